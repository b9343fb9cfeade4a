// Where bytes go: standard output, a file, a test's string.
#pragma once

#include <string>
#include <string_view>

namespace viktig::base {

/// A stream of bytes. write() throws Error (Exit::io) when the bytes cannot be taken, ClosedPipe when nobody reads any more.
class Output {
  public:
    virtual ~Output() = default;
    virtual void write(std::string_view bytes) = 0;
    /// Everything written so far has been handed over when this returns.
    virtual void flush() = 0;
};

/// The reader of a pipe went away (`| head`): no error, an end.
struct ClosedPipe {};

/// Keeps what is written: for tests, and to hold a report back until it is whole.
class StringOutput : public Output {
  public:
    void write(std::string_view bytes) override { text.append(bytes); }
    void flush() override {}
    std::string text;
};

}  // namespace viktig::base
