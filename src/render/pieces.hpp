// Bytes on their way out: kept until there are enough of them to hand on. Internal to rendering.
#pragma once

#include <string>

#include "viktig/base/output.hpp"

namespace viktig::render {

class Pieces {
  public:
    explicit Pieces(base::Output& out) : out_(out) {}

    /// To be added to. What was added before may be gone.
    std::string bytes;

    /// Between two lines: hands on what has come together, where it is much.
    void hand_on_if_many() {
        if (bytes.size() >= many) hand_on();
    }
    void hand_on() {
        out_.write(bytes);
        bytes.clear();
    }

  private:
    static constexpr std::size_t many = 64UL * 1024;
    base::Output& out_;
};

}  // namespace viktig::render
