// viktig log CLIENT ...   One line after a meeting, for one person or a whole family.
#include <algorithm>
#include <charconv>
#include <memory>
#include <set>

#include "command.hpp"
#include "log_echo.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/admit.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/date_words.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/log_line.hpp"
#include "viktig/model/names.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using model::Block;
using model::BlockKind;
using model::Content;
using model::Status;

struct LogOptions {
    std::string client;
    std::vector<std::string> given, present, led, team, said;
    std::string date, kind, missed, next, headcount, place, language, to, by;
    bool interpreter = false, late = false, another = false, dry_run = false;
};

std::int64_t parse_headcount(const std::string& typed) {
    std::int64_t count = 0;
    const auto [end, trouble] = std::from_chars(typed.data(), typed.data() + typed.size(), count);
    if (trouble != std::errc{} || end != typed.data() + typed.size() || count < 0 || count > 100000)
        throw Error(Exit::usage, {"log.headcount", {typed}}, {"log.hint-headcount"});
    return count;
}

/// Builds the block of one log line against the case as it stands; used under the lock and for --dry-run alike.
class MeetingBuilder {
  public:
    MeetingBuilder(const LogOptions& options, const store::Reader& store, const Context& context)
        : options_(options), store_(store), context_(context), date_(options.date.empty() ? context.today : context.day(options.date)) {}

    /// Somebody's words are to come from standard input.
    [[nodiscard]] bool reads_input() const {
        const auto from_input = [](const std::string& said) { return said == "-" || said.ends_with(":-"); };
        const auto wanted = std::ranges::count_if(options_.said, from_input);
        if (wanted > 1) throw Error(Exit::usage, {"log.input-twice"}, {"log.hint-input-twice", {options_.client}});
        return wanted == 1;
    }
    /// Before the ledger is locked: the words may be long in coming.
    void read_input() { input_ = take_words("-", {}, context_); }

    Block build(const store::ReadLedger& current) {
        history_ = fold_for_writing(store_, current).history;
        if (history_.episodes.empty())
            throw Error(Exit::data, {"log.no-episode", {history_.client}}, {"log.hint-no-episode", {history_.client}});
        const std::string added_to = meeting_named();
        const model::Episode* episode = history_.episode_on(date_);
        const std::string case_kind = episode ? episode->kind : std::string("person");
        kind_ = options_.kind.empty() ? case_kind : options_.kind;
        require_kind();

        Block block;
        Content given = read_given();
        if (!options_.present.empty()) given.put("present", options_.present);
        const model::NewMeeting meeting{date_, kind_, !options_.kind.empty(), options_.late, options_.another, added_to, given,
                                        !options_.missed.empty()};
        const model::Admission admission = model::admit(meeting, history_, context_.today);
        added_to_ = admission.more_of;
        block.kind = added_to_ ? BlockKind::more : BlockKind::session;
        block.id = context_.new_id(date_);
        block.content = std::move(given);
        if (added_to_) {
            refuse_meeting_options();
            block.content.put("of", "session." + *added_to_);
        } else {
            put_meeting(block.content);
        }
        put_shared(block.content);
        sign(block, context_.writer(options_.by), current.ledger, context_);
        return block;
    }

    [[nodiscard]] const model::History& history() const { return history_; }
    [[nodiscard]] const std::optional<std::string>& added_to() const { return added_to_; }
    [[nodiscard]] Date date() const { return date_; }

  private:
    void require_kind() const {
        if (store_.settings().knows_kind(kind_)) return;
        throw Error(Exit::usage, {"log.unknown-kind", {kind_}}, model::known_kinds_hint(kind_, store_.settings()));
    }

    /// The id of the meeting that --to names by any unambiguous beginning; its day is then the day meant.
    std::string meeting_named() {
        if (options_.to.empty()) return {};
        if (options_.another) throw Error(Exit::usage, {"log.to-and-new"}, {"hint.leave-one-out"});
        const model::Session& session = session_named(options_.to, history_);
        if (!options_.date.empty() && date_ != session.date)
            throw Error(Exit::usage, {"log.other-day", {session.id, session.date, date_}}, {"log.hint-other-day"});
        date_ = session.date;
        return std::string(session.id);
    }

