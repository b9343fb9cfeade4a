// The three cutoffs of Jacobson and Truax, and norms made into a yardstick.
#include "viktig/stats/clinical_cutoff.hpp"

#include <array>
#include <cmath>

namespace viktig::stats {

namespace {

struct Group {
    double mean;
    double sd;
};

std::optional<Group> group(std::optional<double> mean, std::optional<double> sd) {
    if (!mean || !sd || !std::isfinite(*mean) || !std::isfinite(*sd) || *sd <= 0) return std::nullopt;
    return Group{*mean, *sd};
}

}  // namespace

std::optional<double> cutoff(const Norms& norms, Direction direction, Criterion criterion) {
    const double better = direction == Direction::higher_is_better ? 1 : -1;
    const auto clinical = group(norms.clinical_mean, norms.clinical_sd);
    const auto functional = group(norms.functional_mean, norms.functional_sd);
    const bool both_means = norms.clinical_mean && norms.functional_mean;
    if (both_means && !(better * (*norms.functional_mean - *norms.clinical_mean) > 0)) return std::nullopt;
    switch (criterion) {
        case Criterion::a:
            if (!clinical) return std::nullopt;
            return clinical->mean + better * 2 * clinical->sd;
        case Criterion::b:
            if (!functional) return std::nullopt;
            return functional->mean - better * 2 * functional->sd;
        case Criterion::c:
            if (!clinical || !functional) return std::nullopt;
            return (clinical->sd * functional->mean + functional->sd * clinical->mean) /
                   (clinical->sd + functional->sd);
    }
    return std::nullopt;
}

std::optional<Criterion> preferred_criterion(const Norms& norms, Direction direction) {
    for (const Criterion criterion : std::array{Criterion::c, Criterion::b, Criterion::a}) {
        if (cutoff(norms, direction, criterion)) return criterion;
    }
    return std::nullopt;
}

Yardstick yardstick_from_norms(const Norms& norms, Direction direction, std::optional<Criterion> criterion, double z) {
    Yardstick yardstick;
    yardstick.direction = direction;
    // A gain of a limit's smallest thousandth and more is a gain of the limit and more. For the cutoff too, and in both
    // directions: a score is under it or not exactly as it is under the next thousandth.
    if (const auto threshold = reliable_change_threshold(norms, z)) {
        yardstick.reliable_change = smallest_score_at_least(*threshold);
    }
    if (!criterion) criterion = preferred_criterion(norms, direction);
    const auto line = criterion ? cutoff(norms, direction, *criterion) : std::nullopt;
    if (line) yardstick.cutoff = smallest_score_at_least(*line);
    return yardstick;
}

}  // namespace viktig::stats
