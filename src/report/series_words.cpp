// What a series amounts to, as a key and in words.
#include "viktig/report/series.hpp"

namespace viktig::report {

using base::Decimal;
using base::Message;
using stats::ChangeClass;

namespace {

/// A limit as people say it: without decimals it does not need.
Decimal limit(base::Score score) {
    return {score, 0};
}

Message past_the_cutoff(const Series& series) {
    return {"series.better-past-cutoff", {limit(*series.yardstick.cutoff)}};
}

/// Above 10 is trouble where lower is better.
Message now_in_trouble(const Series& series) {
    const bool higher = series.yardstick.direction == stats::Direction::higher_is_better;
    return {higher ? "series.worse-now-under" : "series.worse-now-over", {limit(*series.yardstick.cutoff)}};
}

}  // namespace

std::string_view class_key(const Series& series) {
    if (!series.change || !series.change->verdict) return {};
    const bool goal = series.type == SeriesType::goal;
    switch (*series.change->verdict) {
        case ChangeClass::better: return goal ? "closer" : "better";
        case ChangeClass::better_past_cutoff: return "better-past-cutoff";
        case ChangeClass::no_change: return "no-change";
        case ChangeClass::worse: return goal ? "further" : "worse";
        case ChangeClass::worse_past_cutoff: return "worse-past-cutoff";
        case ChangeClass::too_few: return "too-few";
    }
    return {};
}

Message class_words(const Series& series) {
    if (series.points.empty()) return {"series.no-total"};
    if (!series.change || !series.change->verdict) return {};
    const bool goal = series.type == SeriesType::goal;
    switch (*series.change->verdict) {
        case ChangeClass::better: return {goal ? "series.closer" : "series.better"};
        case ChangeClass::better_past_cutoff: return past_the_cutoff(series);
        case ChangeClass::no_change: return {};
        case ChangeClass::worse: return {goal ? "series.further" : "series.worse"};
        case ChangeClass::worse_past_cutoff: return now_in_trouble(series);
        case ChangeClass::too_few: return {"series.one-rating"};
    }
    return {};
}

Message rater_label(const model::Episode& episode, std::string_view voice, std::string_view about) {
    return rater_label(episode.kind == "person", voice, about);
}

Message rater_label(bool of_a_person, std::string_view voice, std::string_view about) {
    const bool self = of_a_person && voice == "client";
    Message rater = self ? Message{"rater.self"} : Message{"rater.voice", {voice}};
    if (about.empty()) return rater;
    return {"rater.about", {rater, about}};
}

}  // namespace viktig::report
