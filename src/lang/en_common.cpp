// English words shared by all areas: days, months, and what a page leaves out.
#include "tables.hpp"

namespace viktig::lang {

namespace {

// In the date.style entries {0} is the weekday, {1} the day of the month, {2} the month, {3} the year.
constexpr Entry table[] = {
    {"date.month.01", "Jan"},
    {"date.month.02", "Feb"},
    {"date.month.03", "Mar"},
    {"date.month.04", "Apr"},
    {"date.month.05", "May"},
    {"date.month.06", "Jun"},
    {"date.month.07", "Jul"},
    {"date.month.08", "Aug"},
    {"date.month.09", "Sep"},
    {"date.month.10", "Oct"},
    {"date.month.11", "Nov"},
    {"date.month.12", "Dec"},
    {"date.style.day-month", "{1} {2}"},
    {"date.style.day-month-year", "{1} {2} {3}"},
    {"date.style.weekday-day-month", "{0} {1} {2}"},
    {"date.style.weekday-day-month-year", "{0} {1} {2} {3}"},
    {"date.weekday.1", "Mon"},
    {"date.weekday.2", "Tue"},
    {"date.weekday.3", "Wed"},
    {"date.weekday.4", "Thu"},
    {"date.weekday.5", "Fri"},
    {"date.weekday.6", "Sat"},
    {"date.weekday.7", "Sun"},
    {"left-out", "{0}{1}{2}"},
    {"left-out.aside", "not counted below"},
    {"left-out.case", "; nothing of this case is counted below"},
    {"left-out.file", "{0}: "},
    {"left-out.heading", "LEFT OUT"},
    {"left-out.line", "{0}:{1}: "},
    {"left-out.more", "and {0} more in this ledger"},
    {"left-out.rest", "; nothing from there on is counted below"},
};
static_assert(is_sorted_by_key(table));

}  // namespace

Table en_common() {
    return packed<table>();
}

}  // namespace viktig::lang
