// Messages into words: finds the entry, puts the arguments in.
#include "viktig/lang/words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/args.h>
#include <fmt/format.h>

#include "tables.hpp"
#include "viktig/base/text.hpp"

namespace viktig::lang {

using namespace base;

namespace {

std::string words_of(const Message& message, Language language);

std::span<const Table> tables() {
    static const std::array all = {
        en_changes(),
        en_check(),
        en_cli(),
        en_client_report(),
        en_common(),
        en_explain(),
        en_model(),
        en_network_report(),
        en_outcomes_report(),
        en_remedies(),
        en_render(),
        en_rewriting(),
        en_signals(),
        en_store(),
        en_trend(),
        en_week_report(),
    };
    return all;
}

/// The words of a key that was looked up before, of most that a page asks for: by hash, the latest of those that share a place.
/// Not for several threads at once, of which there are none.
Entry& remembered(std::uint32_t hash) {
    constexpr std::size_t places = 64;
    static std::array<Entry, places> all;
    return all[hash % places];
}

std::string_view pattern_of(std::string_view key, Language) {  // the other languages have no words of their own
    const std::uint32_t hash = hash_of(key);
    Entry& known = remembered(hash);
    if (!known.key.empty() && known.key == key) return known.english;
    for (const Table& table : tables()) {
        const std::size_t last = table.slots.size() - 1;  // of a power of two
        for (std::size_t slot = hash & last; table.slots[slot] != 0; slot = (slot + 1) & last) {
            if ((table.slots[slot] ^ hash) >> Table::number_bits != 0) continue;
            const Entry entry = table.entry((table.slots[slot] & ((1U << Table::number_bits) - 1)) - 1);
            if (entry.key != key) continue;
            known = entry;
            return entry.english;
        }
    }
    throw std::logic_error(fmt::format("no words for the message '{}'", key));
}

std::string decimal_in_words(const Decimal& decimal) {
    const std::string digits = decimal.score.to_string(decimal.decimals);
    return decimal.with_sign && decimal.score > Score{} ? '+' + digits : digits;
}

std::string_view style_key(DateStyle style) {
    switch (style) {
        case DateStyle::iso: break;
        case DateStyle::day_month: return "date.style.day-month";
        case DateStyle::weekday_day_month: return "date.style.weekday-day-month";
        case DateStyle::weekday_day_month_year: return "date.style.weekday-day-month-year";
        case DateStyle::day_month_year: return "date.style.day-month-year";
    }
    throw std::logic_error("a date style without a pattern");
}

std::string date_in_words(const ShownDate& shown, Language language) {
    if (shown.style == DateStyle::iso) return to_string(shown.date);
    static constexpr std::array<std::string_view, 7> weekdays = {
        "date.weekday.1", "date.weekday.2", "date.weekday.3", "date.weekday.4",
        "date.weekday.5", "date.weekday.6", "date.weekday.7",
    };
    static constexpr std::array<std::string_view, 12> months = {
        "date.month.01", "date.month.02", "date.month.03", "date.month.04", "date.month.05", "date.month.06",
        "date.month.07", "date.month.08", "date.month.09", "date.month.10", "date.month.11", "date.month.12",
    };
    const std::chrono::year_month_day parts{shown.date};
    const auto weekday = static_cast<std::size_t>(weekday_index(shown.date));
    const auto month = static_cast<unsigned>(parts.month()) - 1;
    return fmt::format(fmt::runtime(pattern_of(style_key(shown.style), language)),
                       pattern_of(weekdays[weekday], language), static_cast<unsigned>(parts.day()),
                       pattern_of(months[month], language), static_cast<int>(parts.year()));
}

std::string list_in_words(const List& list, Language language) {
    std::string joined;
    for (const Message& part : list.parts) {
        if (&part != list.parts.data()) joined += list.separator;
        joined += words_of(part, language);
    }
    return joined;
}

struct ArgumentInWords {
    Language language;
    std::string operator()(const std::string& own) const { return printable(own); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const Decimal& decimal) const { return decimal_in_words(decimal); }
    std::string operator()(const ShownDate& date) const { return date_in_words(date, language); }
    std::string operator()(const Message& message) const { return words_of(message, language); }
    std::string operator()(const List& list) const { return list_in_words(list, language); }
};

std::string words_of(const Message& message, Language language) {
    if (message.empty()) return {};
    const std::string_view pattern = pattern_of(message.key, language);
    if (pattern.find_first_of("{}") == std::string_view::npos) return std::string(pattern);
    if (pattern == "{0}" && !message.arguments.empty()) return std::visit(ArgumentInWords{language}, message.arguments.front().value);
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const Argument& argument : message.arguments) {
        arguments.push_back(std::visit(ArgumentInWords{language}, argument.value));
    }
    try {
        return fmt::vformat(pattern, arguments);
    } catch (const fmt::format_error& error) {
        throw std::logic_error(fmt::format("the message '{}': {}", message.key, error.what()));
    }
}

}  // namespace

std::optional<Language> parse_language(std::string_view code) {
    if (code == "en") return Language::en;
    if (code == "nb" || code == "no") return Language::nb;
    if (code == "nn") return Language::nn;
    if (code == "da") return Language::da;
    return std::nullopt;
}

std::string words(const Message& message, Language language) {
    return words_of(message, language);
}

std::vector<Entry> all_entries() {
    std::vector<Entry> entries;
    for (const Table& table : tables())
        for (std::size_t n = 0; n < table.size(); ++n) entries.push_back(table.entry(n));
    return entries;
}

}  // namespace viktig::lang
