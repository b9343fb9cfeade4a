// Corrections laid over the blocks they mean. Order in the file never matters: the later (logged, id) holds.
#include "fold_amends.hpp"

#include <algorithm>
#include <map>

#include "viktig/base/shell.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::model {
namespace {

using base::Message;

constexpr std::string_view prefix_of_session = "session.";

bool logged_before(const Block* a, const Block* b) {
    return std::pair(a->logged(), a->id) < std::pair(b->logged(), b->id);
}

/// `set.KEY` of a change: its KEY.
std::optional<std::string_view> key_in_set(const Block& block, std::string_view key) {
    constexpr std::string_view prefix = "set.";
    if (block.kind != BlockKind::change || !key.starts_with(prefix)) return std::nullopt;
    return key.substr(prefix.size());
}

const RawRating* find_rating(const Content& content, const RatingKey& key) {
    const auto found = std::ranges::find(content.ratings, key, &RawRating::key);
    return found == content.ratings.end() ? nullptr : &*found;
}

class Amender {
  public:
    Amender(const Ledger& ledger, Problems& problems) : ledger_(ledger), problems_(problems) {}

    void apply(const Block& amend, FoldedBlock& target) {
        if (says_nothing(amend)) {
            problems_.push_back(problem_at(ledger_, amend.spot, Loss::block, Message{"amend.says-nothing"},
                                                   undo_hint(ledger_, amend)));
            return;
        }
        compare_was(amend, target);
        target.corrected = true;
        if (is_undo(amend)) {
            target.withdrawn = true;
            return;
        }
        Content& content = target.edit();
        for (const Field& field : amend.set.fields)
            if (is_word_of(target, field)) target.put(field.key, field.value, field.spot);
        for (const RawRating& rating : amend.set.ratings) set_rating(amend, target, rating);
        for (const RawSlips& slips : amend.set.slips) set_slips(amend, target, slips);
        for (const Said& said : amend.set.said) set_said(content, said);
        if (const auto* withdrawn = amend.content.get<Texts>("withdrawn"))
            for (const std::string& text : *withdrawn) withdraw(amend, target, text);
    }

  private:
    static bool says_nothing(const Block& amend) {
        const Content& set = amend.set;
        const bool sets = !set.fields.empty() || !set.ratings.empty() || !set.slips.empty() || !set.said.empty();
        return !sets && !is_undo(amend) && !amend.content.find("withdrawn");
    }

    /// What a change may set depends on what it changes.
    static const FieldRule* rule_for(const FoldedBlock& target, std::string_view key) {
        const auto inner = key_in_set(*target.block, key);
        if (!inner) return field_rule(rule_of(target.block->kind), key);
        const std::string of = target.content().text("of");
        const BlockRule* meant = rule_named(std::string_view(of).substr(0, of.find('.')));
        return meant ? change_rule(meant->kind, *inner) : nullptr;
    }

    /// A word that nobody knows takes no other's place: what stood stands, and the amend is told.
    bool is_word_of(const FoldedBlock& target, const Field& field) {
        const FieldRule* rule = rule_for(target, field.key);
        if (!rule) {
            problems_.push_back(problem_at(ledger_, field.spot, Loss::value, Message{"block.unknown-key", {rule_of(target.block->kind).name, field.key}}));
            return false;
        }
        const auto* word = std::get_if<std::string>(&field.value);
        if ( !word || rule->vocabulary.empty() || is_one_of(rule->vocabulary, *word)) return true;
        problems_.push_back(
            problem_at(ledger_, field.spot, Loss::value, Message{"value.unknown-word", {field.key, *word}}, one_of(rule->vocabulary)));
        return false;
    }

