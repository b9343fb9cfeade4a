// Trouble as a user sees it. Internal to the command line.
#pragma once

#include "command.hpp"
#include "viktig/base/error.hpp"

namespace viktig::cli {

/// `viktig: error: FILE:LINE:COLUMN: what is wrong`, the line, `hint: what to do`.
void print_error(const base::Error& error, base::Output& err);
/// The same for a problem that did not stop the command: `viktig: left out: ...`.
void print_problem(const model::Problem& problem, base::Output& err);

/// `FILE:LINE:COLUMN: `, as much of it as is known; empty without a file.
[[nodiscard]] std::string shown_place(const base::Place& place);
/// What is said, masked, and cut where what it quotes from a file or from the command line is megabytes.
[[nodiscard]] std::string shown_words(std::string_view words);
/// The line itself with its number, cut to fit; empty when there is none.
[[nodiscard]] std::string shown_excerpt(const base::Place& place, const std::string& excerpt);

}  // namespace viktig::cli
