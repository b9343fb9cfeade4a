// Writes JSON (RFC 8259): UTF-8, keys in the order given, two-space indent, no trailing spaces.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/date.hpp"
#include "viktig/base/score.hpp"

namespace viktig::base {

/// Appends one JSON value to a caller's buffer, without a line feed after it. Calls must nest; an object's members are
/// key() then a value.
class JsonWriter {
  public:
    explicit JsonWriter(std::string& out) : out_(out) {}
    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view name);
    void text(std::string_view value);  ///< UTF-8; a byte that is none becomes U+FFFD
    void number(Score value);           ///< shortest exact form: 16.7, 5
    void number(std::int64_t value);
    void number(double value);  ///< twelve significant digits; null when it is not finite
    void boolean(bool value);
    void date(Date value);  ///< "2026-11-20"
    void null();

  private:
    void before_value();
    void next_line();
    void end_level(char bracket);
    void indent();
    std::string& out_;
    struct Level {
        bool array;
        bool empty;
    };
    std::vector<Level> levels_;
    bool after_key_ = false;
};

}  // namespace viktig::base
