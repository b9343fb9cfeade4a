// Lines of a text report: nothing wider than the page.
#include "text_page.hpp"

#include <algorithm>

#include "viktig/base/text.hpp"

namespace viktig::render {

namespace {

constexpr int gap_before_aside = 2;

}  // namespace

std::string blanks(int count) {
    return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

void Page::line(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (style_.ascii)
        pieces_.bytes += base::to_ascii_marks(text);
    else
        pieces_.bytes += text;
    pieces_.bytes += '\n';
    pieces_.hand_on_if_many();
}

void Page::wrapped(std::string_view text, int indent, int hang) {
    with_aside(text, {}, indent, hang);
}

void Page::hanging(std::string_view front, std::string_view text, int hang) {
    const auto lines = base::wrap(text, columns() - hang);
    if (lines.empty()) return line(front);
    line(base::pad_right(front, hang) + lines.front());
    for (std::size_t n = 1; n < lines.size(); ++n) line(blanks(hang) + lines[n]);
}

void Page::with_aside(std::string_view text, std::string_view aside, int indent, int hang) {
    const auto lines = base::wrap(text, columns() - std::max(indent, hang));
    if (lines.empty()) return;
    for (std::size_t n = 0; n + 1 < lines.size(); ++n) line(blanks(n == 0 ? indent : hang) + lines[n]);
    const std::string last = blanks(lines.size() == 1 ? indent : hang) + lines.back();
    const int room = columns() - base::width(last);
    if (base::width(aside) + gap_before_aside <= room) return line(last + base::pad_left(aside, room));
    line(last);
    right(aside);
}

void Page::heading(std::string_view text, std::string_view aside) {
    const int room = columns() - base::width(text);
    if (base::width(aside) + gap_before_aside <= room) return line(bold(text) + base::pad_left(aside, room));
    line(bold(text));
    right(aside);
}

void Page::heading_over(std::string_view text, std::string_view under) {
    under.remove_prefix(std::min(under.size(), static_cast<std::size_t>(base::width(text))));
    line(bold(text) + std::string(under));
}

void Page::right(std::string_view text) {
    for (const std::string& piece : base::wrap(text, columns())) line(base::pad_left(piece, columns()));
}

void Page::finish() {
    pieces_.hand_on();
}

std::string Page::bold(std::string_view text) const {
    if (!style_.color || text.empty()) return std::string(text);
    return "\x1b[1m" + std::string(text) + "\x1b[0m";
}

}  // namespace viktig::render
