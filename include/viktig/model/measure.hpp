// A measure: numbers and names, never a questionnaire's text.
#pragma once

#include <functional>
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
enum class TotalRule { sum, mean };

struct Norms {
    std::optional<double> functional_mean, functional_sd, clinical_mean, clinical_sd, reliability;
};

/// An item that is looked at for itself: a score of `at_least` is said aloud.
struct WatchedItem {
    int item = 0;  ///< 1-based
    base::Score at_least;
};

/// A number by name, in the order of the definition: cutoffs by age or `about`, reliable changes by convention.
using NamedScores = std::vector<std::pair<std::string, base::Score>>;

struct Measure {
    std::string id;
    std::string name;
    std::string short_name;  ///< the label in reports: ORS
    MeasureType type = MeasureType::outcome;
    base::Direction direction = base::Direction::higher_is_better;
    std::vector<std::string> items;
    base::Score item_min, item_max, step;
    TotalRule total = TotalRule::sum;
    NamedScores cutoff;
    NamedScores reliable_change;
    std::optional<base::Score> fall;  ///< alliance: down this much since the last meeting is worth a talk
    Norms norms;
    std::vector<WatchedItem> watch;
    std::string certainty;  ///< published, convention or provisional
    std::string source;
    std::string licence;

    [[nodiscard]] bool one_item() const { return items.size() == 1; }
    [[nodiscard]] base::Score total_min() const;
    [[nodiscard]] base::Score total_max() const;
    /// Decimals that items and totals are written with.
    [[nodiscard]] int decimals() const { return step.decimals(); }
    /// The total; nullopt when an item is missing.
    [[nodiscard]] std::optional<base::Score> total_of(std::span<const std::optional<base::Score>> given) const;
    /// By age group (`adult`, `adolescent`, `child`) or `about`. A name without its own number falls back on `adult`;
    /// nullopt when the measure has no cutoff at all.
    [[nodiscard]] std::optional<base::Score> cutoff_for(std::string_view group) const;
    [[nodiscard]] std::optional<base::Score> reliable_change_named(std::string_view convention) const;
};

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