    /// Two clones may have corrected the same thing: what the amend says stood must stand.
    void compare_was(const Block& amend, const FoldedBlock& target) {
        const Content& content = target.content();
        for (const RawRating& was : amend.was.ratings) {
            const RawRating* stands = find_rating(content, was.key);
            if (!stands || !stands->same_answer(was)) tell_clash(amend, was.spot);
        }
        for (const Field& was : amend.was.fields) {
            const Field* stands = target.find(was.key);
            if (!stands || stands->value != was.value) tell_clash(amend, was.spot);
        }
        for (const RawSlips& was : amend.was.slips) {
            const auto stands = std::ranges::find(content.slips, was.what, &RawSlips::what);
            if (stands == content.slips.end() || !std::ranges::is_permutation(stands->scores, was.scores)) tell_clash(amend, was.spot);
        }
        for (const Said& was : amend.was.said) {
            const auto stands = std::ranges::find(content.said, was.voice, &Said::voice);
            if (stands == content.said.end() || stands->words != was.words) tell_clash(amend, was.spot);
        }
    }

    void tell_clash(const Block& amend, Spot spot) {
        problems_.push_back(problem_at(ledger_, spot, Loss::nothing, Message{"amend.was-differs", {amend.content.text("of")}},
                                               undo_hint(ledger_, amend)));
    }

    void set_rating(const Block& amend, FoldedBlock& target, const RawRating& rating) {
        Content& content = target.edit();
        const RawRating* stands = find_rating(content, rating.key);
        target.corrected_ratings.push_back(rating.key);
        if (!stands) target.added_by.emplace_back(rating.key, amend.by());
        // All that stood, should a number and a status have clashed within the block.
        std::erase_if(content.ratings, [&](const RawRating& other) { return other.key == rating.key; });
        content.ratings.push_back(rating);
    }

    void withdraw(const Block& amend, FoldedBlock& target, const std::string& text) {
        const RatingKey key = parse_rating_name(text);
        const RawRating* stands = find_rating(target.content(), key);
        if (!stands) {
            const Field* field = amend.content.find("withdrawn");
            problems_.push_back(problem_at(ledger_, field->spot, Loss::value, Message{"amend.nothing-to-withdraw", {text}}));
            return;
        }
        std::erase_if(target.edit().ratings, [&](const RawRating& rating) { return rating.key == key; });
    }

    static void set_slips(const Block& amend, FoldedBlock& target, const RawSlips& slips) {
        Content& content = target.edit();
        const auto stood = std::erase_if(content.slips, [&](const RawSlips& other) { return other.what == slips.what; });
        if (!slips.scores.empty()) content.slips.push_back(slips);
        target.corrected_slips.push_back(slips.what);
        if (stood == 0) target.added_by.emplace_back(RatingKey{"", "", slips.what}, amend.by());
    }

    static void set_said(Content& content, const Said& said) {
        const auto found = std::ranges::find(content.said, said.voice, &Said::voice);
        if (found != content.said.end())
            *found = said;
        else
            content.said.push_back(said);
    }

    const Ledger& ledger_;
    Problems& problems_;
};

}  // namespace

std::vector<const Block*> standing_amends(std::vector<const Block*> amends) {
    std::ranges::sort(amends, logged_before);
    std::set<std::string> taken_back;
    for (auto at = amends.rbegin(); at != amends.rend(); ++at) {
        const Block& amend = **at;
        const std::string of = amend.content.text("of");
        const bool takes_back = is_undo(amend) && of.starts_with("amend.") && of != amend.reference();
        if (takes_back && !taken_back.contains(amend.reference())) taken_back.insert(of);
    }
    std::erase_if(amends, [&](const Block* amend) { return taken_back.contains(amend->reference()); });
    return amends;
}

void apply_amend(const Ledger& ledger, const Block& amend, FoldedBlock& target, Problems& problems) {
    Amender(ledger, problems).apply(amend, target);
}

Problem problem_at(const Ledger& ledger, Spot spot, Loss loss, Message message, Message hint) {
    return {loss, {ledger.file, spot.line, spot.column}, {}, std::move(message), std::move(hint)};
}

