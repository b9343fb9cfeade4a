// Goals are counted, people decide what may be told: three goals of one person are one person.
#include "outcomes_goals.hpp"

#include <algorithm>
#include <set>

#include "viktig/stats/small_cells.hpp"

namespace viktig::report {

namespace {

struct GoalWords {
    std::string_view figure, words;
};
constexpr std::array<GoalWords, 3> in_order = {{{"closer", "outcomes.goals.closer"}, {"no_change", "outcomes.goals.no-change"}, {"further", "outcomes.goals.further"}}};

std::optional<std::size_t> place_of(stats::ChangeClass verdict) {
    switch (verdict) {
        case stats::ChangeClass::better:
        case stats::ChangeClass::better_past_cutoff: return 0;
        case stats::ChangeClass::no_change: return 1;
        case stats::ChangeClass::worse:
        case stats::ChangeClass::worse_past_cutoff: return 2;
        case stats::ChangeClass::too_few: break;
    }
    return std::nullopt;
}

}  // namespace

void OutcomesGoals::add(const OutcomesCase& one) {
    if (!one.counted) return;
    std::array<std::set<std::string>, 3> people;
    std::set<std::string> all;
    for (const GoalCourse& goal : one.counted->goals) {
        const auto place = place_of(goal.verdict);
        if (!place) {
            ++rated_once_;
            continue;
        }
        ++goals_[*place];
        people[*place].insert(goal.voice);
        all.insert(goal.voice);
    }
    for (std::size_t n = 0; n < people.size(); ++n) people_[n] += people[n].size();
    everybody_ += all.size();
}

std::optional<Section> OutcomesGoals::section(Figures& figures) const {
    const std::size_t goals = goals_[0] + goals_[1] + goals_[2];
    if (goals == 0) return std::nullopt;
    Section section{{}, {"outcomes.goals"}, {}, {}};
    const FigureOf about{"goals", {}, {}, {}};
    const std::size_t limit = settings_.small_cells;
    if (everybody_ < limit) {
        figures.count(about, "people", everybody_, true);
        section.parts.emplace_back(Statements{"size", {{"outcomes.too-few-people", {limit}}}, {}});
        return section;
    }
    figures.count(about, "people", everybody_);
    section.parts.emplace_back(Statements{"size", {{"outcomes.goals.size", {goals, everybody_}}}, {}});
    // A class of few people goes, and with it the smallest other one: the three add up to what is printed above.
    const auto withheld = stats::withhold_in_row(people_, limit);
    const auto by_goals = stats::withhold_in_row(goals_, limit);
    if (withheld.total || by_goals.total) return section;  // together they are too few for parts
    Table table = share_table("classes", {"outcomes.column.goals"});
    for (std::size_t n = 0; n < in_order.size(); ++n)
        add_share_row(table, in_order[n].figure, {in_order[n].words},
                      figures.share(about, in_order[n].figure, goals_[n], goals, withheld.cells[n] || by_goals.cells[n]));
    section.parts.emplace_back(std::move(table));
    return section;
}

}  // namespace viktig::report
