// json and csv: keys and raw values, the same in every language.
#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "unit/render/shown.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::Cell;
using report::Document;
using report::Mark;
using report::Number;
using report::Word;

namespace {

/// Without the line breaks and the indentation.
std::string flat(const std::string& json) {
    std::string text;
    for (std::size_t n = 0; n < json.size(); ++n) {
        if (json[n] != '\n') {
            text += json[n];
            continue;
        }
        while (n + 1 < json.size() && json[n + 1] == ' ') ++n;
    }
    return text;
}

Document table_of(std::vector<report::Column> columns, std::vector<std::vector<Cell>> rows) {
    Document document;
    document.key = "client";
    document.main = {"changes", std::move(columns), std::move(rows)};
    return document;
}

}  // namespace

TEST_CASE("json: facts, the parts of the sections by their keys, the main table") {
    Document document = table_of({{"voice", {}}, {"change", {}}}, {{std::string("teen"), Number{score("6.2"), 1, true}}});
    document.facts = {{"client", std::string("c017")}, {"as_of", day("2026-11-23")}, {"week", base::Week{2026, 48}}};
    report::Items items{"signals", words("heading"), {}, {}, {}};
    items.items.push_back({{}, words("a sentence"), {}, {{"rule", std::string("worse")}, {"about", Cell{}}}});
    report::Statements people{"people", {words("teen 7 of 7")}, {}, {{{"voice", std::string("teen")}, {"rated", std::int64_t{7}}}}};
    report::Statements nothing{"said_only", {words("words")}, {}};
    document.sections.push_back({"look", words("LOOK"), words("aside"), {items, people, nothing}});
    CHECK(flat(render::to_json(document)) ==
          R"({"report": "client","client": "c017","as_of": "2026-11-23","week": "2026-W48",)"
          R"("look": {"signals": [{"rule": "worse","about": null}],"people": [{"voice": "teen","rated": 7}]},)"
          R"("changes": [{"voice": "teen","change": 6.2}]})");
}

TEST_CASE("json: cells of every kind, words for people are left out") {
    const Document document = table_of(
        {{"text", {}}, {"share", {}}, {"bars", {}}, {"word", {}}, {"mark", {}}, {"scores", {}}, {"yes", {}}, {"words", {}}},
        {{std::string("a \"b\""), report::Share{52, 61}, report::Bars{{1, std::nullopt}, true}, Word{"better", words("bedre")},
          Mark::not_asked, report::Numbers{report::Number{score("4")}, std::nullopt, report::Number{score("5.5")}}, true, words("for people")}});
    CHECK(flat(render::to_json(document)) ==
          R"({"report": "client","changes": [{"text": "a \"b\"","share": {"part": 52,"whole": 61},"bars": [1,null],)"
          R"("word": "better","mark": "not-asked","scores": [4,null,5.5],"yes": true}]})");
}

TEST_CASE("json: a meeting table has its cells in the order of the meetings, marks as words, corrected ones by day") {
    Document document;
    document.key = "client";
    document.meetings = {day("2026-08-21"), day("2026-09-04"), day("2026-09-18")};
    report::MeetingRow row;
    row.cells = {Number{score("3"), 0}, Mark::declined, Number{score("4"), 0, false, true}};
    row.facts = {{"voice", std::string("teen")}};
    report::MeetingGroup group{words("«Sove»"), {}, {row}, {}, {{"goal", std::string("sleep")}}};
    document.sections.push_back({"what_matters", {}, {}, {report::MeetingTable{"goals", true, {group}}}});
    CHECK(flat(render::to_json(document)) ==
          R"({"report": "client","meetings": ["2026-08-21","2026-09-04","2026-09-18"],)"
          R"("what_matters": {"goals": [{"goal": "sleep","rows": [)"
          R"({"voice": "teen","values": [3,"declined",4],"corrected": ["2026-09-18"],"prorated": []}]}]}})");
}

TEST_CASE("csv: the main table, typed, missing is empty") {
    const Document document = table_of({{"voice", {}}, {"first", {}}, {"first_date", {}}, {"class", {}}, {"n", {}}},
                                       {{std::string("teen"), Number{score("5"), 1}, day("2026-08-21"), Word{"better", words("bedre")},
                                         std::int64_t{7}},
                                        {std::string(), Cell{}, Cell{}, Cell{}, std::int64_t{0}}});
    CHECK(render::to_csv(document, base::CsvDialect::machine) ==
          "voice,first,first_date,class,n\r\n"
          "teen,5.0,2026-08-21,better,7\r\n"
          ",,,,0\r\n");
    CHECK(render::to_csv(document, base::CsvDialect::excel_comma) ==
          "\xEF\xBB\xBFvoice;first;first_date;class;n\r\n"
          "teen;\"5,0\";2026-08-21;better;7\r\n"
          ";;;;0\r\n");
}
