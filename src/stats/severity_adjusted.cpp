// Gain against the gain expected for the same start.
#include "viktig/stats/severity_adjusted.hpp"

namespace viktig::stats {

namespace {

double gain(const FirstAndLatest& episode, base::Direction direction) {
    const double change = episode.latest - episode.first;
    return direction == base::Direction::higher_is_better ? change : -change;
}

}  // namespace

std::optional<SeverityModel> fit_severity(std::span<const FirstAndLatest> reference, base::Direction direction) {
    if (reference.size() < 3) return std::nullopt;
    const Described described = *describe(reference, direction);
    if (!(*described.sd_first > 0)) return std::nullopt;

    long double products = 0;
    long double squares = 0;
    for (const FirstAndLatest& episode : reference) {
        const long double first = static_cast<long double>(episode.first) - described.mean_first;
        products += first * (gain(episode, direction) - described.mean_gain);
        squares += first * first;
    }
    SeverityModel model;
    model.direction = direction;
    model.n = described.n;
    model.slope = static_cast<double>(products / squares);
    model.intercept = described.mean_gain - model.slope * described.mean_first;
    model.mean_gain = described.mean_gain;
    model.sd_first = *described.sd_first;
    return model;
}

double severity_adjusted(const SeverityModel& model, const FirstAndLatest& episode, SeverityConvention convention) {
    const double expected = model.intercept + model.slope * episode.first;
    const double residual = gain(episode, model.direction) - expected;
    return (convention == SeverityConvention::brown ? model.mean_gain + residual : residual) / model.sd_first;
}

std::optional<double> severity_adjusted(const SeverityModel& model, std::span<const FirstAndLatest> episodes,
                                        SeverityConvention convention) {
    if (episodes.empty()) return std::nullopt;
    long double sum = 0;
    for (const FirstAndLatest& episode : episodes) sum += severity_adjusted(model, episode, convention);
    return static_cast<double>(sum / static_cast<long double>(episodes.size()));
}

}  // namespace viktig::stats
