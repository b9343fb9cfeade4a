// From here to there: the two ends of an interval estimate.
#pragma once

namespace viktig::stats {

/// Both ends belong to it; low <= high.
struct Interval {
    double low = 0;
    double high = 0;
};

}  // namespace viktig::stats
