// What a ledger means never depends on where in the file a block stands.
#include <doctest/doctest.h>

#include <random>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

/// A ledger's head, and its blocks.
std::pair<std::string, std::vector<std::string>> taken_apart(const std::string& text) {
    std::vector<std::string> blocks;
    const auto first = text.find("\n[");
    for (auto begin = first; begin != std::string::npos;) {
        const auto end = text.find("\n[", begin + 1);
        blocks.push_back(text.substr(begin, end == std::string::npos ? end : end - begin));
        begin = end;
    }
    return {text.substr(0, first), blocks};
}

std::string history_of(const std::string& text, const std::string& client) {
    const auto found = model::fold(read(text, client).ledger, clinic_measures(), model::Settings{});
    CHECK(told(found.problems) == "");
    return described(found.history);
}

}  // namespace

TEST_CASE("the blocks of a ledger in any order are the same history") {
    std::mt19937 random(17);  // NOLINT: the same orders every time
    for (const std::string client : {"c005", "c008", "c011", "c017", "c019", "c021", "c024", "c026"}) {
        CAPTURE(client);
        const std::string text = clinic_ledger(client);
        auto [head, blocks] = taken_apart(text);
        REQUIRE(blocks.size() > 5);
        const std::string expected = history_of(text, client);
        int wrong = 0;
        for (int round = 0; round < 40; ++round) {
            if (round == 0)
                std::ranges::reverse(blocks);
            else
                std::ranges::shuffle(blocks, random);
            std::string shuffled = head;
            for (const std::string& block : blocks) shuffled += block;
            const std::string found = history_of(shuffled, client);
            if (found != expected && ++wrong == 1) CHECK(found == expected);
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("every ledger of the clinic folds without trouble, and as of every day") {
    for (const std::string client : {"c003", "c005", "c008", "c011", "c012", "c014", "c017", "c019", "c021", "c024", "c026", "c031", "c033"}) {
        CAPTURE(client);
        const auto ledger = read(clinic_ledger(client), client).ledger;
        for (base::Date date = day("2025-06-01"); date < day("2026-12-01"); date += std::chrono::days{1}) {
            const auto found = model::fold(ledger, clinic_measures(), model::Settings{}, {date, {}});
            if (!found.problems.empty()) {
                CAPTURE(base::to_string(date));
                CHECK(told(found.problems) == "");
            }
        }
    }
}
