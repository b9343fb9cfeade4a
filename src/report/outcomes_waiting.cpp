// Kaplan and Meier's waiting times.
#include "outcomes_waiting.hpp"

#include <algorithm>

#include "viktig/stats/small_cells.hpp"

namespace viktig::report {

using base::Message;

namespace {

struct SharesOfPeople {
    double share;
    std::string_view figure, words;
};
constexpr SharesOfPeople shares_in_order[] = {
    {0.5, "days_half", "outcomes.waiting.half"},
    {0.75, "days_three_quarters", "outcomes.waiting.three-quarters"},
    {0.9, "days_nine_tenths", "outcomes.waiting.nine-tenths"},
};

}  // namespace

std::optional<Section> OutcomesWaiting::section(Figures& figures) const {
    if (waits_.empty()) return std::nullopt;
    Section section{{}, {"outcomes.waiting"}, {}, {}};
    const FigureOf about{"waiting", {}, {}, {}};
    const std::size_t limit = settings_.small_cells;
    const auto met = static_cast<std::size_t>(std::ranges::count_if(waits_, &stats::Wait::met));
    if (waits_.size() < limit) {
        figures.count(about, "asked", waits_.size(), true);
        section.parts.emplace_back(Statements{"size", {{"outcomes.too-few", {limit}}}, {}});
        return section;
    }
    const std::size_t not_met = waits_.size() - met;
    const bool hidden = !stats::may_be_told(met, waits_.size(), limit);
    figures.count(about, "asked", waits_.size());
    figures.share(about, "met", met, waits_.size(), hidden);
    Statements size{"size", {{"outcomes.waiting.asked", {waits_.size()}}}, {}};
    if (!hidden) size.parts.push_back({"outcomes.waiting.met", {met, not_met}});
    section.parts.emplace_back(std::move(size));
    const auto curve = stats::waiting_curve(waits_);
    Items items{"times", {}, {}, {}, {}, 1};
    for (const SharesOfPeople& one : shares_in_order) {
        const stats::WaitingTime time = stats::waiting_time(curve, one.share);
        Item item;
        if (!time.days) {
            item.text = {"outcomes.waiting.not-known", {Message{one.words}}};
        } else {
            std::optional<stats::Interval> interval;
            if (time.lower && time.upper) interval = stats::Interval{*time.lower, *time.upper};
            figures.value(about, one.figure, waits_.size(), *time.days, 0, interval);
            item.text = {"outcomes.waiting.days", {Message{one.words}, rounded(*time.days, 0)}};
            if (interval) item.text = {"outcomes.waiting.days-interval", {Message{one.words}, rounded(*time.days, 0), value_range(*interval, 0)}};
            else if (time.lower) item.text = {"outcomes.waiting.days-at-least", {Message{one.words}, rounded(*time.days, 0), rounded(*time.lower, 0)}};
        }
        items.items.push_back(std::move(item));
    }
    section.parts.emplace_back(std::move(items));
    return section;
}

}  // namespace viktig::report
