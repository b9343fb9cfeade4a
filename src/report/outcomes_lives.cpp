// Who rated what, gathered into groups: each form and kind of rater by itself.
#include "outcomes_lives.hpp"

#include <algorithm>

#include "outcomes_group.hpp"

namespace viktig::report {

OutcomesLives::OutcomesLives(const model::Settings& settings, const model::MeasureSet& measures) : settings_(settings), measures_(measures) {}

OutcomesLives::Key OutcomesLives::key_of(const RatedCourse& rated) const {
    const auto asked = std::ranges::find(settings_.asked, rated.measure->id);
    // One's own rating stands before what others say.
    return {static_cast<std::size_t>(asked - settings_.asked.begin()), {rated.measure->id, rated.who == "self" ? "" : rated.who}};
}

void OutcomesLives::add(const OutcomesCase& one) {
    if (one.counted) {
        for (const RatedCourse& rated : one.counted->ratings) groups_[key_of(rated)].rated.push_back(rated);
        for (std::size_t n = 0; n < settings_.asked.size(); ++n)
            if (measures_.find(settings_.asked[n])) groups_[{n, {settings_.asked[n], ""}}].eligible += one.counted->could_rate.size();
    }
    if (!one.earlier) return;
    for (const RatedCourse& rated : one.earlier->ratings) {
        if (!rated.is_paired()) continue;
        RateGroup& group = groups_[key_of(rated)];
        group.earlier.push_back(pair_of(rated));
        if (began_troubled(rated)) group.earlier_under.push_back(pair_of(rated));
    }
}

std::vector<Section> OutcomesLives::lives(Figures& figures, const model::Measure* compared) const {
    std::vector<Section> sections;
    for (const auto& [key, group] : groups_) {
        const model::Measure* measure = measures_.find(key.second.first);
        if (measure->type != model::MeasureType::outcome || (group.rated.empty() && group.eligible == 0)) continue;
        const std::string who = key.second.second.empty() ? "self" : key.second.second;
        sections.push_back(life_of({group, {"life", measure->id, who, {}}, *measure, settings_.small_cells, figures}, measure != compared || who != "self"));
    }
    return sections;
}

std::vector<Section> OutcomesLives::talks(Figures& figures) const {
    std::vector<Section> sections;
    for (const auto& [key, group] : groups_) {
        const model::Measure* measure = measures_.find(key.second.first);
        if (measure->type != model::MeasureType::alliance || (group.rated.empty() && group.eligible == 0)) continue;
        sections.push_back(talks_of({group, {"talks", measure->id, "self", {}}, *measure, settings_.small_cells, figures}));
    }
    return sections;
}

}  // namespace viktig::report
