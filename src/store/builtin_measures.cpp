// The measures that come with the program, all families together.
#include <algorithm>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

constexpr BuiltinMeasure all[] = {
    {"cgas", builtin::cgas},
    {"core-10", builtin::core_10},
    {"core-om", builtin::core_om},
    {"cors", builtin::cors},
    {"csrs", builtin::csrs},
    {"gad-7", builtin::gad_7},
    {"gsrs", builtin::gsrs},
    {"inspire-o", builtin::inspire_o},
    {"life", builtin::life},
    {"oq-45", builtin::oq_45},
    {"ors", builtin::ors},
    {"pgi", builtin::pgi},
    {"phq-9", builtin::phq_9},
    {"pq", builtin::pq},
    {"psychlops", builtin::psychlops},
    {"ras-r", builtin::ras_r},
    {"reqol-10", builtin::reqol_10},
    {"score-15", builtin::score_15},
    {"sdq", builtin::sdq},
    {"srs", builtin::srs},
    {"swemwbs", builtin::swemwbs},
    {"talks", builtin::talks},
    {"wemwbs", builtin::wemwbs},
    {"who-5", builtin::who_5},
    {"yp-core", builtin::yp_core},
};
static_assert(std::ranges::is_sorted(all, {}, &BuiltinMeasure::id));

}  // namespace

model::Measure MeasureMaker::operator()() const {
    model::Measure measure = definition();
    measure.id = id;
    return measure;
}

std::span<const BuiltinMeasure> builtin_measures() {
    return all;
}

}  // namespace viktig::store
