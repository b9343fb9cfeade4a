// Trouble, with its place and remedy: thrown where it is found, caught once, shown at the edge.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "viktig/base/message.hpp"

namespace viktig::base {

/// Exit statuses, the same for every command.
enum class Exit {
    done = 0,   ///< also when the answer is empty
    fault = 1,  ///< `check` found a fault
    usage = 2,  ///< what was typed cannot be meant
    data = 3,   ///< no store, bad data, or something was left out
    io = 4,     ///< disk, lock or output
    internal = 70,  ///< a fault of viktig itself
};

/// Where in a file; 1-based, 0 = not known. Columns count characters, not bytes.
struct Place {
    std::string file;  ///< as a user would type it
    int line = 0;
    int column = 0;
};

/// One trouble. `excerpt` is the line it stands on, empty when there is none to show.
class Error : public std::exception {
  public:
    Error(Exit exit, Message what, Message hint = {})
        : exit_(exit), message_(std::move(what)), hint_(std::move(hint)) {}
    Error(Exit exit, Place place, std::string excerpt, Message what, Message hint = {})
        : exit_(exit), place_(std::move(place)), excerpt_(std::move(excerpt)), message_(std::move(what)),
          hint_(std::move(hint)) {}

    [[nodiscard]] Exit exit() const { return exit_; }
    [[nodiscard]] const Place& place() const { return place_; }
    [[nodiscard]] const std::string& excerpt() const { return excerpt_; }
    [[nodiscard]] const Message& message() const { return message_; }
    [[nodiscard]] const Message& hint() const { return hint_; }
    /// The message's key, for debuggers and tests; words come from `lang`.
    [[nodiscard]] const char* what() const noexcept override { return message_.empty() ? "" : message_.key.data(); }

  private:
    Exit exit_;
    Place place_;
    std::string excerpt_;
    Message message_;
    Message hint_;
};

}  // namespace viktig::base
