// Adding to a ledger so that nothing is lost: the steps and their order are the promise.
#include <algorithm>
#include <cassert>
#include <cerrno>
#include <span>

#include "disk.hpp"
#include "locked_ledger.hpp"
#include "looked_over.hpp"
#include "proof.hpp"
#include "store_files.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;

/// Nothing is told of the new block. A correction, or taking one back, may change what is told of others.
bool no_new_trouble(const ReadLedger& before, const ReadLedger& after, const model::Block& read_back) {
    if (read_back.kind != model::BlockKind::amend) return after.problems.size() == before.problems.size();
    return std::ranges::none_of(after.problems, [&](const model::Problem& problem) { return problem.place.line >= read_back.spot.line; });
}

/// Of two ledgers that the scanner took, block for block as they stand. False says nothing yet: by hand, a block may stand anywhere.
bool goes_on_with(const model::FlatLedger& before, const model::FlatLedger& after, const model::Block& block) {
    const std::size_t old = before.blocks.size();
    return after.blocks.size() == old + 1 && std::ranges::equal(before.blocks, std::span(after.blocks).first(old), model::same_flat_block) &&
           model::same_block(model::block_of(after.blocks.back()), block);
}

/// The file with the block must read as what was there plus this block, nothing else.
long check_in_memory(const ReadLedger& before, const std::string& after, const model::Block& block, const std::string& shown, Readers readers) {
    if (before.flat) {
        const ReadFlat flat = read_flat(after, shown, before.ledger.client, readers);
        if (flat.readable && !flat.torn && flat.problems.empty() && goes_on_with(*before.flat, flat.ledger, block)) return flat.ledger.blocks.back().spot.line;
    }
    const ReadLedger read = read_ledger(after, shown, before.ledger.client, readers);
    const auto& blocks = read.ledger.blocks;
    const auto found = std::ranges::find_if(blocks, [&](const model::Block& b) { return model::same_block(b, block); });
    bool sound = read.readable() && !read.torn() && found != blocks.end() && no_new_trouble(before, read, *found);
    if (sound) {
        auto others = by_name(blocks);
        std::erase(others, &*found);
        sound = std::ranges::equal(by_name(before.ledger.blocks), others, [](const auto* a, const auto* b) { return model::same_block(*a, *b); });
    }
    if (!sound) throw Error(Exit::data, {"append.would-not-fit", {shown}}, {"append.hint-would-not-fit", {shown, model::rule_of(block.kind).name}});
    return found->spot.line;
}

/// What append adds to this text, once nothing speaks against it.
struct Addition {
    std::string bytes;
    long line;
};

Addition fit(const ReadLedger& current, const std::string& text, const model::Block& block, const DecimalsOf& decimals,
             const std::string& shown, Readers readers) {
    refuse_taken_id(current, block);
    std::string bytes = std::string(gap_after(text)) + write_block(block, decimals);
    refuse_too_large(text.size() + bytes.size(), shown);
    const long line = check_in_memory(current, text + bytes, block, shown, readers);
    assert_still_canonical(current, text + bytes);
    return {std::move(bytes), line};
}

}  // namespace

Appended Writer::append(const std::string& client, const Build& build, Copies copies) {
    const std::string shown = shown_path(client);
    const std::string path = path_of(client);
    if (FileStatus status; fs_.status(path, status) == -ENOENT)
        throw Error(Exit::data, {"client.unknown", {client}}, {"client.hint-add", {client}});
    if (copies == Copies::refused) refuse_copies(client);
    std::optional<model::Block> block;
    // Somebody may replace the file between our write and its end: then the same block goes into the new file too.
    for (int round = 0; round < 100; ++round) {
        LockedLedger ledger(fs_, path, shown);
        const std::string text = ledger.read();
        const ReadLedger current = read_ledger(text, shown, client, readers());
        refuse_unsound(current);
        if (!block) block = build(current);
        const auto already = std::ranges::find_if(current.ledger.blocks, [&](const model::Block& b) { return model::same_block(b, *block); });
        if (already != current.ledger.blocks.end()) {
            if (ledger.keep()) return {shown, already->spot.line, *block};
            continue;
        }
        const Addition addition = fit(current, text, *block, decimals_for(current.ledger), shown, readers());
        if (ledger.append(addition.bytes, static_cast<std::int64_t>(text.size()))) return {shown, addition.line, *block};
    }
    throw Error(Exit::io, {"disk.keeps-changing", {shown}}, {"disk.hint-lock-held"});
}

Appended Writer::rehearse(const std::string& client, const Build& build) const {
    const std::string shown = shown_path(client);
    refuse_copies(client, clients());
    const std::string text = read_file(fs_, path_of(client), shown);
    const ReadLedger current = read_ledger(text, shown, client, readers());
    refuse_unsound(current);
    const model::Block block = build(current);
    return {shown, fit(current, text, block, decimals_for(current.ledger), shown, readers()).line, block};
}

Appended Writer::create(const std::string& client, const std::vector<model::Block>& blocks) {
    const std::string shown = shown_path(client);
    refuse_copies(client, clients());
    std::string text = write_head(client);
    const DecimalsOf no_scores = [](std::string_view) { return 0; };
    for (const model::Block& block : blocks) text += "\n" + write_block(block, no_scores);
    refuse_too_large(text.size(), shown);
    const ReadLedger read = read_ledger(text, shown, client, readers());
    if (blocks.empty() || !read.problems.empty() || read.ledger.blocks.size() != blocks.size())
        throw Error(Exit::data, {"append.would-not-fit", {shown}}, {"append.hint-would-not-fit", {shown, "KIND"}});
    assert(is_canonical(text));
    // The folder `clients` and the settings have to last as well: the run that made them may have been killed.
    if (const int result = try_sync_folder(fs_, folder()); result < 0) throw disk_error("disk.cannot-create", shown, result);
    const Sharing sharing = settings().permissions == model::Permissions::group ? Sharing::group : Sharing::nobody;
    if (!create_file(fs_, folder() + "/clients", client + ".toml", text, shown, sharing))
        throw Error(Exit::data, {"client.exists", {client}}, {"client.hint-exists", {client}});
    return {shown, read.ledger.blocks.front().spot.line, blocks.front()};
}

/// A copy that a sync tool left beside the ledger may hold what the ledger lacks: nothing is added until it is folded in.
void Writer::refuse_copies(const std::string& client) const {
    LookedOver names(fs_, folder() + "/clients");
    if (names.still_holds()) return;
    names.begin();
    const std::vector<std::string> there = clients();
    refuse_copies(client, there);
    if (!any_may_be_copy(there)) names.remember();
}

void Writer::refuse_copies(const std::string& client, std::span<const std::string> names) const {
    for (const std::string& other : names) {
        if (other == client || !may_be_copy(other, client)) continue;
        const ReadLedger read = this->read(other);
        if (copied_client(read) != client) continue;
        const model::Problem& copy = read.problems.front();
        throw Error(Exit::data, copy.place, copy.excerpt, copy.message, copy.hint);
    }
}

}  // namespace viktig::store
