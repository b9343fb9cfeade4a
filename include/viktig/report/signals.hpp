// Worth a look: small rules over one case, each with its limit, its sentence and a question one could ask.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/report/series.hpp"

namespace viktig::report {

enum class Rule { watch, worse, alliance_low, alliance_falling, no_gain_yet, silence };

/// Open until answered; then silent until its look-again date, three more ratings, or one limit further.
enum class SignalState { open, look_again, answered };

struct Signal {
    Rule rule = Rule::worse;
    std::string voice, about, what;  ///< empty for silence
    base::Date since;                ///< first day of the unbroken spell
    SignalState state = SignalState::open;
    std::optional<model::SignalAnswer> answer;  ///< the latest one
    std::string with;                           ///< therapist of the case on that day
    base::Message sentence;                     ///< for the case's own report: who, numbers, limit
    base::Message short_sentence;               ///< for the week's list: one line
    base::Message question;                     ///< one could ask

    /// `worse.father.ors.2026-11-06`; a rating about another `worse.mother@teen.ors.2026-11-06`; `silence.2026-11-18`.
    [[nodiscard]] std::string id() const;
};

/// `watch`, `worse`, `alliance-low` ...
[[nodiscard]] std::string_view rule_key(Rule rule);

/// The signals that stand on `day` (what happened later is not in `history`), safety first, then newest. Only for an
/// episode that is open. Rules:
///  watch             a watched item of the latest rating is at or over its limit
///  worse             latest is reliably worse than first (outcome; needs a reliable change)
///  alliance_low      latest is under the cutoff (alliance)
///  alliance_falling  latest is `fall` or more under the one before, and not already low
///  no_gain_yet       `no_gain_meetings` ratings or more, no reliable gain, began under the cutoff, not worse
///  silence           last met `silence_days` ago or more and no meeting agreed for that day or later
[[nodiscard]] std::vector<Signal> find_signals(const model::History& history, const model::Episode& episode,
                                               const std::vector<Series>& series, const model::Settings& settings,
                                               base::Date day);

}  // namespace viktig::report
