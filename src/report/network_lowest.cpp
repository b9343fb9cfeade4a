// The lowest alliance in the room at each meeting, and how far it fell: a mean would hide it.
#include <algorithm>

#include "network_sections.hpp"

namespace viktig::report {

using base::Message;

namespace {

/// "down 1.6 since 18 Sep", when it is as much as the form says is worth a talk.
Message fall_words(const ClientCase& one, const View& view) {
    const auto fall = fall_of(view);
    const auto& limit = view.series->measure->fall;
    if (!fall || !limit || *fall < *limit) return {};
    const bool higher = view.series->yardstick.direction == stats::Direction::higher_is_better;
    return {higher ? "network.lowest.down" : "network.lowest.up",
            {base::Decimal{*fall, view.series->decimals()}, one.day((view.point - 1)->date)}};
}

/// "father 30.2, others +7.45; down 2.8 since 9 Oct"
Facts lowest_facts(const SameThing& thing, const ThingMeeting& meeting) {
    const std::vector<View> lowest = meeting.lowest();
    Facts facts = name_facts(thing);
    const int decimals = lowest.front().series->decimals();
    const auto fall = greatest_fall(lowest);
    facts.push_back({"date", meeting.session->date});
    facts.push_back({"session", std::string(meeting.session->id)});
    facts.push_back({"lowest", Number{lowest.front().score(), decimals}});
    facts.push_back({"lowest_voices", ids_of(lowest)});
    facts.push_back({"fall", fall ? Cell{Number{*fall, decimals}} : Cell{}});
    return facts;
}

Item lowest_item(const ClientCase& one, const SameThing& thing, const ThingMeeting& meeting, bool of_several) {
    const std::vector<View> lowest = meeting.lowest();
    std::vector<const Series*> who;
    std::vector<Message> falls;
    for (const View& view : lowest) {
        who.push_back(view.series);
        Message fall = fall_words(one, view);
        if (fall.empty()) continue;
        falls.push_back(lowest.size() == 1
                            ? std::move(fall)
                            : Message{"network.lowest.whose", {rater_label(one.episode, view.series->voice), fall}});
    }
    Message said{"network.lowest.is",
                 {names_of(one, who), base::Decimal{lowest.front().score(), lowest.front().series->decimals()}}};
    if (meeting.views.size() == 1) {
        said = {"network.lowest.alone", {said}};
    } else if (lowest.size() == meeting.views.size()) {
        said = {"network.lowest.all", {said}};
    } else {
        const int decimals = gap_decimals(thing);
        const auto gap = meeting.gap_of(lowest.front().series->voice);
        said = {"network.lowest.others", {said, base::Decimal{gap->rounded(decimals), decimals, true}}};
    }
    Item item;
    item.lead.emplace_back(meeting.session->date);
    if (of_several) item.lead.emplace_back(measure_label(*thing.measure));
    item.text = falls.empty() ? said : Message{"network.lowest.and", {said, joined(std::move(falls), "; ")}};
    item.facts = lowest_facts(thing, meeting);
    return item;
}

}  // namespace

std::optional<base::Score> greatest_fall(const std::vector<View>& lowest) {
    std::optional<base::Score> greatest;
    for (const View& view : lowest)
        if (const auto fall = fall_of(view)) greatest = greatest ? std::max(*greatest, *fall) : *fall;
    return greatest;
}

Items lowest_in_the_room(const Network& network) {
    Items items{"lowest", {"network.lowest"}, {9}, {}, {}, 2};
    const auto is_shown = [](const SameThing& thing) {
        return thing.type == SeriesType::alliance && thing.is_compared();
    };
    const bool several = std::ranges::count_if(network.things, is_shown) > 1;
    for (const SameThing& thing : network.things)
        if (is_shown(thing))
            for (const ThingMeeting& meeting : thing.meetings)
                items.items.push_back(lowest_item(network.one, thing, meeting, several));
    return items;
}

}  // namespace viktig::report
