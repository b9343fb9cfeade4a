// `explain`: the arithmetic of a signal or of a change, step by step, so that it can be checked with a pencil.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viktig/report/document.hpp"
#include "viktig/report/series.hpp"
#include "viktig/report/signals.hpp"

namespace viktig::report {

struct Explained {
    const model::History& history;
    const model::Episode& episode;      ///< of this history
    const std::vector<Series>& series;  ///< of this episode
    const model::Settings& settings;
    base::Date as_of;
    std::string file;  ///< as shown: `clients/c017.toml`
    ChangeMethod method = ChangeMethod::points;      ///< by which the series have been judged
    bool statistics = false;                         ///< what json has, also in the text
    std::optional<base::Date> before_after = std::nullopt;  ///< ratings before this day are held against those from it on
    ExpectedCourses expected = {};                   ///< what ended courses lead to expect, as find_signals() had it
};

/// `teen:ors`, `mother@teen:ors`, a goal's by its id: what explain calls a series.
[[nodiscard]] std::string series_name(const Series& series);

/// Every rating with a total of the voice and form that the signal is about, with the line it stands in; the rule with its limit; the steps; since when it
/// stands and what became of it.
/// @param signal  one that find_signals() tells of this case and day
[[nodiscard]] Document explain_signal(const Explained& one, const Signal& signal);

/// The same of a change from first to latest, and of what else can be said of these ratings: the limit that norms would
/// give, the cautious method, the slope, before against after each change of therapist or team within the stretch of help
/// and the day asked about. One section a series.
/// @param chosen  with points
[[nodiscard]] Document explain_series(const Explained& one, const std::vector<const Series*>& chosen);

}  // namespace viktig::report
