// viktig amend CLIENT ID [WHO...] [--set KEY=VALUE]   What is on file was wrong: what is right, and why.
#include <algorithm>
#include <array>
#include <memory>

#include "amend.hpp"
#include "log_echo.hpp"
#include "shown_value.hpp"
#include "viktig/model/consistency.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;
using model::Block;
using model::BlockKind;
using model::Content;

/// The day and the kind of the meeting that scores are read against.
void find_meeting(Amending& amending) {
    const Block& block = amending.parts.front().now;
    const auto session = block.kind == BlockKind::more ? model::content_now(amending.ledger, block.content.text("of")) : std::optional(block.content);
    if (!session) throw Error(Exit::data, {"log.no-such-session", {block.content.text("of"), amending.options.client}},
                              {"hint.undo-block", {amending.options.client, block.reference()}});
    if (const Date* date = session->get<Date>("date")) amending.meeting = *date;
    amending.kind = session->text("kind");
}

/// What the echo of `log` shows too is shown as there.
bool in_echo(const Content& content) {
    constexpr std::array<std::string_view, 4> keys{"next", "missed", "headcount", "present"};
    return !content.ratings.empty() || !content.slips.empty() || !content.said.empty() ||
           std::ranges::any_of(keys, [&](std::string_view key) { return content.find(key) != nullptr; });
}

class AmendBuilder {
  public:
    AmendBuilder(const AmendOptions& options, const std::vector<TypedField>& fields, const store::Reader& store, const Context& context)
        : options_(options), fields_(fields), store_(store), context_(context) {}

    Block build(const store::ReadLedger& current) {
        history_ = fold_for_writing(store_, current).history;
        Amending amending{options_, fields_, store_, context_, current.ledger, history_, current.problems, {}, {}, {}};
        amending.parts = parts_meant(amending);
        find_meeting(amending);
        correction_ = {};
        correct_ratings(amending, correction_);
        correct_fields(amending, correction_);
        if (correction_.target.empty()) throw Error(Exit::usage, {"amend.nothing"}, {"amend.hint-nothing"});
        Block amend = write(current.ledger);
        if (const auto why = model::first_upset(current.ledger, amend, store_.measures(), store_.settings()))
            throw Error(Exit::usage, {"amend.would-lose", {correction_.target, *why}}, {"hint.history", {options_.client}});
        return amend;
    }

    [[nodiscard]] const std::string& target() const { return correction_.target; }
    [[nodiscard]] Message now() const { return shown(correction_.set); }
    [[nodiscard]] Message before() const { return shown(correction_.was); }

  private:
    Block write(const model::Ledger& ledger) const {
        Block amend;
        amend.kind = BlockKind::amend;
        amend.id = context_.new_id(context_.today);
        amend.content.put("of", correction_.target);
        amend.set = correction_.set;
        amend.was = correction_.was;
        if (!correction_.withdrawn.empty()) amend.content.put("withdrawn", correction_.withdrawn);
        amend.content.put("reason", options_.reason);
        sign(amend, context_.writer(options_.by), ledger, context_);
        return amend;
    }

    Message shown(const Content& content) const {
        base::List said;
        Block block;
        block.content = content;
        if (in_echo(content)) said.parts.push_back(given_in(block, history_, store_.measures(), context_.today));
        for (const model::Field& field : content.fields)
            if (const Message words = shown(field); !words.empty()) said.parts.push_back(words);
        if (said.parts.empty()) said.parts.push_back({"amend.none"});
        said.separator = " | ";
        return {"list", {said}};
    }

    /// The day, the kind and the place speak for themselves; anything else is named. Empty for what stands in the echo.
    static Message shown(const model::Field& field) {
        constexpr std::array<std::string_view, 4> in_echo{"next", "missed", "headcount", "present"};
        if (std::ranges::find(in_echo, field.key) != in_echo.end()) return {};
        if (const Date* date = std::get_if<Date>(&field.value); date && field.key == "date")
            return {"text", {base::ShownDate{*date, base::DateStyle::weekday_day_month_year}}};
        const std::string_view key = field.key.starts_with("set.") ? std::string_view(field.key).substr(4) : std::string_view(field.key);
        const Message value = shown_value(key, field.value);
        return key == "kind" || key == "place" || key == "words" ? value : Message{"change.added", {key, value}};
    }

    const AmendOptions& options_;
    const std::vector<TypedField>& fields_;
    const store::Reader& store_;
    const Context& context_;
    model::History history_;
    Correction correction_;
};

void amend_block(const AmendOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
    require_clean_words(options.reason);
    const std::vector<TypedField> fields = typed_fields(options, context);
    AmendBuilder builder(options, fields, store, context);
    const auto done = add_block(
        store, options.client, [&](const store::ReadLedger& current) { return builder.build(current); }, options.dry_run, context);
    if (!done) return;
    context.say_filed(*done, {"amend.done", {options.client, builder.target(), builder.now(), builder.before(), done->file, done->line,
                                             context.undo_words(options.client, *done)}});
}

}  // namespace

void build_amend(Parser& parser, Command& chosen) {
    auto options = std::make_shared<AmendOptions>();
    parser.add_text("CLIENT", options->client, "client code").required();
    parser.add_text("ID", options->id, "the block: its id or the beginning of it, as a meeting's day; sleep, mother, note.2026-11-20").required();
    parser.add_rest("WHO", options->given, "what is right, as in log: mother: sleep=4 father: declined");
    parser.add_list("--withdraw", options->withdraw, "what nobody rated: mother.sleep,mother@teen.ors");
    parser.add_each("--set", options->set, "any key of the block: KEY=VALUE, as words=\"...\", led=kari,per or said.mother=\"...\"").holds(Holds::words);
    parser.add_text("--date", options->date, "the day it really was");
    parser.add_text("--kind", options->kind, "the kind it really was");
    parser.add_text("--next", options->next, "the next one that was really agreed: 2026-12-04, +2w, or as-needed");
    parser.add_words("--place", options->place, "where it really was");
    parser.add_words("--reason", options->reason, "why; kept on file").required();
    parser.add_text("--by", options->by, "who writes this");
    parser.add_flag("--dry-run", options->dry_run, "show the block, write nothing");
    parser.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { amend_block(*options, store, context); }); });
}

}  // namespace viktig::cli
