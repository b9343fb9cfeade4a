// The sheet that a text report is written on: columns, wrapping, what stands at the right edge.
#pragma once

#include <string>
#include <string_view>

#include "pieces.hpp"
#include "viktig/render/render.hpp"

namespace viktig::render {

class Page {
  public:
    Page(const TextStyle& style, base::Output& out) : style_(style), pieces_(out) {}

    [[nodiscard]] int columns() const { return style_.columns; }
    [[nodiscard]] std::string words(const base::Message& message) const { return lang::words(message, style_.language); }

    /// One line; blanks at its end are cut off.
    void line(std::string_view text);
    void blank() { line({}); }
    /// Words from column `indent` on, going on at `hang` in the lines below.
    void wrapped(std::string_view text, int indent, int hang);
    /// Words after what stands in front of their first line, going on at `hang`.
    void hanging(std::string_view front, std::string_view text, int hang);
    /// Words, and at the right edge of their last line an aside; on a line of its own where there is no room.
    void with_aside(std::string_view text, std::string_view aside, int indent, int hang);
    /// The same for a heading, which may be bold.
    void heading(std::string_view text, std::string_view aside);
    /// A heading inside a line that has its columns already: `line` is blank where the heading goes.
    void heading_over(std::string_view text, std::string_view line);
    /// At the right edge.
    void right(std::string_view text);

    /// Nothing comes behind it.
    void finish();

  private:
    [[nodiscard]] std::string bold(std::string_view text) const;

    const TextStyle& style_;
    Pieces pieces_;
};

[[nodiscard]] std::string blanks(int count);

}  // namespace viktig::render
