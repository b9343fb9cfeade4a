// A ledger laid out flat says what the ledger says, and a history lasts without either.
#include "viktig/model/flat_ledger.hpp"

#include <doctest/doctest.h>

#include "differential/made_ledgers.hpp"
#include "differential/same_ledger.hpp"
#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/model/standing.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

store::ReadLedger there_and_back(const store::ReadLedger& read) {
    store::ReadLedger back{model::ledger_of(model::flat_of(read.ledger)), read.problems, read.sound_size};
    back.ledger.text = read.ledger.text;
    return back;
}

/// Corrections of every kind, one of them of a change, and what a tombstone leaves.
constexpr std::string_view corrected = R"(
[session.2026-08-21-7qx4m2]
date = 2026-08-21
kind = "family"
rated.teen = { ors = [4.2, 5.1, 3.0, 4.4] }
slips.sleep = [3, 4]
said.teen = "Sa \"noe\" nytt."
by = "kari"
logged = 2026-08-21T09:02:10Z

[change.2026-08-22-aaaaaa]
of = "goal.sleep"
date = 2026-08-22
set.words = "Sove"
by = "kari"
logged = 2026-08-22T09:00:00Z

[amend.2026-08-23-bbbbbb]
of = "session.2026-08-21-7qx4m2"
set.rated.teen = { ors = [4.2, 5.1, 3.5, 4.4] }
set.slips.sleep = [3, 5]
set.said.teen = "Sa noe annet."
was.rated.teen = { ors = [4.2, 5.1, 3.0, 4.4] }
was.slips.sleep = [3, 4]
was.said.teen = "Sa \"noe\" nytt."
reason = "typed wrong"
by = "ola"
logged = 2026-08-23T09:00:00Z

[amend.2026-08-24-cccccc]
of = "change.2026-08-22-aaaaaa"
set.set.words = "Sove hele natta"
was.set.words = "Sove"
reason = "words were missing"
by = "ola"
logged = 2026-08-24T09:00:00Z
)";

}  // namespace

TEST_CASE("flat ledger: every ledger of the clinic is the same there and back") {
    for (const std::string client : {"c003", "c005", "c008", "c011", "c012", "c014", "c017", "c019", "c021", "c024", "c026", "c031", "c033"}) {
        CAPTURE(client);
        const auto general = store::read_ledger(clinic_ledger(client), "clients/" + client + ".toml", client, store::Readers::general);
        CHECK(difference(general, there_and_back(general)) == "");
    }
}

TEST_CASE("flat ledger: corrections of all kinds are the same there and back") {
    const auto general = store::read_ledger(family_ledger + std::string(corrected), "clients/c017.toml", "c017", store::Readers::general);
    REQUIRE(general.problems.empty());
    CHECK(difference(general, there_and_back(general)) == "");
}

TEST_CASE("flat ledger: what is folded from the text at once is what is folded from its blocks") {
    const std::string text = family_ledger + std::string(corrected);
    for (const auto readers : {store::Readers::both, store::Readers::general}) {
        const auto flat = store::read_flat(text, "clients/c017.toml", "c017", readers);
        REQUIRE(flat.readable);
        const auto at_once = model::fold(flat.ledger, clinic_measures(), model::Settings{});
        const auto by_blocks = model::fold(store::read_ledger(text, "clients/c017.toml", "c017", readers).ledger, clinic_measures(), model::Settings{});
        CHECK(described(at_once.history) == described(by_blocks.history));
        CHECK(told(at_once.problems) == told(by_blocks.problems));
        REQUIRE(at_once.history.sessions.size() == 1);
        const model::Session& session = at_once.history.sessions[0];
        CHECK(session.ratings[0].total == score("17.2"));
        CHECK(session.ratings[0].corrected);
        CHECK(session.ratings[0].by == "kari");
        CHECK(scores_of(session.slips[0]) == std::vector<base::Score>{score("3"), score("5")});
        CHECK(at_once.history.words[0].words == "Sa noe annet.");
        CHECK(at_once.history.goal("sleep")->words() == "Sove hele natta");
    }
}

TEST_CASE("flat ledger: a torn file and one that cannot be read say so") {
    const std::string whole = family_ledger + std::string(corrected);
    const auto torn = store::read_flat(whole.substr(0, whole.size() - 20), "clients/c017.toml", "c017");
    CHECK(torn.readable);
    CHECK(torn.torn);
    CHECK(!torn.problems.empty());
    const auto no_toml = store::read_flat("viktig = 1\nclient = ", "clients/c017.toml", "c017");
    CHECK(!no_toml.readable);
    CHECK(no_toml.ledger.blocks.empty());
}

