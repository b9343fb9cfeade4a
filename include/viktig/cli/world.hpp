// Everything outside the program: clock, chance, streams, environment, disk. Tests hand in a fixed one.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "viktig/base/date.hpp"
#include "viktig/base/output.hpp"
#include "viktig/store/file_system.hpp"

namespace viktig::cli {

struct World {
    base::Output& out;
    base::Output& err;
    store::FileSystem& files;

    std::function<base::Instant()> now;
    /// The local calendar day of an instant (TZ).
    std::function<base::Date(base::Instant)> local_day;
    /// The instant at which a local day is over.
    std::function<base::Instant(base::Date)> end_of_day;
    /// Thirty random bits from the system's source.
    std::function<std::uint32_t()> random;
    std::function<std::optional<std::string>(std::string_view name)> environment;
    std::function<std::string()> working_folder;
    /// All of standard input.
    std::function<std::string()> read_input;
    /// Lets the user write a text in their editor, or go on with the one begun; nullopt when they leave it empty.
    /// @param about  lines of advice that are not part of the text
    std::function<std::optional<std::string>(const std::string& about, const std::string& begun)> edit;
    /// Asks a yes-or-no question at the terminal; only where input and output are one.
    std::function<bool(const std::string& question)> confirm;
    /// A new file for a report: `-o FILE`. @throws Error (io)
    std::function<void(const std::string& path, std::string_view bytes)> write_file;
    bool input_is_terminal = false;
    bool output_is_terminal = false;

    [[nodiscard]] base::Date today() const { return local_day(now()); }
};

}  // namespace viktig::cli
