// Every transcript is a test: what is typed in it shows what stands in it, to the byte.
// VIKTIG_UPDATE=1 writes down what is shown now; read every line before you keep it.
#include <doctest/doctest.h>

#include <cstdlib>

#include "transcripts/play.hpp"

namespace viktig::tests {

void play_transcript(const std::string& name) {
    const std::string path = VIKTIG_SOURCE_DIR "/tests/transcripts/" + name + ".txt";
    Transcript transcript = read_transcript(path);
    const bool update = std::getenv("VIKTIG_UPDATE") != nullptr;
    Stage stage;
    for (Step& step : transcript) {
        if (step.kind == Step::Kind::directive) stage.direct(step);
        if (step.kind != Step::Kind::command) continue;
        const std::string where = name + ".txt:" + std::to_string(step.line) + ": $ " + step.text;
        const Played played = stage.run(step.text);
        for (const std::string& broken : played.broken) FAIL_CHECK(where << "\n" << broken);
        const std::string different = difference(step.seen, played.seen);
        if (update)
            step.seen = played.seen;
        else if (!different.empty())
            FAIL_CHECK(where << "\n" << different);
    }
    if (update) write_transcript(path, transcript);
    CHECK(!transcript.empty());
}

}  // namespace viktig::tests

#define TRANSCRIPT(name) \
    TEST_CASE("transcript: " name) { viktig::tests::play_transcript(name); }

#include "transcripts.inc"
