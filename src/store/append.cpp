// Adding to a ledger so that nothing is lost: the steps and their order are the promise.
#include <algorithm>
#include <cerrno>
#include <tuple>

#include "disk.hpp"
#include "locked_ledger.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;

/// A ledger that cannot be read to its end must not be written to: what we add could end up inside something torn.
void refuse_unsound(const ReadLedger& current) {
    for (const model::Problem& problem : current.problems)
        if (problem.loss == model::Loss::file || problem.loss == model::Loss::tail)
            throw Error(Exit::data, problem.place, problem.excerpt, problem.message, problem.hint);
}

/// What goes between the old bytes and the new block, so that there is an empty line: nothing where there is one already,
/// the line feed that may be missing too.
std::string_view gap_after(std::string_view text) {
    if (text.ends_with("\n\n") || text.ends_with("\n\r\n")) return "";
    return text.ends_with('\n') ? "\n" : "\n\n";
}

bool same_content(const model::Content& a, const model::Content& b) {
    const auto fields_of = [](const model::Content& content) {
        auto fields = content.fields;
        std::ranges::sort(fields, {}, &model::Field::key);
        return fields;
    };
    const auto same_field = [](const model::Field& x, const model::Field& y) { return x.key == y.key && x.value == y.value; };
    const auto same_said = [](const model::Said& x, const model::Said& y) { return x.voice == y.voice && x.words == y.words; };
    const auto same_slips = [](const model::RawSlips& x, const model::RawSlips& y) { return x.what == y.what && x.scores == y.scores; };
    const auto same_rating = [](const model::RawRating& x, const model::RawRating& y) { return x.same_answer(y); };
    return std::ranges::equal(fields_of(a), fields_of(b), same_field) &&
           std::ranges::is_permutation(a.ratings, b.ratings, same_rating) &&
           std::ranges::is_permutation(a.slips, b.slips, same_slips) && std::ranges::is_permutation(a.said, b.said, same_said);
}

bool same_block(const model::Block& a, const model::Block& b) {
    return a.kind == b.kind && a.id == b.id && same_content(a.content, b.content) && same_content(a.set, b.set) &&
           same_content(a.was, b.was);
}

std::vector<const model::Block*> by_name(const std::vector<model::Block>& blocks) {
    std::vector<const model::Block*> sorted;
    for (const model::Block& block : blocks) sorted.push_back(&block);
    std::ranges::sort(sorted, [](const model::Block* a, const model::Block* b) { return std::tie(a->kind, a->id) < std::tie(b->kind, b->id); });
    return sorted;
}

/// The file with the block must read as what was there plus this block, nothing else.
long check_in_memory(const ReadLedger& before, const std::string& after, const model::Block& block, const std::string& shown) {
    const ReadLedger read = read_ledger(after, shown, before.ledger.client);
    const auto& blocks = read.ledger.blocks;
    const auto found = std::ranges::find_if(blocks, [&](const model::Block& b) { return same_block(b, block); });
    bool sound = read.readable() && !read.torn() && found != blocks.end() && read.problems.size() == before.problems.size();
    if (sound) {
        auto others = by_name(blocks);
        std::erase(others, &*found);
        sound = std::ranges::equal(by_name(before.ledger.blocks), others, [](const auto* a, const auto* b) { return same_block(*a, *b); });
    }
    if (!sound) throw Error(Exit::data, {"append.would-not-fit", {shown}}, {"append.hint-would-not-fit", {shown, model::rule_of(block.kind).name}});
    return found->spot.line;
}

void refuse_taken_id(const ReadLedger& current, const model::Block& block) {
    for (const model::Block& other : current.ledger.blocks)
        if (other.id == block.id && (other.kind == block.kind || !model::rule_of(block.kind).chosen_id))
            throw Error(Exit::data, {"append.id-taken", {block.reference()}}, {"append.hint-id-taken"});
    // An erased block should it turn up again is not read: its name can never be another's.
    for (const model::Block& other : current.ledger.blocks)
        if (other.kind == model::BlockKind::erased && other.content.text("of") == block.reference())
            throw Error(Exit::data, {"append.id-taken", {block.reference()}}, {"append.hint-id-taken"});
}

/// What append adds to this text, once nothing speaks against it.
struct Addition {
    std::string bytes;
    long line;
};

/// What would grow beyond what is read could never be read again.
void refuse_too_large(std::size_t size, const std::string& shown) {
    if (static_cast<std::int64_t>(size) > largest_file)
        throw Error(Exit::data, {"append.too-large", {shown, largest_file / (1024LL * 1024)}}, {"append.hint-too-large", {shown}});
}

Addition fit(const ReadLedger& current, const std::string& text, const model::Block& block, const DecimalsOf& decimals,
             const std::string& shown) {
    refuse_taken_id(current, block);
    std::string bytes = std::string(gap_after(text)) + write_block(block, decimals);
    refuse_too_large(text.size() + bytes.size(), shown);
    const long line = check_in_memory(current, text + bytes, block, shown);
    return {std::move(bytes), line};
}

