// Whether trouble cost a reader anything.
#include "viktig/model/problem.hpp"

#include <algorithm>

namespace viktig::model {

bool anything_left_out(const Problems& problems) {
    return std::ranges::any_of(problems, [](const Problem& p) { return p.loss != Loss::nothing; });
}

}  // namespace viktig::model
