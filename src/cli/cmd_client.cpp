// viktig client add|change|end|return|list   Cases and their stretches of help.
#include <algorithm>
#include <memory>

#include "changes.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/date_words.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"
#include "viktig/report/lists.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using model::Block;
using model::BlockKind;

struct EpisodeOptions {
    std::string client, opened, asked, kind, therapist, team, age, language, by;
    bool dry_run = false;
};

void add_episode_options(Parser& parser, EpisodeOptions& options) {
    parser.add_text("CODE", options.client, "client code: never a name").required();
    parser.add_text("--opened", options.opened, "day help began (today if neither this nor --asked is given)");
    parser.add_text("--asked", options.asked, "day they first asked; alone: they are waiting");
    parser.add_text("--kind", options.kind, "person, couple, family, network or group");
    parser.add_text("--therapist", options.therapist, "code of the one who has the case");
    parser.add_text("--team", options.team, "the unit it belongs to");
    parser.add_text("--age", options.age, "of a person's own case: adult, adolescent or child");
    parser.add_text("--language", options.language, "language to meet them in");
    parser.add_text("--by", options.by, "who writes this");
    parser.add_flag("--dry-run", options.dry_run, "show the block, write nothing");
}

Block episode_block(const EpisodeOptions& options, const std::string& default_kind, const model::Ledger& ledger, const Context& context) {
    Block block;
    block.kind = BlockKind::episode;
    std::optional<Date> opened;
    std::optional<Date> asked;
    if (!options.asked.empty()) asked = context.past_day(options.asked);
    if (!options.opened.empty()) opened = context.past_day(options.opened);
    if (!opened && !asked) opened = context.today;
    if (opened && asked && *opened < *asked) throw Error(Exit::usage, {"client.opened-before-asked", {*opened, *asked}}, {"client.hint-asked", {*opened}});
    const std::string kind = options.kind.empty() ? default_kind : options.kind;
    require_word("--kind", kind, model::case_kinds());
    if (!options.age.empty()) require_word("--age", options.age, model::ages());
    if (!options.language.empty()) require_clean_words(options.language);
    require_staff_code("--therapist", options.therapist);
    require_staff_code("--team", options.team);

    block.id = context.new_id(opened ? *opened : *asked);
    if (opened) block.content.put("opened", *opened);
    if (asked) block.content.put("asked", *asked);
    block.content.put("kind", kind);
    if (!options.therapist.empty()) block.content.put("therapist", options.therapist);
    if (!options.team.empty()) block.content.put("team", options.team);
    if (!options.age.empty()) block.content.put("age", options.age);
    if (!options.language.empty()) block.content.put("language", options.language);
    sign(block, context.writer(options.by), ledger, context);
    return block;
}

void echo_episode(const store::Appended& done, const EpisodeOptions& options, const std::string& key, const Context& context) {
    const auto* opened = done.block.content.get<Date>("opened");
    const base::ShownDate day{opened ? *opened : *done.block.content.get<Date>("asked"), base::DateStyle::weekday_day_month_year};
    context.say_filed(done, {key == "client.returned" ? "client.returned" : opened ? "client.added" : "client.added-waiting",
                             {options.client, done.block.content.text("kind"), day, done.file}});
}

/// A ledger whose course of help was taken back, or was never there.
void open_again(const EpisodeOptions& options, Block block, store::Writer& store, const Context& context) {
    const auto build = [&](const store::ReadLedger& current) {
        block.content.put("logged", model::time_to_log(current.ledger, block.kind, context.world.now()));
        return block;
    };
    if (const auto done = add_block(store, options.client, build, options.dry_run, context))
        echo_episode(*done, options, "client.added", context);
}

void add_client(const EpisodeOptions& options, store::Writer& store, const Context& context) {
    const base::Message fault = model::client_code_fault(options.client);
    if (!fault.empty()) throw Error(Exit::usage, {"client.bad-code", {fault}}, {"client.hint-code"});
    const Block block = episode_block(options, "person", {}, context);
    if (store.has(options.client)) {
        const model::History history = fold_for_writing(store, store.read(options.client)).history;
        const model::Episode* last = history.episode();
        if (!last) return open_again(options, block, store, context);
        if (last->ending)
            throw Error(Exit::data, {"client.exists-ended", {options.client}}, {"client.hint-return", {options.client}});
        throw Error(Exit::data, {"client.exists", {options.client}}, {"client.hint-exists", {options.client}});
    }
    if (options.dry_run) {
        context.show_block(store::write_head(options.client) + "\n" + store::write_block(block, store.decimals_for({})));
        return;
    }
    echo_episode(store.create(options.client, {block}), options, "client.added", context);
    const std::string kind = block.content.text("kind");
    if (kind == "couple") context.note({"client.next-couple", {options.client}});
    if (kind == "family" || kind == "network") context.note({"client.next-voices", {options.client}});
    if (kind == "group") context.note({"client.next-group", {options.client}});
}

/// Who comes back has the age and the language they had, unless something else is said: the age decides the cutoff.
EpisodeOptions with_what_stays(EpisodeOptions options, const model::Episode* last) {
    if (last && options.age.empty()) options.age = last->age;
    if (last && options.language.empty()) options.language = last->language;
    return options;
}

