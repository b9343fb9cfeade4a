// The kinds of damage, each a function from text to text.
#include "differential/damage.hpp"

#include <algorithm>
#include <vector>

#include "differential/damage_parts.hpp"

namespace viktig::tests {
namespace {

using namespace std::string_view_literals;

using Lines = std::vector<std::string>;  // each with its line feed, but perhaps the last

Lines lines_of(const std::string& text) {
    Lines lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

std::string joined(const Lines& lines) {
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

// --- bytes ---

std::string flip(std::string text, Dice& dice) {
    char& byte = text[dice.below(text.size())];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << dice.below(8)));
    return text;
}

std::string replace(std::string text, Dice& dice) {
    text[dice.below(text.size())] = static_cast<char>(dice.below(256));
    return text;
}

std::string drop(std::string text, Dice& dice) {
    return text.erase(dice.below(text.size()), 1);
}

std::string twice(std::string text, Dice& dice) {
    const std::size_t at = dice.below(text.size());
    return text.insert(at, 1, text[at]);
}

std::string swap(std::string text, Dice& dice) {
    const std::size_t at = dice.below(text.size());
    std::swap(text[at], text[(at + 1) % text.size()]);
    return text;
}

constexpr auto marks = "\"'\\[]{}\n\r\t\0\x01\x1F\x7F .,=#-+_:TZe0123456789"sv;  // not all of it before the NUL
static_assert(marks.size() == 36);

std::string put_mark(std::string text, Dice& dice) {
    text[dice.below(text.size())] = dice.one_of(marks);
    return text;
}

std::string insert_mark(std::string text, Dice& dice) {
    return text.insert(dice.below(text.size() + 1), 1, dice.one_of(marks));
}

std::string insert_sequence(std::string text, Dice& dice) {
    return text.insert(dice.below(text.size() + 1), dice.one_of(sequences));
}

std::string cut(std::string text, Dice& dice) {
    return text.substr(0, dice.below(text.size()));
}

// --- values ---

/// One of the places where a part stands gets something else in its place; the text as it is where there is none.
std::string put_at(std::string text, std::string_view part, std::string_view other, Dice& dice) {
    std::vector<std::size_t> places;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) places.push_back(at);
    return places.empty() ? text : text.replace(dice.one_of(places), part.size(), other);
}

/// The date, the time behind a date, or the number that begins somewhere.
std::string put_value(std::string text, Dice& dice) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    std::vector<std::size_t> places;
    const auto within = [&](std::size_t at) {  // behind a hyphen or a point of the same date, id or number; not behind a minus
        return digit(at - 1) || text[at - 1] == '.' || (text[at - 1] == '-' && (at < 2 || (text[at - 2] != ' ' && text[at - 2] != '[')));
    };
    for (std::size_t at = 1; at < text.size(); ++at)
        if (digit(at) && !within(at)) places.push_back(at);
    if (places.empty()) return text;
    const std::size_t at = dice.one_of(places);
    const bool is_date = at + 10 <= text.size() && text[at + 4] == '-' && text[at + 7] == '-';
    if (is_date && text.substr(at + 10, 1) == "T" && dice.one_in(2))
        return text.replace(at + 10, 10, dice.one_of(times));
    if (is_date) return text.replace(at, 10, dice.one_of(days));
    const auto end = text.find_first_not_of("0123456789.", at);
    return text.replace(at, std::min(end, text.size()) - at, dice.one_of(numbers));
}

/// Behind a quote, which most often opens a string.
std::string insert_escape(std::string text, Dice& dice) {
    return put_at(std::move(text), "\"", '"' + dice.one_of(escapes), dice);
}

/// One of these in one place, where it stands.
std::string rewrite(std::string text, Dice& dice) {
    for (int tries = 0; tries < 20; ++tries) {
        const auto& [part, other] = dice.one_of(rewritings);
        if (text.find(part) != std::string::npos) return put_at(std::move(text), part, other, dice);
    }
    return text;
}

std::string all_windows(std::string text, Dice& dice) {
    if (dice.one_in(2)) return "\xEF\xBB\xBF" + text;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, 1, '\r');
    return text;
}

// --- lines ---

std::string drop_line(std::string text, Dice& dice) {
    Lines lines = lines_of(text);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size())));
    return joined(lines);
}

std::string swap_lines(std::string text, Dice& dice) {
    Lines lines = lines_of(text);
    const std::size_t at = dice.below(lines.size());
    std::swap(lines[at], lines[(at + 1) % lines.size()]);
    return joined(lines);
}

/// A line once more, behind itself or anywhere: a key twice, a head line twice.
std::string repeat_line(std::string text, Dice& dice) {
    Lines lines = lines_of(text);
    const std::size_t at = dice.below(lines.size());
    const std::size_t to = dice.one_in(2) ? at : dice.below(lines.size() + 1);
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), std::string(lines[at]));
    return joined(lines);
}

bool is_head(const std::string& line) {
    return line.starts_with('[');
}

