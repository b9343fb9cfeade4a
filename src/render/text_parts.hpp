// How each kind of part looks in a text report. One file per kind.
#pragma once

#include <string>

#include "text_page.hpp"

namespace viktig::render {

/// A cell in one line of text; a star for a corrected number comes from whoever has the room for it.
[[nodiscard]] std::string cell_text(const Page& page, const report::Cell& cell);

void put_statements(Page& page, const report::Statements& statements, int indent);
void put_items(Page& page, const report::Items& items);
/// @param table    with a column at least
/// @param heading  of the section that the table begins: in the line of the column headings where there is room; empty for none
void put_table(Page& page, const report::Table& table, const std::string& heading = {});
void put_chart(Page& page, const report::Chart& chart);

/// Where things stand in all the meeting tables of a document.
struct MeetingLayout {
    int label = 0;       ///< columns of the label, with the blank before it
    int stride = 0;      ///< columns of a meeting
    int change = 0;      ///< columns of the change
    std::vector<std::size_t> bands;  ///< meetings in each band, in order
};
[[nodiscard]] MeetingLayout lay_out_meetings(const Page& page, const report::Document& document);
void put_meetings(Page& page, const report::MeetingTable& table, const report::Document& document,
                  const MeetingLayout& layout);

}  // namespace viktig::render
