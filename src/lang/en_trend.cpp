// English words of slopes and of methods that judge a change, wherever they are shown.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"method.band", "{0} around the likely true first score (clinical mean {1}, SD {2}, reliability {3}, z {4})"},
    {"method.limit", "{0} {1} points (SD {2}, reliability {3}, z {4})"},
    {"method.no-norms", "no norms for it and so no class: {0}"},
    {"method.note", "Classes by {0}: {1}. Signals and goals keep the service's own limits."},
    {"method.nothing", "no form here to judge"},
    {"method.provisional", "{0}, provisional"},
    {"trend.column.lag1", "r1"},
    {"trend.column.p", "p"},
    {"trend.column.p-method", "method"},
    {"trend.column.rating", "a rating"},
    {"trend.column.ratings", "n"},
    {"trend.column.s", "S"},
    {"trend.column.tau-b", "tau-b"},
    {"trend.column.week", "a week"},
    {"trend.column.z", "z"},
    {"trend.p", "{0}"},
    {"trend.p-tiny", "< 0.001"},
    {"trend.slope", "{0}"},
    {"trend.slope-interval", "{0} ({1} to {2})"},
};
static_assert(is_sorted_by_key(table));

}  // namespace

Table en_trend() {
    return packed<table>();
}

}  // namespace viktig::lang
