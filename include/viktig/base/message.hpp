// A sentence before it is put into words: a key and typed arguments. Everything below `render` and `cli`
// speaks to people in Messages; `lang` turns them into words at the edge.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "viktig/base/date.hpp"
#include "viktig/base/score.hpp"

namespace viktig::base {

struct Argument;

/// `key` names an entry of the message tables, e.g. "score.out-of-range", and must outlive the message (a literal).
/// An empty key is the empty message.
struct Message {
    std::string_view key;
    std::vector<Argument> arguments;

    Message();
    Message(std::string_view key_of_table);
    Message(std::string_view key_of_table, std::initializer_list<Argument> args);
    Message(const Message& other);
    Message(Message&& other) noexcept;
    Message& operator=(const Message& other);
    Message& operator=(Message&& other) noexcept;
    ~Message();

    [[nodiscard]] bool empty() const { return key.empty(); }
};

/// A number of people's making, with the decimals it is shown with.
struct Decimal {
    Score score;
    int decimals = 0;
    bool with_sign = false;  ///< +6.2, -5.5, 0.0: for changes
};

/// How a day is put into words; `iso` is for errors and everything a user may paste.
enum class DateStyle { iso, day_month, weekday_day_month, weekday_day_month_year, day_month_year };

struct ShownDate {
    Date date;
    DateStyle style = DateStyle::iso;
};

/// Several messages shown in a row with `separator` between them.
struct List {
    std::vector<Message> parts;
    std::string_view separator = ", ";
};

/// One argument: own words or an id as they stand, a whole number, a decimal, a day, a message inside the message, a list.
struct Argument {
    using Value = std::variant<std::string, std::int64_t, Decimal, ShownDate, Message, List>;
    Value value;

    Argument(std::string text);
    Argument(std::string_view text);
    Argument(const char* text);
    Argument(int number);
    Argument(long number);
    Argument(long long number);
    Argument(std::size_t number);
    Argument(Decimal decimal);
    Argument(Date date);
    Argument(ShownDate date);
    Argument(Message message);
    Argument(List list);
    Argument(const Argument& other);
    Argument(Argument&& other) noexcept;
    Argument& operator=(const Argument& other);
    Argument& operator=(Argument&& other) noexcept;
    ~Argument();
};

}  // namespace viktig::base
