// viktig.toml: read whole, refused whole.
#include "viktig/store/settings_text.hpp"

#include <algorithm>
#include <array>

#include "toml_fields.hpp"
#include "viktig/model/grammar.hpp"

namespace viktig::store {
namespace {

using base::Score;

constexpr std::array<std::string_view, 3> permission_words{"private", "group", "unmanaged"};

model::Permissions parse_permissions(const std::string& word) {
    if (word == "group") return model::Permissions::group;
    return word == "unmanaged" ? model::Permissions::unmanaged : model::Permissions::only_me;
}

long at_least_one(TableReader& reader, std::string_view key, long otherwise) {
    const auto value = reader.integer(key);
    if (!value) return otherwise;
    if (*value < 1 || *value > 10000) reader.fail(reader.find(key), {"settings.out-of-range", {key, 1, 10000}});
    return static_cast<long>(*value);
}

bool yes_or_no(TableReader& reader, std::string_view key, bool otherwise) {
    const toml::node* node = reader.find(key);
    if (!node) return otherwise;
    const auto value = node->value_exact<bool>();
    if (!value) reader.fail(node, {"value.wrong-type", {key}});
    return *value;
}

void read_outcomes(TableReader reader, model::Settings& settings) {
    constexpr std::int64_t fewest = 3, most = 100;
    if (const auto small = reader.integer("small_cells")) {
        if (*small < fewest || *small > most) reader.fail(reader.find("small_cells"), {"settings.out-of-range", {"small_cells", fewest, most}});
        settings.small_cells = static_cast<std::size_t>(*small);
    }
    settings.outcomes_by_therapist = yes_or_no(reader, "by_therapist", settings.outcomes_by_therapist);
    reader.refuse_unknown();
}

void read_signals(TableReader reader, model::Settings& settings) {
    if (const auto change = reader.score("goal_change")) {
        if (*change <= Score{} || *change > model::goal_max) reader.fail(reader.find("goal_change"), {"settings.out-of-range", {"goal_change", 1, 10}});
        settings.goal_change = *change;
    }
    settings.silence_days = at_least_one(reader, "silence_days", settings.silence_days);
    settings.no_gain_meetings = at_least_one(reader, "no_gain_meetings", settings.no_gain_meetings);
    settings.waiting_days = at_least_one(reader, "waiting_days", settings.waiting_days);
    settings.goal_unrated_meetings = at_least_one(reader, "goal_unrated_meetings", settings.goal_unrated_meetings);
    settings.below_expected = yes_or_no(reader, "below_expected", settings.below_expected);
    constexpr std::int64_t narrowest = 50, widest = 99;
    if (const auto band = reader.integer("expected_band")) {
        if (*band < narrowest || *band > widest) reader.fail(reader.find("expected_band"), {"settings.out-of-range", {"expected_band", narrowest, widest}});
        settings.expected_band = static_cast<int>(*band);
    }
    reader.refuse_unknown();
}

void read_goal_step(TableReader& reader, model::Settings& settings) {
    const auto step = reader.score("goal_step");
    if (!step) return;
    const bool divides = *step > Score{} && 1000 % step->thousandths() == 0;
    if (!divides) reader.fail(reader.find("goal_step"), {"settings.goal-step"});
    settings.goal_step = *step;
}

model::Settings settings_in(const toml::table& table, std::string_view text, const std::string& file) {
    TableReader reader(table, text, file);
    const toml::node* number = reader.find("viktig");
    const auto version = number ? number->value_exact<std::int64_t>() : std::nullopt;
    if (!version) reader.fail(number, {"settings.no-version"}, {"settings.hint-no-version"});
    if (*version > 1) reader.fail(number, {"file.newer-format", {*version}}, {"file.hint-newer-format"});
    if (*version < 1) reader.fail(number, {"file.no-such-format", {*version}}, {"file.hint-no-such-format"});

    model::Settings settings;
    settings.name = reader.text("name");
    settings.language = reader.word("language", model::languages(), settings.language);
    settings.permissions = parse_permissions(reader.word("permissions", permission_words, "private"));
    if (reader.find("asked")) {
        settings.asked.clear();
        for (std::string& id : reader.texts("asked"))
            if (std::ranges::find(settings.asked, id) == settings.asked.end()) settings.asked.push_back(std::move(id));
    }
    settings.kinds = reader.texts("kinds");
    if (reader.find("no_rating_expected")) settings.no_rating_expected = reader.texts("no_rating_expected");
    read_goal_step(reader, settings);
    if (const toml::node* node = reader.find("signals")) {
        if (!node->is_table()) reader.fail(node, {"value.wrong-type", {"signals"}});
        read_signals(reader.inner(*node->as_table()), settings);
    }
    if (const toml::node* node = reader.find("outcomes")) {
        if (!node->is_table()) reader.fail(node, {"value.wrong-type", {"outcomes"}});
        read_outcomes(reader.inner(*node->as_table()), settings);
    }
    if (const toml::node* node = reader.find("thresholds")) {
        if (!node->is_table()) reader.fail(node, {"value.wrong-type", {"thresholds"}});
        TableReader names = reader.inner(*node->as_table());
        for (const auto& [measure, name] : *node->as_table())
            settings.thresholds.emplace_back(std::string(measure.str()), names.text(measure.str()));
    }
    reader.refuse_unknown();
    return settings;
}

}  // namespace

model::Settings read_settings(std::string_view text, const std::string& file) {
    return settings_in(parse_or_throw(text, file), text, file);
}

model::Settings read_settings(std::string_view text, const std::string& file, std::vector<base::Error>& troubles) {
    const auto read = [&](const toml::table& table) { return settings_in(table, text, file); };
    const std::size_t before = troubles.size();
    model::Settings settings = read_on(text, file, troubles, read).value_or(model::Settings{});
    // Perhaps the store is a team's, and the slip is where it says so: nobody is accused of looking in, nor locked out.
    if (troubles.size() > before && settings.permissions == model::Permissions::only_me) settings.permissions = model::Permissions::unmanaged;
    return settings;
}

std::string initial_settings() {
    return R"(viktig = 1

# The service's name, for the head of reports.
name = ""

# en, nb, nn or da: decides the decimal sign of `export --dialect excel`.
language = "nb"

# Forms you ask at every meeting. `life` and `talks` are free for anyone;
# ors and srs want a licence of your own.
asked = ["ors", "srs"]

# Kinds of meeting at which no rating is expected.
no_rating_expected = ["phone"]

[signals]
goal_change = 3         # points on an own goal that are said in words
silence_days = 28       # days without a meeting and nothing agreed
no_gain_meetings = 3    # ratings after which a gain would be expected
waiting_days = 14       # from asking to a first meeting
goal_unrated_meetings = 3
below_expected = true   # hold open courses against your own that have ended
expected_band = 80      # of 100 ratings, those that are taken as expected

[outcomes]
small_cells = 5         # fewer people than this are not printed; 3 at least
by_therapist = false
)";
}

}  // namespace viktig::store
