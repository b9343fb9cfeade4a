// People with two ratings or more, by where they began and what has become of them.
#include "week_people.hpp"

#include <numeric>

#include "week_words.hpp"

namespace viktig::report {

using base::Message;
using stats::ChangeClass;
using stats::Side;

namespace {

constexpr CountedClassWords class_words = {"week.class.better-past-cutoff", "week.class.better", "week.class.no-change", "week.class.worse",
                                           "week.class.worse-now-under"};

std::int64_t sum(const auto& classes) {
    return std::accumulate(classes.begin(), classes.end(), std::int64_t{0});
}

std::string_view words_of(std::size_t one, bool lower) {
    const bool crossed_down = counted_classes[one].verdict == ChangeClass::worse_past_cutoff;
    return crossed_down && lower ? "week.class.worse-now-over" : class_words[one];
}

/// "under" is the troubled side: the words turn round where lower is better.
std::string_view began_words(std::string_view side, bool lower, bool first) {
    if (side == "under") return lower ? "week.people.began-over" : "week.people.began-under";
    if (side != "over") return "week.people.no-cutoff";
    if (lower) return first ? "week.people.began-under" : "week.people.began-under-it";
    return first ? "week.people.began-over" : "week.people.began-over-it";
}

template <typename Classes>
Item group_item(std::string_view side, bool lower, std::string_view words, const Classes& classes) {
    Item item;
    item.facts = {{"began", std::string(side)}, {"people", sum(classes)}};
    base::List said;
    said.separator = " · ";
    for (std::size_t n = 0; n < classes.size(); ++n) {
        item.facts.push_back({counted_classes[n].fact, classes[n]});
        if (classes[n]) said.parts.push_back({words_of(n, lower), {classes[n]}});
    }
    item.text = {words, {sum(classes), std::move(said)}};
    return item;
}

/// Nothing to read: the section's heading says it.
Item everyone(std::int64_t people, std::int64_t cases) {
    Item item;
    item.facts = {{"began", std::string("anywhere")}, {"people", people}, {"cases", cases}};
    return item;
}

Message one_or_many(std::int64_t number, std::string_view one, std::string_view many) {
    return {number == 1 ? one : many, {number}};
}

}  // namespace

PeopleChanged::PeopleChanged(const model::Settings& settings, const model::MeasureSet& measures, ChangeMethod method) {
    for (const std::string& id : settings.asked) {
        const model::Measure* measure = measures.find(id);
        if (!measure || measure->type != model::MeasureType::outcome) continue;
        const bool can = method == ChangeMethod::points ? measure->reliable_change_named(settings.threshold_name(id)).has_value()
                                                        : can_judge(*measure, method);
        if (can) tallies_.push_back({measure});
    }
}

void PeopleChanged::add(const WeekCase& one) {
    if (!one.open) return;
    for (Tally& tally : tallies_) {
        const std::int64_t before = tally.people;
        for (const Series& series : one.series)
            if (is_own_life(series, *tally.measure) && series.points.size() >= 2) count(tally, *series.change);
        if (tally.people > before) ++tally.cases;
    }
}

void PeopleChanged::count(Tally& tally, const stats::Change& change) {
    Classes& group = !change.began ? tally.no_cutoff : *change.began == Side::under ? tally.under : tally.over;
    for (std::size_t n = 0; n < group.size(); ++n) {
        if (change.verdict != counted_classes[n].verdict) continue;
        ++group[n];
        ++tally.people;
    }
}

std::optional<Section> PeopleChanged::section() const {
    if (tallies_.empty()) return std::nullopt;
    Section section{"people", {"week.people.heading"}, {}, {}};
    if (tallies_.size() == 1) {
        section.heading = {"week.people.heading-one", {label_of(*tallies_.front().measure)}};
        section.aside = size_of(tallies_.front());
    }
    for (const Tally& tally : tallies_) {
        section.parts.emplace_back(groups_of(tally));
        auto& items = std::get<Items>(section.parts.back());
        if (tallies_.size() > 1) items.heading = {"week.people.of-measure", {label_of(*tally.measure), size_of(tally)}};
        if (tally.people == 0) items.after = Message{"week.people.none"};
    }
    return section;
}

Items PeopleChanged::groups_of(const Tally& tally) {
    const bool lower = tally.measure->direction == base::Direction::lower_is_better;
    Items items;
    items.key = tally.measure->id;
    items.items.push_back(everyone(tally.people, tally.cases));
    const std::pair<std::string_view, const Classes&> groups[] = {
        {"under", tally.under}, {"over", tally.over}, {"", tally.no_cutoff}};
    for (const auto& [side, classes] : groups)
        if (sum(classes) > 0)
            items.items.push_back(group_item(side, lower, began_words(side, lower, items.items.size() == 1), classes));
    return items;
}

Message PeopleChanged::size_of(const Tally& tally) {
    return {"week.people.size",
            {one_or_many(tally.people, "week.people.person", "week.people.people"),
             one_or_many(tally.cases, "week.people.case", "week.people.cases")}};
}

}  // namespace viktig::report
