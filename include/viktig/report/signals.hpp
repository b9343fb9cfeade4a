// Worth a look: small rules over one case, each with its limit, its sentence and a question one could ask.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/report/expected_courses.hpp"
#include "viktig/report/series.hpp"

namespace viktig::report {

enum class Rule { watch, worse, slipping, below_expected, alliance_low, alliance_falling, no_gain_yet, goal_unrated, silence, waiting, follow_up_due };

/// Open until answered; then silent until its look-again date, three more ratings, or one limit further.
enum class SignalState { open, look_again, answered };

struct Signal {
    Rule rule = Rule::worse;
    std::string voice, about, what;  ///< empty where the rule is about the whole case; of a goal, voice is its owner or empty
    base::Date since;                ///< first day of the unbroken spell
    SignalState state = SignalState::open;
    std::optional<model::SignalAnswer> answer;  ///< the latest one
    std::string with;                           ///< therapist of the case on that day
    base::Message sentence;                     ///< for the case's own report: who, numbers, limit
    base::Message numbers;                      ///< who and the numbers only, for what is answered
    base::Message short_sentence;               ///< for the week's list: one line
    base::Message question;                     ///< one could ask
    std::optional<base::Score> at_answer;       ///< the rating that stood when it was answered; only where the rule looks at ratings
    std::optional<base::Score> now;             ///< the latest rating (watch: the item); likewise
    int decimals = 0;                           ///< of these two

    /// RULE.VOICE.WHAT, without the day.
    [[nodiscard]] std::string about_what() const;
    /// `worse.father.ors.2026-11-06`; a rating about another `worse.mother@teen.ors.2026-11-06`; `silence.2026-11-18`.
    [[nodiscard]] std::string id() const;
};

/// `watch`, `worse`, `alliance-low` ...
[[nodiscard]] std::string_view rule_key(Rule rule);
/// `open`, `look-again`, `answered`
[[nodiscard]] std::string_view state_key(SignalState state);
/// All of the rules.
[[nodiscard]] std::vector<std::string_view> rule_keys();

/// `worse.father` begins `worse.father.ors.2026-11-06`, which also begins itself; `worse.fat` does not.
[[nodiscard]] bool begins_signal(std::string_view beginning, std::string_view id);

/// The signals that stand on `day` (what happened later is not in `history`), safety first, then newest. The last two rules
/// are about an episode that waits and one that has ended, all others about one that is open. "Down" is towards trouble: up,
/// where lower is better. Rules:
///  watch             a watched item is at or over its limit in the latest rating that has it, whether or not the form
///                    is complete; one signal a form, which names the first such item
///  worse             latest is reliably worse than first (outcome; needs a reliable change)
///  slipping          the latest two ratings are both down from the first by half a reliable change or more, and it is not
///                    worse (outcome; the "rational" rule of domain practice: half the limit twice running)
///  below_expected    latest is behind ExpectedRating::limit, the edge of the band around the line through the service's own
///                    ended courses, and neither worse nor slipping; one's own life only, and not that of staff. Quiet
///                    without `expected`, and for who began where none of those courses did
///  alliance_low      latest is under the cutoff (alliance)
///  alliance_falling  latest is `fall` or more down from the one before, and not already low
///  no_gain_yet       `no_gain_meetings` ratings or more, no reliable gain, began under the cutoff (so it needs one), neither
///                    worse nor slipping
///  goal_unrated      a goal in its present words that nobody rated, and its owner did not decline to rate, at the last
///                    `goal_unrated_meetings` meetings since it was set at which ratings are expected
///  silence           no meeting held, by phone or otherwise, for `silence_days` or more (counted from the opening when there
///                    was none), none agreed for that day or later, and the last agreement is not "as needed"
///  waiting           `waiting_days` or more since they asked (since they were listed, where that day is unknown), not opened
///  follow_up_due     the day of a talk some time after, as wished at the ending, has come, and no such talk was held from 30
///                    days before that day on; of several due the latest. Not after a death.
/// A spell is unbroken while the rule holds at rating after rating (a form without a total is no rating); `since` is the
/// first of them. Silence begins `silence_days` after the last meeting, or the day after the last agreed one went by.
///
/// An answer belongs to a signal when it names its id, or a beginning of it up to a dot that no other standing signal
/// shares, and is dated on `since` or later; the latest such answer counts. Of below_expected the day in the id need not be
/// `since`: each course that ends moves the limit a little, and may move that day. After it the signal is
///  open        again, when three more ratings have come since, or it is one limit further than it was at the answer:
///              watch, a higher score on the item; worse, another reliable change; alliance, another `fall` (one point when the
///              measure names none); silence and waiting, another `silence_days` or `waiting_days` (unless a look-again date was
///              set); goal_unrated, another `goal_unrated_meetings` meetings without a rating
///  look_again  from the answer's look-again day on
///  answered    otherwise
[[nodiscard]] std::vector<Signal> find_signals(const model::History& history, const model::Episode& episode,
                                               const std::vector<Series>& series, const model::Settings& settings,
                                               base::Date day, const ExpectedCourses& expected = {});

/// For each signal the shortest beginning of its id that names its rule and voice and means no other of them: `worse.father`.
[[nodiscard]] std::vector<std::string> shortest_ids(const std::vector<Signal>& signals);

}  // namespace viktig::report
