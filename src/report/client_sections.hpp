// The sections of a case's page, one file each. A section without content is absent.
#pragma once

#include <optional>
#include <vector>

#include "client_case.hpp"

namespace viktig::report {

struct SameThing;

[[nodiscard]] Section head_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> goals_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> life_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> talks_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> trend_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> room_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> places_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> look_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> after_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> words_section(const ClientCase& one);
/// Only with ClientReportOptions::statistics.
[[nodiscard]] std::optional<Section> statistics_section(const ClientCase& one);
[[nodiscard]] std::optional<Section> history_section(const ClientCase& one);
[[nodiscard]] Table history_table(const ClientCase& one);
[[nodiscard]] std::vector<Line> client_footnotes(const ClientCase& one);

/// "mother, sleep 4 to 6": what a correction did to a rating.
[[nodiscard]] base::Message rating_revised(const ClientCase& one, const model::Revision& revision);

/// "the teen's", "partner1's", "everyone's"; empty when it goes without saying.
[[nodiscard]] base::Message whose_goal(const ClientCase& one, const model::Goal& goal);
/// Whose it is, its area, since when in these words, and whether it has ended.
[[nodiscard]] base::Message goal_aside(const ClientCase& one, const model::Goal& goal);
/// "family"
[[nodiscard]] base::Message case_kind(const std::string& kind);

/// "the dinner goal", "how life is for teen", "how the talks are"; with the form where it is not the usual one.
[[nodiscard]] base::Message question(const ClientCase& one, const SameThing& thing);

/// The letters of the people in a chart of this measure, and their points; nullopt when there is nothing to draw.
[[nodiscard]] std::optional<Chart> life_chart(const ClientCase& one, const model::Measure& measure);

}  // namespace viktig::report
