// What git would do to the ledgers, for check. Enough of gitattributes(5) for the question that matters here.
#include <algorithm>
#include <cerrno>
#include <sstream>

#include "disk.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/store/check.hpp"

namespace viktig::store {
namespace {

using model::Findings;
using model::Severity;

/// `*` and `?`, neither of them across a slash; the last star takes as much as it must, so that no pattern takes long.
bool glob(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, taken = 0;
    while (t < text.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || (pattern[p] != '*' && pattern[p] == text[t]))) {
            ++p;
            ++t;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++taken;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::vector<std::string> parts_of(std::string_view pattern) {
    std::vector<std::string> parts;
    std::stringstream stream{std::string(pattern)};
    for (std::string part; std::getline(stream, part, '/');)
        if (!part.empty()) parts.push_back(part);
    return parts;
}

/// Where a file of rules lies, seen from the ledgers.
enum class Level { above, store, clients };

/// Whether a pattern means `clients/NAME`. Of patterns above the store only the end is looked at.
bool means(std::string_view pattern, const std::string& name, Level level) {
    const auto parts = parts_of(pattern);
    if (parts.empty() || pattern.ends_with('/')) return false;
    if (parts.back() != "**" && !glob(parts.back(), name)) return false;
    if (parts.size() == 1) return parts.back() == "**" || !pattern.starts_with('/') || level == Level::clients;
    if (level == Level::clients) return parts.front() == "**";
    const std::string& folder = parts[parts.size() - 2];
    if (folder != "**" && !glob(folder, "clients")) return false;
    return level == Level::above || parts.size() == 2 || parts.front() == "**";
}

/// A file of rules, and how it is shown.
struct Rules {
    std::string path, shown;
    Level level;
};

/// What the last rule that means a ledger says of merging it.
struct Verdict {
    std::string driver;  ///< `-` for none at all (both sides are kept apart); empty when no rule means it
    base::Place place;
    std::string excerpt;
};

class GitChecker {
  public:
    GitChecker(FileSystem& fs, const Reader& store) : fs_(fs), store_(store) {}

    Findings run() {
        std::vector<Rules> rules;
        if (!find_rules(rules)) return {};
        std::vector<std::string> clients = store_.clients();
        if (clients.empty()) clients.emplace_back("c001");
        std::vector<Verdict> verdicts(clients.size());
        for (const Rules& file : rules) read_rules(file, clients, verdicts);
        const std::string remedy = "echo 'clients/*.toml -merge' >> " + base::shell_word(store_.folder() + "/.gitattributes");
        for (const Verdict& verdict : verdicts)
            if (verdict.driver == "union")
                return {{Severity::fault, verdict.place, verdict.excerpt, {"check.git-union"},
                         {"check.hint-git-union", {verdict.place.line, verdict.place.file, remedy}}}};
        for (const Verdict& verdict : verdicts) {
            if (verdict.driver == "-" || verdict.driver == "binary") continue;
            if (verdict.driver.empty() || verdict.driver == "text") return {{Severity::remark, {".gitattributes", 0, 0}, "", {"check.git-no-rule"}, {"text", {remedy}}}};
            if (!has_driver(verdict.driver))
                return {{Severity::remark, verdict.place, verdict.excerpt, {"check.git-no-driver", {verdict.driver}}, {"text", {remedy}}}};
        }
        return {};
    }

  private:
    /// The work tree that the store lies in, from its top down. False outside of git.
    bool find_rules(std::vector<Rules>& rules) {
        const auto top = up_to_work_tree(fs_, store_.folder());
        if (!top) return false;
        std::vector<Rules> upwards{{store_.folder() + "/clients/.gitattributes", "clients/.gitattributes", Level::clients}};
        const auto level = [](const std::string& up) { return up.empty() ? Level::store : Level::above; };
        for (std::string up;; up += "../") {
            upwards.push_back({store_.folder() + "/" + up + ".gitattributes", up + ".gitattributes", level(up)});
            if (up == *top) break;
        }
        git_ = store_.folder() + "/" + *top + ".git";
        rules.assign(upwards.rbegin(), upwards.rend());
        rules.push_back({git_ + "/info/attributes", *top + ".git/info/attributes", level(*top)});
        return true;
    }

    std::string text_of(const std::string& path) {
        FileStatus status;
        return fs_.status(path, status) >= 0 && status.type == FileType::regular ? read_file(fs_, path, path) : std::string();
    }

    void read_rules(const Rules& file, const std::vector<std::string>& clients, std::vector<Verdict>& verdicts) {
        std::stringstream lines(text_of(file.path));
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            std::stringstream words(line);
            std::string pattern, driver;
            words >> pattern;
            if (pattern.empty() || pattern.starts_with('#')) continue;
            for (std::string word; words >> word;) {
                if (word.starts_with("merge=")) driver = word.substr(6);
                if (word == "-merge" || word == "binary") driver = "-";
                if (word == "merge" || word == "!merge") driver = "text";
            }
            if (driver.empty()) continue;
            for (std::size_t n = 0; n < clients.size(); ++n)
                if (means(pattern, clients[n] + ".toml", file.level)) verdicts[n] = {driver, {file.shown, number, 1}, line};
        }
    }

    /// A rule that names a driver which this clone does not have: git then joins line by line and says nothing.
    bool has_driver(const std::string& driver) {
        FileStatus status;
        if (fs_.status(git_, status) >= 0 && status.type != FileType::folder) return true;  // a linked work tree: its settings lie elsewhere
        return text_of(git_ + "/config").find("[merge \"" + driver + "\"]") != std::string::npos;
    }

    FileSystem& fs_;
    const Reader& store_;
    std::string git_;
};

}  // namespace

std::optional<std::string> up_to_work_tree(FileSystem& fs, const std::string& store_folder) {
    constexpr int deepest = 64;
    std::string up;
    for (int n = 0; n < deepest; ++n, up += "../") {
        const std::string folder = store_folder + "/" + up;
        FileStatus git, here, above;
        if (fs.status(folder + ".git", git) >= 0) return up;
        if (fs.status(folder + ".", here) < 0 || fs.status(folder + "..", above) < 0) return std::nullopt;
        if (here.device == above.device && here.inode == above.inode) return std::nullopt;
    }
    return std::nullopt;
}

Findings check_git(FileSystem& fs, const Reader& store) {
    return GitChecker(fs, store).run();
}

}  // namespace viktig::store
