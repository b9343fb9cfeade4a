// What is counted of one group: coverage first, then classes by where they began, then what stands over the cutoff.
#include "outcomes_group.hpp"

#include <algorithm>
#include <array>

#include "counted_classes.hpp"
#include "figures.hpp"
#include "viktig/stats/small_cells.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::Message;
using stats::ChangeClass;
using stats::Side;

namespace {

constexpr CountedClassWords class_words = {"outcomes.class.better-past-cutoff", "outcomes.class.better", "outcomes.class.no-change",
                                           "outcomes.class.worse", "outcomes.class.worse-past-cutoff"};
constexpr std::size_t class_count = counted_classes.size();

struct BeganWords {
    std::string_view figure, words;
};
constexpr std::array<BeganWords, 3> began_in_order = {{
    {"began_under", "outcomes.began.troubled"},
    {"began_over", "outcomes.began.well"},
    {"began_anywhere", "outcomes.began.no-cutoff"},
}};

std::size_t began_of(const RatedCourse& rated) {
    if (!rated.change.began) return 2;
    return *rated.change.began == Side::under ? 0 : 1;
}

Message who_words(const GroupOnPage& page) {
    if (page.about.who == "self") return {"outcomes.who.self"};
    if (page.about.who == "self-on-other") return {"outcomes.who.self-on-other"};
    std::string relation = page.about.who;
    for (char& letter : relation)
        if ('a' <= letter && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return {"outcomes.who.about", {relation}};
}

/// Coverage stands in front of everything; a small group is only that.
bool enough(const GroupOnPage& page, Section& section) {
    Statements said{"coverage", {}, {}};
    const bool asked = page.group.eligible > 0;  // else it is known only of those who did
    const std::size_t eligible = std::max(page.group.eligible, page.group.rated.size());
    const bool few = !page.paired.empty() && page.paired.size() < page.limit;
    const ShareCells paired = page.figures.share(page.about, "paired", page.paired.size(), eligible, few);
    if (few) {
        said.parts.push_back({"outcomes.too-few-people", {page.limit}});
    } else if (page.paired.empty()) {
        said.parts.push_back({"outcomes.nobody-twice"});
    } else {
        said.parts.push_back({asked ? "outcomes.coverage" : "outcomes.coverage-of-raters", {page.paired.size(), eligible, Message{std::get<Message>(paired.share)}}});
    }
    section.parts.emplace_back(std::move(said));
    return !few && !page.paired.empty();
}

std::size_t sum_of(const std::vector<std::size_t>& counts, std::size_t row) {
    std::size_t whole = 0;
    for (std::size_t n = 0; n < class_count; ++n) whole += counts[row * class_count + n];
    return whole;
}

/// The latest rating on the functional side, reliably better or not, of all whose cutoff is known.
void add_target(const GroupOnPage& page, Table& table) {
    std::array<std::size_t, 3> counts{};  // past it reliably, over it in another way, not over it
    for (const RatedCourse* rated : page.paired) {
        const auto ended = rated->ended();
        if (!ended) continue;
        const bool past = rated->change.verdict == ChangeClass::better_past_cutoff;
        ++counts[*ended == Side::under ? 2 : past ? 0 : 1];
    }
    const std::size_t whole = counts[0] + counts[1] + counts[2];
    if (whole == 0) return;
    const auto withheld = stats::withhold_in_row(counts, page.limit);
    const bool hidden = withheld.total || withheld.cells[0] || withheld.cells[1] || withheld.cells[2];
    add_share_row(table, "ended_over", {"outcomes.target"}, page.figures.share(page.about, "ended_over", counts[0] + counts[1], whole, hidden));
}

Table classes(const GroupOnPage& page) {
    std::vector<std::size_t> counts(began_in_order.size() * class_count);
    for (const RatedCourse* rated : page.paired)
        for (std::size_t n = 0; n < class_count; ++n)
            if (rated->change.verdict == counted_classes[n].verdict) ++counts[began_of(*rated) * class_count + n];
    const auto withheld = stats::withhold_in_table(counts, class_count, page.limit);
    // How many there are in all stands above: the rows must not give each other away against it.
    std::vector<std::size_t> wholes;
    for (std::size_t row = 0; row < began_in_order.size(); ++row) wholes.push_back(sum_of(counts, row));
    const auto rows = stats::withhold_in_row(wholes, page.limit);
    Table table = share_table("classes", {"outcomes.column.people"});
    if (withheld.total || rows.total) return table;  // together they are too few for parts
    for (std::size_t row = 0; row < began_in_order.size(); ++row) {
        const std::size_t whole = wholes[row];
        if (whole == 0) continue;
        const BeganWords& began = began_in_order[row];
        const bool hidden = withheld.row_totals[row] || rows.cells[row];
        add_share_row(table, began.figure, {began.words}, {page.figures.count(page.about, began.figure, whole, hidden), {}, {}});
        for (std::size_t n = 0; n < class_count; ++n) {
            const std::size_t cell = row * class_count + n;
            if (counts[cell] == 0) continue;
            const std::string figure = std::string(began.figure) + '_' + std::string(counted_classes[n].fact);
            ShareCells cells = hidden || withheld.cells[cell] ? ShareCells{page.figures.count(page.about, figure, counts[cell], true), {}, {}}
                                                              : page.figures.share(page.about, figure, counts[cell], whole);
            add_share_row(table, figure, {"outcomes.class", {Message{class_words[n]}}}, std::move(cells));
        }
    }
    add_target(page, table);
    return table;
}

/// Alliance: where it began low, and whether it stayed so. Low at first and higher later goes with good outcomes.
Table low_at_first(const GroupOnPage& page) {
    std::array<std::size_t, 3> counts{};  // low and no longer, low and still, not low at first
    for (const RatedCourse* rated : page.paired) {
        const auto ended = rated->ended();
        if (!ended) continue;
        ++counts[!began_troubled(*rated) ? 2 : *ended == Side::over ? 0 : 1];
    }
    const std::size_t whole = counts[0] + counts[1] + counts[2], low = counts[0] + counts[1];
    const auto withheld = stats::withhold_in_row(counts, page.limit);
    Table table = share_table("low_at_first", {"outcomes.column.people"});
    if (whole == 0) return table;
    const bool low_hidden = withheld.total || (withheld.cells[2] || (low > 0 && low < page.limit));
    add_share_row(table, "low_at_first", {"outcomes.talks.low-at-first"}, page.figures.share(page.about, "low_at_first", low, whole, low_hidden));
    if (low > 0)
        add_share_row(table, "low_no_longer", {"outcomes.talks.no-longer"},
                      page.figures.share(page.about, "low_no_longer", counts[0], low, low_hidden || withheld.cells[0] || withheld.cells[1]));
    return table;
}

}  // namespace

GroupOnPage::GroupOnPage(const RateGroup& of, FigureOf what, const model::Measure& by, std::size_t smallest, Figures& rows)
    : group(of), about(std::move(what)), measure(by), limit(smallest), figures(rows) {
    for (const RatedCourse& rated : group.rated)
        if (rated.is_paired()) paired.push_back(&rated);
}

Section life_of(const GroupOnPage& page, bool with_classes) {
    Section section{{}, {"outcomes.life", {label_of(page.measure), who_words(page)}}, {}, {}};
    if (!enough(page, section)) return section;
    if (with_classes) {
        Table table = classes(page);
        if (!table.rows.empty()) section.parts.emplace_back(std::move(table));
    }
    Items items{"numbers", {}, {}, {}, {}, 1};
    add_means(items, page);
    add_effect(items, page);
    add_severity(items, page);
    section.parts.emplace_back(std::move(items));
    return section;
}

Section talks_of(const GroupOnPage& page) {
    Section section{{}, {"outcomes.talks", {label_of(page.measure)}}, {}, {}};
    if (!enough(page, section)) return section;
    section.parts.emplace_back(low_at_first(page));
    Items items{"numbers", {}, {}, {}, {}, 1};
    add_means(items, page);
    section.parts.emplace_back(std::move(items));
    return section;
}

bool began_troubled(const RatedCourse& rated) {
    return rated.change.began == Side::under;
}

stats::FirstAndLatest pair_of(const RatedCourse& rated) {
    return {value_of(rated.totals.front()), value_of(rated.totals.back())};
}

}  // namespace viktig::report
