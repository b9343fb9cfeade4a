// An object of json says each key once: whoever reads it by its keys would lose what stood there before.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "transcripts/transcript.hpp"

using namespace viktig::tests;

namespace {

constexpr const char* names[] = {
#define TRANSCRIPT(name) name,
#include "transcripts.inc"
#undef TRANSCRIPT
};

/// The keys that an object has twice. Our json has one key to a line.
std::vector<std::string> said_twice(const std::vector<std::string>& lines) {
    std::vector<std::string> twice;
    std::vector<std::set<std::string>> open;
    for (const std::string& line : lines) {
        const std::size_t start = line.find_first_not_of(' ');
        if (start == std::string::npos) continue;
        const std::size_t colon = line.find("\": ", start);
        if (!open.empty() && line[start] == '"' && colon != std::string::npos && !open.back().insert(line.substr(start, colon - start)).second)
            twice.push_back(line);
        const char last = line.back();
        if (line[start] == '}' || line[start] == ']') open.pop_back();
        if (last == '{' || last == '[') open.emplace_back();
    }
    return twice;
}

}  // namespace

TEST_CASE("no object of json in any transcript says a key twice") {
    std::size_t pages = 0;
    for (const char* name : names) {
        for (const Step& step : read_transcript(std::string(VIKTIG_SOURCE_DIR "/tests/transcripts/") + name + ".txt")) {
            if (step.seen.empty() || step.seen.front() != "{") continue;
            ++pages;
            for (const std::string& line : said_twice(step.seen)) FAIL_CHECK(name << ".txt:" << step.line << ": " << line);
        }
    }
    CHECK(pages >= 10);
    CHECK(said_twice({"{", "  \"a\": 1,", "  \"b\": {", "    \"a\": 2", "  },", "  \"a\": 3", "}"}) == std::vector<std::string>{"  \"a\": 3"});
}
