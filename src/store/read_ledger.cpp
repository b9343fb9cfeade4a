// A ledger's bytes into blocks, through the TOML parser: any valid file of the same meaning.
#include <algorithm>
#include <limits>
#include <set>

#include "ledger_values.hpp"
#include "readers.hpp"
#include "torn_end.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/excerpts.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::store {
namespace {

using base::Message;
using model::Block;
using model::BlockKind;
using model::Loss;
using model::Problem;
using model::Spot;

constexpr std::int64_t format_version = 1;

class LedgerParser {
  public:
    LedgerParser(std::string text, const std::string& file, const std::string& client) : client_(client) {
        read_.ledger.client = client;
        read_.ledger.file = file;
        read_.ledger.text = std::move(text);
        read_.sound_size = read_.ledger.text.size();
    }

    ReadLedger run() {
        int line = 0;
        if (keys_too_deep(text(), line)) return refuse({line, 1}, {"file.key-too-deep"});
        toml::parse_result parsed = toml::parse(text());
        if (parsed)
            read_table(parsed.table());
        else if (is_conflict_mark(spot_of(parsed.error()).line))
            return refuse(spot_of(parsed.error()), {"file.git-conflict"}, {"file.hint-git-conflict", {read_.ledger.file}});
        else if (const auto part = sound_part(text(), parsed.error(), read_.ledger.file, client_))
            read_sound_part(*part);
        else
            return refuse(spot_of(parsed.error()), syntax_message(parsed.error()),
                          ends_in_quotes(parsed.error()) ? Message{"file.hint-open-quotes", {base::shell_word(client_)}}
                                                         : syntax_hint(parsed.error(), text(), {"file.hint-syntax", {read_.ledger.file}}));
        return std::move(read_);
    }

  private:
    void read_sound_part(const SoundPart& part) {
        if (part.torn_for_sure) tear_at(part.size, part.spot, part.why, part.hint);
        read_table(part.table);
        if (read_.readable() && !read_.torn()) tear_at(part.size, part.spot, part.why, part.hint);
    }

    /// What git writes around the two sides that it could not join.
    bool is_conflict_mark(int line) const {
        const std::string mark = model::line_of(text(), line);
        return mark.starts_with("<<<<<<<") || mark.starts_with("=======") || mark.starts_with(">>>>>>>");
    }

    std::string_view text() const { return read_.ledger.text; }

    ReadLedger refuse(Spot spot, Message message, Message hint = {}) {
        read_.ledger.blocks.clear();
        read_.problems.clear();
        teller().tell(spot, Loss::file, std::move(message), std::move(hint));
        return std::move(read_);
    }

    Teller teller() { return {read_.ledger.file, read_.problems}; }

    void tear_at(std::size_t place, Spot spot, Message message, Message hint) {
        read_.sound_size = place;
        teller().tell(spot, Loss::tail, std::move(message), std::move(hint));
    }

