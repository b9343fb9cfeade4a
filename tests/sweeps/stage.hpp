// Runs whole command lines in this process, over any file system, in a world that is the same every time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sweeps/samples.hpp"
#include "viktig/store/file_system.hpp"

namespace viktig::tests {

struct Ran {
    int status = 0;
    std::string out, err;
};

/// What happens in the world outside the disk.
struct Moment {
    std::uint32_t random = 5000;  ///< the first random number
    int minute = 0;               ///< after 2026-11-23T08:00:00Z
    std::string_view input = {};
};

/// Runs `viktig LINE` on the store in `folder`; the writer is kari.
[[nodiscard]] Ran run_line(store::FileSystem& files, const std::string& folder, std::string_view line, const Moment& moment = {});
[[nodiscard]] Ran run_sample(store::FileSystem& files, const std::string& folder, const Sample& sample);

/// Every regular file, by its name in the store: its bytes.
using Files = std::map<std::string, std::string>;

/// The store that the samples start from; nothing at all for `init`.
[[nodiscard]] const Files& files_before(const Sample& sample);
/// What the sample makes of it when nothing is in its way.
[[nodiscard]] const Files& files_after(const Sample& sample);

/// What is wrong with what was found; empty when nothing is.
struct Verdict {
    std::string wrong;
    bool changed = false;             ///< a ledger or another file is as the command wants it, and was not before
    bool complete = false;            ///< all files are as the command wants them
    std::optional<std::string> torn;  ///< the file that has a part of a block at its end
};

enum class Tear { never, may_be };
enum class Leftovers { none, may_be };

/// Holds every file to the rule of the command: its old bytes or its complete new ones. A torn tail is part of the new
/// bytes, with NUL in the place of some.
[[nodiscard]] Verdict judge(const Sample& sample, const Files& found, Tear tear, Leftovers leftovers);

/// `clients/c017.toml`: c017
[[nodiscard]] std::string client_of(const std::string& file);

}  // namespace viktig::tests
