// The measures that come with the program, all families together.
#include <algorithm>

#include "builtin_families.hpp"

namespace viktig::store {

std::span<const BuiltinMeasure> builtin_measures() {
    static const std::vector<BuiltinMeasure> all = [] {
        std::vector<BuiltinMeasure> together;
        for (const auto family : {own_words_measures(), ors_family(), core_family(), symptom_measures(), wellbeing_measures()})
            together.insert(together.end(), family.begin(), family.end());
        std::ranges::sort(together, {}, &BuiltinMeasure::id);
        return together;
    }();
    return all;
}

}  // namespace viktig::store
