// A name with other letters than a-z that stands without its quotes, as a hand writes it: the remedy shows it with them.
#include <doctest/doctest.h>

#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

TEST_CASE("a name that wants quotes is told with its quotes") {
    const auto hint = [](std::string_view part, std::string_view replacement) {
        const auto found = read(with(family_ledger + first_meeting, part, replacement));
        const base::Message& told = found.problems.front().hint;
        return std::string(told.key) + " " + argument(told, 0);
    };
    CHECK(hint("[goal.sleep]", "[goal.søvn]") == "file.hint-quote-name [goal.\"søvn\"]");
    CHECK(hint("[goal.sleep]", "[goal.øve-mer]  # om å øve") == "file.hint-quote-name [goal.\"øve-mer\"]");
    CHECK(hint("[voice.father]", "[voice.bestefar_å]") == "file.hint-quote-name [voice.\"bestefar_å\"]");
    CHECK(hint("[session.2026-08-21-7qx4m2]", "[økt.2026-08-21-7qx4m2]") == "file.hint-quote-name [\"økt\".2026-08-21-7qx4m2]");
    CHECK(hint("sleep = 6 }", "sleep = 6, søvn = 6 }") == "file.hint-quote-name \"søvn\"");
    CHECK(hint("sleep = 6 }", "økt = 6 }") == "file.hint-quote-name \"økt\"");
    CHECK(hint("rated.mother", "rated.ærede") == "file.hint-quote-name \"ærede\"");
    CHECK(hint("area = ", "område = ") == "file.hint-quote-name \"område\"");
    CHECK(hint("rated.mother", "rated.mormør") == "file.hint-quote-name \"mormør\"");
    CHECK(hint("area = \"body\"", "area = krøpp") == "file.hint-syntax clients/c017.toml");
    CHECK(hint("area = \"body\"", "area = \"krøpp\" å") == "file.hint-syntax clients/c017.toml");
}
