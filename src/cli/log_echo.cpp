// The line that lets a slip of the finger be seen.
#include "log_echo.hpp"

#include <algorithm>

namespace viktig::cli {
namespace {

using base::Decimal;
using base::List;
using base::Message;
using model::RawRating;
using model::Status;

Message shown(base::Score score, int decimals) {
    return {"text", {Decimal{score, decimals}}};
}

/// The year is said when it is not this one: the slip that files a meeting, or agrees on one, years away.
base::ShownDate weekday(base::Date date, base::Date today) {
    const auto year = [](base::Date day) { return std::chrono::year_month_day(day).year(); };
    return {date, year(date) == year(today) ? base::DateStyle::weekday_day_month : base::DateStyle::weekday_day_month_year};
}

class Echo {
  public:
    Echo(const model::History& history, const model::MeasureSet& measures, const model::Block& block, base::Date today)
        : history_(history), measures_(measures), block_(block), today_(today) {}

    Message run() {
        if (const std::string missed = block_.content.text("missed"); !missed.empty()) add_missed(missed);
        for (const RawRating& rating : block_.content.ratings) add_rating(rating);
        close_voice();
        for (const model::RawSlips& slips : block_.content.slips) add_slips(slips);
        add_there();
        for (const model::Said& said : block_.content.said)
            parts_.parts.push_back({"log.echo-said", {said.voice, said.words}});
        add_next();
        if (parts_.parts.empty()) parts_.parts.push_back({"log.echo-nothing"});
        return {"list", {parts_}};
    }

  private:
    /// Ratings of the same voice about the same life stand together: `teen ORS 16.7 (...), sleep 6`.
    void add_rating(const RawRating& rating) {
        const std::string who = rating.key.about.empty() ? rating.key.voice : rating.key.voice + "@" + rating.key.about;
        if (who != who_) {
            close_voice();
            who_ = who;
        }
        given_.parts.push_back(given(rating));
    }

    void close_voice() {
        if (given_.parts.empty()) return;
        parts_.parts.push_back({"log.echo-voice", {who_, Message{"list", {given_}}}});
        given_.parts.clear();
    }

    Message given(const RawRating& rating) const {
        const model::Measure* measure = history_.goal(rating.key.what) ? nullptr : measures_.find(rating.key.what);
        const std::string label = measure ? measure->short_name : rating.key.what;
        if (rating.status != Status::rated) {
            const Message word = status_message(rating.status);
            return label.empty() ? word : Message{"log.echo-status", {label, word}};
        }
        const int decimals = measure ? measure->decimals() : 0;
        if (rating.total) return {"log.echo-total-only", {label, Decimal{*rating.total, decimals}}};
        if (rating.items.size() == 1 && rating.items[0]) return {"log.echo-rating", {label, Decimal{*rating.items[0], decimals}}};
        List items;
        constexpr std::size_t digits_of_a_number = 9;  // more of them with blanks between read as an identity number, and were masked
        items.separator = rating.items.size() > digits_of_a_number ? "," : " ";
        for (const auto& item : rating.items) items.parts.push_back(item ? shown(*item, decimals) : Message{"text", {"-"}});
        const auto total = measure ? measure->total_of(rating.items) : std::nullopt;
        if (!total) return {"log.echo-no-total", {label, Message{"list", {items}}}};
        const bool whole = std::ranges::all_of(rating.items, [](const auto& item) { return item.has_value(); });
        return {whole ? "log.echo-items" : "log.echo-prorated", {label, Decimal{*total, decimals}, Message{"list", {items}}}};
    }

    static Message status_message(Status status) {
        if (status == Status::declined) return {"log.status-declined"};
        return status == Status::absent ? Message{"log.status-absent"} : Message{"log.status-not-asked"};
    }

    void add_slips(const model::RawSlips& slips) {
        const model::Measure* measure = history_.goal(slips.what) ? nullptr : measures_.find(slips.what);
        List scores;
        scores.separator = " ";
        for (const base::Score score : slips.scores) scores.parts.push_back(shown(score, measure ? measure->decimals() : 0));
        parts_.parts.push_back(
            {"log.echo-slips", {measure ? measure->short_name : slips.what, Message{"list", {scores}}, slips.scores.size()}});
    }

    /// Who was there besides those who gave an answer.
    void add_there() {
        if (const auto* count = block_.content.get<std::int64_t>("headcount")) parts_.parts.push_back({"log.echo-headcount", {*count}});
        const auto* present = block_.content.get<model::Texts>("present");
        List others;
        if (present)
            for (const std::string& voice : *present)
                if (std::ranges::none_of(block_.content.ratings, [&](const RawRating& rating) { return rating.key.voice == voice; }))
                    others.parts.push_back({"text", {voice}});
        if (!others.parts.empty()) parts_.parts.push_back({"log.echo-there", {others}});
    }

    void add_missed(const std::string& missed) {
        parts_.parts.push_back({missed == "no-show" ? "log.echo-missed-no-show"
                                : missed == "them"  ? "log.echo-missed-them"
                                                    : "log.echo-missed-us"});
    }

    void add_next() {
        const model::Field* next = block_.content.find("next");
        if (!next) return;
        if (const auto* date = std::get_if<base::Date>(&next->value))
            parts_.parts.push_back({"log.echo-next", {weekday(*date, today_)}});
        else
            parts_.parts.push_back({"log.echo-next-as-needed"});
    }

    const model::History& history_;
    const model::MeasureSet& measures_;
    const model::Block& block_;
    base::Date today_;
    std::string who_;
    List given_;
    List parts_{{}, " | "};
};

/// The case's first goal that is still theirs: the words that this is all about.
Message first_goal(const model::History& history) {
    const auto goal = std::ranges::find_if(history.goals, [](const model::Goal& g) { return !g.ended; });
    return goal == history.goals.end() ? Message{} : Message{"log.echo-goal", {goal->words()}};
}

/// Said only where the meeting is of another kind than the case.
Message kind_of(const model::Block& block, const model::History& history, base::Date date) {
    const std::string kind = block.content.text("kind");
    const model::Episode* episode = history.episode_on(date);
    return kind.empty() || (episode && episode->kind == kind) ? Message{} : Message{"log.echo-kind", {kind}};
}

}  // namespace

Message given_in(const model::Block& block, const model::History& history, const model::MeasureSet& measures, base::Date today) {
    return Echo(history, measures, block, today).run();
}

Message log_echo(const store::Appended& done, const model::History& history, const model::MeasureSet& measures, base::Date date,
                 const Context& context) {
    const Message given = given_in(done.block, history, measures, context.today);
    return {"log.echo",
            {history.client, first_goal(history), weekday(date, context.today),
             kind_of(done.block, history, date), given, done.file, done.line, context.undo_words(history.client, done)}};
}

std::vector<Message> watched_items(const model::Block& block, const model::MeasureSet& measures) {
    std::vector<Message> found;
    for (const RawRating& rating : block.content.ratings) {
        const model::Measure* measure = measures.find(rating.key.what);
        if (!measure || rating.total || rating.status != Status::rated) continue;
        for (const model::WatchedItem& watched : measure->watch) {
            const auto place = static_cast<std::size_t>(watched.item - 1);
            if (place >= rating.items.size() || !rating.items[place] || *rating.items[place] < watched.at_least) continue;
            const base::Score score = *rating.items[place];
            found.push_back({"log.watch", {rating.key.voice, measure->short_name, watched.item, Decimal{score, score.decimals()}}});
        }
    }
    return found;
}

}  // namespace viktig::cli