    Content read_given() const {
        const model::LogContext line_context{history_, store_.measures(), store_.settings(), date_, kind_};
        model::LogLine line = model::parse_log_line(options_.given, line_context);
        Content given;
        given.ratings = std::move(line.ratings);
        given.slips = std::move(line.slips);
        for (const std::string& said : options_.said) add_said(said, given);
        const bool anything = !given.ratings.empty() || !given.slips.empty() || !options_.present.empty() || !options_.headcount.empty();
        if (!options_.missed.empty() && (anything || !given.said.empty()))
            throw Error(Exit::usage, {"log.missed-and-given"}, {"log.hint-missed-and-given"});
        const bool no_rating_expected = !options_.kind.empty() && !store_.settings().expects_rating(kind_);
        if (!anything && given.said.empty() && options_.missed.empty() && !no_rating_expected)
            throw Error(Exit::usage, {"log.empty"}, {"log.hint-empty"});
        return given;
    }

    /// `mother:"..."`; in a person's own case the name may be left out; `-` reads the words from standard input.
    void add_said(const std::string& typed, Content& given) const {
        const std::string voice = speaker(typed);
        std::string words = typed.starts_with(voice + ":") ? typed.substr(voice.size() + 1) : typed;
        const auto first = words.find_first_not_of(' ');
        words = first == std::string::npos ? std::string() : words.substr(first);
        if (words.empty()) throw Error(Exit::usage, {"log.bad-said", {typed}}, {"log.hint-said", {voice}});
        if (words == "-" && input_) words = *input_;
        for (const model::Said& said : given.said)
            if (said.voice == voice) throw Error(Exit::usage, {"log.said-twice", {voice}}, {"log.hint-said-twice", {voice}});
        given.said.push_back({voice, words, {}});
        require_clean_words(words);
    }

    std::string speaker(const std::string& typed) const {
        static constexpr std::string_view team[] = {"team"};
        const std::string name = typed.substr(0, typed.find(':'));
        const bool named = name.size() < typed.size() && name.find(' ') == std::string::npos;
        if (named && (name == "team" || history_.voice(name))) return name;
        if (history_.person_case_on(date_)) {
            std::vector<std::string> names{"team"};
            for (const model::Voice& voice : history_.voices) names.push_back(voice.id);
            if (named && model::nearest(name, names)) throw model::unknown_voice(name, history_, team);
            return "client";
        }
        if (named) throw model::unknown_voice(name, history_, team);
        throw Error(Exit::usage, {"log.said-nameless", {typed}}, {"log.hint-said", {"NAME"}});
    }

    /// What is said of a meeting as a whole stands in its own block, which is on file already.
    void refuse_meeting_options() const {
        const std::pair<std::string_view, bool> given[] = {{"--led", !options_.led.empty()},           {"--team", !options_.team.empty()},
                                                           {"--headcount", !options_.headcount.empty()}, {"--place", !options_.place.empty()},
                                                           {"--language", !options_.language.empty()},   {"--interpreter", options_.interpreter}};
        for (const auto& [option, there] : given)
            if (there) throw Error(Exit::usage, {"log.not-addable", {option, *added_to_}}, {"log.hint-not-addable", {option}});
    }

    void put_meeting(Content& content) const {
        content.put("date", date_);
        content.put("kind", kind_);
        put_staff(content, "led", options_.led);
        put_staff(content, "team", options_.team);
        if (!options_.headcount.empty()) content.put("headcount", parse_headcount(options_.headcount));
        put_text(content, "place", options_.place);
        put_text(content, "language", options_.language);
        if (options_.interpreter) content.put("interpreter", true);
        if (!options_.missed.empty()) {
            require_word("--missed", options_.missed, model::missed_words());
            content.put("missed", options_.missed);
        }
    }

    void put_shared(Content& content) const {
        const auto present = present_voices(content);
        if (!present.empty()) content.put("present", present);
        if (options_.next == "as-needed")
            content.put("next", options_.next);
        else if (!options_.next.empty())
            content.put("next", model::parse_next_day(options_.next, date_));
    }