void return_client(const EpisodeOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        const model::Episode* last = history.episode();
        if (last && !last->ending) throw Error(Exit::data, {"client.not-ended", {options.client}}, {"client.hint-exists", {options.client}});
        Block block = episode_block(with_what_stays(options, last), last ? last->kind : "person", current.ledger, context);
        const Date began = block.content.get<Date>("opened") ? *block.content.get<Date>("opened") : *block.content.get<Date>("asked");
        if (last && began < last->ending->date)
            throw Error(Exit::usage, {"client.returned-before-ending", {options.client, began, last->ending->date}},
                        {"client.hint-returned", {last->ending->date}});
        return block;
    };
    if (const auto done = add_block(store, options.client, build, options.dry_run, context))
        echo_episode(*done, options, "client.returned", context);
}

struct EndOptions {
    std::string client, how, date, words, by;
    std::vector<std::string> follow_up;
    bool dry_run = false;
};

void end_client(const EndOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
    require_word("--how", options.how, model::endings());
    for (const std::string& span : options.follow_up) require_span(span);
    const Date date = context.past_day(options.date);
    const std::string words = options.words.empty() ? "" : take_words(options.words, {"words.about-note"}, context);
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        const model::Episode* last = history.episode();
        if (!last || last->ending) throw Error(Exit::data, {"client.ended-already", {options.client}}, {"client.hint-return", {options.client}});
        if (date < last->began()) throw Error(Exit::usage, {"client.end-before-begin", {options.client, date, last->began()}},
                                            {"change.hint-from-then", {last->began()}});
        for (std::size_t n = last->first_session; n < last->last_session; ++n)
            if (history.sessions[n].date > date)
                throw Error(Exit::usage, {"client.end-before-meeting", {options.client, date, history.sessions[n].date}},
                            {"change.hint-from-then", {history.sessions[last->last_session - 1].date}});
        Block block;
        block.kind = BlockKind::ending;
        block.id = context.new_id(date);
        block.content.put("date", date);
        block.content.put("how", options.how);
        if (!options.follow_up.empty()) block.content.put("follow_up", options.follow_up);
        if (!words.empty()) block.content.put("words", words);
        sign(block, context.writer(options.by), current.ledger, context);
        return block;
    };
    if (const auto done = add_block(store, options.client, build, options.dry_run, context))
        context.say_filed(*done, {"client.ended", {options.client, options.how, base::ShownDate{date, base::DateStyle::weekday_day_month_year},
                                                   done->file, done->line}});
}

struct ListOptions {
    Delivery delivery;
    bool all = false;
    std::string with;
};

void list_clients(const ListOptions& options, const store::Reader& store, Context& context) {
    Staff staff;
    report::ClientList list(store.settings(), context.today, options.all, options.with);
    for (const std::string& client : store.in_turn()) {
        const auto read = store.read_flat(client);
        context.tell(read.problems);
        if (!read.readable) continue;
        const auto folded = store.fold(read, {context.today, context.logged_before()});
        staff.add(folded.history);
        list.add(folded.history);
    }
    if (!options.with.empty()) staff.require(options.with);
    deliver(list.finish(), options.delivery, store, context);
}

}  // namespace

void require_span(const std::string& span) {
    if (!model::months_of_span(span)) throw Error(Exit::usage, {"client.bad-span", {span}}, {"client.hint-span"});
}

void build_client(Parser& parser, Command& chosen) {
    auto episode = std::make_shared<EpisodeOptions>();
    Parser& add = parser.add_command("add", "help.client-add");
    add_episode_options(add, *episode);
    add.then([episode, &chosen] { chosen = Writes([episode](auto& store, auto& context) { add_client(*episode, store, context); }); });

    auto listing = std::make_shared<ListOptions>();
    Parser& list = parser.add_command("list", "help.client-list");
    list.add_flag("--all", listing->all, "those that ended too");
    list.add_text("--with", listing->with, "only this therapist's cases");
    add_delivery_options(list, listing->delivery);
    list.then([listing, &chosen] { chosen = Reads([listing](auto& store, auto& context) { list_clients(*listing, store, context); }); });

    add_client_change(parser, chosen);

    auto ending = std::make_shared<EndOptions>();
    Parser& end = parser.add_command("end", "help.client-end");
    end.add_text("CODE", ending->client, "client code").required();
    end.add_text("--how", ending->how, "agreed, person, service, moved, referred-on, lost or died").required();
    end.add_text("--date", ending->date, "day it ended (today)");
    end.add_list("--follow-up", ending->follow_up, "a talk some time after, as they wished: 6m,12m");
    end.add_words("--words", ending->words, "about the ending, in own words; - reads standard input");
    end.add_text("--by", ending->by, "who writes this");
    end.add_flag("--dry-run", ending->dry_run, "show the block, write nothing");
    end.then([ending, &chosen] { chosen = Writes([ending](auto& store, auto& context) { end_client(*ending, store, context); }); });

    auto back = std::make_shared<EpisodeOptions>();
    Parser& again = parser.add_command("return", "help.client-return");
    add_episode_options(again, *back);
    again.then([back, &chosen] { chosen = Writes([back](auto& store, auto& context) { return_client(*back, store, context); }); });
}

}  // namespace viktig::cli
