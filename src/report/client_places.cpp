// Seen from different places: how far apart people were on the same question, without a verdict.
#include <algorithm>

#include "client_sections.hpp"

namespace viktig::report {

using base::Message;
using base::Score;
using model::Session;

namespace {

struct View {
    const Series* series;
    Score score;
};

/// What several people said to the same question at one meeting, the highest first.
struct Meeting {
    const Session* session;
    std::vector<View> views;
    [[nodiscard]] Score apart() const { return views.front().score - views.back().score; }
};

std::vector<Meeting> meetings_of(const ClientCase& one, const std::vector<const Series*>& raters) {
    std::vector<Meeting> meetings;
    for (const Session* session : one.meetings) {
        Meeting meeting{session, {}};
        for (const Series* series : raters)
            for (const SeriesPoint& point : series->points)
                if (point.session == session) meeting.views.push_back({series, point.total});
        std::ranges::stable_sort(meeting.views, std::greater{}, &View::score);
        if (meeting.views.size() >= 2) meetings.push_back(std::move(meeting));
    }
    return meetings;
}

/// Only meetings with as many views as ever: a distance among three is not the distance among two.
void keep_fullest(std::vector<Meeting>& meetings) {
    std::size_t most = 0;
    for (const Meeting& meeting : meetings) most = std::max(most, meeting.views.size());
    std::erase_if(meetings, [&](const Meeting& meeting) { return meeting.views.size() < most; });
}

Message apart_on(const ClientCase& one, const Meeting& meeting, bool may_be_now) {
    const base::Decimal apart = bare(meeting.apart());
    if (may_be_now && meeting.session == one.meetings.back()) return {"case.places.now", {apart}};
    return {"case.places.on", {apart, one.day(meeting.session->date)}};
}

Message then_and_now(const ClientCase& one, const std::vector<Meeting>& meetings) {
    std::vector<Message> parts;
    if (meetings.size() > 1) parts.push_back(apart_on(one, meetings.front(), false));
    parts.push_back(apart_on(one, meetings.back(), true));
    return joined(std::move(parts), ", ");
}

/// "mother 7, teen 6, father 4"
Message who_said_what(const ClientCase& one, const Meeting& meeting) {
    std::vector<Message> parts;
    for (const View& view : meeting.views)
        parts.push_back({"case.places.view", {rater_label(one.episode, view.series->voice),
                                              base::Decimal{view.score, view.series->decimals()}}});
    return joined(std::move(parts), ", ");
}

enum class Names { shown, in_the_table_above };

std::optional<Item> item(const ClientCase& one, Message question, std::vector<Meeting> meetings, Facts facts, Names names) {
    if (meetings.empty()) return std::nullopt;
    keep_fullest(meetings);
    Item found;
    found.lead = {std::move(question), then_and_now(one, meetings)};
    if (names == Names::shown) found.text = who_said_what(one, meetings.back());
    found.facts = std::move(facts);
    const auto number = [](const Meeting& meeting) {
        const Score apart = meeting.apart();
        return Number{apart, apart.decimals()};
    };
    found.facts.push_back({"first_date", meetings.front().session->date});
    found.facts.push_back({"first_apart", number(meetings.front())});
    found.facts.push_back({"latest_date", meetings.back().session->date});
    found.facts.push_back({"latest_apart", number(meetings.back())});
    found.facts.push_back({"people", static_cast<std::int64_t>(meetings.back().views.size())});
    return found;
}

void add_goals(const ClientCase& one, Items& items) {
    for (const model::Goal& goal : one.history.goals) {
        std::vector<Meeting> meetings = meetings_of(one, one.series_of(SeriesType::goal, goal.id));
        const auto far = [&](const Meeting& meeting) { return meeting.apart() >= one.settings.goal_change; };
        if (std::ranges::none_of(meetings, far)) continue;
        if (auto found = item(one, {"case.places.goal", {goal.id}}, std::move(meetings), {{"what", goal.id}}, Names::shown))
            items.items.push_back(std::move(*found));
    }
}

/// A person's own rating beside what others say of the same life; never one person's life beside another's.
void add_lives(const ClientCase& one, Items& items) {
    for (const model::Measure* measure : one.measures(model::MeasureType::outcome)) {
        for (const model::Voice& voice : one.history.voices) {
            std::vector<const Series*> raters;
            for (const Series* series : one.series_of(SeriesType::outcome, measure->id))
                if (series->about == voice.id || (series->about.empty() && series->voice == voice.id))
                    raters.push_back(series);
            Message question{"case.places.life", {voice.id}};
            if (measure != one.measures(model::MeasureType::outcome).front())
                question = {"case.places.life-by", {voice.id, measure_label(*measure)}};
            Facts facts{{"what", measure->id}, {"about", voice.id}};
            if (auto found = item(one, std::move(question), meetings_of(one, raters), std::move(facts), Names::shown))
                items.items.push_back(std::move(*found));
        }
    }
}

void add_talks(const ClientCase& one, Items& items) {
    const auto measures = one.measures(model::MeasureType::alliance);
    for (const model::Measure* measure : measures) {
        Message question{"case.places.talks"};
        if (measure != measures.front()) question = {"case.places.talks-by", {measure_label(*measure)}};
        std::vector<Meeting> meetings = meetings_of(one, one.series_of(SeriesType::alliance, measure->id));
        if (auto found = item(one, std::move(question), std::move(meetings), {{"what", measure->id}}, Names::in_the_table_above))
            items.items.push_back(std::move(*found));
    }
}

}  // namespace

std::optional<Section> places_section(const ClientCase& one) {
    if (one.is_person()) return std::nullopt;
    Items items{"apart", {}, {24, 27}, {}, {}, 2};
    add_goals(one, items);
    add_lives(one, items);
    add_talks(one, items);
    if (items.items.empty()) return std::nullopt;
    Section section{"different_places", {"case.places"}, {"case.places.aside"}, {}};
    section.parts.emplace_back(std::move(items));
    return section;
}

}  // namespace viktig::report
