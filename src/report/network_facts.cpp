// What only programs read of people on the same thing: each view, spreads, slopes, directions.
#include "figures.hpp"
#include "network_sections.hpp"

namespace viktig::report {

using base::Score;

Facts people_facts(const SameThing& thing, const SamePeople& same) {
    Facts facts = name_facts(thing);
    const auto number = [](Score score) { return Number{score, score.decimals()}; };
    const ThingMeeting& first = *same.meetings.front();
    const ThingMeeting& latest = *same.meetings.back();
    facts.push_back({"voices", ids_of(same.people)});
    facts.push_back({"n", static_cast<std::int64_t>(same.people.size())});
    facts.push_back({"meetings", static_cast<std::int64_t>(same.meetings.size())});
    facts.push_back({"first_date", first.session->date});
    facts.push_back({"first_range", number(*first.range())});
    facts.push_back({"latest_date", latest.session->date});
    facts.push_back({"latest_range", number(*latest.range())});
    const auto trend = same.trend();
    const auto weekly = [](double daily) { return figure(daily * days_in_week, 3); };
    facts.push_back({"slope_per_week", trend ? Cell{weekly(trend->slope)} : Cell{}});
    const bool known = trend && trend->slope_interval;
    facts.push_back({"slope_low", known ? Cell{weekly(trend->slope_interval->lower)} : Cell{}});
    facts.push_back({"slope_high", known ? Cell{weekly(trend->slope_interval->upper)} : Cell{}});
    return facts;
}

void add_views(const SameThing& thing, Statements& views, Statements& spreads) {
    for (const ThingMeeting& meeting : thing.meetings) {
        const Facts when{{"date", meeting.session->date}, {"session", std::string(meeting.session->id)}};
        for (const View& view : meeting.views) {
            Facts facts = name_facts(thing);
            facts.insert(facts.end(), when.begin(), when.end());
            const auto gap = meeting.gap_of(view.series->voice);
            const auto fall = fall_of(view);
            const int decimals = view.series->decimals();
            facts.push_back({"voice", view.series->voice});
            facts.push_back({"score", Number{view.score(), decimals}});
            facts.push_back({"gap", gap ? Cell{Figure{gap->points(), {gap->rounded(3), decimals}}} : Cell{}});
            facts.push_back(
                {"fall", fall && thing.type == SeriesType::alliance ? Cell{Number{*fall, decimals}} : Cell{}});
            facts.push_back({"corrected", view.point->rating->corrected});
            facts.push_back({"prorated", view.point->rating->is_prorated()});
            views.each.push_back(std::move(facts));
        }
        const auto spread = meeting.spread();
        if (!spread) continue;
        Facts facts = name_facts(thing);
        facts.insert(facts.end(), when.begin(), when.end());
        facts.push_back({"n", static_cast<std::int64_t>(meeting.views.size())});
        facts.push_back({"spread", figure(*spread, 3)});
        spreads.each.push_back(std::move(facts));
    }
}

void add_directions(const SameThing& thing, Facts& facts) {
    std::vector<Score> gains;
    for (const Series* series : thing.raters)
        if (series->points.size() > 1) gains.push_back(series->change->gain);
    const auto& limit = thing.raters.front()->yardstick.reliable_change;
    const auto counts = limit ? stats::count_directions(gains, *limit) : std::nullopt;
    const auto all = static_cast<std::int64_t>(gains.size());
    const auto share = [&](std::size_t part) { return Share{static_cast<std::int64_t>(part), all}; };
    facts.push_back({"better", counts && all > 0 ? Cell{share(counts->better)} : Cell{}});
    facts.push_back({"between", counts && all > 0 ? Cell{share(counts->no_change)} : Cell{}});
    facts.push_back({"worse", counts && all > 0 ? Cell{share(counts->worse)} : Cell{}});
    facts.push_back({"reliable_change", limit ? Cell{Number{*limit, limit->decimals()}} : Cell{}});
}

}  // namespace viktig::report
