// Cases made up in memory for the tests of reports and exports: what a fold would give, without a file.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "viktig/model/history.hpp"

namespace viktig::tests {

inline base::Date day(std::string_view text) {
    return base::parse_date(text).value();
}

inline base::Score score(std::string_view text) {
    return base::Score::parse(text).value();
}

inline model::Measure form(std::string id, std::string label, model::MeasureType type, std::string_view highest,
                           std::string_view step) {
    model::Measure measure;
    measure.id = std::move(id);
    measure.short_name = std::move(label);
    measure.type = type;
    measure.items = {"one"};
    measure.item_max = score(highest);
    measure.step = score(step);
    return measure;
}

/// ORS, SRS and PHQ-9 with their limits, each as one item: the reports under test look at totals.
inline const model::MeasureSet& forms() {
    static const model::MeasureSet all = [] {
        model::Measure ors = form("ors", "ORS", model::MeasureType::outcome, "40", "0.1");
        ors.cutoff = {{"adult", score("25")}, {"adolescent", score("28")}, {"about", score("28")}};
        ors.reliable_change = {{"default", score("5")}};
        ors.norms.clinical = {19.6, 8.7, {"provisional", "from memory"}};
        ors.norms.reliability = 0.93;
        model::Measure srs = form("srs", "SRS", model::MeasureType::alliance, "40", "0.1");
        srs.cutoff = {{"all", score("36")}};
        srs.fall = score("1");
        model::Measure phq = form("phq-9", "PHQ-9", model::MeasureType::outcome, "27", "1");
        phq.direction = base::Direction::lower_is_better;
        phq.cutoff = {{"adult", score("10")}};
        phq.reliable_change = {{"default", score("6")}};
        model::MeasureSet set;
        for (auto* measure : {&ors, &srs, &phq}) set.add(*measure);
        return set;
    }();
    return all;
}

/// One meeting of a case being made. Whoever says something is there.
class Meeting {
  public:
    explicit Meeting(model::Session& session) : session_(session) {}

    Meeting& present(std::string voice) {
        auto& there = session_.present;
        const auto place = std::ranges::lower_bound(there, voice);
        if (place == there.end() || *place != voice) there.insert(place, std::move(voice));
        return *this;
    }
    Meeting& rated(std::string voice, std::string what, std::string_view total, std::string about = {}) {
        model::Rating& rating = add(std::move(voice), std::move(about), std::move(what), model::Status::rated);
        rating.total = score(total);
        rating.items = {score(total)};
        return *this;
    }
    /// A rating with an item missing: there is no total.
    Meeting& rated_in_part(std::string voice, std::string what) {
        add(std::move(voice), {}, std::move(what), model::Status::rated).items = {std::nullopt};
        return *this;
    }
    Meeting& said(model::Status status, std::string voice, std::string what = {}) {
        add(std::move(voice), {}, std::move(what), status);
        return *this;
    }
    Meeting& slips(std::string what, std::initializer_list<std::string_view> scores) {
        model::Slips slips;
        slips.measure = forms().find(what);
        slips.what = std::move(what);
        slips.by = session_.by;
        for (const std::string_view text : scores) slips.scores.push_back(score(text));
        session_.slips.push_back(std::move(slips));
        return *this;
    }
    Meeting& headcount(int people) {
        session_.headcount = people;
        return *this;
    }
    Meeting& missed(model::Missed how) {
        session_.missed = how;
        return *this;
    }
    Meeting& next(std::string_view date) {
        session_.next = day(date);
        return *this;
    }
    Meeting& logged(std::string_view instant) {
        session_.logged = base::parse_instant(instant).value();
        return *this;
    }

    model::Session& session() { return session_; }

  private:
    model::Rating& add(std::string voice, std::string about, std::string what, model::Status status) {
        if (status != model::Status::absent) present(voice);
        model::Rating rating;
        rating.measure = forms().find(what);
        rating.key = {std::move(voice), std::move(about), std::move(what)};
        rating.status = status;
        rating.by = session_.by;
        auto& ratings = session_.ratings;
        const auto place = std::ranges::lower_bound(ratings, rating.key, {}, &model::Rating::key);
        return *ratings.insert(place, std::move(rating));
    }

    model::Session& session_;
};

/// A case being made: one stretch of help, meetings in the order they are added.
class MadeCase {
  public:
    explicit MadeCase(std::string client, std::string kind = "person", std::string therapist = "kari") {
        history_.client = std::move(client);
        if (kind == "person") voice("client", "self");
        model::Episode episode;
        episode.id = "2026-01-05-aaaaaa";
        episode.kind = std::move(kind);
        episode.therapist.emplace_back(base::Date::min(), std::move(therapist));
        episode.team.emplace_back(base::Date::min(), "");
        episode.listed = day("2026-01-05");
        history_.episodes.push_back(std::move(episode));
    }

    MadeCase& opened(std::string_view date) {
        episode().opened = day(date);
        return *this;
    }
    MadeCase& asked(std::string_view date) {
        episode().asked = day(date);
        return *this;
    }
    MadeCase& ended(std::string_view date, std::string how = "agreed") {
        episode().ending = model::Ending{day(date), std::move(how), {}, {}, "kari"};
        return *this;
    }
    /// A stretch of help after the one before.
    MadeCase& again(std::string_view opened_on) {
        model::Episode next = episode();
        next.id = std::string(opened_on) + "-bbbbbb";
        next.ending.reset();
        next.asked.reset();
        next.opened = next.listed = day(opened_on);
        next.first_session = next.last_session;
        history_.episodes.push_back(std::move(next));
        return *this;
    }
    MadeCase& voice(std::string id, std::string relation, std::string age = {}) {
        history_.voices.push_back({std::move(id), std::move(relation), {}, std::move(age), std::nullopt});
        return *this;
    }
    MadeCase& goal(std::string id, std::string owner, std::string words) {
        const base::Date date = day("2026-01-05");
        model::Goal goal;
        goal.id = std::move(id);
        goal.date = date;
        goal.owner = std::move(owner);
        goal.series.push_back({date, std::move(words)});
        history_.goals.push_back(std::move(goal));
        return *this;
    }
    MadeCase& words(std::string_view date, std::string kind, std::string voice, std::string said) {
        history_.words.push_back({day(date), std::move(kind), std::move(voice), std::move(said), {}, {}});
        return *this;
    }
    MadeCase& answered(std::string signal, std::string_view date, std::string_view look = {}) {
        model::SignalAnswer answer{std::move(signal), day(date), std::nullopt, "talked about it", "kari"};
        if (!look.empty()) answer.look = day(look);
        history_.answers.push_back(std::move(answer));
        return *this;
    }
    /// A meeting held, logged on its own day; opens the case when nothing else did.
    Meeting meet(std::string_view date, std::string kind = {}) {
        model::Session session;
        session.id = std::string(date) + "-" + std::string(6, static_cast<char>('a' + history_.sessions.size() % 26));
        session.date = day(date);
        session.kind = kind.empty() ? episode().kind : std::move(kind);
        session.by = "kari";
        session.logged = session.date + std::chrono::hours{12};
        history_.sessions.push_back(std::move(session));
        episode().last_session = history_.sessions.size();
        if (!episode().opened) episode().opened = day(date);
        return Meeting(history_.sessions.back());
    }

    model::Episode& episode() { return history_.episodes.back(); }
    model::History& history() { return history_; }
    operator const model::History&() const { return history_; }

  private:
    model::History history_;
};

}  // namespace viktig::tests
