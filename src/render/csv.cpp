// A report's main table as CSV: typed, so that a spreadsheet reads numbers as numbers and days as days.
#include "viktig/base/csv.hpp"

#include "pieces.hpp"
#include "viktig/render/render.hpp"

namespace viktig::render {

using report::Cell;

namespace {

struct CellWriter {
    base::CsvWriter& csv;

    void operator()(std::monostate) const { csv.empty(); }
    void operator()(const std::string& text) const { text.empty() ? csv.empty() : csv.text(text); }
    void operator()(std::int64_t number) const { csv.number(number); }
    void operator()(const report::Number& number) const { csv.number(number.value, number.decimals); }
    void operator()(const report::Figure& figure) const { csv.number(figure.value); }
    void operator()(const report::Numbers& numbers) const {
        std::string text;
        for (const auto& number : numbers)
            text += (text.empty() ? "" : " ") + (number ? number->value.to_string(number->decimals) : "-");
        csv.text(text);
    }
    void operator()(base::Date date) const { csv.date(date); }
    void operator()(base::Week week) const { csv.text(base::to_string(week)); }
    void operator()(const report::Share& share) const { csv.number(share.part); }
    void operator()(const report::Bars&) const { csv.empty(); }
    void operator()(const report::Word& word) const { word.key.empty() ? csv.empty() : csv.text(word.key); }
    void operator()(report::Mark mark) const { csv.text(report::mark_key(mark)); }
    void operator()(const base::Message&) const { csv.empty(); }
    void operator()(bool yes) const { csv.text(yes ? "yes" : ""); }
};

}  // namespace

void write_csv(const report::Document& document, base::CsvDialect dialect, base::Output& out) {
    Pieces pieces(out);
    base::CsvWriter csv(pieces.bytes, dialect);
    csv.begin();
    const report::Table& table = document.asked_for ? *document.asked_for : document.main;
    for (const report::Column& column : table.columns) csv.text(column.key);
    csv.end_row();
    table.each_row([&](const report::Row& row) {
        for (const Cell& cell : row) std::visit(CellWriter{csv}, cell);
        csv.end_row();
        pieces.hand_on_if_many();
    });
    pieces.hand_on();
}

}  // namespace viktig::render
