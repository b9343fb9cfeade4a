// viktig client change   Another therapist, team, kind, age or language from a day on; of one case, or of all that somebody has.
#include <algorithm>
#include <memory>

#include "changes.hpp"
#include "trouble.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;
using model::Episode;

struct ClientChangeOptions {
    std::string client, opened, kind, therapist, team, age, language, from, to, date, by;
    bool dry_run = false;

    [[nodiscard]] bool says_what() const {
        for (const std::string* text : {&opened, &kind, &therapist, &team, &age, &language})
            if (!text->empty()) return true;
        return false;
    }
};

/// The course of help that a change on that day is about. It is the latest, and not over by then.
const Episode& episode_to_change(const std::string& client, const model::History& history, Date date) {
    const Episode* episode = history.episode();
    if (!episode) throw Error(Exit::data, {"client.no-course", {client}}, {"client.hint-add", {client}});
    if (episode->ending && episode->ending->date < date)
        throw Error(Exit::data, {"client.change-after-ending", {client, date, episode->ending->date}}, {"client.hint-return", {client}});
    if (date < episode->began())
        throw Error(Exit::usage, {"client.change-before-beginning", {client, date, episode->began()}}, {"change.hint-from-then", {episode->began()}});
    return *episode;
}

class OneCase {
  public:
    OneCase(const ClientChangeOptions& options, const Context& context) : options_(options), context_(context) { check_words(); }

    void run(store::Writer& store) {
        require_client(store, options_.client, Wanted::on_file);
        const auto build = [&](const store::ReadLedger& current) {
            const model::History history = fold_for_writing(store, current).history;
            refuse_opened_before_asked(history);
            const Episode& episode = episode_to_change(options_.client, history, date_);
            said_.parts.clear();
            return change_block({options_.client, "episode." + episode.id, date_, what_is_new(episode, current.ledger)}, current, options_.by, store, context_);
        };
        if (const auto done = add_block(store, options_.client, build, options_.dry_run, context_))
            say_changed(*done, options_.client, {}, date_, said_, context_);
    }

  private:
    void check_words() {
        if (!options_.kind.empty()) require_word("--kind", options_.kind, model::case_kinds());
        if (!options_.age.empty()) require_word("--age", options_.age, model::ages());
        require_clean_words(options_.language);
        require_staff_code("--therapist", options_.therapist);
        require_staff_code("--team", options_.team);
        if (!options_.opened.empty()) opened_ = context_.past_day(options_.opened);
        date_ = options_.date.empty() && opened_ ? *opened_ : context_.past_day(options_.date);
        if (opened_ && *opened_ > date_) throw Error(Exit::usage, {"client.opened-after-change", {*opened_, date_}}, {"change.hint-from-then", {*opened_}});
    }

    model::Content what_is_new(const Episode& episode, const model::Ledger& ledger) {
        model::Content set;
        const auto add = [&](std::string_view key, const std::string& now, const std::string& was) {
            if (now.empty()) return;
            if (now == was) throw Error(Exit::usage, {"change.same", {key, was}}, {"hint.history", {options_.client}});
            set.put(key, now);
            said_.parts.push_back(was_to_now(key, was, now));
        };
        if (opened_) add_opening(episode, ledger, set);
        add("kind", options_.kind, episode.kind);
        add("therapist", options_.therapist, episode.therapist_on(date_));
        add("team", options_.team, episode.team_on(date_));
        add("age", options_.age, episode.age);
        add("language", options_.language, episode.language);
        return set;
    }

    /// Comes before what may be said of the day of the change, which is the day of opening unless another is given.
    void refuse_opened_before_asked(const model::History& history) const {
        const Episode* episode = history.episode();
        if (opened_ && episode && episode->asked && *opened_ < *episode->asked)
            throw Error(Exit::usage, {"client.opened-before-asked", {*opened_, *episode->asked}}, {"client.hint-asked-on-file", {options_.client, "episode." + episode->id, "asked"}});
    }

    /// Who waits, or met before anything was said about it, is opened; another day than the one on file would be a correction.
    void add_opening(const Episode& episode, const model::Ledger& ledger, model::Content& set) {
        if (episode.opened && !episode.opened_by_meeting)
            throw Error(Exit::data, {"client.opened-already", {options_.client, *episode.opened}},
                        {"client.hint-opened-already", {options_.client, says_opened(episode, ledger), *opened_}});
        set.put("opened", *opened_);
        said_.parts.push_back({"change.added", {"opened", Message{"text", {*opened_}}}});
    }

    /// The block that the day of opening stands in.
    static std::string says_opened(const Episode& episode, const model::Ledger& ledger) {
        std::string reference = "episode." + episode.id;
        for (const model::Block& change : model::changes_of(ledger, "episode." + episode.id))
            if (change.set.find("opened")) reference = change.reference();
        return reference;
    }

    const ClientChangeOptions& options_;
    const Context& context_;
    std::optional<Date> opened_;
    Date date_{};
    base::List said_;
};

/// All open and waiting cases that somebody has on a day go to somebody else, each by a block of its own. What is done is
/// done, whatever happens to the next one; run again it goes on with the rest.
class Caseload {
  public:
    Caseload(const ClientChangeOptions& options, store::Writer& store, Context& context)
        : options_(options), store_(store), context_(context), date_(context.past_day(options.date)), by_(context.writer(options.by)) {
        require_staff_code("--to", options.to);
        if (options.from == options.to) throw Error(Exit::usage, {"client.from-to-same", {options.to}}, {"client.hint-list-with", {options.to}});
    }

