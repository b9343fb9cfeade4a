// All short things that can be typed as scores: none is taken in two ways, and what is taken reads back the same.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "unit/store/ledgers.hpp"
#include "viktig/model/log_line.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

using Items = std::vector<std::optional<base::Score>>;

/// A measure of so many items, 0 to 10 in tenths.
model::MeasureSet measure_of(std::size_t items) {
    model::Measure two = form("two", "TWO", model::MeasureType::outcome, "10", "0.1");
    two.items.assign(items, "line");
    model::MeasureSet set;
    set.add(two);
    return set;
}

std::optional<Items> items_of(const std::string& typed, const model::MeasureSet& measures, const model::History& history) {
    static const model::Settings settings;
    const std::vector<std::string> line = {"two=" + typed};
    try {
        return model::parse_log_line(line, {history, measures, settings, day("2026-08-21"), "person"}).ratings.at(0).items;
    } catch (const base::Error&) {
        return std::nullopt;
    }
}

/// Every way to cut a text into scores: at commas, at slashes, and at every second comma, told apart from the parser.
std::set<std::string> readings(const std::string& typed, std::size_t items) {
    std::set<std::string> found;
    const auto number = [](std::string text) -> std::optional<std::string> {
        if (text == "-") return "-";
        const auto comma = text.find(',');
        if (comma != std::string::npos) text[comma] = '.';
        const auto value = base::Score::parse(text);
        if (!value || *value < base::Score{} || *value > base::Score::from_whole(10) || !value->on_step(score("0.1"))) return std::nullopt;
        return value->to_string();
    };
    // Between any two characters there may be a separator that is one of the commas or slashes: try every choice of separators.
    std::vector<std::size_t> places;
    for (std::size_t n = 0; n < typed.size(); ++n)
        if (typed[n] == ',' || typed[n] == '/') places.push_back(n);
    for (unsigned choice = 0; choice < (1U << places.size()); ++choice) {
        std::string reading;
        std::size_t begin = 0;
        std::size_t count = 0;
        bool any = false;
        bool sound = true;
        const auto take = [&](std::size_t end) {
            const auto value = number(typed.substr(begin, end - begin));
            sound = sound && value;
            if (value) reading += *value + ' ';
            any = any || (value && *value != "-");
            ++count;
            begin = end + 1;
        };
        for (std::size_t n = 0; n < places.size(); ++n)
            if (choice & (1U << n)) take(places[n]);
        take(typed.size());
        if (sound && any && count == items) found.insert(reading);
    }
    return found;
}

std::string text_of(const Items& items, char separator, bool decimal_comma) {
    std::string text;
    for (const auto& item : items) {
        if (!text.empty()) text += separator;
        std::string one = item ? item->to_string(1) : "-";
        if (decimal_comma) std::ranges::replace(one, '.', ',');
        text += one;
    }
    return text;
}

}  // namespace

TEST_CASE("of all short strings of score characters, none is taken for two different ratings") {
    constexpr std::string_view alphabet = "01.,/-?";
    MadeCase made("c1");
    for (const std::size_t items : {1U, 2U, 3U}) {
        CAPTURE(items);
        const model::MeasureSet measures = measure_of(items);
        std::size_t accepted = 0;
        int wrong = 0;
        std::vector<std::string> level = {""};
        for (int length = 1; length <= 5; ++length) {
            std::vector<std::string> next;
            next.reserve(level.size() * alphabet.size());
            for (const std::string& text : level)
                for (const char c : alphabet) next.push_back(text + c);
            level = std::move(next);
            for (const std::string& typed : level) {
                const auto found = items_of(typed, measures, made.history());
                const auto possible = readings(typed, items);
                if (!found) continue;
                ++accepted;
                std::string reading;
                for (const auto& item : *found) reading += (item ? item->to_string() : "-") + ' ';
                const bool one_reading = possible == std::set<std::string>{reading};
                const bool reads_back = items_of(text_of(*found, '/', false), measures, made.history()) == found &&
                                        items_of(text_of(*found, '/', true), measures, made.history()) == (items == 1 ? std::nullopt : found) &&
                                        items_of(text_of(*found, ',', false), measures, made.history()) == found;
                const bool no_gap = typed.find('?') == std::string::npos;
                if (!(one_reading && reads_back && no_gap) && ++wrong == 1) {
                    CAPTURE(typed);
                    CAPTURE(reading);
                    CAPTURE(possible.size());
                    CHECK(one_reading);
                    CHECK(reads_back);
                    CHECK(no_gap);
                }
            }
        }
        CHECK(wrong == 0);
        CHECK(accepted > 20);
    }
}

