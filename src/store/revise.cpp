// Writing a ledger anew: blocks taken out of it, others added, the rest kept to the byte.
#include <algorithm>
#include <set>

#include "locked_ledger.hpp"
#include "proof.hpp"
#include "viktig/model/block_lines.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;

std::size_t begin_of_line(std::string_view text, long line) {
    std::size_t place = 0;
    for (long n = 1; n < line; ++n) {
        place = text.find('\n', place);
        if (place == std::string_view::npos) return text.size();
        ++place;
    }
    return place;
}

/// The lines of the blocks that are taken out. That they hold the blocks and nothing else is for the proof to say.
std::vector<model::Lines> lines_without(const ReadLedger& current, const std::vector<std::string>& references) {
    const std::set<std::string> without(references.begin(), references.end());
    std::vector<model::Lines> cut;
    for (const model::Block& block : current.ledger.blocks)
        if (without.contains(block.reference())) cut.push_back(model::lines_of(current.ledger, block));
    return cut;
}

std::string text_without(const std::string& text, const std::vector<model::Lines>& cut) {
    std::string kept;
    std::size_t from = 0;
    for (const model::Lines& lines : cut) {
        const std::size_t begin = begin_of_line(text, lines.first);
        kept += text.substr(from, std::max(from, begin) - from);
        from = std::max(from, begin_of_line(text, lines.end));
    }
    return kept + text.substr(std::min(from, text.size()));
}

/// The new text must read as the old blocks but those taken out, and those added.
/// @return the lines of those added
std::vector<long> prove(const ReadLedger& before, const std::string& text, const Revision& revision, const std::vector<model::Lines>& cut,
                        const std::string& shown, Readers readers) {
    const ReadLedger after = read_ledger(text, shown, before.ledger.client, readers);
    const auto blocks = by_name(after.ledger.blocks);
    const std::set<std::string> without(revision.without.begin(), revision.without.end());
    const auto is_there = [&](const model::Block& block) { return same_among(blocks, block) != nullptr; };
    std::size_t expected = revision.with.size();
    // What could not be read stays too, and is told of as before; a correction that goes may bring back what it had mended.
    const auto told_outside = std::ranges::count_if(before.problems, [&](const model::Problem& problem) {
        return std::ranges::none_of(cut, [&](const model::Lines& lines) { return lines.hold(problem.place.line); });
    });
    bool sound = after.readable() && !after.torn() && static_cast<std::ptrdiff_t>(after.problems.size()) >= told_outside;
    for (const model::Block& block : before.ledger.blocks) {
        if (without.contains(block.reference())) continue;
        ++expected;
        sound = sound && is_there(block);
    }
    if (!sound || blocks.size() != expected || !std::ranges::all_of(revision.with, is_there))
        throw Error(Exit::data, {"revise.would-not-fit", {shown}}, {"revise.hint-would-not-fit", {shown}});
    std::vector<long> lines;
    for (const model::Block& block : revision.with) lines.push_back(same_among(blocks, block)->spot.line);
    return lines;
}

/// A ledger's new text, proven, and where the blocks added stand in it.
struct Revised {
    Revised(const ReadLedger& current, const Revision& revision, const DecimalsOf& decimals, const std::string& shown, Readers readers)
        : Revised(current, revision, lines_without(current, revision.without), decimals, shown, readers) {}

    Revised(const ReadLedger& current, const Revision& revision, const std::vector<model::Lines>& cut, const DecimalsOf& decimals,
            const std::string& shown, Readers readers)
        : text(text_without(current.ledger.text, cut)) {
        for (const model::Block& block : revision.with) {
            refuse_taken_id(current, block);
            text += gap_after(text);
            text += write_block(block, decimals);
        }
        if (!revision.with.empty()) refuse_too_large(text.size(), shown);
        lines = prove(current, text, revision, cut, shown, readers);
        assert_still_canonical(current, text);
    }

    std::string text;
    std::vector<long> lines;
};

}  // namespace

bool Writer::rewrite(const std::string& client, const Rewrite& rewrite) {
    const std::string shown = shown_path(client);
    const std::string path = path_of(client);
    if (FileStatus status; fs_.status(path, status) == -ENOENT)
        throw Error(Exit::data, {"client.unknown", {client}}, {"client.hint-add", {client}});
    // Whoever replaces the file while we look at it wins: then we look again.
    for (int round = 0; round < 100; ++round) {
        LockedLedger ledger(fs_, path, shown);
        const auto text = rewrite(read_ledger(ledger.read(), shown, client, readers()));
        if (!text) return false;
        if (ledger.replace(folder() + "/clients", client + ".toml", *text)) return true;
    }
    throw Error(Exit::io, {"disk.keeps-changing", {shown}}, {"disk.hint-lock-held"});
}

std::vector<Appended> Writer::revise(const std::string& client, const Revise& revise) {
    refuse_copies(client);
    const std::string shown = shown_path(client);
    std::vector<Appended> added;
    (void)rewrite(client, [&](const ReadLedger& current) -> std::optional<std::string> {
        added.clear();
        refuse_unsound(current);
        const Revision revision = revise(current);
        if (revision.without.empty() && revision.with.empty()) return std::nullopt;
        const Revised revised(current, revision, decimals_for(current.ledger), shown, readers());
        for (std::size_t n = 0; n < revision.with.size(); ++n) added.push_back({shown, revised.lines[n], revision.with[n]});
        return revised.text;
    });
    return added;
}

void Writer::rehearse_revision(const std::string& client, const Revise& revise) const {
    refuse_copies(client, clients());
    const std::string shown = shown_path(client);
    const std::string path = path_of(client);
    const LockedLedger ledger(fs_, path, shown);  // says so when it may not be written
    const ReadLedger current = read_ledger(ledger.read(), shown, client, readers());
    refuse_unsound(current);
    (void)Revised(current, revise(current), decimals_for(current.ledger), shown, readers());
}

}  // namespace viktig::store
