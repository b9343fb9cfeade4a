// Trouble found while reading that does not end the reading: told, and what it touches is left out.
#pragma once

#include <string>
#include <vector>

#include "viktig/base/error.hpp"

namespace viktig::model {

/// What the trouble costs whoever reads a report.
enum class Loss {
    file,     ///< the whole client is left out
    tail,     ///< everything from the place on is left out: an append was cut off
    block,    ///< one block is left out
    value,    ///< one rating or field is left out
    nothing,  ///< worth knowing; every number stands
};

struct Problem {
    Loss loss = Loss::nothing;
    base::Place place;
    std::string excerpt;  ///< the line itself; empty when there is none
    base::Message message;
    base::Message hint;
};

using Problems = std::vector<Problem>;

/// True when something that a report would have shown is missing from it: the report ends with status 3.
[[nodiscard]] bool anything_left_out(const Problems& problems);

}  // namespace viktig::model
