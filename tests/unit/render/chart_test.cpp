// The chart, character by character: true to scale in both directions.
#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "unit/render/shown.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::Chart;

namespace {

Chart ors(std::vector<report::ChartPoint> points, std::vector<report::ChartLine> lines = {}) {
    Chart chart{"chart", {}, std::move(points), std::move(lines), {}, score("0"), score("40")};
    return chart;
}

report::ChartPoint point(std::string_view date, std::string_view value, std::string letter = "o") {
    return {day(date), score(value), std::move(letter)};
}

report::ChartLine cutoff(std::string_view value, std::string label, bool strong = true) {
    return {score(value), words(std::move(label)), strong};
}

/// The rows alone: scores, axis and letters.
std::string rows(const Chart& chart, int columns = 79) {
    const std::string text = text_of(chart, {.columns = columns});
    return text.substr(0, text.find("     +"));
}

}  // namespace

TEST_CASE("chart: a row holds n up to under n+1, a letter on the line's row or above is at or over the cutoff") {
    CHECK(text_of(ors({point("2026-01-01", "24.9"), point("2026-01-15", "25"), point("2026-01-29", "26.9")},
                      {cutoff("25", "25 adults")})) ==
          "  26 |                                                         o\n"
          "  25 |- - - - - - - - - - - - - - -o- - - - - - - - - - - - - - - 25 adults\n"
          "  24 | o                                                          24-26 of 0-40\n"
          "     +-----------------------------------------------------------\n"
          "      1 Jan                     15 Jan                      29 Jan\n");
}

TEST_CASE("chart: days stand where they lie between the first and the last") {
    // 56 days are 56 columns: a day a column.
    CHECK(rows(ors({point("2026-01-01", "20"), point("2026-01-08", "20"), point("2026-02-26", "20")})) ==
          "  20 | o      o" + std::string(48, ' ') + "o  20-20 of 0-40\n");
}

TEST_CASE("chart: letters in one place stand side by side, at the right edge as well") {
    const std::string text = rows(ors({point("2026-01-01", "20", "a"), point("2026-02-01", "20", "a"), point("2026-01-01", "20", "b"),
                                       point("2026-02-01", "20", "b"), point("2026-02-01", "20", "c")}));
    CHECK(text == "  20 | ab" + std::string(53, ' ') + "abc 20-20 of 0-40\n");
}

TEST_CASE("chart: lines in or next to the rows are drawn, others only while the chart stays low") {
    const auto with = [](std::string_view line) {
        const std::string text = rows(ors({point("2026-01-01", "20"), point("2026-02-01", "20.5")}, {cutoff(line, "the line")}));
        return text.find("the line") != std::string::npos;
    };
    CHECK(with("20"));
    CHECK(with("21"));
    CHECK(with("19"));
    CHECK(with("31"));
    CHECK_FALSE(with("32"));
    CHECK(with("9"));
    CHECK_FALSE(with("8"));
}

TEST_CASE("chart: a span of more than 20 points has higher rows, which start on the first strong line") {
    const std::string text = text_of(ors({point("2026-01-01", "8"), point("2026-02-01", "33")}, {cutoff("25", "25 cutoff")}));
    CHECK(text ==
          "  33 |                                                   o\n"
          "  31 |\n"
          "  29 |\n"
          "  27 |\n"
          "  25 |- - - - - - - - - - - - - - - - - - - - - - - - - - - 25 cutoff\n"
          "  23 |\n"
          "  21 |\n"
          "  19 |\n"
          "  17 |\n"
          "  15 |\n"
          "  13 |\n"
          "  11 |\n"
          "   9 |\n"
          "   7 | o                                                    7-34 of 0-40, by 2\n"
          "     +-----------------------------------------------------\n"
          "      1 Jan                                            1 Feb\n");
}

TEST_CASE("chart: a scale of a few points has rows of parts of a point") {
    Chart chart = ors({point("2026-01-01", "2.25"), point("2026-02-01", "2.5")});
    chart.scale_max = score("4");
    const std::string text = rows(chart);
    CHECK(text.starts_with(" 2.5 |"));
    CHECK(text.find("\n 2.2 | o") != std::string::npos);
    CHECK(text.find("2.2-2.5 of 0-4, by 0.1") != std::string::npos);
}

TEST_CASE("chart: the whole scale needs no name") {
    Chart chart = ors({point("2026-01-01", "0"), point("2026-02-01", "2")});
    chart.scale_max = score("2");
    chart.scale_min = score("0");
    CHECK(rows(chart).find(" of ") != std::string::npos);  // rows of a tenth: named

    Chart life = ors({point("2026-01-01", "0"), point("2026-02-01", "10")});
    life.scale_max = score("10");
    CHECK(rows(life).find(" of ") == std::string::npos);
}

TEST_CASE("chart: dates never touch, the last one is always there") {
    std::vector<report::ChartPoint> points;
    for (int n = 1; n <= 20; ++n) points.push_back(point("2026-01-" + std::string(n < 10 ? "0" : "") + std::to_string(n), "20"));
    const std::string text = text_of(ors(std::move(points)));
    CHECK(text.substr(text.rfind('\n', text.size() - 2) + 1) == "      1 Jan   4 Jan 6 Jan 8 Jan  11 Jan   14 Jan   17 Jan   20 Jan\n");
}

TEST_CASE("chart: letters that are not a label's first are explained") {
    Chart chart = ors({point("2026-01-01", "20", "1"), point("2026-02-01", "20", "2")});
    chart.legend = {{"1", "partner1"}, {"2", "partner2"}};
    CHECK(text_of(chart).ends_with("\n      1 partner1 · 2 partner2\n"));
}

TEST_CASE("chart: nothing to draw draws nothing") {
    CHECK(text_of(ors({})) == "");
}
