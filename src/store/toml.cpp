// Values of the TOML parser into ours.
#include "toml.hpp"

#include <algorithm>
#include <cmath>

namespace viktig::store {
namespace {

model::Spot spot_at(const toml::source_position& at) {
    return {static_cast<int>(at.line), static_cast<int>(at.column)};
}

/// Where the string that begins at `at` ends: after its closing quotes, or where its line or the text cuts it off.
std::size_t string_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
    const bool many_lines = text.substr(at, 3) == three;
    for (at += many_lines ? 3 : 1; at < text.size(); ++at) {
        if (text[at] == '\\' && quote == '"') {
            ++at;
        } else if (many_lines && text.substr(at, 3) == three) {
            at = text.find_first_not_of(quote, at);  // up to two quotes may stand before the closing ones
            return at == std::string_view::npos ? text.size() : at;
        } else if (!many_lines && text[at] == '\n') {
            return at;
        } else if (!many_lines && text[at] == quote) {
            return at + 1;
        }
    }
    return text.size();
}

/// Where a character of a line begins, counted from 1 as the parser does.
std::size_t byte_of(std::string_view line, int column) {
    std::size_t at = 0;
    while (at < line.size() && --column > 0)
        do ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U);
    return at;
}

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80U;
}

/// Of a name without quotes, if more letters than a-z could be in it.
bool may_be_in_name(char c) {
    return !is_ascii(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

model::Spot spot_of(const toml::node& node) {
    return spot_at(node.source().begin);
}

model::Spot spot_of(const toml::key& key) {
    return spot_at(key.source().begin);
}

model::Spot spot_of(const toml::parse_error& error) {
    return spot_at(error.source().begin);
}

std::optional<base::Score> score_of(const toml::node& node) {
    if (const auto* whole = node.as_integer()) {
        const std::int64_t value = whole->get();
        if (value > 1'000'000'000 || value < -1'000'000'000) return std::nullopt;
        return base::Score::from_whole(value);
    }
    if (const auto* fraction = node.as_floating_point()) return base::Score::from_double(fraction->get());
    return std::nullopt;
}

bool is_nan(const toml::node& node) {
    const auto* fraction = node.as_floating_point();
    return fraction && std::isnan(fraction->get());
}

std::optional<base::Date> date_of(const toml::node& node) {
    const auto* date = node.as_date();
    if (!date) return std::nullopt;
    return base::make_date(date->get().year, date->get().month, date->get().day);
}

std::optional<base::Instant> instant_of(const toml::node& node) {
    const auto* stamp = node.as_date_time();
    if (!stamp) return std::nullopt;
    const toml::date_time& value = stamp->get();
    if (!value.offset || value.offset->minutes != 0 || value.time.nanosecond != 0) return std::nullopt;
    const auto date = base::make_date(value.date.year, value.date.month, value.date.day);
    if (!date) return std::nullopt;
    return base::Instant{*date} + std::chrono::hours{value.time.hour} + std::chrono::minutes{value.time.minute} +
           std::chrono::seconds{value.time.second};
}

base::Message syntax_message(const toml::parse_error& error) {
    return {"file.syntax", {std::string(error.description())}};
}

bool ends_in_quotes(const toml::parse_error& error) {
    return error.description().find("string: encountered end-of-file") != std::string_view::npos;
}

base::Message syntax_hint(const toml::parse_error& error, std::string_view text, base::Message otherwise) {
    const std::string line = model::line_of(text, spot_of(error).line);
    const std::size_t at = byte_of(line, spot_of(error).column);
    const auto says = [&](std::string_view part) { return error.description().find(part) != std::string_view::npos; };
    const bool in_name = (says("key") || says("header")) && !says("a comment or whitespace");
    if (!in_name || at >= line.size() || is_ascii(line[at])) return otherwise;
    std::size_t begin = at, end = at;
    while (begin > 0 && may_be_in_name(line[begin - 1])) --begin;
    while (end < line.size() && may_be_in_name(line[end])) ++end;
    const std::string quoted = '"' + line.substr(begin, end - begin) + '"';
    const auto close = line.find(']', end);
    const bool is_head = line.starts_with('[') && close != std::string::npos;
    return {"file.hint-quote-name", {is_head ? line.substr(0, begin) + quoted + line.substr(end, close + 1 - end) : quoted}};
}

bool keys_too_deep(std::string_view text, int& line) {
    constexpr std::size_t most_dots = 100;
    std::size_t dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"' || c == '\'') {
            at = string_end(text, at);
            continue;
        }
        if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
            continue;
        }
        if (c == '\n' || c == '=' || c == '{' || c == ',' || c == '[') dots = 0;
        if (c == '.' && ++dots > most_dots) {
            line = 1 + static_cast<int>(std::ranges::count(text.substr(0, at), '\n'));
            return true;
        }
        ++at;
    }
    return false;
}

}  // namespace viktig::store
