// viktig answer CLIENT SIGNAL [WORDS]   What was done about a signal, and when to look again.
#include <memory>

#include "command.hpp"
#include "ended.hpp"
#include "viktig/model/date_words.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/report/series.hpp"
#include "viktig/report/signals.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using report::Signal;

struct AnswerOptions {
    std::string client, signal, words, date, look, by;
    bool dry_run = false;
};

/// The signals of the case that stand on the day: what can be answered.
std::vector<Signal> standing_on(Date day, const store::ReadLedger& read, const store::Reader& store, const report::ExpectedCourses& expected) {
    const model::History history = store.fold(read, {day, {}}).history;
    const model::Episode* episode = history.episode();
    if (!episode) return {};
    const auto series = report::collect_series(history, *episode, store.settings());
    return report::find_signals(history, *episode, series, store.settings(), day, expected);
}

/// The one that the beginning of an id means.
const Signal& signal_named(const AnswerOptions& options, const std::vector<Signal>& standing) {
    const std::vector<std::string> shortest = report::shortest_ids(standing);
    std::vector<std::string> meant;
    const Signal* found = nullptr;
    for (std::size_t n = 0; n < standing.size(); ++n) {
        if (!report::begins_signal(options.signal, standing[n].id())) continue;
        found = &standing[n];
        meant.push_back(shortest[n]);
    }
    if (meant.size() == 1) return *found;
    if (meant.size() > 1) throw Error(Exit::usage, {"answer.several", {options.signal, meant.size()}}, model::one_of(meant));
    const base::Message what{"answer.no-such-signal", {options.signal, options.client}};
    if (standing.empty()) throw Error(Exit::data, what, {"answer.hint-none", {options.client}});
    throw Error(Exit::data, what, model::near_or_one_of(options.signal, shortest));
}

base::ShownDate weekday(Date date) {
    return {date, base::DateStyle::weekday_day_month_year};
}

/// The day of the answer, and the day to look again.
struct Days {
    Date answered;
    std::optional<Date> look;
};

Days days_of(const AnswerOptions& options, const Context& context) {
    Days days{context.past_day(options.date), {}};
    if (!options.look.empty()) days.look = model::parse_next_day(options.look, days.answered, "date.hint-look");
    return days;
}

void answer_signal(const AnswerOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
    const Days days = days_of(options, context);
    // Nobody writes what they did about a signal that is none, and what cannot be read has none to tell of.
    const store::ReadLedger read = store.read(options.client);
    (void)fold_for_writing(store, read);
    const model::FoldOptions today{context.today, {}};
    const report::ExpectedCourses expected =
        expected_courses(store, today, store.fold(read, today).history);
    (void)signal_named(options, standing_on(context.today, read, store, expected));
    const std::string words = take_words(options.words, {"words.about-answer"}, context);
    std::string id;
    const auto build = [&](const store::ReadLedger& current) {
        const auto standing = standing_on(context.today, current, store, expected);
        const Signal& signal = signal_named(options, standing);
        if (days.answered < signal.since)
            throw Error(Exit::usage, {"answer.before-signal", {weekday(days.answered), signal.id(), weekday(signal.since)}},
                        {"change.hint-from-then", {signal.since}});
        id = signal.id();
        model::Block block;
        block.kind = model::BlockKind::answer;
        block.id = context.new_id(days.answered);
        block.content.put("signal", id);
        block.content.put("date", days.answered);
        if (days.look) block.content.put("look", *days.look);
        block.content.put("words", words);
        sign(block, context.writer(options.by), current.ledger, context);
        return block;
    };
    const auto done = add_block(store, options.client, build, options.dry_run, context);
    if (!done) return;
    base::List said;
    said.separator = ", ";
    said.parts.push_back({"answer.words", {words}});
    if (days.look) said.parts.push_back({"answer.look", {weekday(*days.look)}});
    context.say_filed(*done, {"answer.added", {options.client, id, weekday(days.answered), said, done->file, done->line}});
}

}  // namespace

void build_answer(Parser& parser, Command& chosen) {
    auto options = std::make_shared<AnswerOptions>();
    parser.add_text("CLIENT", options->client, "client code").required();
    parser.add_text("SIGNAL", options->signal, "as the page of the case names it, or the beginning of it: worse.father").required();
    parser.add_words("WORDS", options->words, "what was done; - reads standard input; without it your editor opens");
    parser.add_text("--look", options->look, "the day to look again: 2026-12-04 or +2w");
    parser.add_text("--date", options->date, "day it was done (today)");
    parser.add_text("--by", options->by, "who writes this");
    parser.add_flag("--dry-run", options->dry_run, "show the block, write nothing");
    parser.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { answer_signal(*options, store, context); }); });
}

}  // namespace viktig::cli
