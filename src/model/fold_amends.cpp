// Corrections laid over the blocks they mean. Order in the file never matters: the later (logged, id) holds.
#include "fold_amends.hpp"

#include <algorithm>
#include <map>

#include "viktig/model/grammar.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::model {
namespace {

using base::Message;

bool logged_before(const Block* a, const Block* b) {
    return std::pair(a->logged(), a->id) < std::pair(b->logged(), b->id);
}

/// The amends that stand: those not taken back by a later one that stands itself.
std::vector<const Block*> standing(std::vector<const Block*> amends) {
    std::ranges::sort(amends, logged_before);
    std::set<std::string> taken_back;
    for (auto at = amends.rbegin(); at != amends.rend(); ++at) {
        const Block& amend = **at;
        const bool takes_back = is_undo(amend) && amend.content.text("of").starts_with("amend.");
        if (takes_back && !taken_back.contains(amend.reference())) taken_back.insert(amend.content.text("of"));
    }
    std::erase_if(amends, [&](const Block* amend) { return taken_back.contains(amend->reference()); });
    return amends;
}

const RawRating* find_rating(const Content& content, const RatingKey& key) {
    const auto found = std::ranges::find(content.ratings, key, &RawRating::key);
    return found == content.ratings.end() ? nullptr : &*found;
}

class Amender {
  public:
    Amender(const Ledger& ledger, FoldedBlocks& folded) : ledger_(ledger), folded_(folded) {}

    void apply(const Block& amend, FoldedBlock& target) {
        if (says_nothing(amend)) {
            folded_.problems.push_back(problem_at(ledger_, amend.spot, Loss::block, Message{"amend.says-nothing"}));
            return;
        }
        compare_was(amend, target.content());
        target.corrected = true;
        if (is_undo(amend)) {
            target.withdrawn = true;
            return;
        }
        Content& content = target.edit();
        for (const Field& field : amend.set.fields)
            if (is_word_of(target, field)) content.put(field.key, field.value);
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

    /// A word that nobody knows takes no other's place: what stood stands, and the amend is told.
    bool is_word_of(const FoldedBlock& target, const Field& field) {
        const FieldRule* rule = field_rule(rule_of(target.block->kind), field.key);
        const auto* word = std::get_if<std::string>(&field.value);
        if (!rule || !word || rule->vocabulary.empty() || is_one_of(rule->vocabulary, *word)) return true;
        folded_.problems.push_back(
            problem_at(ledger_, field.spot, Loss::value, Message{"value.unknown-word", {field.key, *word}}, one_of(rule->vocabulary)));
        return false;
    }

    /// Two clones may have corrected the same thing: what the amend says stood must stand.
    void compare_was(const Block& amend, const Content& content) {
        for (const RawRating& was : amend.was.ratings) {
            const RawRating* stands = find_rating(content, was.key);
            if (!stands || !stands->same_answer(was)) tell_clash(amend, was.spot);
        }
        for (const Field& was : amend.was.fields) {
            const Field* stands = content.find(was.key);
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
        folded_.problems.push_back(problem_at(ledger_, spot, Loss::nothing, Message{"amend.was-differs", {amend.content.text("of")}}));
    }

    void set_rating(const Block& amend, FoldedBlock& target, const RawRating& rating) {
        Content& content = target.edit();
        const RawRating* stands = find_rating(content, rating.key);
        record(amend, target, rating.key, stands ? std::optional(*stands) : std::nullopt, rating);
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
            folded_.problems.push_back(problem_at(ledger_, field->spot, Loss::value, Message{"amend.nothing-to-withdraw", {text}}));
            return;
        }
        record(amend, target, key, *stands, std::nullopt);
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

    void record(const Block& amend, const FoldedBlock& target, const RatingKey& key, std::optional<RawRating> was,
                std::optional<RawRating> now) {
        const auto session = target.block->kind == BlockKind::more ? session_meant(target.content()) : target.block->id;
        folded_.corrections.push_back({{session, key, std::nullopt, std::nullopt, amend.logged(), amend.by(), amend.content.text("reason")},
                                       std::move(was), std::move(now)});
    }

    const Ledger& ledger_;
    FoldedBlocks& folded_;
};

}  // namespace

Problem problem_at(const Ledger& ledger, Spot spot, Loss loss, Message message, Message hint) {
    return {loss, {ledger.file, spot.line, spot.column}, {}, std::move(message), std::move(hint)};
}

std::string session_meant(const Content& more) {
    constexpr std::string_view prefix = "session.";
    const std::string of = more.text("of");
    return of.starts_with(prefix) ? of.substr(prefix.size()) : std::string();
}

std::string FoldedBlock::writer_of(const RatingKey& key) const {
    const auto added = std::ranges::find(added_by, key, &std::pair<RatingKey, std::string>::first);
    return added == added_by.end() ? block->by() : added->second;
}

bool FoldedBlocks::knows(const std::string& reference) const {
    return erased.contains(reference) || std::ranges::any_of(blocks, [&](const FoldedBlock& b) { return b.block->reference() == reference; });
}

FoldedBlocks apply_amends(const Ledger& ledger, const std::function<bool(const Block&)>& counts) {
    FoldedBlocks folded;
    std::map<std::string, std::size_t> places;
    std::map<std::string, const Block*> amends;
    for (const Block& block : ledger.blocks) {
        if (!counts(block)) continue;
        if (block.kind == BlockKind::erased) folded.erased.insert(block.content.text("of"));
        if (block.kind == BlockKind::amend) {
            amends[block.reference()] = &block;
            continue;
        }
        places[block.reference()] = folded.blocks.size();
        folded.blocks.emplace_back().block = &block;
    }
    for (FoldedBlock& entry : folded.blocks) entry.withdrawn = folded.erased.contains(entry.block->reference());
    std::vector<const Block*> kept;
    for (const auto& [reference, amend] : amends)
        if (!folded.erased.contains(reference)) kept.push_back(amend);
    Amender amender(ledger, folded);
    folded.amends = standing(kept);
    for (const Block* amend : folded.amends) {
        const std::string of = amend->content.text("of");
        const auto place = places.find(of);
        if (place != places.end())
            amender.apply(*amend, folded.blocks[place->second]);
        else if (!amends.contains(of) && !folded.erased.contains(of))
            folded.problems.push_back(problem_at(ledger, amend->spot, Loss::block, Message{"block.of-nothing", {of}}));
    }
    return folded;
}

}  // namespace viktig::model
