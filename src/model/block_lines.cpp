// Which lines of a ledger's text are a block's.
#include "viktig/model/block_lines.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace viktig::model {
namespace {

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const auto first = line.find_first_not_of(" \t\r");
        lines.push_back(first == std::string_view::npos ? std::string_view() : line.substr(first));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

/// Behind the brackets of a head stands nothing but a comment; words of several lines may have a line that only begins so.
bool is_head(std::string_view line) {
    if (!line.starts_with('[')) return false;
    const bool quoted = line.find_first_of("\"'") != std::string_view::npos;
    const auto end = quoted ? line.rfind(']') : line.find_first_of(']');
    if (end == std::string_view::npos) return false;
    const auto behind = line.find_first_not_of("] \t\r", end);
    return behind == std::string_view::npos || line[behind] == '#';
}

/// `session.2026-08-21-7qx4m2.rated` of `[ session."2026-08-21-7qx4m2".rated ]`; empty for a line that is no head.
std::string path_of(std::string_view line) {
    std::string path;
    if (!is_head(line)) return path;
    line.remove_prefix(line.find_first_not_of('['));
    for (const char c : line) {
        if (c == ']') break;
        if (c != ' ' && c != '\t' && c != '"' && c != '\'') path += c;
    }
    return path;
}

}  // namespace

Lines lines_of(const Ledger& ledger, const Block& block) {
    const std::vector<std::string_view> lines = split(ledger.text);
    const auto line = [&](long n) { return lines[static_cast<std::size_t>(n - 1)]; };
    const auto is_comment = [&](long n) { return line(n).starts_with('#'); };
    const long count = static_cast<long>(lines.size());
    Lines found{block.spot.line, block.spot.line + 1};
    const std::string own = path_of(line(block.spot.line)) + ".";
    const auto begins_other = [&](long n) {
        if (std::ranges::any_of(ledger.blocks, [&](const Block& other) { return other.spot.line == n; })) return true;
        const std::string path = path_of(line(n));
        return is_head(line(n)) && (own == "." || !path.starts_with(own));
    };
    while (found.end <= count && !begins_other(found.end)) ++found.end;
    if (found.end <= count)
        while (found.end - 1 > found.first && is_comment(found.end - 1)) --found.end;
    while (found.first > 1 && is_comment(found.first - 1)) --found.first;
    return found;
}

}  // namespace viktig::model
