// The sections of a case's page, one file each. A section without content is absent.
#pragma once

#include <optional>
#include <vector>

#include "client_case.hpp"

namespace viktig::report {

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

/// The letters of the people in a chart of this measure, and their points; nullopt when there is nothing to draw.
[[nodiscard]] std::optional<Chart> life_chart(const ClientCase& one, const model::Measure& measure);

}  // namespace viktig::report
