// viktig move CLIENT ID OTHER   What was filed with the wrong person: into the other ledger, and erased from this one.
#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "block_named.hpp"
#include "command.hpp"
#include "rewriting.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/block_lines.hpp"
#include "viktig/model/consistency.hpp"
#include "viktig/model/excerpts.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using base::Message;
using model::Block;
using model::BlockKind;

struct MoveOptions {
    std::string client, id, other, reason, by;
    bool dry_run = false;
};

void forget_places(model::Content& content) {
    for (model::Field& field : content.fields) field.spot = {};
    for (model::RawRating& rating : content.ratings) {
        rating.spot = {};
        rating.item_spots.clear();
    }
    for (model::RawSlips& slips : content.slips) {
        slips.spot = {};
        slips.score_spots.clear();
    }
    for (model::Said& said : content.said) said.spot = {};
}

/// Where a comment begins on a line, 1-based; 0 when there is none. Words over several lines may look like one: better asked than lost.
int comment_in(std::string_view line) {
    char quote = 0;
    for (std::size_t n = 0; n < line.size(); ++n) {
        if (quote == '"' && line[n] == '\\')
            ++n;
        else if (quote)
            quote = line[n] == quote ? 0 : quote;
        else if (line[n] == '"' || line[n] == '\'')
            quote = line[n];
        else if (line[n] == '#')
            return static_cast<int>(n) + 1;
    }
    return 0;
}

/// A key that nobody knows, or a comment typed in, would be lost on the way.
void require_nothing_else(const Block& block, const store::ReadLedger& from) {
    const model::Lines lines = model::lines_of(from.ledger, block);
    for (const model::Problem& problem : from.problems)
        if (lines.hold(problem.place.line))
            throw Error(Exit::data, problem.place, problem.excerpt, problem.message,
                        problem.hint.empty() ? Message{"move.hint-comment", {from.ledger.file}} : problem.hint);
    for (int line = lines.first; line < lines.end; ++line) {
        const std::string text = model::line_of(from.ledger.text, line);
        if (const int column = comment_in(text); column > 0)
            throw Error(Exit::data, {from.ledger.file, line, column}, model::excerpt_of(from.ledger.text, line), {"move.comment", {block.reference()}},
                        {"move.hint-comment", {from.ledger.file}});
    }
}

/// The block and what hangs on it, as they stand in the ledger they leave, without the places they had there.
std::vector<Block> leaving(const MoveOptions& options, const store::ReadLedger& from) {
    const Block& meant = block_with_belongings(options.id, from.ledger);
    if (!model::can_be_moved(meant.kind))
        throw Error(Exit::usage, {"move.not-alone", {meant.reference()}}, {"move.hint-not-alone"});
    std::vector<Block> blocks;
    for (const Block* block : model::belonging(from.ledger, meant.reference())) {
        require_nothing_else(*block, from);
        Block copy = *block;
        copy.spot = {};
        for (model::Content* content : {&copy.content, &copy.set, &copy.was}) forget_places(*content);
        blocks.push_back(std::move(copy));
    }
    // First what all the others hang on: in a ledger edited by hand it may stand behind them.
    std::stable_partition(blocks.begin(), blocks.end(), [&](const Block& block) { return block.reference() == meant.reference(); });
    return blocks;
}

/// Blocks as they come to stand in another ledger. They keep their ids, but where one of them was erased there before (it is on its
/// way back, say): such a name is for ever that of what was erased.
class Newcomers {
  public:
    Newcomers(const std::vector<Block>& blocks, const model::Ledger& there, const Context& context) : there_(there) {
        for (Block block : blocks) {
            const std::string before = block.reference();
            point_anew(block);
            block.id = id_there(block, context);
            names_[before] = block.reference();
            blocks_.push_back(std::move(block));
        }
        for (Block& block : blocks_) point_anew(block);  // a correction may stand before what it corrects
    }

    /// Those that are not there yet: a move that was cut off goes on where it stopped.
    [[nodiscard]] std::vector<Block> missing() const {
        std::vector<Block> found;
        for (const Block& block : blocks_)
            if (!stands_there(block)) found.push_back(block);
        return found;
    }

  private:
    [[nodiscard]] std::string id_there(Block block, const Context& context) const {
        if (stands_there(block)) return block.id;
        const bool chosen = model::rule_of(block.kind).chosen_id;
        const bool taken = std::ranges::any_of(there_.blocks, [&](const Block& other) {
            const bool was_erased = other.kind == BlockKind::erased && other.content.text("of") == block.reference();
            return was_erased || (other.id == block.id && (other.kind == block.kind || !chosen));
        });
        if (!taken) return block.id;
        // It may have gone there under another id, before this was cut off. Where its own id is free it has not: what is alike
        // there is another block that says the same.
        for (Block twin = block; const Block& other : there_.blocks) {
            twin.id = other.id;
            if (model::same_block(other, twin)) return other.id;
        }
        if (chosen) throw Error(Exit::data, {"move.name-taken", {block.reference(), there_.client}}, {"hint.name-for-ever", {there_.client}});
        const auto* date = block.content.get<base::Date>("date");
        return context.new_id(date ? *date : context.today);
    }

