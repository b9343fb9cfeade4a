// Seen from different places: how far apart people were on the same question, without a verdict.
#include <algorithm>

#include "client_sections.hpp"
#include "viktig/report/same_thing.hpp"

namespace viktig::report {

using base::Message;

namespace {

Message apart_on(const ClientCase& one, const ThingMeeting& meeting, bool may_be_now) {
    const base::Decimal apart = bare(*meeting.range());
    if (may_be_now && meeting.session == one.meetings.back()) return {"case.places.now", {apart}};
    return {"case.places.on", {apart, one.day(meeting.session->date)}};
}

Message then_and_now(const ClientCase& one, const SamePeople& same) {
    std::vector<Message> parts;
    if (same.meetings.size() > 1) parts.push_back(apart_on(one, *same.meetings.front(), false));
    parts.push_back(apart_on(one, *same.meetings.back(), true));
    return joined(std::move(parts), ", ");
}

/// "mother 7, teen 6, father 4"
Message who_said_what(const ClientCase& one, const ThingMeeting& meeting) {
    std::vector<Message> parts;
    for (const View& view : meeting.views)
        parts.push_back({"case.places.view", {rater_label(one.episode, view.series->voice),
                                              base::Decimal{view.score(), view.series->decimals()}}});
    return joined(std::move(parts), ", ");
}

bool is_ever_far(const ClientCase& one, const SameThing& goal) {
    return std::ranges::any_of(goal.meetings, [&](const ThingMeeting& meeting) {
        const auto apart = meeting.range();
        return apart && *apart >= one.settings.goal_change;
    });
}

/// Where most people were heard: first and last, of the same people.
Item item(const ClientCase& one, const SameThing& thing) {
    const SamePeople same = by_people(thing).front();
    const ThingMeeting& first = *same.meetings.front();
    const ThingMeeting& latest = *same.meetings.back();
    Item found;
    found.lead = {question(one, thing), then_and_now(one, same)};
    // Who said what of the talks stands in their table, close above.
    if (thing.type != SeriesType::alliance) found.text = who_said_what(one, latest);
    const auto number = [](base::Score apart) { return Number{apart, apart.decimals()}; };
    found.facts = {{"what", thing.what}};
    if (!thing.about.empty()) found.facts.push_back({"about", thing.about});
    found.facts.push_back({"first_date", first.session->date});
    found.facts.push_back({"first_apart", number(*first.range())});
    found.facts.push_back({"latest_date", latest.session->date});
    found.facts.push_back({"latest_apart", number(*latest.range())});
    found.facts.push_back({"people", static_cast<std::int64_t>(same.people.size())});
    return found;
}

}  // namespace

Message question(const ClientCase& one, const SameThing& thing) {
    if (thing.type == SeriesType::goal) return {"case.places.goal", {thing.what}};
    const bool life = thing.type == SeriesType::outcome;
    const auto known = one.measures(life ? model::MeasureType::outcome : model::MeasureType::alliance);
    const bool usual = thing.measure == known.front();
    if (life && usual) return {"case.places.life", {thing.about}};
    if (life) return {"case.places.life-by", {thing.about, measure_label(*thing.measure)}};
    return usual ? Message{"case.places.talks"} : Message{"case.places.talks-by", {measure_label(*thing.measure)}};
}

std::optional<Section> places_section(const ClientCase& one) {
    if (one.is_person()) return std::nullopt;
    Items items{"apart", {}, {24, 27}, {}, {}, 2};
    for (const SameThing& thing : same_things(one.series, one.history)) {
        if (!thing.is_compared() || !thing.has_present_words()) continue;
        if (thing.type != SeriesType::goal || is_ever_far(one, thing)) items.items.push_back(item(one, thing));
    }
    if (items.items.empty()) return std::nullopt;
    Section section{"different_places", {"case.places"}, {"case.places.aside"}, {}};
    section.parts.emplace_back(std::move(items));
    return section;
}

}  // namespace viktig::report
