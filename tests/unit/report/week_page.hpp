// A weekly page made from cases in memory, and a reader's questions to it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "unit/made_history.hpp"
#include "viktig/lang/words.hpp"
#include "viktig/report/week_report.hpp"

namespace viktig::tests {

/// Read on Monday 23 November 2026: week 47.
inline report::WeekReportOptions week_47() {
    report::WeekReportOptions options;
    options.week = {2026, 47};
    options.as_of = day("2026-11-23");
    return options;
}

/// A service with the usual settings.
inline const model::Settings& plain_service() {
    static const model::Settings settings;
    return settings;
}

class WeekPage {
  public:
    explicit WeekPage(std::initializer_list<model::History> cases, report::WeekReportOptions options = week_47(),
                      model::Settings settings = {}) {
        report::WeekReport report(settings, forms(), std::move(options));
        for (const model::History& one : cases) report.add(one);
        document = report.finish();
    }

    /// What a person reads in a part of a section: an item a line, statements as one line.
    [[nodiscard]] std::vector<std::string> lines(std::string_view section, std::string_view part) const {
        std::vector<std::string> said;
        const report::Part& found = find(section, part);
        if (const auto* items = std::get_if<report::Items>(&found)) {
            for (const report::Item& item : items->items) {
                std::string line;
                for (const report::Cell& cell : item.lead) line += words(cell) + " ";
                line += lang::words(item.text);
                if (!line.empty()) said.push_back(line);
            }
            if (!items->after.text.empty()) said.push_back(lang::words(items->after.text));
        }
        if (const auto* statements = std::get_if<report::Statements>(&found)) {
            std::string line;
            for (const base::Message& one : statements->parts) line += (line.empty() ? "" : " · ") + lang::words(one);
            if (!line.empty()) said.push_back(line);
        }
        return said;
    }
    [[nodiscard]] std::string line(std::string_view section, std::string_view part) const {
        const auto said = lines(section, part);
        return said.size() == 1 ? said.front() : std::to_string(said.size()) + " lines";
    }
    [[nodiscard]] std::string aside(std::string_view section) const { return lang::words(find(section).aside); }
    [[nodiscard]] bool has(std::string_view section) const {
        return std::ranges::find(document.sections, section, &report::Section::key) != document.sections.end();
    }

    /// A raw value of a part of statements.
    [[nodiscard]] std::int64_t number(std::string_view section, std::string_view part, std::string_view key) const {
        const auto& facts = std::get<report::Statements>(find(section, part)).facts;
        return std::get<std::int64_t>(std::ranges::find(facts, key, &report::Fact::key)->value);
    }
    /// A row of the coverage table, by its first cell.
    [[nodiscard]] const std::vector<report::Cell>& coverage(std::string_view row) const {
        for (const auto& cells : std::get<report::Table>(find("asked", "coverage")).rows)
            if (std::get<report::Word>(cells.front()).key == row) return cells;
        throw std::logic_error("no such row");
    }
    [[nodiscard]] const std::vector<std::optional<std::int64_t>>& weeks(std::string_view row) const {
        return std::get<report::Bars>(coverage(row)[2]).values;
    }
    /// `2 of 3`
    [[nodiscard]] std::string share(std::string_view row) const {
        const auto& share = std::get<report::Share>(coverage(row)[1]);
        return std::to_string(share.part) + " of " + std::to_string(share.whole);
    }
    [[nodiscard]] std::int64_t held() const { return std::get<std::int64_t>(coverage("held")[1]); }

    report::Document document;

  private:
    [[nodiscard]] const report::Section& find(std::string_view section) const {
        for (const report::Section& one : document.sections)
            if (one.key == section) return one;
        throw std::logic_error("no such section");
    }
    [[nodiscard]] const report::Part& find(std::string_view section, std::string_view part) const {
        for (const report::Part& one : find(section).parts)
            if (std::visit([](const auto& p) { return std::string_view(p.key); }, one) == part) return one;
        throw std::logic_error("no such part");
    }
    [[nodiscard]] static std::string words(const report::Cell& cell) {
        if (const auto* text = std::get_if<std::string>(&cell)) return *text;
        if (const auto* message = std::get_if<base::Message>(&cell)) return lang::words(*message);
        if (const auto* word = std::get_if<report::Word>(&cell)) return lang::words(word->words);
        if (const auto* date = std::get_if<base::Date>(&cell))
            return lang::words({"render.value", {base::ShownDate{*date, base::DateStyle::day_month}}});
        return {};
    }
};

}  // namespace viktig::tests