    void point_anew(Block& block) const {
        if (const auto found = names_.find(block.content.text("of")); found != names_.end()) block.content.put("of", found->second);
        if (block.kind != BlockKind::note) return;
        const auto found = names_.find("session." + block.content.text("session"));
        if (found != names_.end()) block.content.put("session", found->second.substr(found->second.find('.') + 1));
    }

    [[nodiscard]] bool stands_there(const Block& block) const {
        return std::ranges::any_of(there_.blocks, [&](const Block& other) { return model::same_block(other, block); });
    }

    const model::Ledger& there_;
    std::map<std::string, std::string> names_;  ///< KIND.ID before and now
    std::vector<Block> blocks_;
};

/// What would be amiss there with them is refused before anything is written.
std::vector<Block> arriving(const MoveOptions& options, const std::vector<Block>& blocks, const store::ReadLedger& there,
                            const store::Reader& store, const Context& context) {
    std::vector<Block> missing = Newcomers(blocks, there.ledger, context).missing();
    model::Ledger with = there.ledger;
    with.blocks.insert(with.blocks.end(), missing.begin(), missing.end());
    if (const auto why = model::first_upset_between(there.ledger, with, store.measures(), store.settings()))
        throw Error(Exit::data, {"move.would-not-fit", {blocks.front().reference(), options.other, *why}},
                    {"move.hint-would-not-fit", {options.client, blocks.front().reference(), options.other}});
    return missing;
}

std::vector<std::string> references_of(const std::vector<Block>& blocks) {
    std::vector<std::string> references;
    for (const Block& block : blocks) references.push_back(block.reference());
    return references;
}

/// What stays must not hang in the air without them.
void require_loose(const std::vector<std::string>& going, const store::ReadLedger& from, const store::Reader& store) {
    model::Ledger without = from.ledger;
    for (const std::string& reference : going) {
        Block erased;
        erased.kind = BlockKind::erased;
        erased.content.put("of", reference);
        without.blocks.push_back(std::move(erased));
    }
    if (const auto why = model::first_upset_between(from.ledger, without, store.measures(), store.settings()))
        throw Error(Exit::data, {"move.loose-ends", {going.front(), *why}}, {"forget.hint-loose-ends"});
}

void move_block(const MoveOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
    require_client(store, options.other);
    require_clean_words(options.reason);
    if (options.client == options.other) throw Error(Exit::usage, {"move.same-client", {options.client}}, {"client.hint-list"});
    const std::string writer = context.writer(options.by);
    const auto from = store.read(options.client);
    const model::History history = fold_for_writing(store, from).history;
    const std::vector<Block> blocks = leaving(options, from);
    const std::vector<std::string> going = references_of(blocks);
    require_loose(going, from, store);
    const Message what = contents_of(blocks.front(), from.ledger, history, store, context.today);
    if (options.dry_run) {
        const auto there = store.read(options.other);
        (void)fold_for_writing(store, there);
        std::string shown;
        for (const Block& block : arriving(options, blocks, there, store, context))
            shown += (shown.empty() ? "" : "\n") + store::write_block(block, store.decimals_for(from.ledger));
        context.show_block(shown);
        return;
    }
    const auto add = [&](const store::ReadLedger& there) { return store::Revision{{}, arriving(options, blocks, there, store, context)}; };
    const auto take = [&](const store::ReadLedger& now) {
        if (!std::ranges::equal(leaving(options, now), blocks, model::same_block))
            throw Error(Exit::data, {"rewriting.changed", {options.client}}, {"rewriting.hint-changed"});
        return store::Revision{going, tombstones(now.ledger, going, options.reason.empty() ? "moved" : options.reason, writer, context)};
    };
    store.rehearse_revision(options.client, take);
    const auto places = unreached(store, options.client, context);
    // First there, then away from here: cut off in between it stands in both, and the same line goes on.
    const auto added = store.revise(options.other, add);
    std::vector<store::Appended> erased;
    try {
        erased = store.revise(options.client, take);
    } catch (const Error& trouble) {
        const std::string again = "viktig move " + options.client + " " + going.front() + " " + options.other;
        throw Error(trouble.exit(), {"move.half-done", {going.front(), options.other, options.client, trouble.message()}}, {"move.hint-half-done", {again}});
    }
    if (added.empty())
        context.say_filed(erased.front(), {"move.done-again", {options.client, options.other, going.front(), what}});
    else
        context.say_filed(added.front(), {added.front().block.reference() == going.front() ? "move.done" : "move.done-renamed",
                                          {options.client, options.other, going.front(), what, added.front().file, added.front().line,
                                           added.front().block.reference()}});
    if (going.size() > 1) context.note({"move.with-it", {going.size() - 1}});
    for (const Message& place : places) context.note(place);
}

}  // namespace

void build_move(Parser& parser, Command& chosen) {
    auto options = std::make_shared<MoveOptions>();
    parser.add_text("CLIENT", options->client, "client code: where it stands now").required();
    parser.add_text("ID", options->id, "the meeting, note, goal or voice: its id, or the beginning of it").required();
    parser.add_text("OTHER", options->other, "client code: where it belongs").required();
    parser.add_words("--reason", options->reason, "why; kept on file");
    parser.add_text("--by", options->by, "who writes this");
    parser.add_flag("--dry-run", options->dry_run, "show what would stand there, change nothing");
    parser.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { move_block(*options, store, context); }); });
}

}  // namespace viktig::cli
