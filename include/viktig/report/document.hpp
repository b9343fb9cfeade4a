// A report before it has a format or a language: sections of typed cells under language-free keys.
// `report/` builds it, `render/` decides how it looks.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "viktig/base/date.hpp"
#include "viktig/base/message.hpp"
#include "viktig/base/score.hpp"
#include "viktig/model/ledger.hpp"

namespace viktig::report {

/// A score, total or change as shown.
struct Number {
    base::Score value;
    int decimals = 0;
    bool with_sign = false;
    bool corrected = false;  ///< shown with a star
    bool prorated = false;   ///< shown with a tilde
};

/// A figure worked out, not given by anybody: a program gets it whole, people rounded.
struct Figure {
    double value = 0;  ///< finite
    Number shown;
    base::Message words = {};  ///< instead of the number, where people are shown more: its interval
};

/// `part` of `whole`: 52 of 61, shown with its percentage where there is room.
struct Share {
    std::int64_t part = 0;
    std::int64_t whole = 0;
};

/// Several scores side by side, a blank between them. Absent: an item left open.
using Numbers = std::vector<std::optional<Number>>;

/// Small bars, one a week: counts from zero to the row's greatest, or shares from zero to everything.
struct Bars {
    std::vector<std::optional<std::int64_t>> values;
    bool percent = false;
};

/// A word of a fixed vocabulary: its language-free key for csv and json, its words for people.
struct Word {
    std::string key;
    base::Message words;
};

/// What happened where a score could be: declined, absent, there but not asked. `rated` is never used here.
using Mark = model::Status;
/// `declined`, `absent`, `not-asked`: for csv and json.
[[nodiscard]] std::string_view mark_key(Mark mark);

/// monostate = empty. std::string = own words, codes and ids as they stand. Message = words for people only.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Number, Figure, Numbers, base::Date, base::Week, Share, Bars,
                          Word, Mark, base::Message, bool>;

/// A raw value under a language-free key: what json shows of an item.
struct Fact {
    std::string_view key;
    Cell value;
};
using Facts = std::vector<Fact>;

/// A line of words, with something at the right edge (the flag that shows the rest); `aside` may be empty.
struct Line {
    base::Message text;
    base::Message aside;

    Line() = default;
    Line(base::Message words, base::Message at_right = {}) : text(std::move(words)), aside(std::move(at_right)) {}
};

/// Short statements shown in a row with ` · ` between them, broken between statements only.
struct Statements {
    std::string_view key;
    std::vector<base::Message> parts;
    Facts facts;
    std::vector<Facts> each = {};  ///< instead of `facts`, where the statements are about one thing each
    int hang = 0;                  ///< blanks before the rows below the first
};

/// One thing said: columns in front (who, when), then a sentence, then lines below it.
struct Item {
    std::vector<Cell> lead;
    base::Message text;
    std::vector<base::Message> below;
    Facts facts;
};

struct Items {
    std::string_view key;
    base::Message heading;         ///< may be empty
    std::vector<int> lead_widths;  ///< columns each lead cell takes at least, blanks included; wider where a cell needs it
    std::vector<Item> items;
    Line after;                    ///< under the items; may be empty
    int lead_gap = 1;              ///< blanks after a lead cell that is wider than its columns
};

enum class Align { left, right };

struct Column {
    std::string_view key;
    base::Message heading;
    Align align = Align::left;
    int gap = 2;  ///< blanks in front
};

/// As many cells as there are columns.
using Row = std::vector<Cell>;

/// Rows that are made when they are shown: of tables with a row for everybody in a region. None of them has Bars.
struct LaterRows {
    std::size_t count = 0;
    std::function<Row(std::size_t)> row;
};

/// A table whose columns are as wide as their widest cell.
struct Table {
    std::string_view key;
    std::vector<Column> columns;
    std::vector<Row> rows = {};
    /// Leading columns that text leaves blank in a row whose first cell is that of the row above.
    std::size_t said_once = 0;
    LaterRows later = {};  ///< behind `rows`

    /// @param show  is given each row in turn, which holds for the call
    template <typename Show>
    void each_row(Show show) const {
        for (const Row& row : rows) show(row);
        for (std::size_t n = 0; n < later.count; ++n) show(later.row(n));
    }
};

/// A row of a meeting table: a label, one cell a meeting, then what became of it. Shown in as many bands as the width asks
/// for. A row with Numbers in it is shown meeting by meeting, one under the other.
struct MeetingRow {
    base::Message label;
    std::vector<Cell> cells;  ///< as many as the document's meetings
    Cell change;
    base::Message remark;
    Facts facts;
};

struct MeetingGroup {
    base::Message heading;  ///< own words; may be empty
    base::Message aside;    ///< at the right edge of the heading's line, or under it when there is no room
    std::vector<MeetingRow> rows;
    std::vector<base::Message> after;
    Facts facts;
};

/// One column per meeting: the same columns in every meeting table of a document.
struct MeetingTable {
    std::string_view key;
    bool with_dates = false;  ///< the months and days above the columns
    std::vector<MeetingGroup> groups;
};

/// A chart true to scale in both directions. A row holds [n, n + height); the renderer picks the height that fits. A letter
/// on a line's row or above is at or over the line; higher rows start on the first strong line.
struct ChartPoint {
    base::Date date;
    base::Score value;
    std::string letter;  ///< one column wide; several points in one place stand side by side
};
struct ChartLine {
    base::Score value;
    base::Message label;  ///< e.g. "25 adults"
    bool strong = true;   ///< - - - rather than · · ·
};
struct Chart {
    std::string_view key;
    base::Message title;  ///< may be empty
    std::vector<ChartPoint> points;
    std::vector<ChartLine> lines;
    std::vector<std::pair<std::string, std::string>> legend;  ///< letter and label, where a letter is not a label's first
    base::Score scale_min, scale_max;                         ///< of the measure, named when not all of it is shown
};

using Part = std::variant<Statements, Items, Table, MeetingTable, Chart>;

struct Section {
    std::string key;       ///< no two of a document alike; empty where the main table has all of it: json leaves it out
    base::Message heading;  ///< in capitals as a reader sees it; may be empty
    base::Message aside;    ///< right of the heading
    std::vector<Part> parts;
};

struct Document {
    std::string_view key;      ///< client, week, measure ...
    base::Message title;       ///< left of the first line
    base::Message title_aside; ///< right of the first line
    base::Message subtitle_aside;  ///< right of the second line; may be empty
    Facts facts;               ///< what the whole report is about: client, week, as of, on file
    std::vector<base::Date> meetings;  ///< columns of the meeting tables
    /// Meetings are left out after the first column, which then shows each one's own first rating, whenever it was.
    bool first_is_own = false;
    std::vector<Section> sections;
    std::vector<Line> footnotes;
    Table main;  ///< what csv shows, and json under the table's key
    std::optional<Table> asked_for;  ///< what csv shows instead; json has it among the sections
};

}  // namespace viktig::report
