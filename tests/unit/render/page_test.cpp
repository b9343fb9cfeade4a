// A whole page: title, headings, asides, footnotes, nothing wider than asked for.
#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "unit/render/shown.hpp"
#include "viktig/base/text.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::Document;
using report::Items;
using report::Section;
using report::Statements;

namespace {

Document page_with(Section section) {
    Document document;
    document.title = words("c017  family");
    document.title_aside = words("as of today");
    document.sections.push_back(std::move(section));
    return document;
}

Section section(std::string heading, std::string aside, std::vector<report::Part> parts) {
    return {"key", heading.empty() ? base::Message{} : words(heading), words(std::move(aside)), std::move(parts)};
}

}  // namespace

TEST_CASE("page: a head without a heading follows the title, a headed section stands apart and its lines are indented") {
    Document document = page_with(section("", "", {Statements{"a", {words("kari"), words("opened")}, {}}}));
    document.sections.push_back(section("WHO", "aside", {Statements{"b", {words("teen")}, {}}}));
    document.footnotes.emplace_back(words("* corrected"), words("--history"));
    CHECK(render::to_text(document, {.columns = 30}) ==
          "c017  family       as of today\n"
          "kari · opened\n"
          "\n"
          "WHO                      aside\n"
          " teen\n"
          "\n"
          "* corrected          --history\n");
}

TEST_CASE("page: rows of statements below the first stand further in where they are to") {
    Statements said{"b", {words("ORS: teen +0.52"), words("mother +0.45"), words("father -0.52")}, {}};
    said.hang = 5;
    CHECK(render::to_text(page_with(section("WHO", "", {said})), {.columns = 30}) ==
          "c017  family       as of today\n"
          "\n"
          "WHO\n"
          " ORS: teen +0.52\n"
          "      mother +0.45\n"
          "      father -0.52\n");
}

TEST_CASE("page: an aside without room stands on a line of its own, at the right edge") {
    const Document document = page_with(section("A RATHER LONG HEADING", "and an aside", {}));
    CHECK(render::to_text(document, {.columns = 30}) ==
          "c017  family       as of today\n"
          "\n"
          "A RATHER LONG HEADING\n"
          "                  and an aside\n");
}

TEST_CASE("page: headings are bold where colour is wanted, and only they") {
    const Document document = page_with(section("WHO", "aside", {Statements{"b", {words("teen")}, {}}}));
    CHECK(render::to_text(document, {.columns = 30, .color = true}) ==
          "\x1b[1mc017  family\x1b[0m       as of today\n"
          "\n"
          "\x1b[1mWHO\x1b[0m                      aside\n"
          " teen\n");
}

TEST_CASE("page: in ASCII the marks are plain, the letters of own words stay") {
    const Document document = page_with(section("", "", {Statements{"a", {words("«Søvn»"), words("b")}, {}}}));
    CHECK(render::to_text(document, {.columns = 30, .ascii = true}) ==
          "c017  family       as of today\n"
          "\"Søvn\" . b\n");
}

TEST_CASE("page: own words cannot reach the terminal") {
    const Document document = page_with(section("", "", {Statements{"a", {words("red \x1b[31m\nnext")}, {}}}));
    CHECK(render::to_text(document, {.columns = 30}) ==
          "c017  family       as of today\n"
          "red \uFFFD[31m next\n");
}

TEST_CASE("statements break between statements, one that is too long alone breaks at a blank") {
    CHECK(text_of(Statements{"a", {words("one two"), words("three"), words("four")}, {}}, {.columns = 16}) ==
          "one two · three\n"
          "four\n");
    CHECK(text_of(Statements{"a", {words("one two three four"), words("five")}, {}}, {.columns = 16}) ==
          "one two three\n"
          " four\n"
          "five\n");
}

TEST_CASE("items: columns in front, the sentence hangs beside them, lines below it too") {
    Items items{"look", {}, {8, 6}, {}, {}};
    items.items.push_back({{day("2026-11-06"), std::string("mother")}, words("said a few words here"), {words("and more")}, {}});
    CHECK(text_of(items, {.columns = 30}) ==
          "  6 Nov  mother said a few\n"
          "                words here\n"
          "                and more\n");
}

TEST_CASE("items: without columns the sentence hangs by one, a heading indents them") {
    Items items{"look", words("new"), {}, {}, {words("after"), words("--words")}};
    items.items.push_back({{}, words("a sentence that goes on"), {}, {}});
    CHECK(text_of(items, {.columns = 20}) ==
          " new\n"
          "  a sentence that\n"
          "   goes on\n"
          " after       --words\n");
}

TEST_CASE("items: columns that take most of the page have the sentence under them") {
    Items items{"look", {}, {4}, {}, {}};
    items.items.push_back({{std::string("a-very-long-code")}, words("its words"), {}, {}});
    CHECK(text_of(items, {.columns = 20}) ==
          " a-very-long-code\n"
          "   its words\n");
}
