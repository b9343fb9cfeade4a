// Ledgers written down in the tests, read and folded as the program does it, and what was told about them.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "unit/made_history.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/history.hpp"
#include "viktig/store/ledger_text.hpp"
#include "viktig/store/measure_text.hpp"
#include "viktig/store/settings_text.hpp"

namespace viktig::tests {

/// A ledger of a family, each line as the program writes it.
inline const std::string family_ledger = R"(viktig = 1
client = "c017"

[episode.2026-08-14-m2k8qd]
opened = 2026-08-14
asked = 2026-07-30
kind = "family"
therapist = "kari"
language = "nb"
by = "kari"
logged = 2026-08-14T07:12:40Z

[voice.teen]
relation = "self"
age = "adolescent"
by = "kari"
logged = 2026-08-14T07:13:02Z

[voice.mother]
relation = "parent"
by = "kari"
logged = 2026-08-14T07:13:20Z

[voice.father]
relation = "parent"
by = "kari"
logged = 2026-08-14T07:13:31Z

[goal.sleep]
date = 2026-08-14
owner = "teen"
words = "Sove gjennom natta"
area = "body"
by = "kari"
logged = 2026-08-14T07:14:02Z
)";

/// Its first meeting.
inline const std::string first_meeting = R"(
[session.2026-08-21-7qx4m2]
date = 2026-08-21
kind = "family"
present = ["teen", "mother", "father"]
next = 2026-09-04
rated.teen = { ors = [4.2, 5.1, 3.0, 4.4], sleep = 6 }
rated.mother = { ors = [5.0, 5.5, 5.2, 5.1], sleep = 4 }
about.teen.mother = { ors = [3.1, 4.0, 3.6, 3.5] }
unrated.father = "declined"
said.mother = "Vi fikk clearet luften."
by = "kari"
logged = 2026-08-21T09:02:10Z
)";

inline std::string read_text_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot open " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string clinic_folder() {
    return std::string(VIKTIG_SOURCE_DIR) + "/examples/clinic";
}

inline std::string clinic_ledger(const std::string& client) {
    return read_text_file(clinic_folder() + "/clients/" + client + ".toml");
}

/// The measures that come with the program.
inline const model::MeasureSet& builtins() {
    static const model::MeasureSet all = [] {
        model::MeasureSet set;
        for (const auto& one : store::builtin_measures())
            set.add(one.make());
        return set;
    }();
    return all;
}

/// The built-in ones and the clinic's own.
inline const model::MeasureSet& clinic_measures() {
    static const model::MeasureSet all = [] {
        model::MeasureSet set = builtins();
        const std::string text = read_text_file(clinic_folder() + "/measures/hverdag.toml");
        set.add(store::read_measure(text, "measures/hverdag.toml", "hverdag", nullptr));
        return set;
    }();
    return all;
}

/// Decimals of these measures; goals go in whole steps.
inline store::DecimalsOf decimals_of(const model::MeasureSet& measures) {
    return [&measures](std::string_view what) {
        const model::Measure* measure = measures.find(what);
        return measure ? measure->decimals() : 0;
    };
}

inline store::ReadLedger read(std::string text, const std::string& client = "c017") {
    return store::read_ledger(std::move(text), "clients/" + client + ".toml", client);
}

inline model::Folded folded(std::string text, const model::FoldOptions& options = {},
                            const model::MeasureSet& measures = builtins()) {
    return model::fold(read(std::move(text)).ledger, measures, model::Settings{}, options);
}

inline std::string word_of(model::Loss loss) {
    switch (loss) {
        case model::Loss::file: return "file";
        case model::Loss::tail: return "tail";
        case model::Loss::block: return "block";
        case model::Loss::value: return "value";
        case model::Loss::nothing: return "nothing";
    }
    return {};
}

/// What was told: `value 24:30 score.out-of-range` for each problem, one per line.
inline std::string told(const model::Problems& problems) {
    std::string lines;
    for (const model::Problem& problem : problems) {
        if (!lines.empty()) lines += '\n';
        lines += word_of(problem.loss) + ' ' + std::to_string(problem.place.line) + ':' +
                 std::to_string(problem.place.column) + ' ' + std::string(problem.message.key);
    }
    return lines;
}

/// Where `part` stands first, as `line:column`; columns count characters.
inline std::string place_of(std::string_view text, std::string_view part) {
    const auto found = text.find(part);
    if (found == std::string_view::npos) throw std::runtime_error("not in the text: " + std::string(part));
    const std::string_view before = text.substr(0, found);
    const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto characters = std::ranges::count_if(before.substr(line_start),
                                                  [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return std::to_string(1 + std::ranges::count(before, '\n')) + ':' + std::to_string(1 + characters);
}

/// `text` with the first `part` replaced.
inline std::string with(std::string text, std::string_view part, std::string_view replacement) {
    const auto found = text.find(part);
    if (found == std::string::npos) throw std::runtime_error("not in the text: " + std::string(part));
    return text.replace(found, part.size(), replacement);
}

/// The text of a message's argument.
inline std::string argument(const base::Message& message, std::size_t n) {
    if (const auto* text = std::get_if<std::string>(&message.arguments.at(n).value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&message.arguments.at(n).value)) return std::to_string(*number);
    return {};
}

}  // namespace viktig::tests
