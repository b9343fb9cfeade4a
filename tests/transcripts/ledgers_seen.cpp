// The watch over what commands write sees that they write.
#include <doctest/doctest.h>

#include "transcripts/play.hpp"

namespace viktig::tests {

TEST_CASE("each ledger that a command writes is held to the scanner") {
    Stage stage;
    const auto written = [&](const std::string& line) {
        const Played played = stage.run(line);
        CHECK(played.broken.empty());
        return played.ledgers;
    };
    CHECK(written("viktig init store") == 0);
    CHECK(written("viktig --store store client add c017") == 1);
    CHECK(written("viktig --store store client add c018") == 1);
    CHECK(written("viktig --store store log c017 ors=6.4,5.3,5.2,6.6") == 1);
    CHECK(written("viktig --store store log c017 ors=6.4,5.3,5.2,6.6 --new --dry-run") == 0);
    CHECK(written("viktig --store store show c017") == 0);
}

}  // namespace viktig::tests
