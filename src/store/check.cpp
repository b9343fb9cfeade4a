// A store looked over whole.
#include "viktig/store/check.hpp"

#include <algorithm>

#include "copies.hpp"
#include "store_files.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/model/look_over.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::store {
namespace {

using base::Error;
using model::Finding;
using model::Findings;
using model::Problem;
using model::Severity;

class StoreChecker {
  public:
    StoreChecker(FileSystem& fs, const std::string& folder, const CheckOptions& options) : fs_(fs), options_(options), store_(fs, folder, troubles_, options.readers) {}

    Checked run() {
        add(check_files(fs_, store_, options_.clients));
        if (options_.clients.empty()) add(check_numbers(fs_, store_));
        for (const Error& trouble : troubles_)
            if (!told_by_type(trouble.place())) tell(trouble);
        try {
            for (const std::string& client : meant()) check_ledger(client);
            add_instead(check_erased(fs_, store_, erased_));
            if (options_.clients.empty()) add(check_git(fs_, store_));
        } catch (const Error& trouble) {
            tell(trouble);
        }
        add(on_file_.in_two_ledgers());
        model::sort_findings(checked_.findings);
        return std::move(checked_);
    }

  private:
    void tell(const Error& error) {
        add({{Severity::fault, error.place(), error.excerpt(), error.message(), error.hint()}});
    }

    /// What stands as dots cannot be pasted. `forget` knows a code by its dots, and what is said of numbers keeps to that.
    static bool can_be_pasted(const Finding& finding) {
        const bool about_numbers = finding.hint.key.starts_with("identity.") || finding.hint.key == "check.hint-erased-is-back";
        return about_numbers || finding.excerpt.find("•") == std::string::npos ||
               std::ranges::none_of(finding.hint.arguments, [](const base::Argument& argument) {
                   const auto* text = std::get_if<std::string>(&argument.value);
                   return text && model::surest_identity_number(*text);
               });
    }

    /// Nothing is told without a remedy: at the least the place that a hand can mend.
    void add(Findings more) {
        for (Finding& finding : more) {
            if (finding.place.line > 0 && !can_be_pasted(finding)) finding.hint = {};
            if (finding.hint.empty() && finding.place.line > 0) finding.hint = {"hint.correct-the-line", {finding.place.file, finding.place.line}};
            if (finding.hint.empty() && !finding.place.file.empty()) finding.hint = {"file.hint-syntax", {finding.place.file}};
            checked_.findings.push_back(std::move(finding));
        }
    }

    /// What a file holds says more than how it came to lie there.
    void add_instead(Findings more) {
        for (const Finding& finding : more)
            std::erase_if(checked_.findings, [&](const Finding& other) { return other.severity == Severity::remark && other.place.file == finding.place.file; });
        add(std::move(more));
    }

    InTurn meant() const {
        std::vector<std::string> clients = store_.clients();
        std::erase_if(clients, [&](const std::string& client) { return !is_meant(client); });
        return {store_, std::move(clients)};
    }

    bool is_meant(const std::string& name) const {
        if (options_.clients.empty() || std::ranges::find(options_.clients, name) != options_.clients.end()) return true;
        const bool named = std::ranges::any_of(options_.clients, [&](const std::string& client) { return name.find(client) != std::string::npos; });
        const auto whose = named ? copied_client(store_.read(name)) : std::nullopt;
        return whose && std::ranges::find(options_.clients, *whose) != options_.clients.end();
    }

    void check_ledger(const std::string& client) {
        ++checked_.ledgers;
        const ReadLedger read = store_.read(client);
        checked_.blocks += read.ledger.blocks.size();
        const auto has = [&](std::string_view key) {
            return std::ranges::any_of(read.problems, [&](const Problem& p) { return p.message.key == key; });
        };
        const model::Problems problems = has("file.syntax") ? problems_of_broken(read.ledger.text, read.ledger.file, client) : read.problems;
        for (const Problem& problem : problems)
            if (!told_by_type(problem.place)) add({model::finding_of(problem)});
        if (const auto whose = copied_client(read); whose && model::client_code_fault(*whose).empty()) hint_at_copy(read, client, *whose);
        for (const Problem& problem : model::identity_numbers_on_file(read.ledger)) add({model::finding_of(problem)});
        if (auto erased = erased_in(read.ledger); !erased.empty()) erased_[client] = std::move(erased);
        if (!read.readable()) return;
        const model::Folded folded = store_.fold(read);
        for (const Problem& problem : folded.problems)
            if (!about_broken_measure(problem)) add({model::finding_of(problem)});
        add(model::look_over(read.ledger, folded, {store_.measures(), options_.now, options_.today, options_.signal_rules}));
        if (options_.clients.empty()) on_file_.add(read.ledger);
    }

    /// What repair can do for a copy, and where only a person can say.
    void hint_at_copy(const ReadLedger& read, const std::string& name, const std::string& client) {
        base::Message& hint = checked_.findings.back().hint;
        if (!store_.has(client)) {
            hint = {"check.hint-rename", {path_to(name), path_to(client)}};
            return;
        }
        const ReadLedger ledger = store_.read(client);
        const CopyIs copy = judge_copy(name, read_ledger(read.ledger.text, read.ledger.file, "", store_.readers()), ledger);
        if (copy == CopyIs::another_case)
            hint = {"check.hint-another-case", {Reader::shown_path(client), name, read.ledger.file, checked_.findings.back().place.line}};
        else if (const auto back = first_held(read.ledger.text, erased_in(ledger.ledger)))  // aside it would be kept
            hint = {copy == CopyIs::known ? "check.hint-copy-erased" : "check.hint-copy-erased-by-hand",
                    {*back, path_to(name), Reader::shown_path(client)}};
        else if (copy == CopyIs::unsound || copy == CopyIs::contradicting)
            hint = {"check.hint-copy-by-hand", {Reader::shown_path(client), path_to(name), base::shell_word(store_.folder())}};
    }

    std::string path_to(const std::string& client) const { return base::shell_word(store_.folder() + "/" + Reader::shown_path(client)); }

    /// A link or a folder in the place of a ledger: what it is says more than that it could not be opened.
    bool told_by_type(const base::Place& place) const {
        return place.line == 0 && std::ranges::any_of(checked_.findings, [&](const Finding& finding) {
            return finding.place.file == place.file && (finding.message.key == "check.link" || finding.message.key == "disk.no-regular-file");
        });
    }

    /// The ratings of a measure whose definition is at fault are not at fault themselves.
    bool about_broken_measure(const Problem& problem) const {
        if (problem.message.key != "what.unknown-on-file") return false;
        const auto* id = std::get_if<std::string>(&problem.message.arguments.front().value);
        return id && std::ranges::find(store_.broken_measures(), *id) != store_.broken_measures().end();
    }

    FileSystem& fs_;
    const CheckOptions& options_;
    std::vector<Error> troubles_;
    const Reader store_;
    model::BlocksOnFile on_file_;
    Erased erased_;
    Checked checked_;
};

}  // namespace

Checked check_store(FileSystem& fs, const std::string& folder, const CheckOptions& options) {
    return StoreChecker(fs, folder, options).run();
}

}  // namespace viktig::store
