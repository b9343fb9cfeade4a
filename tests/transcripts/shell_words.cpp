// Words of a command line as a shell takes them apart.
#include "transcripts/shell_words.hpp"

#include <algorithm>
#include <stdexcept>

namespace viktig::tests {
namespace {

/// One pass over a line: words and bare marks (`|`, `<`), each with the place it begins at.
struct Piece {
    std::string text;
    bool mark = false;
    std::size_t place = 0;
};

class Splitter {
  public:
    explicit Splitter(const std::string& line) : line_(line) {}

    std::vector<Piece> run() {
        while (at_ < line_.size()) step();
        finish();
        return std::move(pieces_);
    }

  private:
    char next() { return at_ < line_.size() ? line_[at_++] : throw std::runtime_error("a quote is open in: " + line_); }

    void add(char c) {
        if (!open_) word_ = {{}, false, at_ - 1};
        open_ = true;
        word_.text += c;
    }

    void finish() {
        if (open_) pieces_.push_back(word_);
        open_ = false;
    }

    void begin_quoted() {
        if (!open_) word_ = {{}, false, at_ - 1};
        open_ = true;
    }

    void step() {
        const char c = next();
        if (c == ' ') return finish();
        if (c == '|' || c == '<') {
            finish();
            pieces_.push_back({std::string(1, c), true, at_ - 1});
            return;
        }
        if (c == '\'') return single();
        if (c == '"') return twofold();
        if (c == '$' && at_ < line_.size() && line_[at_] == '\'') return escaped();
        add(c == '\\' ? next() : c);
    }

    void single() {
        begin_quoted();
        for (char c = next(); c != '\''; c = next()) add(c);
    }

    void twofold() {
        begin_quoted();
        for (char c = next(); c != '"'; c = next()) {
            const bool escape = c == '\\' && at_ < line_.size() && (line_[at_] == '"' || line_[at_] == '\\' || line_[at_] == '$');
            add(escape ? next() : c);
        }
    }

    void escaped() {
        ++at_;
        begin_quoted();
        for (char c = next(); c != '\''; c = next()) {
            if (c != '\\') {
                add(c);
                continue;
            }
            const char what = next();
            if (what == 'x') {
                const std::string digits{next(), next()};
                add(static_cast<char>(std::stoi(digits, nullptr, 16)));
            } else {
                add(what == 'n' ? '\n' : what == 't' ? '\t' : what);
            }
        }
    }

    const std::string& line_;
    std::size_t at_ = 0;
    bool open_ = false;
    Piece word_;
    std::vector<Piece> pieces_;
};

bool is_assignment(const std::string& word) {
    const auto equals = word.find('=');
    return equals != std::string::npos && equals > 0 && std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(equals), [](char c) {
        return (c >= 'A' && c <= 'Z') || c == '_';
    });
}

}  // namespace

ShellLine split_shell_line(const std::string& line) {
    ShellLine split;
    split.last = line;
    // A shell's own lines may use more of its grammar than is known here: only what ends in viktig is taken apart.
    if (line.find("viktig") == std::string::npos) return split;
    const std::vector<Piece> pieces = Splitter(line).run();
    const auto pipe = std::ranges::find_if(pieces.rbegin(), pieces.rend(), [](const Piece& p) { return p.mark && p.text == "|"; });
    auto first = pieces.begin();
    if (pipe != pieces.rend()) first = pipe.base();
    while (first != pieces.end() && is_assignment(first->text)) ++first;
    split.is_viktig = first != pieces.end() && first->text == "viktig";
    if (!split.is_viktig || pipe == pieces.rend()) return split;
    split.feeds = line.substr(0, pipe->place);
    split.last = line.substr(pipe->place + 1);
    return split;
}

ShellCommand shell_words(const std::string& line) {
    ShellCommand command;
    const std::vector<Piece> pieces = Splitter(line).run();
    auto at = pieces.begin();
    for (; at != pieces.end() && is_assignment(at->text); ++at) {
        const auto equals = at->text.find('=');
        command.variables.emplace_back(at->text.substr(0, equals), at->text.substr(equals + 1));
    }
    if (at == pieces.end() || at->text != "viktig") throw std::runtime_error("no viktig in: " + line);
    for (++at; at != pieces.end(); ++at) {
        if (at->mark && at->text == "<" && at + 1 != pieces.end())
            command.input_file = (++at)->text;
        else
            command.words.push_back(at->text);
    }
    return command;
}

}  // namespace viktig::tests
