// The sections of the page of people on the same thing. A section without content is absent.
#pragma once

#include <optional>
#include <vector>

#include "client_case.hpp"
#include "viktig/report/same_thing.hpp"

namespace viktig::report {

/// What the whole page is about. Valid as long as the case is.
struct Network {
    const ClientCase& one;
    std::vector<SameThing> things;

    explicit Network(const ClientCase& of) : one(of), things(same_things(of.series, of.history)) {}

    [[nodiscard]] bool is_compared() const;  ///< at least one of the things is
};

/// The voices whose view is set against the others': in a person's own case the client, else a goal's owner on that day,
/// the person whose life it is, and of the talks whoever was lowest (all of them where several said the same). Empty where
/// nobody is set apart: a goal of everyone's, or one not rated by its owner.
[[nodiscard]] std::vector<std::string> set_against(const Network& network, const SameThing& thing,
                                                   const ThingMeeting& meeting);

/// The things of one type that were compared: who said what, how far apart, and by the same people over time.
[[nodiscard]] std::optional<Section> same_section(const Network& network, SeriesType type);
/// What was never rated by two people at one meeting.
[[nodiscard]] std::optional<Section> alone_section(const Network& network);
/// Who was there, meeting by meeting and counted.
[[nodiscard]] std::optional<Section> attendance_section(const Network& network);
/// One row for each thing that was compared and each meeting at which it was rated: for csv and json.
[[nodiscard]] Table distances_table(const Network& network);
[[nodiscard]] Table empty_distances_table();

/// Who was lowest at each meeting.
[[nodiscard]] Items lowest_in_the_room(const Network& network);
/// Of those who said the lowest, the one who came down furthest; nullopt when all rated for the first time.
[[nodiscard]] std::optional<base::Score> greatest_fall(const std::vector<View>& lowest);

/// For programs: the same people over time, with the slope of their range.
[[nodiscard]] Facts people_facts(const SameThing& thing, const SamePeople& same);
/// For programs: each view with its distance from the mean of the others, and the spread of each meeting.
void add_views(const SameThing& thing, Statements& views, Statements& spreads);
/// For programs: of those with two ratings, how many went which way by the reliable change.
void add_directions(const SameThing& thing, Facts& facts);

/// "teen, mother"
[[nodiscard]] base::Message names_of(const ClientCase& one, const std::vector<const Series*>& people);
/// One place more than the scores have where a mean of several others is in it.
[[nodiscard]] int gap_decimals(const SameThing& thing);
constexpr double days_in_week = 7;

/// Since when the words of this thing are rated; nullopt for a measure.
[[nodiscard]] std::optional<base::Date> words_from(const SameThing& thing);
/// What, about whom and in which words: the first facts of everything that is told of a thing.
[[nodiscard]] Facts name_facts(const SameThing& thing);
/// The ids of these voices, a blank between them.
[[nodiscard]] std::string ids_of(const std::vector<const Series*>& people);
[[nodiscard]] std::string ids_of(const std::vector<View>& views);

}  // namespace viktig::report
