// Trouble as a user sees it: place, what, the line itself, what to do.
#include "trouble.hpp"

#include <fmt/format.h>

#include "viktig/base/text.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Message;

/// What is wrong with a whole file often names it: once is enough.
bool names_file(const Message& message, const std::string& file) {
    const auto* first = message.arguments.empty() ? nullptr : std::get_if<std::string>(&message.arguments.front().value);
    return first && *first == file;
}

void print(base::Output& err, std::string_view label, const base::Place& place, const std::string& excerpt, const Message& message,
           const Message& hint) {
    const bool named = place.line == 0 && names_file(message, place.file);
    std::string text = fmt::format("viktig: {}: {}{}\n", label, named ? std::string() : shown_place(place), shown_words(lang::words(message)));
    text += shown_excerpt(place, excerpt);
    if (!hint.empty()) text += fmt::format("hint: {}\n", shown_words(lang::words(hint)));
    err.write(text);
}

}  // namespace

std::string shown_place(const base::Place& place) {
    if (place.file.empty()) return {};
    const std::string file = base::printable(place.file);
    if (place.line == 0) return file + ": ";
    if (place.column == 0) return fmt::format("{}:{}: ", file, place.line);
    return fmt::format("{}:{}:{}: ", file, place.line, place.column);
}

std::string shown_words(std::string_view words) {
    constexpr int longest = 2000;
    return base::shorten(model::mask_identity_numbers(words), longest);  // masked first, lest half of a number be left
}

std::string shown_excerpt(const base::Place& place, const std::string& excerpt) {
    // Masked before it is cut, lest the first half of a number be left.
    return excerpt.empty() ? std::string()
                           : fmt::format("{:5} | {}\n", place.line, base::shorten(model::mask_identity_numbers(base::printable(excerpt)), 100));
}

void print_error(const Error& error, base::Output& err) {
    print(err, "error", error.place(), error.excerpt(), error.message(), error.hint());
}

void print_problem(const model::Problem& problem, base::Output& err) {
    print(err, lang::words({problem.loss == model::Loss::nothing ? "problem.remark" : "problem.left-out"}), problem.place, problem.excerpt, problem.message, problem.hint);
}

}  // namespace viktig::cli
