// Ended courses into a line, and the line into a limit for one rating.
#include "viktig/report/expected_courses.hpp"

#include <algorithm>

#include "figures.hpp"
#include "rated_course.hpp"
#include "viktig/stats/reliable_change.hpp"

namespace viktig::report {

using base::Score;

namespace {

/// Rounded up or down to so many decimals, where it is not there already.
Score to_decimals(Score score, int decimals, bool up) {
    const long long grid = decimals == 0 ? 1000 : decimals == 1 ? 100 : decimals == 2 ? 10 : 1;
    const long long whole = score.thousandths() / grid, over = score.thousandths() % grid;
    if (up && over > 0) return Score::from_thousandths((whole + 1) * grid);
    if (!up && over < 0) return Score::from_thousandths((whole - 1) * grid);
    return Score::from_thousandths(whole * grid);
}

}  // namespace

std::optional<ExpectedRating> ExpectedCourse::at(Score first, std::size_t rating, stats::Direction direction, int decimals) const {
    if (value_of(first) < response.least_first || value_of(first) > response.most_first) return std::nullopt;
    // The line rises with the logarithm: where the last of them stood it is nearly level, and later nobody has been.
    const std::size_t held_to = std::min(rating, response.longest);
    const auto figures = stats::expected_score(response, value_of(first), held_to, band / 100.0);
    if (!figures) return std::nullopt;
    const bool higher = direction == stats::Direction::higher_is_better;
    const auto edge = higher ? stats::smallest_score_at_least(figures->band.lower) : stats::largest_score_at_most(figures->band.upper);
    if (!edge) return std::nullopt;
    return ExpectedRating{held_to, *figures, to_decimals(*edge, decimals, higher)};
}

std::optional<double> ExpectedCourse::held_percent() const {
    if (!held) return std::nullopt;
    const std::size_t all = held->below + held->inside + held->above;
    if (all == 0) return std::nullopt;
    return 100.0 * static_cast<double>(held->inside) / static_cast<double>(all);
}

bool can_be_behind(const model::History& history, const Series& series) {
    return series.type == SeriesType::outcome && series.about.empty() && series.points.size() > 1 &&
           relation_of(history, series.voice) != staff_relation;
}

void EndedCourses::add(const model::History& history, const model::Settings& settings) {
    for (const model::Episode& episode : history.episodes) {
        if (!episode.ending) continue;
        std::vector<std::pair<std::string, std::vector<Score>>> rated;
        for (RatedCourse& course : ratings_of(history, episode, collect_series(history, episode, settings)))
            if (is_own_life(course)) rated.emplace_back(course.measure->id, std::move(course.totals));
        add(rated);
    }
}

void EndedCourses::add(const std::vector<std::pair<std::string, std::vector<Score>>>& rated) {
    std::map<std::string, std::vector<Scores>> by_measure;
    for (const auto& [measure, totals] : rated) {
        if (totals.size() < stats::fewest_ratings) continue;
        Scores scores;
        scores.reserve(totals.size());
        for (const Score total : totals) scores.push_back(value_of(total));
        by_measure[measure].push_back(std::move(scores));
    }
    for (auto& [measure, courses] : by_measure) by_measure_[measure].push_back(std::move(courses));
}

std::optional<ExpectedCourse> EndedCourses::expected(const std::string& measure, int band) const {
    const auto found = by_measure_.find(measure);
    if (found == by_measure_.end() || found->second.size() < stats::fewest_episodes) return std::nullopt;
    std::vector<stats::Episode> episodes;
    for (const auto& courses : found->second) episodes.push_back({{courses.begin(), courses.end()}});
    const auto response = stats::fit_expected_response(episodes);
    if (!response) return std::nullopt;
    return ExpectedCourse{*response, band, stats::held_out(episodes, *response, band / 100.0)};
}

ExpectedCourses EndedCourses::expected(int band) const {
    ExpectedCourses all;
    for (const auto& [measure, courses] : by_measure_)
        if (auto course = expected(measure, band)) all.emplace(measure, std::move(*course));
    return all;
}

std::vector<double> EndedCourses::first_scores(const std::string& measure) const {
    std::vector<double> firsts;
    if (const auto found = by_measure_.find(measure); found != by_measure_.end())
        for (const auto& courses : found->second)
            for (const Scores& scores : courses) firsts.push_back(scores.front());
    std::ranges::sort(firsts);
    return firsts;
}

}  // namespace viktig::report
