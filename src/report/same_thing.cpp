// Series gathered by what they are about, and their points by meeting.
#include "viktig/report/same_thing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "figures.hpp"
#include "signal_rules.hpp"

namespace viktig::report {

using base::Score;
using model::Session;

namespace {

std::vector<Score> scores_of(const std::vector<View>& views) {
    std::vector<Score> scores;
    for (const View& view : views) scores.push_back(view.score());
    return scores;
}

/// Of a life: whose it is. Of a goal or the talks: empty, unless somebody rated them in another's stead.
const std::string& about_of(const Series& series) {
    return series.type == SeriesType::outcome && series.about.empty() ? series.voice : series.about;
}

class Gatherer {
  public:
    explicit Gatherer(const model::History& history) : history_(history) {}

    void add(const Series& series) {
        // A measure's lives are all made when it is first met, so that they go as the people were declared.
        if (series.type == SeriesType::outcome && measures_.insert(series.what).second)
            for (const model::Voice& voice : history_.voices) (void)place(series, voice.id);
        place(series, about_of(series)).raters.push_back(&series);
    }

    std::vector<SameThing> finish() {
        std::erase_if(things_, [](const SameThing& thing) { return thing.raters.empty(); });
        return std::move(things_);
    }

  private:
    SameThing& place(const Series& series, const std::string& about) {
        const auto [found, is_new] =
            places_.try_emplace({series.type, series.what, series.wording, about}, things_.size());
        if (is_new)
            things_.push_back({series.type, series.what, about, series.measure, series.goal, series.wording, {}, {}});
        return things_[found->second];
    }

    const model::History& history_;
    std::vector<SameThing> things_;
    std::map<std::tuple<SeriesType, std::string, std::size_t, std::string>, std::size_t> places_;
    std::set<std::string> measures_;
};

void gather_meetings(SameThing& thing) {
    std::map<const Session*, ThingMeeting> found;  // sessions stand in a row, in the order of time
    for (const Series* series : thing.raters)
        for (const SeriesPoint& point : series->points) found[point.session].views.push_back({series, &point});
    for (auto& [session, meeting] : found) {
        meeting.session = session;
        std::ranges::stable_sort(meeting.views, std::greater{}, &View::score);
        thing.meetings.push_back(std::move(meeting));
    }
}

}  // namespace

std::optional<Score> ThingMeeting::range() const {
    return stats::range(scores_of(views));
}

std::optional<double> ThingMeeting::spread() const {
    return stats::spread(scores_of(views));
}

std::optional<stats::Gap> ThingMeeting::gap_of(std::string_view voice) const {
    const auto mine = std::ranges::find_if(views, [&](const View& view) { return view.series->voice == voice; });
    if (mine == views.end()) return std::nullopt;
    std::vector<Score> others;
    for (const View& view : views)
        if (view.series != mine->series) others.push_back(view.score());
    return stats::signed_gap(mine->score(), others);
}

std::vector<View> ThingMeeting::lowest() const {
    const bool lower_is_better = views.front().series->yardstick.direction == stats::Direction::lower_is_better;
    const Score worst = lower_is_better ? views.front().score() : views.back().score();
    std::vector<View> found;
    for (const View& view : views)
        if (view.score() == worst) found.push_back(view);
    return found;
}

std::vector<const Series*> ThingMeeting::people() const {
    std::vector<const Series*> raters;
    for (const View& view : views) raters.push_back(view.series);
    std::ranges::sort(raters, std::less{});
    return raters;
}

bool SameThing::is_compared() const {
    return std::ranges::any_of(meetings, [](const ThingMeeting& meeting) { return meeting.views.size() > 1; });
}

std::vector<SameThing> same_things(const std::vector<Series>& series, const model::History& history) {
    Gatherer gatherer(history);
    for (const Series& one : series) gatherer.add(one);
    std::vector<SameThing> things = gatherer.finish();
    for (SameThing& thing : things) gather_meetings(thing);
    return things;
}

std::vector<SamePeople> by_people(const SameThing& thing) {
    std::map<std::vector<const Series*>, SamePeople> found;
    for (const ThingMeeting& meeting : thing.meetings) {
        if (meeting.views.size() < 2) continue;
        SamePeople& same = found[meeting.people()];
        same.people = meeting.people();
        same.meetings.push_back(&meeting);
    }
    std::vector<SamePeople> all;
    for (auto& [people, same] : found) all.push_back(std::move(same));
    std::ranges::stable_sort(all, [](const SamePeople& a, const SamePeople& b) {
        if (a.people.size() != b.people.size()) return a.people.size() > b.people.size();
        if (a.meetings.size() != b.meetings.size()) return a.meetings.size() > b.meetings.size();
        return a.meetings.back() > b.meetings.back();  // they stand in a row too
    });
    return all;
}

std::optional<stats::TheilSen> SamePeople::trend() const {
    std::vector<stats::Point> ranges;
    for (const ThingMeeting* meeting : meetings) {
        const auto days = base::days_between(meetings.front()->session->date, meeting->session->date);
        ranges.push_back({static_cast<double>(days), value_of(*meeting->range())});
    }
    return stats::range_trend(ranges);
}

std::optional<Score> fall_of(const View& view) {
    if (view.point == &view.series->points.front()) return std::nullopt;
    return setback((view.point - 1)->total, view.score(), view.series->yardstick.direction);
}

}  // namespace viktig::report
