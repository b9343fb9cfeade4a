// The end of a ledger that is no TOML: where it begins, and what it looks like.
#include "torn_end.hpp"

#include <algorithm>

#include "viktig/model/problem.hpp"

namespace viktig::store {
namespace {

constexpr std::string_view mark_begin = "\nlogged = ";

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
    return SoundPart{std::move(*table), end, false, {line_at(text, end), 1}, {"file.zeros", {line_at(text, end)}}, {"file.hint-torn", {client}}};
}

/// Where the line ends that is a whole commit mark and begins behind the line feed at this place; npos where it is none.
std::size_t end_of_mark(std::string_view text, std::size_t line_feed) {
    constexpr std::size_t instant = 20;  // 2026-08-21T09:02:10Z
    const auto from = line_feed + mark_begin.size();
    const auto end = text.find('\n', from);
    const bool whole = end != std::string_view::npos && base::parse_instant(std::string(text.substr(from, instant))) &&
                       text.substr(from + instant, end - from - instant).find_first_not_of('\r') == std::string_view::npos;
    return whole ? end + 1 : std::string_view::npos;
}

/// Where the last whole commit mark ends; npos when there is none.
std::size_t end_of_last_mark(std::string_view text) {
    for (auto at = text.rfind(mark_begin); at != std::string_view::npos && at > 0; at = text.rfind(mark_begin, at - 1))
        if (const auto end = end_of_mark(text, at); end != std::string_view::npos) return end;
    return std::string_view::npos;
}

/// The same of the first one.
std::size_t end_of_first_mark(std::string_view text) {
    for (auto at = text.find(mark_begin); at != std::string_view::npos; at = text.find(mark_begin, at + 1))
        if (const auto end = end_of_mark(text, at); end != std::string_view::npos) return end;
    return std::string_view::npos;
}

/// What stands behind the last commit mark and begins no block is not the block's, which was logged whole.
std::optional<SoundPart> before_stray_end(std::string_view text, const std::string& mistake, const std::string& file) {
    const std::size_t end = end_of_last_mark(text);
    if (end == std::string_view::npos || end == text.size() || has_block_from(text, end)) return std::nullopt;
    auto table = ledger_table(toml::parse(text.substr(0, end)));
    if (!table) return std::nullopt;
    return SoundPart{std::move(*table), end, false, {line_at(text, end), 1}, {"file.stray-end", {line_at(text, end), mistake}}, {"file.hint-bad-end", {file}}};
}

/// The shortest end, from a line that begins with `[` on, without which the rest parses. Such a line may also stand inside
/// words, so a few are tried; a mistake before all of them is none of the end. npos when there is none.
std::size_t begin_of_bad_end(std::string_view text, int mistake_line) {
    constexpr int tries = 20;
    std::string_view rest = text;
    for (int n = 0; n < tries; ++n) {
        const auto head = last_head(rest);
        if (head == std::string_view::npos || line_at(text, head) > mistake_line) break;
        rest = rest.substr(0, head);
        const toml::parse_result before = toml::parse(rest);
        if (before) return head;
        mistake_line = spot_of(before.error()).line;
    }
    return std::string_view::npos;
}

/// A write that was cut off breaks at the very end and leaves no whole mark; a hand does so where it slipped.
bool looks_cut_off(std::string_view end, bool mistake_at_end) {
    const auto last_line = end.substr(end.rfind('\n', end.size() - 2) + 1);
    const bool whole_line = end.ends_with('\n') && last_line.starts_with(mark_begin.substr(1));
    return mistake_at_end && !whole_line && end_of_first_mark(end) == std::string_view::npos;
}

/// The part before a last block that was cut off, or that cannot be read for a slip in it. Where more than one block would go
/// with it, they were finished, and the file is left out instead: it is not for us to say which of them stand.
std::optional<SoundPart> before_bad_end(std::string_view text, const toml::parse_error& error, const std::string& file, const std::string& client) {
    const model::Spot mistake = spot_of(error);
    std::size_t begin = begin_of_bad_end(text, mistake.line);
    if (begin == std::string_view::npos) return std::nullopt;
    // The block that begins there may have been finished before the mistake.
    const auto finished = end_of_first_mark(text.substr(begin));
    if (finished != std::string_view::npos && begin + finished < text.size() && line_at(text, begin + finished) <= mistake.line) begin += finished;
    const std::string_view end = text.substr(begin);
    if (const auto mark = end_of_first_mark(end); mark != std::string_view::npos && has_block_from(end, mark)) return std::nullopt;
    auto table = ledger_table(toml::parse(text.substr(0, begin)));
    if (!table) return std::nullopt;
    const bool at_end = mistake.line >= line_at(text, text.size()) - (text.ends_with('\n') ? 1 : 0);
    if (looks_cut_off(end, at_end))
        return SoundPart{std::move(*table), begin, true, {line_at(text, begin), 1}, {"file.torn", {line_at(text, begin)}}, {"file.hint-torn", {client}}};
    const int head = line_at(text, begin + end.find_first_not_of("\r\n"));
    const base::Message hint = mistake.line == head ? base::Message{"file.hint-bad-end", {file}} : base::Message{"hint.correct-the-line", {file, mistake.line}};
    return SoundPart{std::move(*table), begin, true, mistake, {"file.bad-end", {head, std::string(error.description())}}, syntax_hint(error, text, hint)};
}

}  // namespace

std::optional<SoundPart> sound_part(std::string_view text, const toml::parse_error& error, const std::string& file, const std::string& client) {
    if (auto part = before_zeros(text, client)) return part;
    if (auto part = before_stray_end(text, std::string(error.description()), file)) return part;
    return before_bad_end(text, error, file, client);
}

bool is_cut_mark(std::string_view last_line) {
    constexpr std::string_view whole = "logged = 0000-00-00T00:00:00Z";
    if (last_line.size() >= whole.size() || !last_line.starts_with("logged = ")) return false;
    return std::ranges::equal(last_line, whole.substr(0, last_line.size()), [](char c, char pattern) {
        return pattern == '0' ? c >= '0' && c <= '9' : c == pattern;
    });
}

int line_at(std::string_view text, std::size_t place) {
    return 1 + static_cast<int>(std::ranges::count(text.substr(0, place), '\n'));
}

}  // namespace viktig::store
