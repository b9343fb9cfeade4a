// The table of sample command lines.
#include "sweeps/samples.hpp"

namespace viktig::tests {
namespace {

constexpr std::string_view setting_up[] = {
    "init",
    "client add c017 --kind family --opened 2026-08-14 --asked 2026-07-30 --therapist kari",
    "voice add c017 teen --relation self --age adolescent",
    "voice add c017 mother --relation parent",
    "goal add c017 sleep 'Sove gjennom natta' --owner teen --date 2026-08-14",
    "log c017 teen: ors=4.2,5.1,3.0,4.4 sleep=6 mother: ors=5.0,5.5,5.2,5.1 --date 2026-10-02 --next 2026-10-16",
    "log c017 teen: ors=2,2,2,2 sleep=6 --date 2026-11-20",
    "client add c018 --opened 2026-08-14",
    "client end c018 --how agreed --date 2026-10-01",
    "client add c019 --opened 2026-08-14",
    "note c019 Skrevet",
    "undo c019",
    "client add c021 --kind family --opened 2026-08-14",
    "voice add c021 teen --relation self",
    "voice add c021 aunt --relation other",
    "voice end c021 aunt --date 2026-09-01",
    "goal add c021 sleep 'Sove' --owner teen --date 2026-08-14",
    "goal add c021 bus 'Ta bussen' --owner teen --date 2026-08-14",
    "goal end c021 bus --date 2026-09-01",
};

constexpr Sample table[] = {
    {"amend", "c017 2026-11-20 teen:sleep=7 --reason 'typed wrong'", Rule::appends},
    {"answer", "c017 worse.teen 'Called them' --look 2026-12-04", Rule::appends},
    {"check", "", Rule::reads},
    {"check", "--repair", Rule::rewrites, {}, From::damaged},
    {"client add", "c020 --kind couple --opened 2026-11-02", Rule::creates},
    {"client change", "c017 --therapist ola --team familie", Rule::appends},
    {"client change", "--from-therapist kari --to ola", Rule::appends},
    {"client end", "c017 --how agreed --follow-up 6m --words 'Takk for alt'", Rule::appends},
    {"client list", "--all", Rule::reads},
    {"client return", "c018 --opened 2026-11-20", Rule::appends},
    {"explain", "c017 worse.teen", Rule::reads},
    {"export ratings", "", Rule::reads},
    {"export sessions", "", Rule::reads},
    {"forget", "c018 --yes", Rule::rewrites},
    {"forget", "c017 --only 2026-11-20 --yes", Rule::rewrites},
    {"goal add", "c017 dinner 'Spise middag sammen' --area home", Rule::appends},
    {"goal end", "c017 sleep", Rule::appends},
    {"goal list", "c017", Rule::reads},
    {"goal resume", "c021 bus", Rule::appends},
    {"goal reword", "c017 sleep 'Sove til sju'", Rule::appends},
    {"goal reword", "c017 sleep 'Sove gjennom natten' --typo", Rule::appends},
    {"help", "log", Rule::reads},
    {"init", "", Rule::creates, {}, From::nothing},
    {"log", "c017 teen: ors=6,5,6,5 sleep=7 mother: sleep=5 -m mother:'Vi fikk [luftet] oss.' --next +2w", Rule::appends},
    {"log", "c017 mother: ors=5,5,5,5 --date 2026-11-20", Rule::appends},
    {"log", "c017 mother: declined -m teen:- --kind phone", Rule::appends, "Var syk\n"},
    {"measure add", "-", Rule::creates,
     "measure = \"mood\"\nname = \"The mood\"\ntype = \"outcome\"\nbetter = \"higher\"\nitems = [\"mood\"]\nitem_range = [0, 10]\nstep = 1\n"},
    {"measure list", "", Rule::reads},
    {"measure show", "ors", Rule::reads},
    {"move", "c017 2026-11-20 c021", Rule::rewrites},
    {"note", "c017 --kind helped --voice mother 'Å gå tur.\n[Sammen] = godt'", Rule::appends},
    {"report client", "c017", Rule::reads},
    {"report network", "c017", Rule::reads},
    {"report outcomes", "--by team", Rule::reads},
    {"report week", "", Rule::reads},
    {"show", "c017", Rule::reads},
    {"undo", "c017 --reason 'the wrong day'", Rule::appends},
    {"undo", "c019 --redo", Rule::appends},
    {"voice add", "c017 father --relation parent --called pappa", Rule::appends},
    {"voice change", "c017 mother --called mamma", Rule::appends},
    {"voice end", "c017 mother", Rule::appends},
    {"voice list", "c017", Rule::reads},
    {"voice resume", "c021 aunt", Rule::appends},
};

}  // namespace

std::span<const Sample> samples() {
    return table;
}

std::vector<Sample> writing_samples() {
    std::vector<Sample> writing;
    for (const Sample& sample : table)
        if (sample.rule != Rule::reads) writing.push_back(sample);
    return writing;
}

std::string line_of(const Sample& sample) {
    return std::string(sample.command) + (sample.words.empty() ? "" : " ") + std::string(sample.words);
}

std::span<const std::string_view> set_up() {
    return setting_up;
}

}  // namespace viktig::tests
