// Every message that the program has words for is shown by some transcript, and so tested by its exact text.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>

#include "transcripts/play.hpp"
#include "viktig/lang/words.hpp"

namespace viktig::tests {
namespace {

using Keys = std::set<std::string, std::less<>>;

Keys& shown_keys() {
    static Keys keys;
    return keys;
}

void record(const base::Message& message);

void record(const base::ShownDate& shown) {
    static constexpr std::string_view styles[] = {"", "date.style.day-month", "date.style.weekday-day-month",
                                                  "date.style.weekday-day-month-year", "date.style.day-month-year"};
    if (shown.style == base::DateStyle::iso) return;
    const std::chrono::year_month_day parts{shown.date};
    const auto month = static_cast<unsigned>(parts.month());
    shown_keys().emplace(styles[static_cast<std::size_t>(shown.style)]);
    shown_keys().insert("date.weekday." + std::to_string(base::weekday_index(shown.date) + 1));
    shown_keys().insert((month < 10 ? "date.month.0" : "date.month.") + std::to_string(month));
}

struct RecordArgument {
    void operator()(const base::Message& message) const { record(message); }
    void operator()(const base::List& list) const {
        for (const base::Message& part : list.parts) record(part);
    }
    void operator()(const base::ShownDate& date) const { record(date); }
    void operator()(const auto&) const {}
};

void record(const base::Message& message) {
    if (!message.empty()) shown_keys().emplace(message.key);
    for (const base::Argument& argument : message.arguments) std::visit(RecordArgument{}, argument.value);
}

/// What no transcript can show, and why.
struct Exception {
    std::string_view key, reason;
};
constexpr Exception exceptions[] = {
#include "transcripts/not_in_transcripts.inc"
};

constexpr const char* names[] = {
#define TRANSCRIPT(name) name,
#include "transcripts.inc"
#undef TRANSCRIPT
};

}  // namespace

// The linker hands every call of lang::words to the first of these (--wrap in tests/CMakeLists.txt).
std::string recording_words(const base::Message& message, lang::Language language) asm("__wrap_" VIKTIG_WORDS_SYMBOL);
std::string real_words(const base::Message& message, lang::Language language) asm("__real_" VIKTIG_WORDS_SYMBOL);

std::string recording_words(const base::Message& message, lang::Language language) {
    record(message);
    return real_words(message, language);
}

TEST_CASE("every message is shown in some transcript") {
    shown_keys().clear();
    for (const char* name : names) play_transcript(name);
    REQUIRE(!shown_keys().empty());
    Keys excepted;
    for (const Exception& exception : exceptions) {
        CHECK_MESSAGE(!shown_keys().contains(exception.key), "excepted, and shown: " << exception.key);
        CHECK(!exception.reason.empty());
        excepted.emplace(exception.key);
    }
    for (const lang::Entry& entry : lang::all_entries()) {
        const bool accounted_for = excepted.erase(std::string(entry.key)) > 0 || shown_keys().contains(entry.key);
        CHECK_MESSAGE(accounted_for, "in no transcript: " << entry.key << ": " << entry.english);
    }
    for (const std::string& key : excepted) FAIL_CHECK("excepted, and no message at all: " << key);
}

}  // namespace viktig::tests