    static void put_staff(Content& content, std::string_view key, const std::vector<std::string>& codes) {
        model::Texts once;
        for (const std::string& code : codes) {
            require_staff_code("--" + std::string(key), code);
            if (std::ranges::find(once, code) == once.end()) once.push_back(code);
        }
        if (!once.empty()) content.put(key, once);
    }

    static void put_text(Content& content, std::string_view key, const std::string& text) {
        if (text.empty()) return;
        require_clean_words(text);
        content.put(key, text);
    }

    /// Everyone named with --present, then whoever rated, declined or was there and not asked; never those marked absent.
    model::Texts present_voices(const Content& content) const {
        model::Texts present;
        const auto add = [&](const std::string& voice) {
            if (std::ranges::find(present, voice) == present.end()) present.push_back(voice);
        };
        for (const std::string& voice : options_.present) {
            require_voice(voice);
            for (const model::RawRating& rating : content.ratings)
                if (rating.key.voice == voice && rating.key.what.empty() && rating.status == Status::absent)
                    throw Error(Exit::usage, {"log.present-and-absent", {voice}}, {"hint.leave-one-out"});
            add(voice);
        }
        for (const model::RawRating& rating : content.ratings)
            if (rating.status != Status::absent) add(rating.key.voice);
        return present;
    }

    void require_voice(const std::string& id) const {
        if (!history_.voice(id)) throw model::unknown_voice(id, history_);
    }

    const LogOptions& options_;
    const store::Reader& store_;
    const Context& context_;
    std::optional<std::string> input_;
    Date date_;
    std::string kind_;
    model::History history_;
    std::optional<std::string> added_to_;
};

void log_meeting(const LogOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client);
    MeetingBuilder builder(options, store, context);
    if (builder.reads_input()) {
        (void)builder.build(store.read(options.client));  // nobody writes a page of words for a line that is refused
        builder.read_input();
    }
    const auto done = add_block(
        store, options.client, [&](const store::ReadLedger& current) { return builder.build(current); }, options.dry_run, context);
    if (!done) return;
    context.say_filed(*done, log_echo(*done, builder.history(), store.measures(), builder.date(), context));
    if (builder.added_to()) context.note({"log.added-to", {*builder.added_to()}});
    for (const base::Message& watched : watched_items(done->block, store.measures())) context.note(watched);
}

}  // namespace

void build_log(Parser& parser, Command& chosen) {
    auto options = std::make_shared<LogOptions>();
    parser.add_text("CLIENT", options->client, "client code").required();
    parser.add_rest("WHO", options->given,
                    "NAME: WHAT=SCORES ..., e.g. teen: ors=4.2,5.1,3.0,4.4 sleep=6 mother@teen: ors=3/4/4/4 father: declined");
    parser.add_text("--date", options->date, "day of the meeting (today): 2026-11-20, yesterday, fri, -3d");
    parser.add_text("--kind", options->kind, "person, couple, family, network, group, phone, home, meeting-place, follow-up");
    parser.add_list("--present", options->present, "who was there, beyond those who rate: teen,mother");
    parser.add_list("--led", options->led, "who led it: kari,per");
    parser.add_list("--team", options->team, "the reflecting team");
    parser.add_text("--headcount", options->headcount, "how many were there, in a group");
    parser.add_words("--place", options->place, "where");
    parser.add_text("--language", options->language, "spoken");
    parser.add_flag("--interpreter", options->interpreter, "with an interpreter");
    parser.add_text("--missed", options->missed, "no-show, them or us: it did not take place");
    parser.add_text("--next", options->next, "the next one agreed: 2026-12-04, +2w, or as-needed");
    parser.add_each("-m,--said", options->said, "NAME:\"own words\"; NAME:- reads standard input").holds(Holds::words);
    parser.add_flag("--late", options->late, "more than 60 days back, and right");
    parser.add_flag("--new", options->another, "another meeting of a day that has one on file");
    parser.add_text("--to", options->to, "add to this meeting of that day: its id, or the beginning of it");
    parser.add_text("--by", options->by, "who writes this");
    parser.add_flag("--dry-run", options->dry_run, "show the exact block, write nothing");
    parser.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { log_meeting(*options, store, context); }); });
}

}  // namespace viktig::cli
