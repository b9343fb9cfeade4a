// Whether names that come one by one are all different. Internal to the store.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace viktig::store {

/// Names in canonical form, which writes the same name in one way only: so they are compared as they stand, never unescaped.
class DistinctNames {
  public:
    void clear() {
        names_.clear();
        rising_ = true;
    }
    void add(std::string_view name) {
        rising_ = rising_ && (names_.empty() || names_.back() < name);
        names_.push_back(name);
    }
    /// Of all that came since clear(); nothing is added after it. Names that came in rising order are different: so do the ids of
    /// most ledgers, which begin with a date. The others are sorted, so that no file, however made, takes time by the square of its
    /// names.
    [[nodiscard]] bool all_different() {
        if (rising_) return true;
        std::ranges::sort(names_);
        return std::ranges::adjacent_find(names_) == names_.end();
    }

  private:
    std::vector<std::string_view> names_;
    bool rising_ = true;
};

}  // namespace viktig::store
