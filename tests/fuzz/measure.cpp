// Fuzz target: the definition of a measure, as a new one and over a built-in one. What is taken adds up.
#include "claims.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/model/log_line.hpp"
#include "viktig/store/measure_text.hpp"

using namespace viktig;
using namespace viktig::fuzz;

namespace {

using Items = std::vector<std::optional<base::Score>>;

/// Every item at one of the steps, `at` of `of` parts along the range.
Items items_at(const model::Measure& measure, std::int64_t at, std::int64_t of) {
    const std::int64_t steps = (measure.item_max - measure.item_min).thousandths() / measure.step.thousandths();
    const auto score = measure.item_min + base::Score::from_thousandths(steps * at / of * measure.step.thousandths());
    return Items(measure.items.size(), score);
}

void claim_adds_up(const model::Measure& measure) {
    claim(measure.step > base::Score{} && measure.total_step() > base::Score{}, "there are steps");
    claim(measure.total_min() <= measure.total_max(), "totals have a range");
    if (!measure.total_only()) claim(measure.item_min < measure.item_max, "items have a range");
    if (!measure.total_only() && measure.weights.empty()) {
        claim(measure.total_of(items_at(measure, 0, 1)) == measure.total_min(), "the least items make the least total");
        claim(measure.total_of(items_at(measure, 1, 1)) == measure.total_max(), "the greatest items make the greatest total");
    }
    if (measure.total_only()) return;
    const model::Settings settings;
    for (std::int64_t part = 0; part <= 3; ++part) {
        model::RawRating rating;
        rating.items = items_at(measure, part, 3);
        const auto total = measure.total_of(rating.items);
        claim(total && *total >= measure.total_min() && *total <= measure.total_max(), "a total lies in the range");
        std::size_t item = 0;
        claim(model::rating_fault(rating, &measure, settings, item).empty(), "items on the steps of the range can stand");
        rating.items.front() = std::nullopt;
        const auto without_one = measure.total_of(rating.items);
        const bool can_be = measure.may_miss > 0 && !measure.one_item();
        claim(without_one.has_value() == can_be, "with an item missing there is a total only where one may be missing");
        if (can_be) claim(*without_one >= measure.total_min() && *without_one <= measure.total_max(), "a prorated total lies in the range");
    }
}

void claim_limits_can_be(const model::Measure& measure) {
    for (const auto& cutoff : measure.cutoff)
        claim(cutoff.score >= measure.total_min() && cutoff.score <= measure.total_max(), "a cutoff is a total");
    for (const auto& change : measure.reliable_change) claim(change.score > base::Score{}, "a reliable change is above nothing");
    claim(!measure.fall || *measure.fall > base::Score{}, "a fall is above nothing");
    for (const auto& watched : measure.watch)
        claim(watched.item >= 1 && static_cast<std::size_t>(watched.item) <= measure.items.size(), "a watched item is one");
    claim(!measure.name.empty() && !measure.short_name.empty(), "a measure has its names");
    for (const std::string& text : {measure.name, measure.short_name, measure.source, measure.licence})
        claim(base::is_utf8(text), "names and sources are UTF-8");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = text_of(data, size);
    const model::Measure* ors = tests::builtins().find("ors");
    for (const model::Measure* builtin : {static_cast<const model::Measure*>(nullptr), ors}) {
        const std::string id = builtin ? "ors" : "hverdag";
        model::Measure measure;
        if (!done([&] { measure = store::read_measure(text, "measures/" + id + ".toml", id, builtin); }, text)) continue;
        claim(measure.id == id, "a measure has the name it was asked for by");
        claim_adds_up(measure);
        claim_limits_can_be(measure);
        if (builtin)
            claim(measure.items == builtin->items && measure.item_max == builtin->item_max && measure.step == builtin->step &&
                      measure.direction == builtin->direction && measure.total == builtin->total,
                  "the shape of a built-in measure is frozen");
    }
    return 0;
}
