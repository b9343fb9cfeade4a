// Messages are built, copied and dropped in nearly every file; that code stands here once.
#include "viktig/base/message.hpp"

#include <utility>

namespace viktig::base {

Message::Message() = default;
Message::Message(std::string_view key_of_table) : key(key_of_table) {}
Message::Message(std::string_view key_of_table, std::initializer_list<Argument> args)
    : key(key_of_table), arguments(args) {}
Message::Message(const Message& other) = default;
Message::Message(Message&& other) noexcept = default;
Message& Message::operator=(const Message& other) = default;
Message& Message::operator=(Message&& other) noexcept = default;
Message::~Message() = default;

Argument::Argument(std::string text) : value(std::move(text)) {}
Argument::Argument(std::string_view text) : value(std::string(text)) {}
Argument::Argument(const char* text) : value(std::string(text)) {}
Argument::Argument(int number) : value(std::int64_t{number}) {}
Argument::Argument(long number) : value(std::int64_t{number}) {}
Argument::Argument(long long number) : value(std::int64_t{number}) {}
Argument::Argument(std::size_t number) : value(static_cast<std::int64_t>(number)) {}
Argument::Argument(Decimal decimal) : value(decimal) {}
Argument::Argument(Date date) : value(ShownDate{date, DateStyle::iso}) {}
Argument::Argument(ShownDate date) : value(date) {}
Argument::Argument(Message message) : value(std::move(message)) {}
Argument::Argument(List list) : value(std::move(list)) {}
Argument::Argument(const Argument& other) = default;
Argument::Argument(Argument&& other) noexcept = default;
Argument& Argument::operator=(const Argument& other) = default;
Argument& Argument::operator=(Argument&& other) noexcept = default;
Argument::~Argument() = default;

}  // namespace viktig::base
