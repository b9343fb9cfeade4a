// Plays a transcript in a folder of its own, with a world that is the same every time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "transcripts/transcript.hpp"

namespace viktig::tests {

/// What a command showed, and where it broke a promise that every command makes.
struct Played {
    std::vector<std::string> seen;
    std::vector<std::string> broken;
    std::size_t ledgers = 0;  ///< that it wrote
};

/// A folder /home/kari with a working folder `store` in it. In what is shown and typed it is called /home/kari; in
/// truth it lies under /tmp and goes away at the end. The clock stands at 2026-11-23T08:00:00Z, Oslo time, and takes a
/// minute for each command; the writer is kari; the random bits count up.
///
/// Promises watched at every command: nothing on standard output when what was typed cannot be meant; files stay as
/// they are when it fails, and when it only looks or tries; what stands in a file is never rewritten; what is new is
/// closed to others; a ledger that is new, or was canonical before, is canonical after it.
///
/// Everything can be played a second time with the general reader alone: VIKTIG_READER=toml in the environment.
class Stage {
  public:
    Stage();
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    void direct(const Step& step);
    [[nodiscard]] Played run(const std::string& command_line);

  private:
    using Files = std::map<std::string, std::string>;

    void copy(const std::string& what);
    void write(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] Files files() const;
    [[nodiscard]] Played run_shell(const std::string& command_line) const;
    [[nodiscard]] Played run_viktig(const std::string& command_line, const std::string& input);
    void watch(const std::vector<std::string>& words, const Files& before, const std::string& out, int status, Played& played) const;
    [[nodiscard]] std::string real(std::string text) const;
    [[nodiscard]] std::string shown(std::string text) const;

    std::string home_;
    std::string folder_before_;
    long long clock_ = 0;  ///< seconds since 1970
    std::uint32_t random_ = 0;
    bool terminal_ = false;
    bool says_yes_ = false;
    std::vector<std::string> editor_words_;
    std::map<std::string, std::string> environment_;
};

/// tests/transcripts/NAME.txt from its beginning to its end; every difference is a failed check of doctest.
void play_transcript(const std::string& name);

}  // namespace viktig::tests
