// The whole program as a function.
#pragma once

#include "viktig/cli/world.hpp"

namespace viktig::cli {

/// Runs one command line. Everything it reads or writes goes through `world`.
/// @return the exit status: 0 done, 1 `check` found a fault, 2 usage, 3 no store, bad data or something left out, 4 disk, lock or output
[[nodiscard]] int run(int argc, const char* const* argv, const World& world);

/// The same on the real world: standard streams, system clock and random source, the disk.
[[nodiscard]] int run_on_this_machine(int argc, const char* const* argv);

}  // namespace viktig::cli
