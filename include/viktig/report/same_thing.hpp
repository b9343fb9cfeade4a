// Several people rate the same thing: one goal in one set of words, one person's life, one meeting's talks. Who said what
// at each meeting, and how far apart they were. Never one person's own life beside another's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viktig/report/series.hpp"
#include "viktig/stats/distance.hpp"

namespace viktig::report {

struct View {
    const Series* series = nullptr;
    const SeriesPoint* point = nullptr;
    [[nodiscard]] base::Score score() const { return point->total; }
};

/// What people said of a thing at one meeting. Who left an item open, and so has no total, is not among them; nor are slips,
/// which are nobody's.
struct ThingMeeting {
    const model::Session* session = nullptr;
    std::vector<View> views;  ///< at least one; the highest number first, equal ones as the series go

    /// Highest - lowest; nullopt for one view.
    [[nodiscard]] std::optional<base::Score> range() const;
    [[nodiscard]] std::optional<double> spread() const;
    /// Mean of the others - this voice's; nullopt without others, or when the voice did not rate.
    [[nodiscard]] std::optional<stats::Gap> gap_of(std::string_view voice) const;
    /// Who is furthest towards trouble: the lowest, where higher is better. Several where they said the same.
    [[nodiscard]] std::vector<View> lowest() const;
    /// The raters, as the series go: two meetings with the same people are equal in it.
    [[nodiscard]] std::vector<const Series*> people() const;
};

struct SameThing {
    SeriesType type = SeriesType::goal;
    std::string what;
    std::string about;                        ///< whose life it is; empty for a goal and for the talks
    const model::Measure* measure = nullptr;  ///< nullptr for a goal
    const model::Goal* goal = nullptr;        ///< nullptr for a measure
    std::size_t wording = 0;                  ///< as Series::wording: earlier words are another thing
    std::vector<const Series*> raters;        ///< at least one
    std::vector<ThingMeeting> meetings;       ///< in the order of time; those at which somebody's rating has a total

    [[nodiscard]] bool is_compared() const;  ///< at some meeting two people rated it
    [[nodiscard]] bool has_present_words() const { return wording == 0; }
};

/// All that was rated, whether by several or by one. Goals as series go, present words first; then lives by measure, in
/// the order in which the people were declared; then the talks. Points into `series`, which must outlive it.
[[nodiscard]] std::vector<SameThing> same_things(const std::vector<Series>& series, const model::History& history);

/// The meetings at which exactly these people rated: only among these are distances compared, since one among three is not
/// one among two, nor among two others.
struct SamePeople {
    std::vector<const Series*> people;          ///< at least two
    std::vector<const ThingMeeting*> meetings;  ///< in the order of time

    /// Theil-Sen slope of the range, in points a day; nullopt under four meetings, or all on one day.
    [[nodiscard]] std::optional<stats::TheilSen> trend() const;
};

/// Most people first; of as many those with the most meetings; of those the ones met last. Points into `thing`.
[[nodiscard]] std::vector<SamePeople> by_people(const SameThing& thing);

/// How far this view is from the same voice's rating before, towards trouble; nullopt for a first rating.
[[nodiscard]] std::optional<base::Score> fall_of(const View& view);

}  // namespace viktig::report
