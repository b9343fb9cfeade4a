// Cells as text.
#include <algorithm>
#include <array>

#include "text_parts.hpp"

namespace viktig::render {

using base::Message;
using report::Bars;
using report::Cell;

namespace {

constexpr std::array<std::string_view, 8> bar_heights = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::string_view bar_of_nothing = "·";

/// Rounded to the nearest eighth; what is more than nothing has the lowest bar at least.
std::string_view bar(std::int64_t value, std::int64_t full) {
    if (value <= 0) return bar_of_nothing;
    const std::int64_t eighths = std::clamp<std::int64_t>((2 * 8 * value + full) / (2 * full), 1, 8);
    return bar_heights[static_cast<std::size_t>(eighths - 1)];
}

std::string bars(const Bars& shown) {
    std::int64_t full = 100;
    if (!shown.percent) {
        full = 1;
        for (const auto& value : shown.values) full = std::max(full, value.value_or(0));
    }
    std::string text;
    for (const auto& value : shown.values) text += value ? bar(*value, full) : " ";
    return text;
}

std::string_view words_of(report::Mark mark) {
    switch (mark) {
        case report::Mark::declined: return "mark.declined";
        case report::Mark::absent: return "mark.absent";
        case report::Mark::not_asked: return "mark.not-asked";
        case report::Mark::rated: break;
    }
    return "mark.rated";
}

struct CellText {
    const Page& page;

    [[nodiscard]] std::string value(base::Argument argument) const {
        return page.words({"render.value", {std::move(argument)}});
    }
    [[nodiscard]] std::string number(const report::Number& shown) const {
        return value(base::Decimal{shown.value, shown.decimals, shown.with_sign}) + (shown.prorated ? "~" : "");
    }

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& own) const { return value(own); }
    std::string operator()(std::int64_t whole) const { return value(static_cast<long long>(whole)); }
    std::string operator()(const report::Number& shown) const { return number(shown); }
    std::string operator()(const report::Figure& figure) const {
        return figure.words.empty() ? number(figure.shown) : page.words(figure.words);
    }
    std::string operator()(const report::Numbers& shown) const {
        std::string text;
        for (const auto& one : shown) text += (text.empty() ? "" : " ") + (one ? number(*one) : "-");
        return text;
    }
    std::string operator()(base::Date date) const { return value(base::ShownDate{date, base::DateStyle::day_month}); }
    std::string operator()(base::Week week) const { return page.words({"render.week", {week.number}}); }
    std::string operator()(const report::Share& share) const {
        return page.words({"render.share", {static_cast<long long>(share.part), static_cast<long long>(share.whole)}});
    }
    std::string operator()(const Bars& shown) const { return bars(shown); }
    std::string operator()(const report::Word& word) const { return page.words(word.words); }
    std::string operator()(report::Mark mark) const { return page.words(Message(words_of(mark))); }
    std::string operator()(const Message& message) const { return page.words(message); }
    std::string operator()(bool yes) const { return page.words(Message(yes ? "render.yes" : "render.no")); }
};

}  // namespace

std::string cell_text(const Page& page, const Cell& cell) {
    return std::visit(CellText{page}, cell);
}

}  // namespace viktig::render
