// The end of a ledger that is no TOML: where it begins, and what it looks like.
#include "torn_end.hpp"

#include <algorithm>

#include "viktig/model/problem.hpp"

namespace viktig::store {
namespace {

/// Where the last line that begins with `[` begins; npos when there is none.
std::size_t last_head(std::string_view text) {
    std::size_t end = text.size();
    while (true) {
        const auto bracket = end == 0 ? std::string_view::npos : text.rfind('[', end - 1);
        if (bracket == std::string_view::npos) return std::string_view::npos;
        if (bracket == 0 || text[bracket - 1] == '\n') return bracket;
        end = bracket;
    }
}

bool has_block_from(std::string_view text, std::size_t place) {
    const auto head = last_head(text);
    return head != std::string_view::npos && head >= place;
}

/// nullopt where it is no ledger either.
std::optional<toml::table> ledger_table(toml::parse_result parsed) {
    if (!parsed || !parsed.table().contains("viktig") || !parsed.table().contains("client")) return std::nullopt;
    return std::move(parsed).table();
}

/// After a power cut some disks have kept the length of the last write and NUL in the place of its bytes, of all or of
/// the first. Where no block begins after the NUL, the last one before it is whole and is not part of the tear.
std::optional<SoundPart> before_zeros(std::string_view text, const std::string& client) {
    const std::size_t end = text.find('\0');
    if (end == std::string_view::npos || has_block_from(text, end)) return std::nullopt;
    auto table = ledger_table(toml::parse(text.substr(0, end)));
    if (!table) return std::nullopt;
    return SoundPart{std::move(*table), end, false, {"file.zeros", {line_at(text, end)}}, {"file.hint-torn", {client}}};
}

/// Where the last line ends that is a whole commit mark; npos when there is none.
std::size_t end_of_last_mark(std::string_view text) {
    constexpr std::string_view begin = "\nlogged = ";
    constexpr std::size_t instant = 20;  // 2026-08-21T09:02:10Z
    for (auto at = text.rfind(begin); at != std::string_view::npos && at > 0; at = text.rfind(begin, at - 1)) {
        const auto from = at + begin.size();
        const auto end = text.find('\n', from);
        if (end != std::string_view::npos && base::parse_instant(std::string(text.substr(from, instant))) &&
            text.substr(from + instant, end - from - instant).find_first_not_of("\r") == std::string_view::npos)
            return end + 1;
    }
    return std::string_view::npos;
}

/// What stands behind the last commit mark and begins no block is not the block's, which was logged whole.
std::optional<SoundPart> before_stray_end(std::string_view text, const std::string& mistake, const std::string& file) {
    const std::size_t end = end_of_last_mark(text);
    if (end == std::string_view::npos || end == text.size() || has_block_from(text, end)) return std::nullopt;
    auto table = ledger_table(toml::parse(text.substr(0, end)));
    if (!table) return std::nullopt;
    return SoundPart{std::move(*table), end, false, {"file.stray-end", {line_at(text, end), mistake}}, {"file.hint-bad-end", {file}}};
}

/// A torn end: the shortest one from a line that begins with `[` on, without which the rest parses. Such a line may also
/// stand inside words, so a few are tried; a mistake before all of them is no tear.
std::optional<SoundPart> before_tear(std::string_view text, const toml::parse_error& error, const std::string& file, const std::string& client) {
    constexpr int tries = 20;
    long mistake_line = spot_of(error).line;
    // A write that was cut off breaks at the end of the file; a slip of the hand where it was made.
    const bool at_end = mistake_line >= line_at(text, text.size()) - (text.ends_with('\n') ? 1 : 0);
    std::string mistake(error.description());
    std::string_view rest = text;
    for (int n = 0; n < tries; ++n) {
        const auto head = last_head(rest);
        if (head == std::string_view::npos || line_at(text, head) > mistake_line) return std::nullopt;
        rest = rest.substr(0, head);
        toml::parse_result before = toml::parse(rest);
        if (!before) {
            mistake_line = spot_of(before.error()).line;
            continue;
        }
        auto table = ledger_table(std::move(before));
        if (!table) return std::nullopt;
        if (at_end) return SoundPart{std::move(*table), head, true, {"file.torn", {line_at(text, head)}}, {"file.hint-torn", {client}}};
        return SoundPart{std::move(*table), head, true, {"file.bad-end", {line_at(text, head), std::move(mistake)}}, syntax_hint(error, text, {"file.hint-bad-end", {file}})};
    }
    return std::nullopt;
}

}  // namespace

std::optional<SoundPart> sound_part(std::string_view text, const toml::parse_error& error, const std::string& file, const std::string& client) {
    if (auto part = before_zeros(text, client)) return part;
    if (auto part = before_stray_end(text, std::string(error.description()), file)) return part;
    return before_tear(text, error, file, client);
}

bool is_cut_mark(std::string_view last_line) {
    constexpr std::string_view whole = "logged = 0000-00-00T00:00:00Z";
    if (last_line.size() >= whole.size() || !last_line.starts_with("logged = ")) return false;
    return std::ranges::equal(last_line, whole.substr(0, last_line.size()), [](char c, char pattern) {
        return pattern == '0' ? c >= '0' && c <= '9' : c == pattern;
    });
}

long line_at(std::string_view text, std::size_t place) {
    return 1 + std::ranges::count(text.substr(0, place), '\n');
}

}  // namespace viktig::store