TEST_CASE("a history is whole when the ledger it came from is gone, and so is its copy") {
    model::History history;
    std::string expected;
    {
        auto flat = store::read_flat(family_ledger + std::string(corrected), "clients/c017.toml", "c017");
        auto folded = model::fold(flat.ledger, clinic_measures(), model::Settings{});
        expected = described(folded.history);
        history = folded.history;
    }
    CHECK(described(history) == expected);
    const model::History copy = history;
    history = {};
    CHECK(described(copy) == expected);
}

TEST_CASE("names of ratings are the same, and stand in the same order, wherever their text lies") {
    const std::vector<std::string> names = {"", "a", "ab", "b", "ba", "client", "clienu", "søvn"};
    std::vector<model::RatingKey> keys;
    for (const std::string& voice : names)
        for (const std::string& about : names)
            for (const std::string& what : names) keys.push_back({voice, about, what});
    int same = 0;
    for (const model::RatingKey& a : keys) {
        for (const model::RatingKey& b : keys) {
            const model::RatingKeyView left(a), right(b);
            if (left == right) ++same;
            if ((left == right) != (a == b) || (left <=> right) != (a <=> b)) {
                CHECK((left == right) == (a == b));
                CHECK((left <=> right) == (a <=> b));
            }
        }
    }
    CHECK(same == 512);
    const model::RatingKeyView once(keys[100]), twice = once;
    CHECK(once == twice);
    CHECK((once <=> twice) == 0);
}

TEST_CASE("flat blocks are the same where they say the same, and nowhere else") {
    const std::string text = family_ledger + std::string(corrected);
    const model::FlatLedger one = model::flat_of(read(text).ledger), other = model::flat_of(read("\n" + text).ledger);
    REQUIRE(one.blocks.size() > 5);
    for (std::size_t n = 0; n < one.blocks.size(); ++n)
        for (std::size_t m = 0; m < other.blocks.size(); ++m) CHECK(model::same_flat_block(one.blocks[n], other.blocks[m]) == (n == m));
    int told = 0;
    for (std::size_t n = 0; n < one.blocks.size(); ++n) {
        model::Block block = model::block_of(one.blocks[n]);
        const auto differs = [&](const model::Block& changed) {
            base::Arena arena;
            const auto laid = [&](const model::Block& it) -> model::FlatBlock {
                return {it.kind, it.id, it.spot, model::flat_of(it.content, arena), model::flat_of(it.set, arena), model::flat_of(it.was, arena)};
            };
            CHECK(model::same_flat_block(laid(block), laid(block)));
            CHECK_FALSE(model::same_flat_block(laid(changed), laid(block)));
            CHECK_FALSE(model::same_block(changed, block));
            ++told;
        };
        model::Block changed = block;
        changed.id += "x";
        differs(changed);
        for (model::Content model::Block::* part : {&model::Block::content, &model::Block::set, &model::Block::was}) {
            for (std::size_t field = 0; field < (block.*part).fields.size(); ++field) {
                changed = block;
                (changed.*part).fields.erase((changed.*part).fields.begin() + static_cast<std::ptrdiff_t>(field));
                differs(changed);
                changed = block;
                auto& value = (changed.*part).fields[field].value;
                if (auto* words = std::get_if<std::string>(&value))
                    *words += "x";
                else if (auto* list = std::get_if<model::Texts>(&value))
                    list->emplace_back("x");
                else if (auto* date = std::get_if<base::Date>(&value))
                    *date += std::chrono::days{1};
                else if (auto* instant = std::get_if<base::Instant>(&value))
                    *instant += std::chrono::seconds{1};
                else
                    continue;
                differs(changed);
            }
            for (std::size_t rating = 0; rating < (block.*part).ratings.size(); ++rating) {
                changed = block;
                (changed.*part).ratings[rating].key.voice += "x";
                differs(changed);
                changed = block;
                (changed.*part).ratings[rating].items.emplace_back();
                differs(changed);
                changed = block;
                (changed.*part).ratings[rating].total = base::Score::from_whole(1);
                differs(changed);
            }
            for (std::size_t slips = 0; slips < (block.*part).slips.size(); ++slips) {
                changed = block;
                (changed.*part).slips[slips].scores.pop_back();
                differs(changed);
            }
            for (std::size_t said = 0; said < (block.*part).said.size(); ++said) {
                changed = block;
                (changed.*part).said[said].words += "x";
                differs(changed);
            }
        }
    }
    CHECK(told > 60);
}
