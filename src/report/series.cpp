// A stretch of help taken apart into series: who rated what about whom, in the order of time.
#include "viktig/report/series.hpp"

#include <algorithm>
#include <string_view>

#include "viktig/stats/edwards_nunnally.hpp"

namespace viktig::report {

using base::Date;
using model::Episode;
using model::Goal;
using model::History;
using model::Measure;
using model::Rating;
using model::Session;
using model::Settings;

namespace {

/// The order in which series are told; equal orders are the same series.
struct Order {
    int type = 0;
    std::size_t what_place = 0;
    std::string_view what;
    std::size_t wording = 0;
    bool about_other = false;
    std::size_t voice_place = 0;
    std::string_view voice, about;

    auto operator<=>(const Order&) const = default;
};

int type_order(SeriesType type) {
    switch (type) {
        case SeriesType::goal: return 0;
        case SeriesType::outcome: return 1;
        case SeriesType::alliance: return 2;
    }
    return 0;
}

std::size_t position(const auto& range, std::string_view id, auto projection) {
    return static_cast<std::size_t>(std::ranges::find(range, id, projection) - range.begin());
}

/// `ors` first, then what is asked at every meeting, then the others.
std::size_t measure_order(const Measure& measure, const Settings& settings) {
    if (measure.id == "ors") return 0;
    return 1 + position(settings.asked, measure.id, std::identity{});
}

std::string_view age_of(const History& history, const Episode& episode, std::string_view id) {
    const model::Voice* voice = history.voice(id);
    if (voice && !voice->age.empty()) return voice->age;
    if (episode.kind == "person" && id == "client" && !episode.age.empty()) return episode.age;
    return "adult";
}

/// Raters of another's life who may have a cutoff of their own. Of the relations no `child`, which is an age among cutoffs.
std::string_view rater_of(const History& history, std::string_view id) {
    const model::Voice* voice = history.voice(id);
    const bool known = voice && (voice->relation == "parent" || voice->relation == "school" || voice->relation == "staff");
    return known ? std::string_view(voice->relation) : "about";
}

/// The cutoff that a rating is held to.
const model::NamedScore* cutoff_in_use(const History& history, const Episode& episode, const model::RatingKeyView& key, const Measure& measure) {
    if (!key.about.empty()) return measure.cutoff_of({rater_of(history, key.voice), "about"});
    return measure.cutoff_of({age_of(history, episode, key.voice)});
}

std::vector<base::Score> totals_of(const Series& series) {
    std::vector<base::Score> totals;
    totals.reserve(series.points.size());
    for (const SeriesPoint& point : series.points) totals.push_back(point.total);
    return totals;
}

class Collector {
  public:
    Collector(const History& history, const Episode& episode, const Settings& settings)
        : history_(history), episode_(episode), settings_(settings) {}

    void add(const Session& session, const Rating& rating) {
        if (rating.status != model::Status::rated || rating.key.what.empty()) return;
        Series* series = find(rating, session.date);
        if (series && rating.total) series->points.push_back({session.date, &session, &rating, *rating.total});
    }

    std::vector<Series> finish() {
        std::ranges::sort(found_, {}, &Found::order);
        std::vector<Series> all;
        all.reserve(found_.size());
        for (Found& one : found_) {
            one.series.change = one.series.judge(totals_of(one.series));
            all.push_back(std::move(one.series));
        }
        return all;
    }

  private:
    struct Found {
        model::RatingKeyView key;
        Order order;
        Series series;
    };

    /// A case has a few: they are looked through, from the one after the last, since meetings ask the same in the same order.
    Series* find(const Rating& rating, Date date) {
        for (std::size_t n = 0; n < found_.size(); ++n) {
            if (++last_ >= found_.size()) last_ = 0;
            const Series& known = found_[last_].series;
            if (found_[last_].key == rating.key && (!known.goal || wording_on(*known.goal, date) == known.wording)) return &found_[last_].series;
        }
        const Goal* goal = rating.measure ? nullptr : history_.goal(rating.key.what);
        if (!rating.measure && !goal) return nullptr;
        const std::size_t wording = goal ? wording_on(*goal, date) : 0;
        last_ = found_.size();
        Found& found = found_.emplace_back(Found{rating.key, {}, goal ? series_of_goal(*goal, wording) : series_of_measure(rating)});
        found.series.voice = rating.key.voice;
        found.series.about = rating.key.about;
        found.series.what = rating.key.what;
        const std::size_t what_place = goal ? position(history_.goals, goal->id, &Goal::id) : measure_order(*rating.measure, settings_);
        found.order = {type_order(found.series.type), what_place, rating.key.what, wording, !rating.key.about.empty(),
                       position(history_.voices, rating.key.voice, &model::Voice::id), rating.key.voice, rating.key.about};
        return &found.series;
    }

    Series series_of_measure(const Rating& rating) const {
        const Measure& measure = *rating.measure;
        const bool outcome = measure.type == model::MeasureType::outcome;
        Series series;
        series.type = outcome ? SeriesType::outcome : SeriesType::alliance;
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

    Series series_of_goal(const Goal& goal, std::size_t wording) const {
        Series series;
        series.type = SeriesType::goal;
        series.goal = &goal;
        series.goal_decimals = settings_.goal_step.decimals();
        series.yardstick.reliable_change = settings_.goal_change;
        series.method = "points";
        series.wording = wording;
        return series;
    }

    const History& history_;
    const Episode& episode_;
    const Settings& settings_;
    std::vector<Found> found_;
    std::size_t last_ = 0;  ///< the place of the one found last
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

std::size_t wording_on(const Goal& goal, Date date) {
    std::size_t wording = 0;
    for (std::size_t n = 1; n < goal.series.size(); ++n)
        if (goal.series[n].from <= date) wording = n;
    return wording + 1 == goal.series.size() ? 0 : wording + 1;
}

}  // namespace viktig::report
