// Fuzz target: viktig.toml. What is taken can be meant.
#include "claims.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/store/settings_text.hpp"

using namespace viktig;
using namespace viktig::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = text_of(data, size);
    model::Settings settings;
    if (!done([&] { settings = store::read_settings(text, "viktig.toml"); }, text)) return 0;
    claim(model::is_one_of(model::languages(), settings.language), "the language is one of ours");
    claim(settings.goal_step > base::Score{} && base::Score::from_whole(1).on_step(settings.goal_step), "goal steps divide one");
    claim(settings.goal_change > base::Score{} && settings.goal_change <= model::goal_max, "a change of a goal lies within its range");
    claim(settings.silence_days >= 1 && settings.no_gain_meetings >= 1, "days and meetings are counted from one");
    for (const std::string& kind : settings.kinds) claim(settings.knows_kind(kind), "the service's own kinds are known");
    for (const std::string& kind : settings.no_rating_expected) claim(!settings.expects_rating(kind), "no rating is expected where none is");
    auto asked = settings.asked;
    std::ranges::sort(asked);
    claim(std::ranges::adjacent_find(asked) == asked.end(), "each form is asked once");
    return 0;
}
