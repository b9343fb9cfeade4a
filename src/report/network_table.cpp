// The table of distances: a row for each thing that was compared and each meeting at which it was rated.
#include "network_sections.hpp"

namespace viktig::report {

namespace {

constexpr std::string_view columns[] = {
    "client", "episode", "type", "what",  "about",  "words_from", "date",   "session",       "n",
    "voices", "min",     "max",  "range", "gap_of", "gap",        "lowest", "lowest_voices", "fall",
};

Cell text(std::string_view value) {
    return value.empty() ? Cell{} : Cell{std::string(value)};
}

/// Of several that said the same, the gap is the same.
Cell gap_cell(const ThingMeeting& meeting, const std::vector<std::string>& voices, int decimals) {
    const auto gap = voices.empty() ? std::nullopt : meeting.gap_of(voices.front());
    if (!gap) return {};
    const Number shown{gap->rounded(3), decimals};
    const bool is_decimal = gap->thousandths % gap->others == 0;
    return is_decimal ? Cell{shown} : Cell{Figure{gap->points(), shown}};
}

std::vector<Cell> row(const Network& network, const SameThing& thing, const ThingMeeting& meeting) {
    const int decimals = thing.raters.front()->decimals();
    const auto number = [&](base::Score score) { return Cell{Number{score, decimals}}; };
    const auto range = meeting.range();
    const std::vector<std::string> against = set_against(network, thing, meeting);
    std::string names;
    for (const std::string& voice : against) names += (names.empty() ? "" : " ") + voice;
    const Cell gap = gap_cell(meeting, against, decimals);
    const bool told = !std::holds_alternative<std::monostate>(gap);
    const bool talks = thing.type == SeriesType::alliance;
    const std::vector<View> lowest = meeting.lowest();
    const auto fall = greatest_fall(lowest);
    const auto from = words_from(thing);
    return {
        text(network.one.history.client),
        text(network.one.episode.id),
        text(type_key(thing.type)),
        text(thing.what),
        text(thing.about),
        from ? Cell{*from} : Cell{},
        meeting.session->date,
        text(meeting.session->id),
        static_cast<std::int64_t>(meeting.views.size()),
        text(ids_of(meeting.people())),
        number(meeting.views.back().score()),
        number(meeting.views.front().score()),
        range ? number(*range) : Cell{},
        told ? text(names) : Cell{},
        gap,
        talks ? number(lowest.front().score()) : Cell{},
        talks ? text(ids_of(lowest)) : Cell{},
        talks && fall ? number(*fall) : Cell{},
    };
}

}  // namespace

std::vector<std::string> set_against(const Network& network, const SameThing& thing, const ThingMeeting& meeting) {
    std::string voice;
    if (thing.type == SeriesType::outcome)
        voice = thing.about;
    else if (network.one.is_person())
        voice = "client";
    else if (thing.goal)
        voice = thing.goal->owner_on(meeting.session->date);
    std::vector<std::string> found;
    if (!thing.goal && voice.empty())
        for (const View& view : meeting.lowest()) found.push_back(view.series->voice);
    else if (meeting.gap_of(voice))
        found.push_back(voice);
    return found;
}

Table empty_distances_table() {
    Table table;
    table.key = "distances";
    for (const std::string_view key : columns) {
        Column column;
        column.key = key;
        table.columns.push_back(column);
    }
    return table;
}

Table distances_table(const Network& network) {
    Table table = empty_distances_table();
    for (const SameThing& thing : network.things)
        if (thing.is_compared())
            for (const ThingMeeting& meeting : thing.meetings) table.rows.push_back(row(network, thing, meeting));
    return table;
}

std::optional<base::Date> words_from(const SameThing& thing) {
    if (!thing.goal) return std::nullopt;
    return thing.goal->series[thing.has_present_words() ? thing.goal->series.size() - 1 : thing.wording - 1].from;
}

Facts name_facts(const SameThing& thing) {
    const auto from = words_from(thing);
    return {{"what", thing.what},
            {"about", thing.about.empty() ? Cell{} : Cell{thing.about}},
            {"words_from", from ? Cell{*from} : Cell{}}};
}

std::string ids_of(const std::vector<const Series*>& people) {
    std::string ids;
    for (const Series* series : people) ids += (ids.empty() ? "" : " ") + series->voice;
    return ids;
}

std::string ids_of(const std::vector<View>& views) {
    std::vector<const Series*> people;
    for (const View& view : views) people.push_back(view.series);
    return ids_of(people);
}

}  // namespace viktig::report