    void read_table(const toml::table& table) {
        if (!read_head(table)) return;
        collect_blocks(table);
        std::ranges::sort(read_.ledger.blocks, [](const Block& a, const Block& b) {
            return std::pair(a.spot.line, a.spot.column) < std::pair(b.spot.line, b.spot.column);
        });
        if (!read_.torn()) drop_uncommitted_end();
        drop_incomplete();
        drop_corrected();
        std::ranges::stable_sort(read_.problems, [](const Problem& a, const Problem& b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
    }

    bool read_head(const toml::table& table) {
        const toml::node* version = table.get("viktig");
        if (!version || !version->is_integer()) return fail({1, 1}, {"file.not-a-ledger"}, {"file.hint-not-a-ledger"});
        const std::int64_t format = version->value_or(format_version);
        if (format > format_version) return fail(spot_of(*version), {"file.newer-format", {format}}, {"file.hint-newer-format"});
        if (format < format_version) return fail(spot_of(*version), {"file.no-such-format", {format}}, {"file.hint-no-such-format"});
        const toml::node* client = table.get("client");
        const auto code = client ? client->value_exact<std::string>() : std::nullopt;
        if (!code) return fail(client ? spot_of(*client) : Spot{1, 1}, {"file.no-client"}, {"file.hint-not-a-ledger"});
        if (!client_.empty() && *code != client_ && !model::client_code_fault(*code).empty()) return fail_for_code(spot_of(*client), *code);
        if (!client_.empty() && *code != client_)
            return fail(spot_of(*client), {"file.copy-of", {*code}}, {"file.hint-copy-of", {base::shell_word(*code)}});
        read_.ledger.client = *code;
        return true;
    }

    /// No file can be its ledger, so what this one is named after is what it should say.
    bool fail_for_code(Spot spot, const std::string& code) {
        const bool knows_better = model::client_code_fault(client_).empty();
        return fail(spot, {"file.client-no-code", {model::client_code_fault(code)}},
                    knows_better ? Message{"file.hint-client-line", {client_, spot.line, read_.ledger.file}} : Message{"hint.correct-the-line", {read_.ledger.file, spot.line}});
    }

    bool fail(Spot spot, Message message, Message hint) {
        read_ = refuse(spot, std::move(message), std::move(hint));
        return false;
    }

    void collect_blocks(const toml::table& table) {
        for (const auto& [key, node] : table) {
            if (key == "viktig" || key == "client") continue;
            const model::BlockRule* rule = model::rule_named(key.str());
            if (!rule) {
                tell_unknown_kind(key);
                continue;
            }
            const toml::table* ids = node.as_table();
            if (!ids) {
                teller().tell(spot_of(node), Loss::block, {"block.no-id", {key.str()}}, {"block.hint-no-id", {key.str()}});
                read_.ledger.left_out.push_back({std::string(key.str()), spot_of(node).line});
                continue;
            }
            for (const auto& [id, content] : *ids) read_block(*rule, id, content);
        }
    }

    /// A newer viktig may know it; a slip for one that we know may be a whole meeting.
    void tell_unknown_kind(const toml::key& key) {
        std::vector<std::string> known;
        for (const model::BlockRule& rule : model::block_rules()) known.emplace_back(rule.name);
        const auto near = model::nearest(key.str(), known);
        teller().tell(spot_of(key), near ? Loss::block : Loss::nothing, {"file.unknown-kind", {key.str()}},
                      near ? Message{"hint.did-you-mean", {*near}} : Message{});
    }

    void read_block(const model::BlockRule& rule, const toml::key& id, const toml::node& node) {
        const toml::table* table = node.as_table();
        if (!table || id.str().empty()) {
            read_.ledger.left_out.push_back({std::string(rule.name) + "." + std::string(id.str()), spot_of(node).line});
            teller().tell(spot_of(node), Loss::block, {"block.no-id", {rule.name}}, {"block.hint-no-id", {rule.name}});
            return;
        }
        Block block;
        block.kind = rule.kind;
        block.id = id.str();
        block.spot = {spot_of(id).line, 1};
        Teller told = teller();
        const std::size_t before = read_.problems.size();
        read_content(*table, rule, Keys::of_block, block.content, told);
        for (std::size_t n = before; n < read_.problems.size(); ++n) doubt(block, read_.problems[n]);
        read_inner(*table, "set", block, block.set);
        read_inner(*table, "was", block, block.was);
        read_.ledger.blocks.push_back(std::move(block));
    }

    static Keys keys_in(const Block& block, std::string_view key) {
        if (block.kind == BlockKind::change) return Keys::of_change;
        return key == "was" ? Keys::of_was : Keys::of_amend;
    }

    /// `set` and `was` hold keys of the block that is meant.
    void read_inner(const toml::table& table, std::string_view key, const Block& block, model::Content& content) {
        const toml::node* node = table.get(key);
        if (!node || !node->is_table() || !model::field_rule(model::rule_of(block.kind), key)) return;
        const std::string of = block.content.text("of");
        const model::BlockRule* meant = model::rule_named(std::string_view(of).substr(0, of.find('.')));
        if (!meant || (block.kind == BlockKind::change && model::change_rules(meant->kind).empty())) return;
        Teller told = teller();
        read_content(*node->as_table(), *meant, keys_in(block, key), content, told);
    }

    /// A value that cannot be read, or a word that nobody knows: a correction may have taken its place.
    void doubt(const Block& block, const Problem& problem) {
        const auto told = [&](std::string_view key) { return problem.message.key == key; };
        const bool rating = (told("value.no-score") || told("value.no-status")) && problem.message.arguments.size() > 1;
        if (!rating && !told("value.wrong-type") && !told("value.unknown-word")) return;
        const base::Argument& key = rating ? problem.message.arguments.back() : problem.message.arguments.front();
        doubts_.push_back({problem.place.line, problem.place.column, block.reference(), std::get<std::string>(key.value)});
    }

    static bool sets(const model::Content& set, const std::string& key) {
        constexpr std::string_view said = "said.";
        const auto by_voice = [&](const model::Said& one) { return key.starts_with(said) && key.substr(said.size()) == one.voice; };
        const auto by_rating = [&](const model::RawRating& one) { return rating_name(one.key) == key; };
        return set.find(key) || std::ranges::any_of(set.said, by_voice) || std::ranges::any_of(set.ratings, by_rating);
    }

    /// What is judged is what holds once corrections are laid over it, and what was taken back is gone.
    void drop_corrected() {
        if (read_.problems.empty()) return;
        const auto standing = model::standing_blocks(read_.ledger);
        drop_taken_back(standing);
        for (const Doubt& doubt : doubts_) {
            const bool corrected = std::ranges::any_of(standing, [&](const Block* block) {
                return block->kind == BlockKind::amend && block->content.text("of") == doubt.block && sets(block->set, doubt.key);
            });
            if (!corrected) continue;
            std::erase_if(read_.problems, [&](const Problem& p) { return p.place.line == doubt.line && p.place.column == doubt.column; });
        }
    }

    void drop_taken_back(const std::vector<const Block*>& standing) {
        const auto& blocks = read_.ledger.blocks;
        const std::set<const Block*> stand(standing.begin(), standing.end());
        for (std::size_t n = 0; n < blocks.size(); ++n) {
            const int end = n + 1 < blocks.size() ? blocks[n + 1].spot.line : std::numeric_limits<int>::max();
            if (blocks[n].kind == BlockKind::erased || stand.contains(&blocks[n])) continue;
            std::erase_if(read_.problems, [&](const Problem& p) {
                return p.place.line >= blocks[n].spot.line && p.place.line < end && (p.loss == Loss::value || p.loss == Loss::nothing);
            });
        }
    }

    /// The last block without its commit mark: an append that was cut off, or a hand that has not finished.
    void drop_uncommitted_end() {
        auto& blocks = read_.ledger.blocks;
        if (blocks.empty() || blocks.back().content.get<base::Instant>("logged")) return;
        const int line = blocks.back().spot.line;
        std::size_t place = 0;
        for (int n = 1; n < line; ++n) place = text().find('\n', place) + 1;
        const bool other_mark = std::ranges::any_of(read_.problems, [&](const Problem& p) {
            const auto* key = p.message.key == "value.wrong-type" ? std::get_if<std::string>(&p.message.arguments.front().value) : nullptr;
            return p.place.line >= line && key && *key == "logged";
        });
        std::erase_if(read_.problems, [&](const Problem& p) { return p.place.line >= line; });
        blocks.pop_back();
        if (is_cut_mark(text().substr(text().rfind('\n') + 1)))
            tear_at(place, {line, 1}, {"file.torn", {line}}, {"file.hint-torn", {read_.ledger.client}});
        else if (other_mark)
            tear_at(place, {line, 1}, {"file.bad-mark", {line}}, {"block.hint-mark"});
        else
            tear_at(place, {line, 1}, {"file.uncommitted", {line}}, {"file.hint-uncommitted", {read_.ledger.client}});
    }

    void drop_incomplete() {
        std::erase_if(read_.ledger.blocks, [&](const Block& block) {
            bool complete = true;
            for (const model::FieldRule& field : model::rule_of(block.kind).fields) {
                if (!field.required || block.content.find(field.key)) continue;
                const int line = tell_missing(block, std::string(field.key));
                if (complete) read_.ledger.left_out.push_back({block.reference(), line});
                complete = false;
            }
            return !complete;
        });
    }

    /// The key is not there, or what it says cannot be read, which was told of as if only that were lost.
    /// @return the line that has to be mended
    int tell_missing(const Block& block, const std::string& key) {
        const auto doubt = std::ranges::find_if(doubts_, [&](const Doubt& d) { return d.block == block.reference() && d.key == key; });
        if (doubt != doubts_.end()) {
            const Spot spot{doubt->line, doubt->column};
            std::erase_if(read_.problems, [&](const Problem& p) { return p.place.line == spot.line && p.place.column == spot.column; });
            teller().tell(spot, Loss::block, {"block.key-unusable", {block.reference(), key}},
                          key == "logged" ? Message{"block.hint-mark"} : Message{"hint.correct-the-line", {read_.ledger.file, spot.line}});
            return spot.line;
        }
        if (key == "logged")
            teller().tell(block.spot, Loss::block, {"block.no-mark", {block.reference()}}, {"block.hint-no-mark"});
        else
            teller().tell(block.spot, Loss::block, {"block.key-missing", {block.reference(), key}}, {"block.hint-key-missing", {key}});
        return block.spot.line;
    }

    /// Told of a key of a block (of a rating: its name, `mother.sleep`), unless a correction has put something else there.
    struct Doubt {
        int line, column;
        std::string block, key;
    };

    const std::string& client_;
    ReadLedger read_;
    std::vector<Doubt> doubts_;
};

}  // namespace

ReadLedger read_generally(std::string text, const std::string& file, const std::string& client) {
    ReadLedger read = LedgerParser(std::move(text), file, client).run();
    model::show_lines(read.problems, read.ledger.text);
    return read;
}

}  // namespace viktig::store
