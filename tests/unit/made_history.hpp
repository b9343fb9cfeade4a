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

/// What a fold hands out to be read, open to the test that makes it.
template <typename T>
T& changed(std::span<const T> all, std::size_t n = 0) {
    return const_cast<T&>(all[n]);
}

/// One meeting of a case being made. Whoever says something is there.
class Meeting {
  public:
    Meeting(model::Session& session, base::Arena& arena) : session_(session), arena_(arena) {}

    Meeting& present(std::string_view voice) {
        std::vector<std::string_view> there(session_.present.begin(), session_.present.end());
        const auto place = std::ranges::lower_bound(there, voice);
        if (place == there.end() || *place != voice) there.insert(place, arena_.copy(voice));
        session_.present = arena_.copy(there);
        return *this;
    }
    Meeting& rated(std::string_view voice, std::string_view what, std::string_view total, std::string_view about = {}) {
        add(voice, about, what, model::Status::rated, {score(total)}, score(total));
        return *this;
    }
    /// A rating with an item missing: there is no total.
    Meeting& rated_in_part(std::string_view voice, std::string_view what) {
        add(voice, {}, what, model::Status::rated, {std::nullopt});
        return *this;
    }
    Meeting& said(model::Status status, std::string_view voice, std::string_view what = {}) {
        add(voice, {}, what, status, {});
        return *this;
    }
    Meeting& slips(std::string_view what, std::initializer_list<std::string_view> texts) {
        std::vector<base::Score> scores;
        for (const std::string_view text : texts) scores.push_back(score(text));
        std::vector<model::Slips> slips(session_.slips.begin(), session_.slips.end());
        slips.push_back({arena_.copy(what), forms().find(what), arena_.copy(scores), session_.by, false});
        session_.slips = arena_.copy(slips);
        return *this;
    }
    Meeting& led(std::vector<std::string_view> by) {
        for (std::string_view& name : by) name = arena_.copy(name);
        session_.led = arena_.copy(by);
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
    /// The items of the n-th rating, given anew.
    Meeting& items(const std::vector<std::optional<base::Score>>& given, std::size_t n = 0) {
        changed(session_.ratings, n).items = arena_.copy(given);
        return *this;
    }

  private:
    void add(std::string_view voice, std::string_view about, std::string_view what, model::Status status,
             const std::vector<std::optional<base::Score>>& items, std::optional<base::Score> total = {}) {
        if (status != model::Status::absent) present(voice);
        model::Rating rating;
        rating.measure = forms().find(what);
        rating.key = {arena_.copy(voice), arena_.copy(about), arena_.copy(what)};
        rating.status = status;
        rating.items = arena_.copy(items);
        rating.total = total;
        rating.by = session_.by;
        std::vector<model::Rating> ratings(session_.ratings.begin(), session_.ratings.end());
        ratings.insert(std::ranges::lower_bound(ratings, rating.key, {}, &model::Rating::key), rating);
        session_.ratings = arena_.copy(ratings);
    }

    model::Session& session_;
    base::Arena& arena_;
};

/// A case being made: one stretch of help, meetings in the order they are added.
class MadeCase {
  public:
    explicit MadeCase(std::string client, std::string kind = "person", std::string therapist = "kari") {
        history_.client = std::move(client);
        history_.memory = memory_;
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
    MadeCase& words(std::string_view date, std::string_view kind, std::string_view voice, std::string_view said) {
        history_.words.push_back({day(date), arena().copy(kind), arena().copy(voice), arena().copy(said), {}, {}});
        return *this;
    }
    MadeCase& answered(std::string signal, std::string_view date, std::string_view look = {}) {
        model::SignalAnswer answer{std::move(signal), day(date), std::nullopt, "talked about it", "kari"};
        if (!look.empty()) answer.look = day(look);
        history_.answers.push_back(std::move(answer));
        return *this;
    }
    /// A meeting held, logged on its own day; opens the case when nothing else did.
    Meeting meet(std::string_view date, std::string_view kind = {}) {
        model::Session session;
        session.id = arena().copy(std::string_view(std::string(date) + "-" + std::string(6, static_cast<char>('a' + history_.sessions.size() % 26))));
        session.date = day(date);
        session.kind = arena().copy(kind.empty() ? std::string_view(episode().kind) : kind);
        session.by = "kari";
        session.logged = session.date + std::chrono::hours{12};
        history_.sessions.push_back(std::move(session));
        episode().last_session = history_.sessions.size();
        if (!episode().opened) episode().opened = day(date);
        return Meeting(history_.sessions.back(), arena());
    }

    /// @param change  is given every rating there is
    template <typename Change>
    MadeCase& each_rating(Change change) {
        for (const model::Session& session : history_.sessions)
            for (std::size_t n = 0; n < session.ratings.size(); ++n) change(changed(session.ratings, n));
        return *this;
    }
    /// The items of a meeting's only rating, given anew.
    MadeCase& items(std::size_t meeting, const std::vector<std::optional<base::Score>>& given) {
        Meeting(history_.sessions[meeting], arena()).items(given);
        return *this;
    }

    model::Episode& episode() { return history_.episodes.back(); }
    model::History& history() { return history_; }
    operator const model::History&() const { return history_; }

  private:
    base::Arena& arena() { return memory_->arena; }

    std::shared_ptr<model::LedgerMemory> memory_ = std::make_shared<model::LedgerMemory>();
    model::History history_;
};

}  // namespace viktig::tests