/// The whole last block once more, with another head perhaps: an id twice.
std::string repeat_block(std::string text, Dice& dice) {
    const Lines lines = lines_of(text);
    const auto last = std::ranges::find_if(lines.rbegin(), lines.rend(), is_head);
    if (last == lines.rend()) return text;
    std::vector<std::string> heads;
    std::ranges::copy_if(lines, std::back_inserter(heads), is_head);
    const Lines rest(last.base(), lines.end());
    return text + "\n" + (dice.one_in(2) ? *last : dice.one_of(heads)) + joined(rest);
}

/// One block to another place: its first or second half may come to stand within another.
std::string move_block(std::string text, Dice& dice) {
    Lines lines = lines_of(text);
    std::vector<std::size_t> heads;
    for (std::size_t n = 0; n < lines.size(); ++n)
        if (is_head(lines[n])) heads.push_back(n);
    if (heads.empty()) return text;
    const std::size_t from = dice.one_of(heads);
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = std::find_if(begin + 1, lines.end(), is_head);
    const Lines block(begin, end);
    lines.erase(begin, end);
    const std::size_t to = dice.one_in(2) ? lines.size() : dice.below(lines.size() + 1);
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), block.begin(), block.end());
    return joined(lines);
}

/// What a program that joins files makes of two: one behind the other, or a part of both between git's marks.
std::string merge(std::string text, Dice& dice) {
    if (dice.one_in(3)) return text + text;
    Lines lines = lines_of(text);
    const std::size_t at = dice.below(lines.size()), count = dice.below(lines.size() - at);
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(at);
    const std::string ours = joined(Lines(begin, begin + static_cast<std::ptrdiff_t>(count)));
    lines[at] = "<<<<<<< HEAD\n" + ours + "=======\n" + (dice.one_in(2) ? "" : ours) + ">>>>>>> other\n" + lines[at];
    return joined(lines);
}

/// As a disk leaves a file that was being written when the power went: zeros at its end, or in a part of it.
std::string put_zeros(std::string text, Dice& dice) {
    const std::size_t at = dice.below(text.size());
    if (dice.one_in(2)) return text.replace(at, std::string::npos, text.size() - at, '\0');
    if (dice.one_in(2)) return text.append(1 + dice.below(8), '\0');
    const std::size_t count = std::min<std::size_t>(1 + dice.below(16), text.size() - at);
    return text.replace(at, count, count, '\0');
}

std::string damage_first_head(std::string text, Dice& dice) {
    const auto head = text.find("\n[");
    const auto end = head == std::string::npos ? text.size() : std::min(text.find('\n', head + 1), text.size());
    const std::size_t begin = head == std::string::npos ? 0 : head;
    const std::size_t at = begin + dice.below(end - begin);
    if (dice.one_in(3)) return text.erase(at, 1);
    if (dice.one_in(2)) return text.insert(at, 1, dice.one_of(marks));
    text[at] = static_cast<char>(dice.below(256));
    return text;
}

/// A rating twice: in its inline table, by a dotted key, or as its own table.
std::string repeat_key(std::string text, Dice& dice) {
    std::vector<std::size_t> places;
    for (auto at = text.find(" = { "); at != std::string::npos; at = text.find(" = { ", at + 1)) places.push_back(at);
    if (places.empty()) return repeat_line(std::move(text), dice);
    const std::size_t at = dice.one_of(places);
    const std::size_t line = text.rfind('\n', at) + 1;
    const std::size_t end = std::min(text.find(" = ", at + 5), text.size());
    const std::string name = text.substr(line, at - line), what = text.substr(at + 5, end - at - 5);
    switch (dice.below(4)) {
        case 0: return text.insert(at + 5, what + " = 3, ");
        case 1: return text.insert(line, name + "." + what + " = 3\n");
        case 2: return text.insert(std::min(text.find('\n', at), text.size() - 1) + 1, name + "." + what + " = 3\n");
        default: return text.insert(line, name + " = { x = 3 }\n");
    }
}

struct Kind {
    std::string_view name;
    std::string (*damage)(std::string text, Dice& dice);
};

constexpr Kind kinds[] = {
    {"a bit flipped", flip},
    {"a byte replaced", replace},
    {"a byte dropped", drop},
    {"a byte doubled", twice},
    {"two bytes swapped", swap},
    {"a mark put", put_mark},
    {"a mark inserted", insert_mark},
    {"a sequence", insert_sequence},
    {"cut", cut},
    {"a value", put_value},
    {"a value", put_value},
    {"an escape", insert_escape},
    {"rewritten", rewrite},
    {"rewritten", rewrite},
    {"rewritten", rewrite},
    {"as on Windows", all_windows},
    {"a line dropped", drop_line},
    {"two lines swapped", swap_lines},
    {"a line repeated", repeat_line},
    {"a block repeated", repeat_block},
    {"a block moved", move_block},
    {"joined", merge},
    {"zeros", put_zeros},
    {"the first head", damage_first_head},
    {"a key repeated", repeat_key},
};

}  // namespace

Damaged damaged(const std::string& text, Dice& dice) {
    const Kind& kind = dice.one_of(kinds);
    return {kind.name, kind.damage(text, dice)};
}

}  // namespace viktig::tests
