// The lines that trouble stands on, found in one go: a ledger may be large, and much of it wrong.
#include "viktig/model/excerpts.hpp"

#include <algorithm>

#include "viktig/model/identity.hpp"
#include "viktig/model/ledger.hpp"

namespace viktig::model {

namespace {

constexpr std::size_t beside = 200;  // bytes before and after a line in which the rest of a number is looked for
constexpr std::size_t longest = 2000;  // of a line; more than is shown

bool may_hold_digits(std::string_view line) {
    return std::ranges::any_of(line, [](char c) { return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; });
}

/// What is said of the line says nothing that is not shown of it: `["150765", "16550"]`, each told by itself. A whole number
/// stays, for whoever looks it up; it is masked where it is said.
void hide_parts(base::Message& said, const std::string& line, const std::string& excerpt) {
    for (base::Argument& argument : said.arguments) {
        if (auto* inner = std::get_if<base::Message>(&argument.value)) hide_parts(*inner, line, excerpt);
        if (auto* list = std::get_if<base::List>(&argument.value))
            for (base::Message& part : list->parts) hide_parts(part, line, excerpt);
        auto* text = std::get_if<std::string>(&argument.value);
        if (!text || !may_hold_digits(*text) || line.find(*text) == std::string::npos || excerpt.find(*text) != std::string::npos) continue;
        if (surest_identity_number(*text)) continue;
        std::string dots;
        for (std::size_t n = 0; n < text->size(); ++n) dots += "•";
        *text = dots;
    }
}

template <typename Told>
void show_lines_of(std::vector<Told>& all, std::string_view text) {
    std::vector<Told*> by_line;
    for (Told& told : all)
        if (told.place.line > 0) by_line.push_back(&told);
    std::ranges::sort(by_line, {}, [](const Told* told) { return told->place.line; });
    long line = 1;
    std::size_t begin = 0;  // of that line
    const Told* same_line = nullptr;  // much may be told of one line
    std::string as_it_stands;
    for (Told* told : by_line) {
        for (; line < told->place.line; ++line) {
            const auto end = text.find('\n', begin);
            begin = end == std::string_view::npos ? text.size() : end + 1;
        }
        if (same_line && same_line->place.line == told->place.line) {
            told->excerpt = same_line->excerpt;
        } else {
            told->excerpt = excerpt_at(text, begin);
            as_it_stands = line_of(text.substr(begin), 1);
        }
        same_line = told;
        if (told->excerpt == as_it_stands) continue;
        for (base::Message* said : {&told->message, &told->hint}) hide_parts(*said, as_it_stands, told->excerpt);
    }
}

}  // namespace

std::string excerpt_at(std::string_view text, std::size_t begin) {
    std::string as_it_stands = line_of(text.substr(begin), 1);
    if (!may_hold_digits(as_it_stands)) return as_it_stands;
    const std::size_t end = std::min({text.find('\n', begin), text.size(), begin + longest});
    const std::size_t from = begin - std::min(begin, beside);
    const auto before = std::count(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    return line_of(mask_identity_numbers(text.substr(from, end + beside - from)), before + 1);
}

std::string excerpt_of(std::string_view text, long line) {
    std::size_t begin = 0;
    for (; line > 1; --line) {
        const auto end = text.find('\n', begin);
        if (end == std::string_view::npos) return {};
        begin = end + 1;
    }
    return line < 1 ? std::string() : excerpt_at(text, begin);
}

void show_lines(Problems& problems, std::string_view text) {
    show_lines_of(problems, text);
}

void show_lines(Findings& findings, std::string_view text) {
    show_lines_of(findings, text);
}

}  // namespace viktig::model
