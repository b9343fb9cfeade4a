// Words for a shell: what a hint tells people to paste.
#pragma once

#include <string>
#include <string_view>

namespace viktig::base {

/// One word of a POSIX shell, quoted where it needs it; never read as an option.
[[nodiscard]] std::string shell_word(std::string_view text);

}  // namespace viktig::base
