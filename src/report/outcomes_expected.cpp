// The expected response as a small table: from three first scores, at a few ratings, with the band and what it held.
#include "outcomes_expected.hpp"

#include <cmath>

#include "week_words.hpp"

namespace viktig::report {

using base::Message;

namespace {

constexpr std::size_t ratings_shown[] = {2, 4, 8, 12};

/// A quarter, a half and three quarters of the courses began lower: rounded to a whole point, nobody's own score.
std::vector<double> quarters(const std::vector<double>& first_scores) {
    std::vector<double> shown;
    for (std::size_t quarter = 1; quarter <= 3; ++quarter) {
        const double first = std::round(first_scores[quarter * (first_scores.size() - 1) / 4]);
        if (shown.empty() || shown.back() < first) shown.push_back(first);
    }
    return shown;
}

std::string whole(double value) {
    return rounded(value, 0).score.to_string(0);
}

Table line_and_band(const ExpectedCourse& course, const std::vector<double>& firsts, const FigureOf& about, Figures& figures) {
    const stats::ExpectedResponse& response = course.response;
    Table table{"expected", {{"first", {"outcomes.expected.first"}, Align::right, 1}}, {}};
    std::vector<std::size_t> ratings;
    for (const std::size_t rating : ratings_shown)
        if (rating <= response.longest) ratings.push_back(rating);
    static constexpr std::string_view keys[] = {"rating_2", "rating_4", "rating_8", "rating_12"};
    for (std::size_t n = 0; n < ratings.size(); ++n) table.columns.push_back({keys[n], {"outcomes.expected.rating", {ratings[n]}}, Align::right, 2});
    for (const double first : firsts) {
        std::vector<Cell> row{Number{rounded(first, 0).score, 0}};
        for (const std::size_t rating : ratings) {
            const auto expected = stats::expected_score(response, first, rating, course.band / 100.0);
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

Item coverage(const ExpectedCourse& course, const FigureOf& about, Figures& figures) {
    const stats::HeldOut& held = *course.held;
    const std::size_t all = held.below + held.inside + held.above;
    const ShareCells inside = figures.share(about, "held_out_inside", held.inside, all);
    figures.share(about, "held_out_below", held.below, all);
    figures.share(about, "held_out_above", held.above, all);
    Item item;
    item.text = {"outcomes.expected.held-out", {Message{std::get<Message>(inside.share)}, all, course.band}};
    return item;
}

}  // namespace

void OutcomesExpected::add(const OutcomesCase& one) {
    for (const auto& own_lives : one.closed) {
        std::vector<std::pair<std::string, std::vector<base::Score>>> rated;
        for (const RatedCourse& course : own_lives) rated.emplace_back(course.measure->id, course.totals);
        ended_.add(rated);
    }
}

std::optional<Section> OutcomesExpected::section(Figures& figures) const {
    Section section{{}, {"outcomes.expected"}, {}, {}};
    for (const std::string& id : settings_.asked) {
        const model::Measure* measure = measures_.find(id);
        if (!measure || measure->type != model::MeasureType::outcome) continue;
        const FigureOf about{"expected", id, "self", {}};
        const auto course = ended_.expected(id, settings_.expected_band);
        if (!course) {
            section.parts.emplace_back(Statements{id, {{"outcomes.expected.too-few", {label_of(*measure), stats::fewest_episodes}}}, {}});
            continue;
        }
        const stats::ExpectedResponse& response = course->response;
        Items items{id, {}, {}, {}, {}, 1};
        Item size;
        size.text = {"outcomes.expected.size", {label_of(*measure), response.episodes, response.rows, course->band}};
        if (response.r_squared) {
            size.text = {"outcomes.expected.size-r2", {label_of(*measure), response.episodes, response.rows, rounded(*response.r_squared, 2), course->band}};
            figures.value(about, "r_squared", response.episodes, *response.r_squared, 2);
        }
        items.items.push_back(std::move(size));
        figures.value(about, "residual_sd", response.episodes, response.residual_sd, 2);
        for (std::size_t n = 0; n < response.coefficients.size(); ++n)
            figures.value(about, "c" + std::to_string(n), response.episodes, response.coefficients[n], 3);
        if (course->held_percent()) items.items.push_back(coverage(*course, about, figures));
        section.parts.emplace_back(std::move(items));
        section.parts.emplace_back(line_and_band(*course, quarters(ended_.first_scores(id)), about, figures));
    }
    if (section.parts.empty()) return std::nullopt;
    return section;
}

}  // namespace viktig::report
