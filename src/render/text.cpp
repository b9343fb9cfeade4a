// A report as text: title, sections, footnotes.
#include "text_parts.hpp"
#include "viktig/render/render.hpp"

namespace viktig::render {

using report::Chart;
using report::Document;
using report::Items;
using report::MeetingTable;
using report::Part;
using report::Section;
using report::Statements;
using report::Table;

namespace {

class TextReport {
  public:
    TextReport(const Document& document, const TextStyle& style, base::Output& out)
        : document_(document), page_(style, out), layout_(lay_out_meetings(page_, document)) {}

    void write() {
        if (!document_.title.empty() || !document_.title_aside.empty())
            page_.heading(page_.words(document_.title), page_.words(document_.title_aside));
        if (!document_.subtitle_aside.empty()) page_.right(page_.words(document_.subtitle_aside));
        for (const Section& section : document_.sections) put(section);
        if (!document_.footnotes.empty()) page_.blank();
        for (const report::Line& note : document_.footnotes)
            page_.with_aside(page_.words(note.text), page_.words(note.aside), 0, 0);
        page_.finish();
    }

  private:
    void put(const Section& section) {
        const bool headed = !section.heading.empty();
        if (headed) page_.blank();
        const Table* table = headed ? table_under_heading(section) : nullptr;
        if (table)
            put_table(page_, *table, page_.words(section.heading));
        else if (headed)
            page_.heading(page_.words(section.heading), page_.words(section.aside));
        const Part* before = nullptr;
        for (const Part& part : section.parts) {
            if (before && (std::holds_alternative<Chart>(part) || std::holds_alternative<Chart>(*before))) page_.blank();
            if (before || !table) put(part, headed ? 1 : 0);
            before = &part;
        }
    }

    /// The one that a section begins with, where nothing stands to the right of its heading.
    static const Table* table_under_heading(const Section& section) {
        if (!section.aside.empty() || section.parts.empty()) return nullptr;
        const Table* table = std::get_if<Table>(&section.parts.front());
        return table && !table->columns.empty() ? table : nullptr;
    }

    void put(const Part& part, int indent) {
        if (const auto* statements = std::get_if<Statements>(&part)) put_statements(page_, *statements, indent);
        if (const auto* items = std::get_if<Items>(&part)) put_items(page_, *items);
        if (const auto* table = std::get_if<Table>(&part); table && !table->columns.empty()) put_table(page_, *table);
        if (const auto* meetings = std::get_if<MeetingTable>(&part)) put_meetings(page_, *meetings, document_, layout_);
        if (const auto* chart = std::get_if<Chart>(&part)) put_chart(page_, *chart);
    }

    const Document& document_;
    Page page_;
    MeetingLayout layout_;
};

}  // namespace

void write_text(const Document& document, const TextStyle& style, base::Output& out) {
    TextReport(document, style, out).write();
}

}  // namespace viktig::render
