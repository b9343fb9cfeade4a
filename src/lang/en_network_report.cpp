// English words of the page of people on the same thing.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"network.alone", "NEVER RATED TOGETHER"},
    {"network.alone.aside", "at no meeting by two people"},
    {"network.alone.earlier", "{0} before {1}"},
    {"network.alone.never-together", "{0}, each at other meetings"},
    {"network.apart", "apart"},
    {"network.aside", "points apart; no verdict"},
    {"network.column.absent", "not there"},
    {"network.column.declined", "said no"},
    {"network.column.not-asked", "not asked"},
    {"network.column.rated", "rated"},
    {"network.column.there", "there"},
    {"network.column.who", "who"},
    {"network.ended", "ended {0}"},
    {"network.from-to", "{0} to {1}"},
    {"network.gap", "others-{0}"},
    {"network.gap-owner", "others-owner"},
    {"network.goal", "THE SAME GOAL"},
    {"network.life", "THE SAME LIFE"},
    {"network.lowest", "lowest in the room, and how far the mean of the others was from it"},
    {"network.lowest.all", "{0}, all alike"},
    {"network.lowest.alone", "{0}, nobody else rated"},
    {"network.lowest.and", "{0}; {1}"},
    {"network.lowest.down", "down {0} since {1}"},
    {"network.lowest.is", "{0} {1}"},
    {"network.lowest.others", "{0}, others {1}"},
    {"network.lowest.up", "up {0} since {1}"},
    {"network.lowest.whose", "{0} {1}"},
    {"network.none.never-two", "There is nothing to compare: no two people rated the same thing at the same meeting."},
    {"network.none.nobody", "There is nothing to compare: nobody has rated by name."},
    {"network.none.one", "There is nobody to compare with: only one person has rated ({0})."},
    {"network.note.after", "{0} meetings after the ending are not counted."},
    {"network.note.after-one", "{0} meeting after the ending is not counted."},
    {"network.note.corrected", "* corrected: viktig show {0} --history"},
    {"network.note.gap", "others-X: the mean of the others less X."},
    {"network.note.same-people",
     "Compare meetings at which the same people rated: among three the points apart are more than among two."},
    {"network.note.slips", "Slips have no names, so nobody's view is set beside another's."},
    {"network.note.slope", "slope: the median over all pairs of such meetings, from four meetings on (Theil and Sen)."},
    {"network.people", "{0}, {1} times: {2}, {3}"},
    {"network.people-slope", "{0}; {1}"},
    {"network.rated", "rated"},
    {"network.room", "WHO WAS THERE"},
    {"network.slope", "slope {0} a week"},
    {"network.slope-interval", "{0} (95 %: {1} to {2})"},
    {"network.talks", "THE SAME TALKS"},
    {"network.there", "there"},
    {"network.title", "{0}  {1}: people on the same thing"},
    {"network.until", "before {0}"},
};
static_assert(is_sorted_by_key(table));

}  // namespace

Table en_network_report() {
    return packed<table>();
}

}  // namespace viktig::lang
