// The expected response as a small table: from three first scores, at a few ratings, with the band and what it held.
#include "outcomes_expected.hpp"

#include <algorithm>
#include <cmath>

#include "viktig/stats/expected_response.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::Message;

namespace {

constexpr std::size_t ratings_shown[] = {2, 4, 8, 12};

/// A quarter, a half and three quarters of the courses began lower: rounded to a whole point, nobody's own score.
std::vector<double> first_scores(const std::vector<std::vector<double>>& courses) {
    std::vector<double> firsts;
    for (const auto& course : courses)
        if (course.size() >= stats::fewest_ratings) firsts.push_back(course.front());
    std::ranges::sort(firsts);
    std::vector<double> shown;
    for (std::size_t quarter = 1; quarter <= 3; ++quarter) {
        const double first = std::round(firsts[quarter * (firsts.size() - 1) / 4]);
        if (shown.empty() || shown.back() < first) shown.push_back(first);
    }
    return shown;
}

std::string whole(double value) {
    return rounded(value, 0).score.to_string(0);
}

Table line_and_band(const stats::ExpectedResponse& response, const std::vector<double>& firsts, const FigureOf& about, Figures& figures) {
    Table table{"expected", {{"first", {"outcomes.expected.first"}, Align::right, 1}}, {}};
    std::vector<std::size_t> ratings;
    for (const std::size_t rating : ratings_shown)
        if (rating <= response.longest) ratings.push_back(rating);
    static constexpr std::string_view keys[] = {"rating_2", "rating_4", "rating_8", "rating_12"};
    for (std::size_t n = 0; n < ratings.size(); ++n) table.columns.push_back({keys[n], {"outcomes.expected.rating", {ratings[n]}}, Align::right, 2});
    for (const double first : firsts) {
        std::vector<Cell> row{Number{rounded(first, 0).score, 0}};
        for (const std::size_t rating : ratings) {
            const auto expected = stats::expected_score(response, first, rating);
            if (!expected) continue;
            FigureOf of = about;
            of.unit = "first " + whole(first) + " rating " + std::to_string(rating);
            figures.value(of, "expected", response.episodes, expected->score, 1, expected->band);
            row.push_back(Message{"outcomes.expected.cell", {rounded(expected->score, 1), rounded(expected->band.lower, 0), rounded(expected->band.upper, 0)}});
        }
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

void OutcomesExpected::add(const OutcomesCase& one) {
    for (const RatedCourse& rated : one.closed) {
        std::vector<double> totals;
        for (const base::Score total : rated.totals) totals.push_back(static_cast<double>(total.thousandths()) / 1000);
        courses_[rated.measure->id].push_back(std::move(totals));
    }
}

std::optional<Section> OutcomesExpected::section(Figures& figures) const {
    Section section{{}, {"outcomes.expected"}, {}, {}};
    for (const std::string& id : settings_.asked) {
        const model::Measure* measure = measures_.find(id);
        if (!measure || measure->type != model::MeasureType::outcome) continue;
        const FigureOf about{"expected", id, "self", {}};
        const auto found = courses_.find(id);
        std::vector<stats::Episode> episodes;
        if (found != courses_.end())
            for (const auto& course : found->second)
                if (course.size() >= stats::fewest_ratings) episodes.emplace_back(course);
        const auto response = stats::fit_expected_response(episodes);
        if (!response) {
            section.parts.emplace_back(Statements{id, {{"outcomes.expected.too-few", {label_of(*measure), stats::fewest_episodes}}}, {}});
            continue;
        }
        const auto held = stats::held_out(episodes);
        Items items{id, {}, {}, {}, {}, 1};
        Item size;
        size.text = {"outcomes.expected.size", {label_of(*measure), response->episodes, response->rows}};
        if (response->r_squared) {
            size.text = {"outcomes.expected.size-r2", {label_of(*measure), response->episodes, response->rows, rounded(*response->r_squared, 2)}};
            figures.value(about, "r_squared", response->episodes, *response->r_squared, 2);
        }
        items.items.push_back(std::move(size));
        figures.value(about, "residual_sd", response->episodes, response->residual_sd, 2);
        for (std::size_t n = 0; n < response->coefficients.size(); ++n)
            figures.value(about, "c" + std::to_string(n), response->episodes, response->coefficients[n], 3);
        if (held && held->below + held->inside + held->above > 0) {
            const std::size_t all = held->below + held->inside + held->above;
            const ShareCells inside = figures.share(about, "held_out_inside", held->inside, all);
            figures.share(about, "held_out_below", held->below, all);
            figures.share(about, "held_out_above", held->above, all);
            Item coverage;
            coverage.text = {"outcomes.expected.held-out", {Message{std::get<Message>(inside.share)}, all}};
            items.items.push_back(std::move(coverage));
        }
        section.parts.emplace_back(std::move(items));
        section.parts.emplace_back(line_and_band(*response, first_scores(found->second), about, figures));
    }
    if (section.parts.empty()) return std::nullopt;
    return section;
}

}  // namespace viktig::report
