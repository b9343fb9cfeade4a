// A ledger that is no TOML, read on for check: the parser stops at the first mistake, and people want to know all of them.
#include <algorithm>

#include "toml.hpp"
#include "viktig/model/excerpts.hpp"
#include "viktig/store/ledger_text.hpp"

namespace viktig::store {
namespace {

using model::Loss;
using model::Problem;
using model::Problems;

/// From a line that begins with `[` to the next one; the first part is what stands before all of them.
struct Part {
    std::size_t begin, end;
    int line;
};

std::vector<Part> parts_of(std::string_view text) {
    std::vector<Part> parts{{0, text.size(), 1}};
    int line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
        if (at > 0 && text[at] == '[') {
            parts.back().end = at;
            parts.push_back({at, text.size(), line});
        }
        const auto end = text.find('\n', at);
        at = end == std::string_view::npos ? text.size() : end + 1;
    }
    return parts;
}

/// Quotes that run over lines and are not closed are noticed at the end only: the line on which they are opened.
int line_of_open_quotes(std::string_view part, int otherwise) {
    int line = 1;
    for (std::size_t at = 0; at < part.size(); ++line) {
        const auto end = std::min(part.find('\n', at), part.size());
        for (const std::string_view quotes : {"\"\"\"", "\'\'\'"}) {
            const std::string_view here = part.substr(at, end - at);
            const auto first = here.find(quotes);
            if (first != std::string_view::npos && here.find(quotes, first + quotes.size()) == std::string_view::npos) return line;
        }
        at = end + 1;
    }
    return otherwise;
}

/// The part without its words: lines keep their numbers.
void blank(std::string& text, const Part& part) {
    for (std::size_t at = part.begin; at < part.end; ++at)
        if (text[at] != '\n') text[at] = ' ';
}

}  // namespace

Problems problems_of_broken(const std::string& text, const std::string& file, const std::string& client) {
    constexpr int most_rounds = 50;  // each of them parses the whole text
    Problems problems;
    std::string rest = text;
    const auto parts = parts_of(text);
    for (const Part& part : parts) {
        const std::string_view of_part = std::string_view(text).substr(part.begin, part.end - part.begin);
        const toml::parse_result parsed = toml::parse(of_part);
        if (parsed) continue;
        model::Spot spot = spot_of(parsed.error());
        if (ends_in_quotes(parsed.error())) spot = {line_of_open_quotes(of_part, spot.line), 1};
        const int line = part.line + spot.line - 1;
        problems.push_back({Loss::file, {file, line, spot.column}, model::excerpt_of(text, line), syntax_message(parsed.error()),
                            syntax_hint(parsed.error(), of_part, {"file.hint-syntax", {file}})});
        blank(rest, part);
    }
    for (int n = 0; n < most_rounds; ++n) {
        const ReadLedger read = read_ledger(rest, file, client, Readers::general);
        const auto broken = std::ranges::find(read.problems, std::string_view("file.syntax"), [](const Problem& p) { return p.message.key; });
        if (broken == read.problems.end()) {
            problems.insert(problems.end(), read.problems.begin(), read.problems.end());
            break;
        }
        // Each part can stand for itself and not beside the others: a block that is there twice.
        problems.push_back(*broken);
        const auto after = std::ranges::find_if(parts, [&](const Part& part) { return part.line > broken->place.line; });
        const Part& part = *(after - 1);
        if (rest.find_first_not_of(" \n", part.begin) >= part.end) break;
        blank(rest, part);
    }
    return problems;
}

}  // namespace viktig::store
