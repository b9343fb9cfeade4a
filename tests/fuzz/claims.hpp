// What the fuzz targets share: claims that end the run where they do not hold, and trouble that must have its words.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "viktig/base/error.hpp"
#include "viktig/base/text.hpp"
#include "viktig/lang/words.hpp"
#include "viktig/model/excerpts.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/model/ledger.hpp"
#include "viktig/model/problem.hpp"

namespace viktig::fuzz {

inline void claim(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "this does not hold: %s\n", what);
    std::abort();
}

/// Two descriptions must be one; shows both when they are not.
inline void claim_same(const std::string& a, const std::string& b, const char* what) {
    if (a == b) return;
    std::fprintf(stderr, "---- one\n%s\n---- other\n%s\n----\n", a.c_str(), b.c_str());
    claim(false, what);
}

/// What is said to people is one line of UTF-8 that steers no terminal.
inline void claim_sayable(const base::Message& message) {
    if (message.empty()) return;
    const std::string words = lang::words(message);
    claim(base::is_utf8(words), "words are UTF-8");
    claim(std::ranges::none_of(words, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }), "words have no control characters");
}

inline void claim_told_well(const base::Place& place, const std::string& excerpt, const base::Message& message, const base::Message& hint,
                            std::string_view text) {
    claim(!message.empty(), "trouble has a message");
    claim_sayable(message);
    claim_sayable(hint);
    claim(place.line >= 0 && place.column >= 0, "a place is counted from 1");
    claim(place.line <= 1 + std::ranges::count(text, '\n'), "a place lies in the text");
    const bool as_it_stands = excerpt == model::line_of(text, place.line);
    claim(excerpt.empty() || as_it_stands || excerpt == model::excerpt_of(text, place.line), "the excerpt is the line at the place, or that line masked");
    const auto number = model::surest_identity_number(excerpt);
    claim(!number || number->certainty != model::Certainty::certain, "no excerpt shows an identity number");
}

inline void claim_told_well(const model::Problems& problems, std::string_view text) {
    for (const model::Problem& problem : problems) claim_told_well(problem.place, problem.excerpt, problem.message, problem.hint, text);
}

/// Runs the call. @return false when it refused with an Error of its kind, told well; any other exception goes on up and ends the run.
template <typename Call>
[[nodiscard]] bool done(Call call, std::string_view text) {
    try {
        call();
        return true;
    } catch (const base::Error& error) {
        claim(error.exit() == base::Exit::data || error.exit() == base::Exit::usage, "what cannot be read is a fault of data or of usage");
        claim_told_well(error.place(), error.excerpt(), error.message(), error.hint(), text);
        return false;
    }
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace viktig::fuzz

/// The one entry of each target, for libFuzzer and for replay.cpp alike.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
