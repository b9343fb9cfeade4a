// A stretch of help taken apart into series: who rated what about whom, in the order of time.
#include "viktig/report/series.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "viktig/stats/edwards_nunnally.hpp"

namespace viktig::report {

using model::Episode;
using model::Goal;
using model::History;
using model::Measure;
using model::Rating;
using model::Session;
using model::Settings;

namespace {

/// The order in which series are told; equal orders are the same series.
using Order = std::tuple<int, std::size_t, std::string, std::size_t, bool, std::size_t, std::string, std::string>;

int type_order(SeriesType type) {
    switch (type) {
        case SeriesType::goal: return 0;
        case SeriesType::outcome: return 1;
        case SeriesType::alliance: return 2;
    }
    return 0;
}

std::size_t position(const auto& range, const std::string& id, auto projection) {
    return static_cast<std::size_t>(std::ranges::find(range, id, projection) - range.begin());
}

/// `ors` first, then what is asked at every meeting, then the others.
std::size_t measure_order(const Measure& measure, const Settings& settings) {
    if (measure.id == "ors") return 0;
    return 1 + position(settings.asked, measure.id, std::identity{});
}

std::string age_of(const History& history, const Episode& episode, const std::string& id) {
    const model::Voice* voice = history.voice(id);
    if (voice && !voice->age.empty()) return voice->age;
    if (episode.kind == "person" && id == "client" && !episode.age.empty()) return episode.age;
    return "adult";
}

/// Raters of another's life who may have a cutoff of their own. Of the relations no `child`, which is an age among cutoffs.
std::string rater_of(const History& history, const std::string& id) {
    const model::Voice* voice = history.voice(id);
    const bool known = voice && (voice->relation == "parent" || voice->relation == "school" || voice->relation == "staff");
    return known ? voice->relation : "about";
}

/// The cutoff that a rating is held to.
const model::NamedScore* cutoff_in_use(const History& history, const Episode& episode, const model::RatingKey& key, const Measure& measure) {
    if (!key.about.empty()) return measure.cutoff_of({rater_of(history, key.voice), "about"});
    return measure.cutoff_of({age_of(history, episode, key.voice)});
}

std::vector<base::Score> totals_of(const Series& series) {
    std::vector<base::Score> totals;
    for (const SeriesPoint& point : series.points) totals.push_back(point.total);
    return totals;
}

class Collector {
  public:
    Collector(const History& history, const Episode& episode, const Settings& settings)
        : history_(history), episode_(episode), settings_(settings) {}

    void add(const Session& session, const Rating& rating) {
        if (rating.status != model::Status::rated || rating.key.what.empty()) return;
        Series* series = rating.measure ? &measure_series(rating) : goal_series(session, rating);
        if (series && rating.total) series->points.push_back({session.date, &session, &rating, *rating.total});
    }

    std::vector<Series> finish() {
        std::vector<Series> all;
        for (auto& [order, series] : found_) {
            series.change = series.judge(totals_of(series));
            all.push_back(std::move(series));
        }
        return all;
    }

  private:
    Series& measure_series(const Rating& rating) {
        const Measure& measure = *rating.measure;
        const bool outcome = measure.type == model::MeasureType::outcome;
        const SeriesType type = outcome ? SeriesType::outcome : SeriesType::alliance;
        Series& series = find(type, measure_order(measure, settings_), 0, rating.key);
        if (series.measure) return series;
        series.measure = &measure;
        series.yardstick.direction = measure.direction;
        if (const model::NamedScore* cutoff = cutoff_in_use(history_, episode_, rating.key, measure)) {
            series.yardstick.cutoff = cutoff->score;
            series.cutoff_name = cutoff->name;
        }
        if (!outcome) return series;
        const std::string convention = settings_.threshold_name(measure.id);
        series.yardstick.reliable_change = measure.reliable_change_named(convention);
        if (series.yardstick.reliable_change) series.method = convention;
        return series;
    }

    Series* goal_series(const Session& session, const Rating& rating) {
        const Goal* goal = history_.goal(rating.key.what);
        if (!goal) return nullptr;
        const std::size_t wording = wording_on(*goal, session.date);
        Series& series = find(SeriesType::goal, position(history_.goals, goal->id, &Goal::id), wording, rating.key);
        if (series.goal) return &series;
        series.goal = goal;
        series.goal_decimals = settings_.goal_step.decimals();
        series.yardstick.reliable_change = settings_.goal_change;
        series.method = "points";
        series.wording = wording;
        return &series;
    }

    Series& find(SeriesType type, std::size_t what, std::size_t wording, const model::RatingKey& key) {
        const std::size_t voice = position(history_.voices, key.voice, &model::Voice::id);
        Series& series = found_[{type_order(type), what, key.what, wording, !key.about.empty(), voice, key.voice, key.about}];
        series.type = type;
        series.voice = key.voice;
        series.about = key.about;
        series.what = key.what;
        return series;
    }

    const History& history_;
    const Episode& episode_;
    const Settings& settings_;
    std::map<Order, Series> found_;
};

}  // namespace

int Series::decimals() const {
    return measure ? measure->decimals() : goal_decimals;
}

std::optional<stats::Change> Series::judge(std::span<const base::Score> totals) const {
    const auto norms = judged_by == ChangeMethod::edwards_nunnally ? norms_of(*measure) : std::nullopt;
    return norms ? stats::judge_change_from_true_score(totals, *norms, yardstick) : stats::judge_change(totals, yardstick);
}

void judge_by(std::vector<Series>& series, ChangeMethod method) {
    if (method == ChangeMethod::points) return;
    for (Series& one : series) {
        if (one.type != SeriesType::outcome) continue;
        const bool can = can_judge(*one.measure, method);
        one.judged_by = method;
        one.method = can ? std::string(name_of(method)) : std::string();
        one.yardstick.reliable_change = can ? limit_from_norms(*one.measure, method) : std::nullopt;
        one.change = one.judge(totals_of(one));
    }
}

bool counts_as_meeting(const Session& session, const Settings& settings) {
    if (!session.slips.empty() || std::ranges::any_of(session.ratings, [](const Rating& r) { return r.status == model::Status::rated; }))
        return true;
    return session.held() && settings.expects_rating(session.kind);
}

std::vector<Series> collect_series(const History& history, const Episode& episode, const Settings& settings) {
    Collector collector(history, episode, settings);
    for (std::size_t n = episode.first_session; n < episode.last_session; ++n) {
        const Session& session = history.sessions[n];
        if (is_after_ending(session, episode)) continue;
        for (const Rating& rating : session.ratings) collector.add(session, rating);
    }
    return collector.finish();
}

std::size_t wording_on(const Goal& goal, base::Date date) {
    std::size_t wording = 0;
    for (std::size_t n = 1; n < goal.series.size(); ++n)
        if (goal.series[n].from <= date) wording = n;
    return wording + 1 == goal.series.size() ? 0 : wording + 1;
}

}  // namespace viktig::report
