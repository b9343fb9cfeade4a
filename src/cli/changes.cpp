// The world changed: the block, what speaks against it, and the line that shows it.
#include "changes.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "viktig/base/error.hpp"
#include "viktig/base/text.hpp"
#include "viktig/model/consistency.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;
using model::Block;

namespace {

/// Who had a case on which day is looked up by day; of everything else the latest change holds, and one that came before it
/// would be written for nothing.
bool holds_by_day(std::string_view key) {
    constexpr std::array<std::string_view, 3> by_day{"therapist", "team", "owner"};
    return std::ranges::find(by_day, key) != by_day.end();
}

void refuse_before_later(const NewChange& change, const model::Ledger& ledger) {
    for (const Block& other : model::changes_of(ledger, change.of)) {
        const Date* date = other.content.get<Date>("date");
        if (!date || *date <= change.date) continue;
        for (const model::Field& field : change.set.fields)
            if (!holds_by_day(field.key) && other.set.find(field.key))
                throw Error(Exit::usage, {"change.before-later", {change.date, field.key, *date}},
                            {"change.hint-before-later", {*date, change.client, other.reference()}});
    }
}

void add_of_a_day(Parser& parser, const char* id_help, const char* date_help, RunChange run, Command& chosen) {
    const auto options = std::make_shared<ChangeOptions>();
    add_change_target(parser, *options, id_help);
    parser.add_text("--date", options->date, date_help);
    add_change_signature(parser, *options);
    parser.then([options, run, &chosen] { chosen = Writes([options, run](auto& store, auto& context) { run(*options, store, context); }); });
}

}  // namespace

Block change_block(const NewChange& change, const store::ReadLedger& current, const std::string& by, const store::Reader& store,
                   const Context& context) {
    refuse_before_later(change, current.ledger);
    Block block;
    block.kind = model::BlockKind::change;
    block.id = context.new_id(change.date);
    block.content.put("of", change.of);
    block.content.put("date", change.date);
    block.set = change.set;
    sign(block, context.writer(by), current.ledger, context);
    if (const auto why = model::first_upset(current.ledger, block, store.measures(), store.settings()))
        throw Error(Exit::usage, {"change.would-lose", {change.of, *why}}, {"hint.history", {change.client}});
    return block;
}

model::Content set_ended(bool ended) {
    model::Content set;
    set.put("ended", ended);
    return set;
}

Message was_to_now(std::string_view key, const std::string& was, const std::string& now) {
    const bool own_words = key == "words" || key == "called";
    const auto shown = [&](const std::string& text) { return Message{own_words ? "undo.words" : "text", {text}}; };
    if (was.empty()) return {"change.added", {key, shown(now)}};
    return {"change.to", {key, shown(was), shown(now)}};
}

base::ShownDate with_weekday(Date date) {
    return {date, base::DateStyle::weekday_day_month_year};
}

void say_changed(const store::Appended& done, const std::string& client, const Message& whose, Date date, const base::List& parts,
                 const Context& context) {
    context.say_filed(done, {"change.done", {client, whose, with_weekday(date), parts, done.file, done.line, context.undo_words(client, done)}});
}

std::string id_as_on_file(const std::string& id) {
    return base::is_utf8(id) ? base::to_nfc(id) : id;
}

void change_named(ChangeOptions options, store::Writer& store, const Context& context, const FindWhatChanges& find) {
    require_client(store, options.client, Wanted::on_file);
    options.id = id_as_on_file(options.id);
    const Date date = context.past_day(options.date);
    WhatChanges what;
    const auto build = [&](const store::ReadLedger& current) {
        what = find(options, current, date);
        return change_block({options.client, what.of, date, what.set}, current, options.by, store, context);
    };
    if (const auto done = add_block(store, options.client, build, options.dry_run, context))
        say_changed(*done, options.client, what.whose, date, what.said, context);
}

void add_change_target(Parser& parser, ChangeOptions& options, const char* id_help) {
    parser.add_text("CLIENT", options.client, "client code").required();
    parser.add_text("ID", options.id, id_help).required();
}

void add_change_signature(Parser& parser, ChangeOptions& options) {
    parser.add_text("--by", options.by, "who writes this");
    parser.add_flag("--dry-run", options.dry_run, "show the block, write nothing");
}

void add_end(Parser& parent, const char* help, const char* id_help, RunChange run, Command& chosen) {
    add_of_a_day(parent.add_command("end", help), id_help, "since when (today)", run, chosen);
}

void add_resume(Parser& parent, const char* help, const char* id_help, RunChange run, Command& chosen) {
    add_of_a_day(parent.add_command("resume", help), id_help, "from when on (today)", run, chosen);
}

}  // namespace viktig::cli
