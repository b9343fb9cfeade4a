// viktig voice change|end|resume   Somebody is another age now, is no longer part of it, or is again.
#include <algorithm>
#include <memory>

#include "changes.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/names.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;

constexpr const char* id_help = "who: mother, teen, school";

struct VoiceChangeOptions : ChangeOptions {
    std::string relation, called, age, language;
};

/// Who is there without a block of their own has nothing that could change: what they are is said of the case.
const model::Voice& voice_named(const ChangeOptions& options, const model::History& history, const model::Ledger& ledger) {
    const model::Voice* voice = history.voice(options.id);
    if (!voice) throw model::unknown_voice(options.id, history);
    if (!model::content_now(ledger, "voice." + options.id))
        throw Error(Exit::data, {"voice.of-the-case", {options.id, options.client}}, {"voice.hint-of-the-case", {options.client}});
    return *voice;
}

/// What a command sets of the voice that stands, with `said` for the line that tells it; or it refuses.
using SetOfVoice = std::function<model::Content(const model::Voice& voice, const model::History& history, Date date, base::List& said)>;

void change_voice(const ChangeOptions& options, store::Writer& store, const Context& context, const SetOfVoice& set) {
    change_named(options, store, context, [&](const ChangeOptions& named, const store::ReadLedger& current, Date date) {
        const model::History history = fold_for_writing(store, current).history;
        const model::Voice& voice = voice_named(named, history, current.ledger);
        WhatChanges what{"voice." + voice.id, {"change.voice", {voice.id}}, {}, {}};
        what.set = set(voice, history, date, what.said);
        return what;
    });
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

void end_voice(const ChangeOptions& options, store::Writer& store, const Context& context) {
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

void resume_voice(const ChangeOptions& options, store::Writer& store, const Context& context) {
    change_voice(options, store, context, [&](const model::Voice& voice, const model::History&, Date date, base::List& said) {
        if (!voice.ended) throw Error(Exit::data, {"voice.not-ended", {voice.id}}, {"voice.hint-list", {options.client}});
        if (date < *voice.ended) throw Error(Exit::usage, {"change.resume-before-end", {voice.id, date, *voice.ended}}, {"change.hint-from-then", {*voice.ended}});
        said.parts.push_back({"change.resumed", {with_weekday(*voice.ended)}});
        return set_ended(false);
    });
}

}  // namespace

void add_voice_changes(Parser& voice, Command& chosen) {
    Parser& change = voice.add_command("change", "help.voice-change");
    const auto changed = std::make_shared<VoiceChangeOptions>();
    add_change_target(change, *changed, id_help);
    change.add_text("--relation", changed->relation, "self, parent, child, sibling, partner, friend, school, staff, peer or other");
    change.add_words("--called", changed->called, "what they are called now");
    change.add_text("--age", changed->age, "adult, adolescent or child: decides the cutoff");
    change.add_text("--language", changed->language, "language they speak best");
    change.add_text("--date", changed->date, "from when on (today)");
    add_change_signature(change, *changed);
    change.then([changed, &chosen] { chosen = Writes([changed](auto& store, auto& context) { change_what(*changed, store, context); }); });

    add_end(voice, "help.voice-end", id_help, end_voice, chosen);
    add_resume(voice, "help.voice-resume", id_help, resume_voice, chosen);
}

}  // namespace viktig::cli
