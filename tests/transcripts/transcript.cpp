// Reading, writing and comparing transcripts.
#include "transcripts/transcript.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace viktig::tests {
namespace {

std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

bool begins_step(const std::string& line) {
    return line.starts_with("$ ") || line.starts_with("@") || line.starts_with("## ");
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

void add_lines(std::vector<std::string>& seen, std::string text, const std::string& mark) {
    replace_all(text, "\r", "<CR>");
    replace_all(text, "\xEF\xBB\xBF", "<BOM>");
    replace_all(text, "\x1B", "<ESC>");
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        const bool whole = end != std::string::npos;
        seen.push_back(mark + text.substr(begin, whole ? end - begin : end) + (whole ? "" : "<no line feed>"));
        if (!whole) return;
        begin = end + 1;
    }
}

class Parser {
  public:
    explicit Parser(const std::string& path) : lines_(lines_of(path)) {}

    Transcript run() {
        while (at_ < lines_.size()) {
            if (lines_[at_].empty()) {
                ++at_;
                continue;
            }
            read_step();
        }
        return std::move(steps_);
    }

  private:
    void read_step() {
        Step step;
        step.line = static_cast<long>(at_) + 1;
        const std::string& head = lines_[at_];
        if (head.starts_with("$ ")) {
            read_command(step);
        } else if (head.starts_with("@")) {
            step.kind = Step::Kind::directive;
            step.text = head.substr(1);
            keep(step);
            if (head.starts_with("@file ")) read_inside(step);
        } else {
            if (!head.starts_with("## ")) throw std::runtime_error("line " + std::to_string(step.line) + ": what is this? " + head);
            while (at_ < lines_.size() && lines_[at_].starts_with("## ")) keep(step);
        }
        steps_.push_back(std::move(step));
    }

    void keep(Step& step) { step.as_written.push_back(lines_[at_++]); }

    void read_inside(Step& step) {
        while (at_ < lines_.size() && lines_[at_] != "@end") {
            step.inside.push_back(lines_[at_]);
            keep(step);
        }
        if (at_ == lines_.size()) throw std::runtime_error("no @end");
        keep(step);
    }

    void read_command(Step& step) {
        step.kind = Step::Kind::command;
        step.text = lines_[at_].substr(2);
        keep(step);
        while (step.text.ends_with("\\") && at_ < lines_.size() && lines_[at_].starts_with("> ")) {
            step.text.pop_back();
            step.text += lines_[at_].substr(2);
            keep(step);
        }
        while (at_ < lines_.size() && !begins_step(lines_[at_])) step.seen.push_back(lines_[at_++]);
        if (!step.seen.empty() && step.seen.back().empty()) step.seen.pop_back();
    }

    std::vector<std::string> lines_;
    std::size_t at_ = 0;
    Transcript steps_;
};

}  // namespace

Transcript read_transcript(const std::string& path) {
    return Parser(path).run();
}

void write_transcript(const std::string& path, const Transcript& transcript) {
    std::ofstream file(path);
    Step::Kind before = Step::Kind::talk;
    for (std::size_t n = 0; n < transcript.size(); ++n) {
        const Step& step = transcript[n];
        const bool together = before == step.kind && step.kind == Step::Kind::directive && step.inside.empty() && transcript[n - 1].inside.empty();
        if (n > 0 && !together) file << '\n';
        for (const std::string& line : step.as_written) file << line << '\n';
        for (const std::string& line : step.seen) file << line << '\n';
        before = step.kind;
    }
}

std::vector<std::string> as_seen(const std::string& out, const std::string& err, int status) {
    std::vector<std::string> seen;
    add_lines(seen, out, "");
    add_lines(seen, err, "! ");
    if (status != 0) seen.push_back("exit " + std::to_string(status));
    return seen;
}

std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& seen) {
    if (expected == seen) return {};
    const auto [left, right] = std::ranges::mismatch(expected, seen);
    const auto same_before = static_cast<std::size_t>(left - expected.begin());
    std::size_t same_after = 0;
    while (same_after + same_before < std::min(expected.size(), seen.size()) &&
           expected[expected.size() - 1 - same_after] == seen[seen.size() - 1 - same_after])
        ++same_after;
    constexpr std::size_t around = 3;
    std::string text;
    for (std::size_t n = same_before - std::min(around, same_before); n < same_before; ++n) text += "  " + expected[n] + "\n";
    for (std::size_t n = same_before; n + same_after < expected.size(); ++n) text += "- " + expected[n] + "\n";
    for (std::size_t n = same_before; n + same_after < seen.size(); ++n) text += "+ " + seen[n] + "\n";
    for (std::size_t n = 0; n < std::min(around, same_after); ++n) text += "  " + seen[seen.size() - same_after + n] + "\n";
    return text;
}

}  // namespace viktig::tests