Problem of_nothing(const Ledger& ledger, const Block& block) {
    const std::string of = block.content.text("of");
    const auto left_out = std::ranges::find_if(ledger.left_out, [&](const LeftOut& one) {
        return one.reference == of || one.reference == std::string_view(of).substr(0, of.find('.'));
    });
    if (left_out == ledger.left_out.end()) return problem_at(ledger, block.spot, Loss::block, {"block.of-nothing", {of}}, undo_hint(ledger, block));
    return problem_at(ledger, block.spot, Loss::block, {"block.of-left-out", {of}}, {"block.hint-of-left-out", {ledger.file, left_out->line}});
}

Message undo_hint(const Ledger& ledger, const Block& block) {
    return {"hint.undo-block", {base::shell_word(ledger.client), base::shell_word(block.reference())}};
}

std::string_view session_meant(const FlatContent& more) {
    const std::string_view of = more.text(Key::of);
    return of.starts_with(prefix_of_session) ? of.substr(prefix_of_session.size()) : std::string_view();
}

std::string session_meant(const Content& more) {
    const std::string of = more.text("of");
    return of.starts_with(prefix_of_session) ? of.substr(prefix_of_session.size()) : std::string();
}

const Field* FoldedBlock::find(std::string_view key) const {
    const auto inner = key_in_set(*block, key);
    return inner ? set().find(*inner) : content().find(key);
}

void FoldedBlock::put(std::string_view key, FieldValue value, Spot spot) {
    const auto inner = key_in_set(*block, key);
    if (inner && !amended_set) amended_set = block->set;
    Content& content = inner ? *amended_set : edit();
    content.put(inner.value_or(key), std::move(value));
    const auto field = std::ranges::find(content.fields, inner.value_or(key), &Field::key);
    field->spot = spot;  // what cannot be used is told where it was written
}

bool FoldedBlocks::knows(const std::string& reference) const {
    return erased.contains(reference) || std::ranges::any_of(blocks, [&](const FoldedBlock& b) { return b.block->reference() == reference; });
}

FoldedBlocks apply_amends(const Ledger& ledger, const std::function<bool(const Block&)>& counts) {
    FoldedBlocks folded;
    folded.blocks.reserve(ledger.blocks.size());
    std::map<std::string, const Block*> amends;
    for (const Block& block : ledger.blocks) {
        if (!counts(block)) continue;
        if (block.kind == BlockKind::erased) folded.erased.insert(block.content.text("of"));
        if (block.kind == BlockKind::amend) {
            amends[block.reference()] = &block;
            continue;
        }
        folded.blocks.emplace_back().block = &block;
    }
    if (!folded.erased.empty())
        for (FoldedBlock& entry : folded.blocks) entry.withdrawn = folded.erased.contains(entry.block->reference());
    if (amends.empty()) return folded;  // most ledgers: nothing is looked up by its name then
    std::map<std::string, std::size_t> places;
    for (std::size_t n = 0; n < folded.blocks.size(); ++n) places[folded.blocks[n].block->reference()] = n;
    std::vector<const Block*> kept;
    for (const auto& [reference, amend] : amends)
        if (!folded.erased.contains(reference)) kept.push_back(amend);
    folded.amends = standing_amends(kept);
    for (const Block* amend : folded.amends) {
        const std::string of = amend->content.text("of");
        const auto place = places.find(of);
        const auto meant = amends.find(of);
        if (place != places.end())
            apply_amend(ledger, *amend, folded.blocks[place->second], folded.problems);
        else if (meant == amends.end() && !folded.erased.contains(of))
            folded.problems.push_back(of_nothing(ledger, *amend));
        else if (meant != amends.end() && (!is_undo(*amend) || meant->second == amend))
            folded.problems.push_back(problem_at(ledger, amend->spot, Loss::block, {"amend.amended", {of}}, undo_hint(ledger, *amend)));
    }
    return folded;
}

}  // namespace viktig::model
