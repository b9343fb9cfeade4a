// A measure: numbers and names, never a questionnaire's text.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "viktig/base/score.hpp"

namespace viktig::model {

enum class MeasureType { outcome, alliance };
/// How items become the total. `given`: they do not; the form is filed by its total alone and has no items here.
enum class TotalRule { sum, mean, weighted, given };

/// What a number rests on.
struct Basis {
    std::string certainty;  ///< published, convention or provisional
    std::string source;

    [[nodiscard]] bool is_provisional() const { return certainty == "provisional"; }
    bool operator==(const Basis&) const = default;
};

/// A number by name: a cutoff by who is rated, or by whom; a reliable change by convention.
struct NamedScore {
    std::string name;
    base::Score score;
    Basis basis = {};

    bool operator==(const NamedScore&) const = default;
};
/// In the order of the definition.
using NamedScores = std::vector<NamedScore>;

struct Norm {
    std::optional<double> mean, sd;
    Basis basis = {};
};

struct Norms {
    Norm functional, clinical;
    std::optional<double> reliability;
    Basis reliability_basis = {};
};

/// An item that is looked at for itself: a score of `at_least` is said aloud.
struct WatchedItem {
    int item = 0;  ///< 1-based
    base::Score at_least;
    Basis basis = {};
};

struct Measure {
    std::string id;
    std::string name;
    std::string short_name;  ///< the label in reports: ORS
    MeasureType type = MeasureType::outcome;
    base::Direction direction = base::Direction::higher_is_better;
    std::vector<std::string> items;  ///< empty where the total is given
    base::Score item_min, item_max, step;
    TotalRule total = TotalRule::sum;
    base::Score times = base::Score::from_whole(1);  ///< what the sum or mean is multiplied by
    std::vector<base::Score> weights;                ///< of a weighted total: one for each item
    base::Score given_min, given_max;                ///< of a total that is given
    std::optional<base::Score> rounded_to;           ///< the step of totals where the definition says one
    std::size_t may_miss = 0;                        ///< items that may be left open: the mean of the others stands for them
    Basis may_miss_basis = {};
    NamedScores cutoff;
    NamedScores reliable_change;
    std::optional<base::Score> fall;  ///< alliance: down this much since the last meeting is worth a talk
    Basis fall_basis = {};
    Norms norms;
    std::vector<WatchedItem> watch;
    std::string certainty;  ///< of the numbers that say nothing else: published, convention or provisional
    std::string source;
    std::string recall;  ///< the time that the form asks about
    std::string licence;

    [[nodiscard]] bool one_item() const { return items.size() == 1; }
    [[nodiscard]] bool total_only() const { return total == TotalRule::given; }
    [[nodiscard]] base::Score total_min() const;
    [[nodiscard]] base::Score total_max() const;
    /// The grid that a total lies on, counted from the least one: as the definition says; else for a sum the step (times
    /// `times`), for a mean and a weighted total the third place.
    [[nodiscard]] base::Score total_step() const;
    /// Decimals that items and totals are written with; a total takes more where fewer would not be exact.
    [[nodiscard]] int decimals() const { return step.decimals(); }
    /// The total; nullopt when more items are missing than may, or all. Worked out exactly and then rounded once: to
    /// `rounded_to`, for a sum with a missing item to total_step(), else to the third place; halves away from zero.
    [[nodiscard]] std::optional<base::Score> total_of(std::span<const std::optional<base::Score>> given) const;
    /// The cutoff of the first of these groups that has a number of its own, else that of `all`; nullptr when there is
    /// none: nobody is held to the number of another group. Groups: `adult`, `adolescent`, `child` for one's own life;
    /// for another's the rater's relation (`parent`, `school`, ...), then `about`.
    [[nodiscard]] const NamedScore* cutoff_of(std::initializer_list<std::string_view> groups) const;
    [[nodiscard]] std::optional<base::Score> cutoff_for(std::string_view group) const;
    [[nodiscard]] const NamedScore* reliable_change_of(std::string_view convention) const;
    [[nodiscard]] std::optional<base::Score> reliable_change_named(std::string_view convention) const;
};

/// Whether total_of stays within its exact arithmetic for all scores that can be; a definition of which this is not true is
/// refused.
[[nodiscard]] bool totals_can_be_worked_out(const Measure& measure);

/// The measures a store knows: its own and the built-in ones, sorted by id; ids are unique. A measure that is found stays
/// where it is as long as the set or a copy of it lives.
class MeasureSet {
  public:
    using Source = std::function<Measure()>;

    /// Takes the place of one with the same id.
    void add(Measure measure);
    /// One that is read when it is first asked for.
    void add_later(std::string id, Source source);
    [[nodiscard]] bool has(std::string_view id) const;
    [[nodiscard]] const Measure* find(std::string_view id) const;
    [[nodiscard]] std::vector<const Measure*> all() const;
    [[nodiscard]] std::vector<std::string> ids() const;

  private:
    struct Entry {
        std::string id;
        Source source;
        mutable std::shared_ptr<const Measure> measure;
    };
    [[nodiscard]] const Entry* entry(std::string_view id) const;
    void put(Entry entry);

    std::vector<Entry> entries_;
};

}  // namespace viktig::model
