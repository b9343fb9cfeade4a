// Identity numbers in a file's own spelling: whatever line is shown of it, no number can be read in it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "viktig/model/excerpts.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/store/ledger_text.hpp"

using namespace viktig;

namespace {

bool holds_digit(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

long lines_in(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n') + 1;
}

}  // namespace

TEST_CASE("a number that is written with escapes is masked where it stands, escapes and all") {
    for (const std::string text :
         {R"(words = "150765\u002016550 ...")", R"(words = "150765\u00a016550")", R"(words = "150765\U0000002d16550")", R"(words = "150765\u200b16550")",
          R"(words = "\u0031\u0035076516550")", R"(words = "\u00315076516550" x)", R"(words = "150765\n16550")", R"(words = "150765\t16550")",
          R"(words = "150765\x2D16550")", R"(words = "150765&nbsp;16550")", R"(words = "150765%2016550")", R"(words = "150765%C2%A016550")",
          R"(words = "1\u00AD5\u00AD076516550")"}) {
        const std::string masked = model::mask_identity_numbers(text);
        CAPTURE(masked);
        CHECK_FALSE(holds_digit(masked));
        CHECK(masked.starts_with("words = \"•"));
    }
    CHECK(model::mask_identity_numbers(R"(words = "uke \u00e5 34, 12\n13")") == R"(words = "uke \u00e5 34, 12\n13")");
}

TEST_CASE("a number that runs over several lines is masked in each of them, and lines stay lines") {
    for (const std::string text : {"words = \"\"\"\n150765\n16550\"\"\"\n", "words = \"\"\"150765\\\n   16550\"\"\"\n", "words = \"\"\"150765\r\n16550\"\"\"\r\n",
                                   "words = \"\"\"\n1\n5\n0\n7\n6\n5\n1\n6\n5\n5\n0\"\"\"\n", "words = \"\"\"150765 \\\n\n  \\u0031\\u0036550\"\"\"",
                                   "present = [\n  \"150765\",\n  \"16550\",\n]\n"}) {
        CAPTURE(text);
        CHECK(lines_in(model::mask_identity_numbers(text)) == lines_in(text));
        const std::string before = "by = \"kari\"\n# uke 34\n";
        for (long line = 3; line < lines_in(before + text); ++line) CHECK_FALSE(holds_digit(model::excerpt_of(before + text, line)));
        CHECK(model::excerpt_of(before + text, 2) == "# uke 34");
    }
}

TEST_CASE("what is said of a part of a number does not repeat it, and of anything else does") {
    const std::string text = "kind = 1\npresent = [\"150765\", \"16550\", \"kari2\"]\n";
    model::Problems problems;
    for (const char* name : {"150765", "16550", "kari2"}) problems.push_back({model::Loss::value, {"f", 2, 1}, {}, {"present.unknown", {std::string(name)}}, {}});
    model::show_lines(problems, text);
    const auto said = [&](std::size_t n) { return std::get<std::string>(problems[n].message.arguments.front().value); };
    CHECK(said(0) == "••••••");
    CHECK(said(1) == "•••••");
    CHECK(said(2) == "kari2");
}

TEST_CASE("a line that is not there has no excerpt, and a very long one has its beginning") {
    CHECK(model::excerpt_of("a1", 0).empty());
    CHECK(model::excerpt_of("a1", 2).empty());
    CHECK(model::excerpt_of("a1\n", 2).empty());
    CHECK(model::excerpt_of("a1\nb2\r\nc3", 2) == "b2");
    CHECK(model::excerpt_of(std::string(3000, 'x'), 1).size() == 1000);
    for (std::size_t before = 980; before < 1005; ++before)
        CHECK_FALSE(holds_digit(model::excerpt_of(std::string(before, 'x') + " 150765 16550 " + std::string(5000, 'y'), 1)));
}

TEST_CASE("what is told of a ledger's line never holds the number, whoever tells it") {
    const std::string head = "viktig = 1\nclient = \"c001\"\n\n[note.2026-11-17-cccccc]\ndate = 2026-11-17\nkind = \"story\"\n";
    const std::string end = "by = \"kari\"\nlogged = 2026-11-17T08:04:00Z\n";
    for (const std::string line : {"words = \"\"\"\n150765\n16550\"\"\"\n", "words = \"\\u00315076516550\" x\n", "word = \"150765\\u002016550\"\n",
                                   "voice = \"150765\\u00a016550\"\n", "words = \"\"\"150765\\\n16550\"\"\"\nwordy = 1\n", "present = [\"150765\", \"16550\"]\n"}) {
        const auto read = store::read_ledger(head + line + end, "clients/c001.toml", "c001");
        model::Problems problems = read.problems;
        for (const auto& problem : model::identity_numbers_on_file(read.ledger)) problems.push_back(problem);
        CAPTURE(line);
        CHECK_FALSE(problems.empty());
        for (const auto& problem : problems) {
            CAPTURE(problem.excerpt);
            CHECK(problem.excerpt.find("150765") == std::string::npos);
            CHECK(problem.excerpt.find("5076516550") == std::string::npos);
            CHECK(problem.excerpt.find("16550") == std::string::npos);
        }
    }
}
