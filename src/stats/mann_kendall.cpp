// Mann-Kendall: the count of rises and falls, its variance and how often chance gives it.
#include "viktig/stats/mann_kendall.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "orders.hpp"
#include "viktig/stats/normal.hpp"

namespace viktig::stats {

namespace {

/// How many points share each value: sizes of at least one.
std::vector<std::size_t> group_sizes(std::vector<double> values) {
    if (!std::ranges::is_sorted(values)) std::ranges::sort(values);  // days are in the order of time
    std::vector<std::size_t> sizes;
    sizes.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0 && values[i] == values[i - 1]) {
            ++sizes.back();
        } else {
            sizes.push_back(1);
        }
    }
    return sizes;
}

struct Ties {
    std::vector<std::size_t> days;
    std::vector<std::size_t> scores;
};

Ties ties_of(std::span<const Point> points) {
    std::vector<double> days;
    std::vector<double> scores;
    days.reserve(points.size());
    scores.reserve(points.size());
    for (const Point& point : points) {
        days.push_back(point.day);
        scores.push_back(point.score);
    }
    return {group_sizes(std::move(days)), group_sizes(std::move(scores))};
}

/// Sums over groups of n(n-1), n(n-1)(n-2) and n(n-1)(2n+5): whole numbers, so doubles hold them exactly.
struct TieSums {
    double twos = 0;
    double threes = 0;
    double variance = 0;
};

TieSums tie_sums(std::span<const std::size_t> sizes) {
    TieSums sums;
    for (const std::size_t size : sizes) {
        const double n = static_cast<double>(size);
        sums.twos += n * (n - 1);
        sums.threes += n * (n - 1) * (n - 2);
        sums.variance += n * (n - 1) * (2 * n + 5);
    }
    return sums;
}

double variance_of(const Ties& ties, std::size_t count) {
    if (count < 2 || ties.days.size() < 2 || ties.scores.size() < 2) return 0;
    const TieSums all = tie_sums(std::span(&count, 1));
    const TieSums days = tie_sums(ties.days);
    const TieSums scores = tie_sums(ties.scores);
    double variance = (all.variance - days.variance - scores.variance) / 18 + days.twos * scores.twos / (2 * all.twos);
    if (count > 2) variance += days.threes * scores.threes / (9 * all.threes);
    return variance;
}

std::int64_t rises_less_falls(std::span<const Point> points) {
    std::int64_t s = 0;
    for (std::size_t j = 1; j < points.size(); ++j) {
        for (std::size_t i = 0; i < j; ++i) {
            const int later = (points[j].day > points[i].day) - (points[j].day < points[i].day);
            const int higher = (points[j].score > points[i].score) - (points[j].score < points[i].score);
            s += later * higher;
        }
    }
    return s;
}

}  // namespace

double mann_kendall_variance(std::span<const Point> points) {
    return variance_of(ties_of(points), points.size());
}

std::optional<MannKendall> mann_kendall(std::span<const Point> points) {
    const bool usable = std::ranges::all_of(
        points, [](const Point& point) { return std::isfinite(point.day) && std::isfinite(point.score); });
    if (!usable) return std::nullopt;
    const std::size_t count = points.size();
    const Ties ties = ties_of(points);
    if (ties.days.size() < 2 || ties.scores.size() < 2) return std::nullopt;

    MannKendall test;
    test.s = rises_less_falls(points);
    test.variance = variance_of(ties, count);
    const double s = static_cast<double>(test.s);
    const double sign = static_cast<double>((test.s > 0) - (test.s < 0));
    test.z = (s - sign) / std::sqrt(test.variance);

    const double pairs = static_cast<double>(count * (count - 1));
    test.tau_b = 2 * s / std::sqrt((pairs - tie_sums(ties.days).twos) * (pairs - tie_sums(ties.scores).twos));

    const bool distinct_days = ties.days.size() == count;
    const bool distinct_scores = ties.scores.size() == count;
    const bool exact = count <= exact_mann_kendall_limit && (distinct_days || distinct_scores);
    test.method = exact ? PMethod::exact : PMethod::normal;
    // Days and scores may change places: with distinct scores it is the groups of days that are put in order.
    test.p = exact ? share_of_orders_as_far(distinct_days ? ties.scores : ties.days, test.s) : two_sided_p(test.z);
    return test;
}

}  // namespace viktig::stats
