// Worth a look: signals that are new, open from before, to be looked at again, and those answered in the week.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "viktig/report/document.hpp"
#include "week_case.hpp"
#include "week_words.hpp"

namespace viktig::report {

class WorthALook {
  public:
    /// @param with_facts  as csv and json want them: a region has tens of thousands of lines
    WorthALook(const WeekWindow& window, bool with_facts) : window_(window), with_facts_(with_facts) {}

    void add(const WeekCase& one);
    /// Once, at the end: what was collected goes into it.
    [[nodiscard]] Section section();

  private:
    /// One signal of one case, ready to be said.
    struct Line {
        CaseName name;
        std::string id;
        bool safety;       ///< a watched item
        base::Date since;  ///< first day of the spell; of a look-again, the day it was answered
        base::Message text;
    };
    using Lines = std::vector<Line>;

    void add_open(const WeekCase& one, const Signal& signal);
    void add_look_again(const WeekCase& one, const Signal& signal);
    void add_agreed_looks(const WeekCase& one);
    void add_answers(const model::History& history);
    [[nodiscard]] base::Message counts() const;
    [[nodiscard]] NameColumns columns() const;
    [[nodiscard]] Items items(std::string_view key, base::Message heading, const NameColumns& names, Lines& lines, std::string_view date_key) const;
    [[nodiscard]] Items items_with_days(std::string_view key, base::Message heading, const NameColumns& names, Lines& lines) const;
    [[nodiscard]] Statements answered_in_week() const;

    WeekWindow window_;
    bool with_facts_;
    Lines new_, open_, look_again_;
    std::map<std::string, std::set<std::string>> answered_;  ///< client, ids of the signals
};

}  // namespace viktig::report
