// viktig voice change|end|resume   Somebody is another age now, is no longer part of it, or is again.
#include <algorithm>
#include <memory>

#include "changes.hpp"
#include "viktig/base/error.hpp"
#include "viktig/base/text.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/names.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;

struct VoiceChangeOptions {
    std::string client, id, relation, called, age, language, date, by;
    bool dry_run = false;
};

/// Who is there without a block of their own has nothing that could change: what they are is said of the case.
const model::Voice& voice_named(const VoiceChangeOptions& options, const model::History& history, const model::Ledger& ledger) {
    const model::Voice* voice = history.voice(options.id);
    if (!voice) throw model::unknown_voice(options.id, history);
    if (!model::content_now(ledger, "voice." + options.id))
        throw Error(Exit::data, {"voice.of-the-case", {options.id, options.client}}, {"voice.hint-of-the-case", {options.client}});
    return *voice;
}

using Prepare = std::function<model::Content(const model::Voice& voice, const model::History& history, Date date, base::List& said)>;

void change_voice(VoiceChangeOptions options, store::Writer& store, const Context& context, const Prepare& prepare) {
    require_client(store, options.client, Wanted::on_file);
    options.id = base::is_utf8(options.id) ? base::to_nfc(options.id) : options.id;
    const Date date = context.past_day(options.date);
    base::List said;
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        const model::Voice& voice = voice_named(options, history, current.ledger);
        said.parts.clear();
        const NewChange change{options.client, "voice." + voice.id, date, prepare(voice, history, date, said)};
        return change_block(change, current, options.by, store, context);
    };
    if (const auto done = add_block(store, options.client, build, options.dry_run, context))
        say_changed(*done, options.client, {"change.voice", {options.id}}, date, said, context);
}

void change_what(const VoiceChangeOptions& options, store::Writer& store, const Context& context) {
    if (!options.relation.empty()) require_word("--relation", options.relation, model::relations());
    if (!options.age.empty()) require_word("--age", options.age, model::ages());
    require_clean_words(options.called);
    require_clean_words(options.language);
    change_voice(options, store, context, [&](const model::Voice& voice, const model::History&, Date, base::List& said) {
        model::Content set;
        const auto add = [&](std::string_view key, const std::string& now, const std::string& was) {
            if (now.empty()) return;
            if (now == was) throw Error(Exit::usage, {"change.same", {key, was}}, {"voice.hint-list", {options.client}});
            set.put(key, now);
            said.parts.push_back(was_to_now(key, was, now));
        };
        add("relation", options.relation, voice.relation);
        add("called", options.called, voice.called);
        add("age", options.age, voice.age);
        add("language", options.language, voice.language);
        if (set.fields.empty()) throw Error(Exit::usage, {"change.nothing"}, {"change.hint-nothing", {"voice change"}});
        return set;
    });
}

void end_voice(const VoiceChangeOptions& options, store::Writer& store, const Context& context) {
    change_voice(options, store, context, [&](const model::Voice& voice, const model::History& history, Date date, base::List& said) {
        if (voice.ended)
            throw Error(Exit::data, {"voice.ended", {voice.id, *voice.ended}}, {"voice.hint-ended", {options.client, voice.id, std::max(date, *voice.ended)}});
        for (const model::Session& session : history.sessions)
            if (session.date > date && session.was_present(voice.id))
                throw Error(Exit::usage, {"voice.end-before-meeting", {voice.id, date, session.date}}, {"change.hint-from-then", {session.date}});
        said.parts.push_back({"change.ended"});
        return set_ended(true);
    });
}

void resume_voice(const VoiceChangeOptions& options, store::Writer& store, const Context& context) {
    change_voice(options, store, context, [&](const model::Voice& voice, const model::History&, Date date, base::List& said) {
        if (!voice.ended) throw Error(Exit::data, {"voice.not-ended", {voice.id}}, {"voice.hint-list", {options.client}});
        if (date < *voice.ended) throw Error(Exit::usage, {"change.resume-before-end", {voice.id, date, *voice.ended}}, {"change.hint-from-then", {*voice.ended}});
        said.parts.push_back({"change.resumed", {with_weekday(*voice.ended)}});
        return set_ended(false);
    });
}

void add_common(CLI::App& parser, VoiceChangeOptions& options) {
    add_text(parser, "--by", options.by, "who writes this");
    parser.add_flag("--dry-run", options.dry_run, "show the block, write nothing");
}

std::shared_ptr<VoiceChangeOptions> voice_options(CLI::App& parser) {
    auto options = std::make_shared<VoiceChangeOptions>();
    add_text(parser, "CLIENT", options->client, "client code")->required();
    add_text(parser, "ID", options->id, "who: mother, teen, school")->required();
    return options;
}

}  // namespace

void add_voice_changes(CLI::App& voice, Command& chosen) {
    CLI::App* change = voice.add_subcommand("change", lang::words({"help.voice-change"}));
    const auto changed = voice_options(*change);
    add_text(*change, "--relation", changed->relation, "self, parent, child, sibling, partner, friend, school, staff, peer or other");
    add_words(*change, "--called", changed->called, "what they are called now");
    add_text(*change, "--age", changed->age, "adult, adolescent or child: decides the cutoff");
    add_text(*change, "--language", changed->language, "language they speak best");
    add_text(*change, "--date", changed->date, "from when on (today)");
    add_common(*change, *changed);
    change->callback([changed, &chosen] { chosen = Writes([changed](auto& store, auto& context) { change_what(*changed, store, context); }); });

    CLI::App* end = voice.add_subcommand("end", lang::words({"help.voice-end"}));
    const auto ended = voice_options(*end);
    add_text(*end, "--date", ended->date, "since when (today)");
    add_common(*end, *ended);
    end->callback([ended, &chosen] { chosen = Writes([ended](auto& store, auto& context) { end_voice(*ended, store, context); }); });

    CLI::App* resume = voice.add_subcommand("resume", lang::words({"help.voice-resume"}));
    const auto resumed = voice_options(*resume);
    add_text(*resume, "--date", resumed->date, "from when on (today)");
    add_common(*resume, *resumed);
    resume->callback([resumed, &chosen] { chosen = Writes([resumed](auto& store, auto& context) { resume_voice(*resumed, store, context); }); });
}

}  // namespace viktig::cli
