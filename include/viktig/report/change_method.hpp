// By what a change is judged: a limit as published, or one of two methods that work it out from norms.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "viktig/base/message.hpp"
#include "viktig/model/measure.hpp"
#include "viktig/stats/reliable_change.hpp"

namespace viktig::report {

enum class ChangeMethod {
    points,            ///< the measure's reliable change, of the published ones that which the service has chosen
    jacobson_truax,    ///< 1.96 standard errors of a difference, from norms
    edwards_nunnally,  ///< the cautious one: the latest score against the likely true first one, from norms
};

inline constexpr std::array<std::string_view, 3> change_method_names{"points", "jacobson-truax", "edwards-nunnally"};

[[nodiscard]] std::string_view name_of(ChangeMethod method);
/// One of the names. @return points for any other word
[[nodiscard]] ChangeMethod change_method_named(std::string_view name);

/// What a measure's norms say for working out a limit; nullopt without a clinical SD and a reliability.
[[nodiscard]] std::optional<stats::Norms> norms_of(const model::Measure& measure);

/// Whether the measure has the norms that the method takes. `points` takes none.
[[nodiscard]] bool can_judge(const model::Measure& measure, ChangeMethod method);

/// The one change, in points, from which on it is reliable; nullopt where the norms do not give it, and for
/// Edwards and Nunnally, whose limits depend on the first score and differ upwards and downwards.
[[nodiscard]] std::optional<base::Score> limit_from_norms(const model::Measure& measure, ChangeMethod method);

/// "Classes by jacobson-truax, from norms: ORS 6.387 points (SD 8.7, reliability 0.93, z 1.96), provisional; no norms for PHQ-9:
/// no class. Goals and signals keep the service's own limits." Empty for `points`, whose limits are told with the measures.
/// @param measures  of the page's outcome series
[[nodiscard]] base::Message method_footnote(const std::vector<const model::Measure*>& measures, ChangeMethod method);

}  // namespace viktig::report
