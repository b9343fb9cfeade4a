// From here to there.
#pragma once

namespace viktig::stats {

/// Both ends belong to it.
struct Interval {
    double lower;
    double upper;
};

}  // namespace viktig::stats