namespace {

/// Told anew: as many as asked, one at least, each a whole number of steps between the ends.
std::string fault_that_is(const model::RawRating& rating, const model::Measure* measure) {
    const auto whole_steps = [](base::Score number, base::Score least, base::Score most, base::Score step) -> std::string {
        if (number < least || number > most) return "score.out-of-range";
        return (number - least).thousandths() % step.thousandths() == 0 ? "" : "score.off-step";
    };
    const auto goal_step = model::Settings().goal_step;
    const base::Score least = measure ? measure->item_min : model::goal_min, most = measure ? measure->item_max : model::goal_max;
    const base::Score step = measure ? measure->step : goal_step;
    const std::size_t expected = measure ? measure->items.size() : 1;
    if (rating.total) return measure ? whole_steps(*rating.total, measure->total_min(), measure->total_max(), measure->total_step()) : whole_steps(*rating.total, least, most, step);
    if (measure && measure->total_only()) return "score.total-only";
    if (expected == 1 && rating.items.size() != 1) return "score.one-number";
    if (rating.items.size() != expected) return rating.items.size() < expected ? "score.too-few-items" : "score.too-many-items";
    std::size_t given = 0;
    for (const auto& item : rating.items) {
        if (!item) continue;
        ++given;
        if (std::string fault = whole_steps(*item, least, most, step); !fault.empty()) return fault;
    }
    if (given > 0) return "";
    return expected == 1 ? "score.left-open" : "score.nothing-given";
}

}  // namespace

TEST_CASE("numbers that do not stand have a fault that says why, and no others have") {
    const std::vector<std::optional<base::Score>> scores = {std::nullopt,    score("-1"),   score("0"),  score("4.2"),
                                                            score("4.25"),   score("10"),   score("40"), score("40.1"),
                                                            score("100000")};
    std::vector<const model::Measure*> measures = {nullptr};
    for (const model::Measure* measure : builtins().all()) measures.push_back(measure);
    const model::Settings settings;
    int stood = 0, fell = 0;
    for (const model::Measure* measure : measures) {
        const std::size_t expected = measure ? measure->items.size() : 1;
        for (const auto& one : scores) {
            for (std::size_t count = 0; count <= expected + 1; ++count) {
                for (const bool first_only : {false, true}) {
                    model::RawRating rating;
                    rating.key = {"client", "", measure ? measure->id : "goal"};
                    rating.items.assign(count, one);
                    if (first_only && count > 1) std::fill(rating.items.begin() + 1, rating.items.end(), std::nullopt);
                    if (count == 0) rating.total = one;
                    std::size_t at_fault = 0;
                    const bool stands = model::rating_stands(rating, measure, settings);
                    const std::string told(model::rating_fault(rating, measure, settings, at_fault).key), fault = fault_that_is(rating, measure);
                    ++(stands ? stood : fell);
                    if (told != fault || stands != fault.empty()) {
                        CAPTURE(rating.key.what);
                        CAPTURE(count);
                        CHECK(told == fault);
                        CHECK(stands == fault.empty());
                    }
                }
            }
        }
    }
    CHECK(stood > 100);
    CHECK(fell > 1000);
}
