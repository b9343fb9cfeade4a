#include "right_scores.hpp"

#include <algorithm>

namespace viktig::model {
namespace {

std::string about(const RatingKeyView& key) {
    std::string text(key.voice);
    if (!key.about.empty()) text.append("@").append(key.about);
    return text.append(":").append(key.what);
}

}  // namespace

std::string open_scores(const RatingKeyView& key, const Measure* measure) {
    if (measure && measure->total_only()) return about(key) + ".total=?";
    std::string text = about(key) + "=?";
    for (std::size_t n = 1; measure && n < measure->items.size(); ++n) text += ",?";
    return text;
}

std::string right_scores(const FlatRating& raw, const Measure* measure, std::size_t item_at_fault) {
    if (raw.total) return about(raw.key) + ".total=?";
    if (!measure || raw.items.size() != measure->items.size() || item_at_fault >= raw.items.size()) return open_scores(raw.key, measure);
    std::string text = about(raw.key);
    for (std::size_t n = 0; n < raw.items.size(); ++n) {
        text += n == 0 ? "=" : ",";
        if (n == item_at_fault)
            text += "?";
        else
            text += raw.items[n] ? raw.items[n]->to_string(std::max(raw.items[n]->decimals(), measure->decimals())) : "-";
    }
    return text;
}

std::string right_scores(const FlatSlips& raw, const Measure* measure, std::size_t slip_at_fault) {
    std::string text(raw.what);
    text += measure && !measure->one_item() ? ".total=" : "=";
    for (std::size_t n = 0; n < raw.scores.size(); ++n)
        text += (n == 0 ? "" : ",") + (n == slip_at_fault ? std::string("?") : raw.scores[n].to_string(raw.scores[n].decimals()));
    return text;
}

}  // namespace viktig::model