/// `c017 (copy)`, `c017.sync-conflict-2026`, `kopi av c017`: the code as a word of its own, not as the beginning of another.
bool may_be_copy(const std::string& other, const std::string& client) {
    const auto is_of_a_code = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    for (auto at = other.find(client); at != std::string::npos; at = other.find(client, at + 1)) {
        const auto end = at + client.size();
        if ((at == 0 || !is_of_a_code(other[at - 1])) && (end == other.size() || !is_of_a_code(other[end]))) return true;
    }
    return false;
}

}  // namespace

Appended Writer::append(const std::string& client, const Build& build) {
    const std::string shown = shown_path(client);
    const std::string path = path_of(client);
    if (FileStatus status; fs_.status(path, status) == -ENOENT)
        throw Error(Exit::data, {"client.unknown", {client}}, {"client.hint-add", {client}});
    refuse_copies(client);
    std::optional<model::Block> block;
    // Somebody may replace the file between our write and its end: then the same block goes into the new file too.
    for (int round = 0; round < 100; ++round) {
        LockedLedger ledger(fs_, path, shown);
        const std::string text = ledger.read();
        const ReadLedger current = read_ledger(text, shown, client);
        refuse_unsound(current);
        if (!block) block = build(current);
        const auto already = std::ranges::find_if(current.ledger.blocks, [&](const model::Block& b) { return same_block(b, *block); });
        if (already != current.ledger.blocks.end()) {
            if (ledger.current()) return {shown, already->spot.line, *block};
            continue;
        }
        const Addition addition = fit(current, text, *block, decimals_for(current.ledger), shown);
        if (ledger.append(addition.bytes, static_cast<std::int64_t>(text.size()))) return {shown, addition.line, *block};
    }
    throw Error(Exit::io, {"disk.keeps-changing", {shown}}, {"disk.hint-lock-held"});
}

bool Writer::rewrite(const std::string& client, const Rewrite& rewrite) {
    const std::string shown = shown_path(client);
    const std::string path = path_of(client);
    if (FileStatus status; fs_.status(path, status) == -ENOENT)
        throw Error(Exit::data, {"client.unknown", {client}}, {"client.hint-add", {client}});
    // Whoever replaces the file while we look at it wins: then we look again.
    for (int round = 0; round < 100; ++round) {
        LockedLedger ledger(fs_, path, shown);
        const auto text = rewrite(read_ledger(ledger.read(), shown, client));
        if (!text) return false;
        if (ledger.replace(folder() + "/clients", client + ".toml", *text)) return true;
    }
    throw Error(Exit::io, {"disk.keeps-changing", {shown}}, {"disk.hint-lock-held"});
}

Appended Writer::rehearse(const std::string& client, const Build& build) const {
    const std::string shown = shown_path(client);
    refuse_copies(client);
    const std::string text = read_file(fs_, path_of(client), shown);
    const ReadLedger current = read_ledger(text, shown, client);
    refuse_unsound(current);
    const model::Block block = build(current);
    return {shown, fit(current, text, block, decimals_for(current.ledger), shown).line, block};
}

Appended Writer::create(const std::string& client, const std::vector<model::Block>& blocks) {
    const std::string shown = shown_path(client);
    refuse_copies(client);
    std::string text = write_head(client);
    const DecimalsOf no_scores = [](std::string_view) { return 0; };
    for (const model::Block& block : blocks) text += "\n" + write_block(block, no_scores);
    refuse_too_large(text.size(), shown);
    const ReadLedger read = read_ledger(text, shown, client);
    if (blocks.empty() || !read.problems.empty() || read.ledger.blocks.size() != blocks.size())
        throw Error(Exit::data, {"append.would-not-fit", {shown}}, {"append.hint-would-not-fit", {shown, "KIND"}});
    const Sharing sharing = settings().permissions == model::Permissions::group ? Sharing::group : Sharing::nobody;
    if (!create_file(fs_, folder() + "/clients", client + ".toml", text, shown, sharing))
        throw Error(Exit::data, {"client.exists", {client}}, {"client.hint-exists", {client}});
    return {shown, read.ledger.blocks.front().spot.line, blocks.front()};
}

/// A copy that a sync tool left beside the ledger may hold what the ledger lacks: nothing is added until it is folded in.
void Writer::refuse_copies(const std::string& client) const {
    for (const std::string& other : clients()) {
        if (other == client || !may_be_copy(other, client)) continue;
        const ReadLedger read = this->read(other);
        for (const model::Problem& problem : read.problems)
            if (problem.message.key == "file.copy-of" && std::get<std::string>(problem.message.arguments.front().value) == client)
                throw Error(Exit::data, problem.place, problem.excerpt, problem.message, problem.hint);
    }
}

}  // namespace viktig::store