    void run() {
        const std::vector<std::string> cases = find_cases();
        staff_.require(options_.from);
        for (const std::string& client : cases) options_.dry_run ? list(client) : move(client);
        tell_outcome(cases.size());
    }

  private:
    [[nodiscard]] bool has_it(const model::History& history) const {
        const Episode* episode = history.episode();
        if (!episode || episode->began() > date_ || (episode->ending && episode->ending->date <= context_.today)) return false;
        return episode->therapist_on(date_) == options_.from;
    }

    /// Begun after the day, it stays with whom it is: somebody should know.
    [[nodiscard]] bool has_it_later(const model::History& history) const {
        const Episode* episode = history.episode();
        return episode && !episode->ending && episode->therapist_on(context_.today) == options_.from && !has_it(history);
    }

    std::vector<std::string> find_cases() {
        std::vector<std::string> found;
        for (const std::string& client : store_.in_turn()) {
            const auto read = store_.read_flat(client);
            context_.tell(read.problems);
            if (!read.readable) continue;
            const model::History history = store_.fold(read).history;
            staff_.add(history);
            if (has_it(history)) found.push_back(client);
            if (has_it_later(history)) later_.push_back(client);
        }
        return found;
    }

    void list(const std::string& client) const {
        context_.say({"client.would-move", {client, options_.from, options_.to, with_weekday(date_)}});
    }

    void move(const std::string& client) {
        std::optional<store::Appended> done;
        try {
            done = store_.append(client, [&](const store::ReadLedger& current) { return block(client, current); });
        } catch (const Error& trouble) {
            print_error(trouble, context_.world.err);
            context_.exit = std::max(context_.exit, trouble.exit());
            left_.push_back(client);
            return;
        }
        base::List said;
        said.parts.push_back(was_to_now("therapist", options_.from, options_.to));
        say_changed(*done, client, {}, date_, said, context_);
        ++moved_;
    }

    model::Block block(const std::string& client, const store::ReadLedger& current) const {
        const model::History history = fold_for_writing(store_, current).history;
        if (!has_it(history)) throw Error(Exit::data, {"client.no-cases", {options_.from, with_weekday(date_)}},
                                            {"client.hint-list-with", {options_.from}});  // somebody was quicker
        model::Content set;
        set.put("therapist", options_.to);
        return change_block({client, "episode." + history.episode()->id, date_, std::move(set)}, current, by_, store_, context_);
    }

    static base::List names(const std::vector<std::string>& clients) {
        base::List list;
        for (const std::string& client : clients) list.parts.push_back({"text", {client}});
        return list;
    }

    void tell_outcome(std::size_t cases) const {
        if (cases == 0) context_.note({"client.no-cases", {options_.from, with_weekday(date_)}});
        if (options_.dry_run && cases > 0) context_.note({"client.would-move-all", {cases}});
        if (!later_.empty()) context_.note({"client.theirs-later", {options_.from, with_weekday(date_), names(later_)}});
        if (!left_.empty()) context_.note({"client.moved-some", {moved_, cases, names(left_)}});
    }

    const ClientChangeOptions& options_;
    store::Writer& store_;
    Context& context_;
    Date date_;
    std::string by_;
    Staff staff_;
    std::vector<std::string> left_, later_;
    std::size_t moved_ = 0;
};

void change_client(const ClientChangeOptions& options, store::Writer& store, Context& context) {
    const bool caseload = !options.from.empty() || !options.to.empty();
    if (caseload) {
        if (!options.client.empty() || options.says_what()) throw Error(Exit::usage, {"client.one-or-all"}, {"client.hint-one-or-all"});
        if (options.from.empty() || options.to.empty()) throw Error(Exit::usage, {"client.from-and-to"}, {"client.hint-from-and-to"});
        return Caseload(options, store, context).run();
    }
    if (options.client.empty()) throw Error(Exit::usage, {"client.one-or-all"}, {"client.hint-one-or-all"});
    if (!options.says_what()) throw Error(Exit::usage, {"change.nothing"}, {"change.hint-nothing", {"client change"}});
    OneCase(options, context).run(store);
}

}  // namespace

void add_client_change(Parser& client, Command& chosen) {
    auto options = std::make_shared<ClientChangeOptions>();
    Parser& change = client.add_command("change", "help.client-change");
    change.add_text("CODE", options->client, "client code; not with --from-therapist");
    change.add_text("--therapist", options->therapist, "code of the one who has the case now");
    change.add_text("--team", options->team, "the unit it belongs to now");
    change.add_text("--kind", options->kind, "person, couple, family, network or group");
    change.add_text("--age", options->age, "of a person's own case: adult, adolescent or child");
    change.add_text("--language", options->language, "language to meet them in");
    change.add_text("--opened", options->opened, "day help began for one who waits");
    change.add_text("--date", options->date, "from when on (today, or the day of --opened)");
    change.add_text("--from-therapist", options->from, "all open and waiting cases of this one go to --to");
    change.add_text("--to", options->to, "who has them now");
    change.add_text("--by", options->by, "who writes this");
    change.add_flag("--dry-run", options->dry_run, "show the block, or list the cases; write nothing");
    change.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { change_client(*options, store, context); }); });
}

}  // namespace viktig::cli
