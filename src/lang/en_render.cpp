// English words that the text renderer itself puts on a page.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"chart.letter", "{0} {1}"},
    {"chart.scale", "{0}-{1} of {2}-{3}"},
    {"chart.scale-by", "{0}-{1} of {2}-{3}, by {4}"},
    {"mark.absent", "-"},
    {"mark.declined", "x"},
    {"mark.not-asked", "·"},
    {"mark.rated", ""},
    {"render.change", "change"},
    {"render.count", "({0})"},
    {"render.first", "first"},
    {"render.no", "no"},
    {"render.percent", "{0} %"},
    {"render.share", "{0} of {1}"},
    {"render.value", "{0}"},
    {"render.week", "week {0}"},
    {"render.yes", "yes"},
};
static_assert(is_sorted_by_key(table));

}  // namespace

Table en_render() {
    return packed<table>();
}

}  // namespace viktig::lang
