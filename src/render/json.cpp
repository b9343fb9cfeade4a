// A report as JSON: keys and raw values, no words of any language.
#include "viktig/base/json.hpp"

#include <algorithm>

#include "pieces.hpp"
#include "viktig/render/render.hpp"

namespace viktig::render {

using base::JsonWriter;
using report::Bars;
using report::Cell;
using report::Chart;
using report::Document;
using report::Facts;
using report::Items;
using report::MeetingRow;
using report::MeetingTable;
using report::Number;
using report::Part;
using report::Section;
using report::Statements;
using report::Table;

namespace {

/// Words for people only: nothing to read for a program.
bool is_words(const Cell& cell) {
    return std::holds_alternative<base::Message>(cell);
}

bool is_corrected(const Cell& cell) {
    if (const auto* numbers = std::get_if<report::Numbers>(&cell)) return std::ranges::any_of(*numbers, [](const auto& one) { return one && one->corrected; });
    const auto* number = std::get_if<Number>(&cell);
    return number && number->corrected;
}

bool is_prorated(const Cell& cell) {
    const auto* number = std::get_if<Number>(&cell);
    return number && number->prorated;
}

struct CellWriter {
    JsonWriter& json;

    void operator()(std::monostate) const { json.null(); }
    void operator()(const std::string& text) const { json.text(text); }
    void operator()(std::int64_t number) const { json.number(number); }
    void operator()(const Number& number) const { json.number(number.value); }
    void operator()(const report::Figure& figure) const { json.number(figure.value); }
    void operator()(const report::Numbers& numbers) const {
        json.begin_array();
        for (const auto& number : numbers) number ? json.number(number->value) : json.null();
        json.end_array();
    }
    void operator()(base::Date date) const { json.date(date); }
    void operator()(base::Week week) const { json.text(base::to_string(week)); }
    void operator()(const report::Share& share) const {
        json.begin_object();
        json.key("part");
        json.number(share.part);
        json.key("whole");
        json.number(share.whole);
        json.end_object();
    }
    void operator()(const Bars& bars) const {
        json.begin_array();
        for (const auto& value : bars.values) value ? json.number(*value) : json.null();
        json.end_array();
    }
    void operator()(const report::Word& word) const { word.key.empty() ? json.null() : json.text(word.key); }
    void operator()(report::Mark mark) const { json.text(report::mark_key(mark)); }
    void operator()(const base::Message&) const { json.null(); }
    void operator()(bool yes) const { json.boolean(yes); }
};

class JsonReport {
  public:
    JsonReport(const Document& document, base::Output& out) : document_(document), pieces_(out), json_(pieces_.bytes) {}

    void write() {
        json_.begin_object();
        json_.key("report");
        json_.text(document_.key);
        put(document_.facts);
        if (!document_.meetings.empty()) put_meetings();
        for (const Section& section : document_.sections)
            if (!section.key.empty() && section.key != document_.main.key) put(section);  // a list's only section is its main table
        if (!document_.main.key.empty()) {
            json_.key(document_.main.key);
            put_rows(document_.main);
        }
        json_.end_object();
        pieces_.bytes += '\n';
        pieces_.hand_on();
    }

  private:
    void put(const Cell& cell) { std::visit(CellWriter{json_}, cell); }

    void put(const Facts& facts) {
        for (const report::Fact& fact : facts) {
            json_.key(fact.key);
            put(fact.value);
        }
        pieces_.hand_on_if_many();
    }

    void put_meetings() {
        json_.key("meetings");
        json_.begin_array();
        for (const base::Date date : document_.meetings) json_.date(date);
        json_.end_array();
    }

    void put(const Section& section) {
        json_.key(section.key);
        json_.begin_object();
        for (const Part& part : section.parts) put(part);
        json_.end_object();
    }

    /// A chart only draws what the meeting tables hold.
    void put(const Part& part) {
        if (const auto* statements = std::get_if<Statements>(&part)) put_statements(*statements);
        if (const auto* items = std::get_if<Items>(&part)) put_items(*items);
        if (const auto* table = std::get_if<Table>(&part)) {
            json_.key(table->key);
            put_rows(*table);
        }
        if (const auto* meetings = std::get_if<MeetingTable>(&part)) put_meetings(*meetings);
    }

    void put_statements(const Statements& statements) {
        if (!statements.each.empty()) {
            json_.key(statements.key);
            json_.begin_array();
            for (const Facts& facts : statements.each) {
                json_.begin_object();
                put(facts);
                json_.end_object();
            }
            return json_.end_array();
        }
        if (statements.facts.empty()) return;
        json_.key(statements.key);
        json_.begin_object();
        put(statements.facts);
        json_.end_object();
    }

    void put_items(const Items& items) {
        json_.key(items.key);
        json_.begin_array();
        for (const report::Item& item : items.items) {
            json_.begin_object();
            put(item.facts);
            json_.end_object();
        }
        json_.end_array();
    }

    void put_rows(const Table& table) {
        json_.begin_array();
        table.each_row([&](const report::Row& row) {
            json_.begin_object();
            for (std::size_t column = 0; column < row.size(); ++column) {
                if (is_words(row[column])) continue;
                json_.key(table.columns[column].key);
                put(row[column]);
            }
            json_.end_object();
            pieces_.hand_on_if_many();
        });
        json_.end_array();
    }

    void put_meetings(const MeetingTable& table) {
        json_.key(table.key);
        json_.begin_array();
        for (const report::MeetingGroup& group : table.groups) {
            json_.begin_object();
            put(group.facts);
            json_.key("rows");
            json_.begin_array();
            for (const MeetingRow& row : group.rows) put_row(row);
            json_.end_array();
            json_.end_object();
        }
        json_.end_array();
    }

    /// The cells stand in the order of the report's meetings.
    void put_row(const MeetingRow& row) {
        json_.begin_object();
        put(row.facts);
        json_.key("values");
        json_.begin_array();
        for (const Cell& cell : row.cells) put(cell);
        json_.end_array();
        put_days("corrected", row, is_corrected);
        put_days("prorated", row, is_prorated);
        json_.end_object();
    }

    /// The meetings at which the row's number is such a one.
    void put_days(std::string_view key, const MeetingRow& row, bool (*is_such)(const Cell& cell)) {
        json_.key(key);
        json_.begin_array();
        for (std::size_t n = 0; n < row.cells.size(); ++n)
            if (is_such(row.cells[n])) json_.date(document_.meetings[n]);
        json_.end_array();
    }

    const Document& document_;
    Pieces pieces_;
    JsonWriter json_;
};

}  // namespace

void write_json(const Document& document, base::Output& out) {
    JsonReport(document, out).write();
}

}  // namespace viktig::render
