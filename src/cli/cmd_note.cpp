// viktig note CLIENT [WORDS]   Words worth keeping: what helped, an exception, a reflection, a story.
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/names.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;

struct NoteOptions {
    std::string client, words, kind = "other", voice, session, date, by;
    bool dry_run = false;
};

void require_speaker(const std::string& voice, const model::History& history) {
    if (voice.empty() || voice == "team" || history.voice(voice)) return;
    static constexpr std::string_view team[] = {"team"};
    throw model::unknown_voice(voice, history, team);
}

void write_note(const NoteOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client);
    require_word("--kind", options.kind, model::note_kinds());
    const std::string words = take_words(options.words, {"words.about-note"}, context);
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        require_speaker(options.voice, history);
        const model::Session* session = options.session.empty() ? nullptr : &session_named(options.session, history);
        const Date date = options.date.empty() && session ? session->date : context.past_day(options.date);
        model::Block block;
        block.kind = model::BlockKind::note;
        block.id = context.new_id(date);
        block.content.put("date", date);
        block.content.put("kind", options.kind);
        if (!options.voice.empty()) block.content.put("voice", options.voice);
        if (session) block.content.put("session", std::string(session->id));
        block.content.put("words", words);
        sign(block, context.writer(options.by), current.ledger, context);
        return block;
    };
    const auto done = add_block(store, options.client, build, options.dry_run, context);
    if (!done) return;
    const base::ShownDate day{*done->block.content.get<Date>("date"), base::DateStyle::weekday_day_month};
    context.say_filed(*done, {"note.added", {options.client, day, options.kind, words, done->file, done->line}});
}

}  // namespace

void build_note(Parser& parser, Command& chosen) {
    auto options = std::make_shared<NoteOptions>();
    parser.add_text("CLIENT", options->client, "client code").required();
    parser.add_words("WORDS", options->words, "own words; - reads standard input; without it your editor opens");
    parser.add_text("--kind", options->kind, "helped, exception, reflection, talk, story, agreed or other");
    parser.add_text("--voice", options->voice, "who said it; team for the reflecting team");
    parser.add_text("--session", options->session, "the meeting it belongs to: its id, or the beginning of it");
    parser.add_text("--date", options->date, "day it was said (the meeting's, else today)");
    parser.add_text("--by", options->by, "who writes this");
    parser.add_flag("--dry-run", options->dry_run, "show the block, write nothing");
    parser.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { write_note(*options, store, context); }); });
}

}  // namespace viktig::cli
