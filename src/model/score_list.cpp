// Scores as they are typed.
#include "score_list.hpp"

#include <algorithm>

#include "viktig/base/error.hpp"

namespace viktig::model {
namespace {

using base::Error;
using base::Exit;
using base::Score;

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (true) {
        const auto end = text.find(separator, begin);
        parts.emplace_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

Score parse_part(std::string_view typed, std::string_view part) {
    if (part.empty()) throw Error(Exit::usage, {"score.empty-place", {typed}}, {"score.hint-missing-item"});
    if (part == "?") throw Error(Exit::usage, {"score.question-mark", {typed}}, {"score.hint-question-mark"});
    const auto score = Score::parse(part);
    if (!score) throw Error(Exit::usage, {"score.unreadable", {part}}, {"score.hint-forms"});
    return *score;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// `4,2,5,1` read as 4.2 and 5.1; only where every part is a bare whole number.
std::optional<std::vector<Score>> decimal_commas(const std::vector<std::string>& parts) {
    if (parts.size() % 2 != 0 || !std::ranges::all_of(parts, is_digits)) return std::nullopt;
    std::vector<Score> scores;
    for (std::size_t n = 0; n < parts.size(); n += 2) {
        const auto score = Score::parse(parts[n] + "." + parts[n + 1]);
        if (!score) return std::nullopt;
        scores.push_back(*score);
    }
    return scores;
}

}  // namespace

ScoreList parse_score_list(std::string_view typed) {
    ScoreList list;
    const bool slashes = typed.find('/') != std::string_view::npos;
    const auto parts = split(typed, slashes ? '/' : ',');
    for (std::string part : parts) {
        if (part == "-") {
            list.scores.emplace_back(std::nullopt);
            continue;
        }
        if (slashes && std::ranges::count(part, ',') == 1 && part.find('.') == std::string::npos)
            std::ranges::replace(part, ',', '.');
        list.scores.emplace_back(parse_part(typed, part));
    }
    if (!slashes) list.decimal_reading = decimal_commas(parts);
    return list;
}

Score parse_single_score(std::string_view typed) {
    std::string text(typed);
    if (std::ranges::count(text, ',') == 1 && text.find('.') == std::string::npos) std::ranges::replace(text, ',', '.');
    return parse_part(typed, text);
}

}  // namespace viktig::model
