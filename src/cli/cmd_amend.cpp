// viktig amend CLIENT ID [WHO...]   What is on file of a meeting was wrong: what is right, and why.
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "log_echo.hpp"
#include "loose_ends.hpp"
#include "viktig/model/date_words.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/log_line.hpp"
#include "viktig/model/names.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;
using model::Block;
using model::BlockKind;
using model::Content;
using model::RatingKey;
using model::RawRating;

struct AmendOptions {
    std::string client, id, date, kind, next, place, reason, by;
    std::vector<std::string> given, withdraw;
    bool dry_run = false;
};

/// A block of the meeting as it stands: the meeting itself, or what was added to it.
struct Part {
    std::string reference;
    Content content;
};

const RawRating* rating_in(const Content& content, const RatingKey& key) {
    const auto found = std::ranges::find(content.ratings, key, &RawRating::key);
    return found == content.ratings.end() ? nullptr : &*found;
}

class AmendBuilder {
  public:
    AmendBuilder(const AmendOptions& options, const store::Reader& store, const Context& context)
        : options_(options), store_(store), context_(context) {}

    Block build(const store::ReadLedger& current) {
        history_ = fold_for_writing(store_, current).history;
        set_ = was_ = Content{};
        target_.clear();
        withdrawn_.clear();
        find_parts(current.ledger);
        read_ratings();
        read_withdrawn();
        read_fields();
        if (target_.empty()) throw Error(Exit::usage, {"amend.nothing"}, {"amend.hint-nothing"});
        Block amend = write(current.ledger);
        if (const auto why = first_upset(current.ledger, amend, store_)) throw Error(Exit::usage, {"amend.would-lose", {target_, *why}});
        return amend;
    }

    [[nodiscard]] const std::string& target() const { return target_; }
    [[nodiscard]] Message now() const { return shown(set_); }
    [[nodiscard]] Message before() const { return shown(was_); }

  private:
    /// The meeting that the id, or its beginning, names, and what was added to it; an addition's own id means it alone.
    void find_parts(const model::Ledger& ledger) {
        parts_.clear();
        std::vector<std::string> meant;
        const Block* found = nullptr;
        for (const Block* block : model::standing_blocks(ledger)) {
            if (block->kind != BlockKind::session && block->kind != BlockKind::more) continue;
            if (!block->id.starts_with(options_.id) && !block->reference().starts_with(options_.id)) continue;
            // Where a meeting and what was added to it begin alike, the meeting is meant.
            const bool added = block->kind == BlockKind::more && found && block->content.text("of") == found->reference();
            if (added) continue;
            meant.push_back(block->reference());
            found = block;
        }
        if (!found) throw no_such_session(options_.id, history_);
        if (meant.size() > 1) throw Error(Exit::usage, {"id.several", {options_.id, meant.size()}}, model::one_of(meant));
        add_part(ledger, found->reference());
        if (found->kind == BlockKind::session) {
            meeting_ = *parts_.front().content.get<Date>("date");
            kind_ = parts_.front().content.text("kind");
            for (const Block* block : model::standing_blocks(ledger))
                if (block->kind == BlockKind::more && block->content.text("of") == found->reference()) add_part(ledger, block->reference());
            return;
        }
        const auto session = model::content_now(ledger, found->content.text("of"));
        if (!session) throw Error(Exit::data, {"log.no-such-session", {found->content.text("of"), options_.client}});
        meeting_ = *session->get<Date>("date");
        kind_ = session->text("kind");
    }

    void add_part(const model::Ledger& ledger, const std::string& reference) {
        if (auto content = model::content_now(ledger, reference)) parts_.push_back({reference, std::move(*content)});
    }

    /// One amend means one block.
    void aim_at(const Part& part) {
        if (!target_.empty() && target_ != part.reference)
            throw Error(Exit::usage, {"amend.two-blocks", {target_, part.reference}}, {"amend.hint-two-blocks"});
        target_ = part.reference;
    }

    const Part* part_with(const RatingKey& key) const {
        const auto found = std::ranges::find_if(parts_, [&](const Part& part) { return rating_in(part.content, key) != nullptr; });
        return found == parts_.end() ? nullptr : &*found;
    }

    void read_ratings() {
        if (options_.given.empty()) return;
        const model::LogContext context{history_, store_.measures(), store_.settings(), meeting_, kind_};
        model::LogLine line = model::parse_log_line(options_.given, context);
        for (RawRating& rating : line.ratings) {
            const Part* stands = part_with(rating.key);
            const auto contrary = parts_with_contrary(rating);
            const Part& part = stands ? *stands : contrary.empty() ? parts_.front() : *contrary.front();
            aim_at(part);
            for (const Part* other : contrary) aim_at(*other);  // what contradicts it must go, and one amend reaches one block
            if (stands) {
                if (rating_in(part.content, rating.key)->same_answer(rating))
                    throw Error(Exit::usage, {"amend.same", {model::rating_name(rating.key), part.reference}});
                was_.ratings.push_back(*rating_in(part.content, rating.key));
            }
            withdraw_contrary(part, rating);
            set_.ratings.push_back(std::move(rating));
        }
        for (model::RawSlips& slips : line.slips) set_slips(std::move(slips));
    }

    /// "declined" about everything and a number from the same person cannot both be.
    static bool contradicts(const RawRating& stands, const RatingKey& key) {
        return stands.key.voice == key.voice && stands.key != key && (stands.key.what.empty() || key.what.empty());
    }

    std::vector<const Part*> parts_with_contrary(const RawRating& rating) const {
        std::vector<const Part*> found;
        for (const Part& part : parts_)
            if (std::ranges::any_of(part.content.ratings, [&](const RawRating& stands) { return contradicts(stands, rating.key); }))
                found.push_back(&part);
        return found;
    }

    void withdraw_contrary(const Part& part, const RawRating& rating) {
        for (const RawRating& stands : part.content.ratings)
            if (contradicts(stands, rating.key)) withdraw(stands);
    }

    void withdraw(const RawRating& stands) {
        const std::string name = model::rating_name(stands.key);
        if (std::ranges::find(withdrawn_, name) != withdrawn_.end()) return;
        withdrawn_.push_back(name);
        was_.ratings.push_back(stands);
    }

    void set_slips(model::RawSlips slips) {
        const auto holds = [&](const Part& part) { return std::ranges::find(part.content.slips, slips.what, &model::RawSlips::what); };
        const auto part = std::ranges::find_if(parts_, [&](const Part& each) { return holds(each) != each.content.slips.end(); });
        aim_at(part == parts_.end() ? parts_.front() : *part);
        if (part != parts_.end()) was_.slips.push_back(*holds(*part));
        set_.slips.push_back(std::move(slips));
    }

    void read_withdrawn() {
        for (const std::string& name : options_.withdraw) {
            const RatingKey key = model::parse_rating_name(name);
            const Part* part = part_with(key);
            if (!part) throw Error(Exit::data, {"amend.not-rated", {name, parts_.front().reference}}, rated_here());
            aim_at(*part);
            withdraw(*rating_in(part->content, key));
        }
    }

    Message rated_here() const {
        std::vector<std::string> names;
        for (const Part& part : parts_)
            for (const RawRating& rating : part.content.ratings) names.push_back(model::rating_name(rating.key));
        return names.empty() ? Message{} : model::one_of(names);
    }

    void read_fields() {
        if (!options_.date.empty()) {
            meeting_ = context_.past_day(options_.date);
            put("date", meeting_);
        }
        if (!options_.kind.empty()) {
            if (!store_.settings().knows_kind(options_.kind))
                throw Error(Exit::usage, {"log.unknown-kind", {options_.kind}}, model::known_kinds_hint(options_.kind, store_.settings()));
            put("kind", options_.kind);
        }
        if (options_.next == "as-needed")
            put("next", options_.next);
        else if (!options_.next.empty())
            put("next", model::parse_next_day(options_.next, meeting_));
        if (!options_.place.empty()) {
            require_clean_words(options_.place);
            put("place", options_.place);
        }
    }

    void put(std::string_view key, model::FieldValue value) {
        const Part& part = parts_.front();
        const bool of_meeting = part.reference.starts_with("session.") || key == "next";
        if (!of_meeting) throw Error(Exit::usage, {"log.not-addable", {"--" + std::string(key), part.reference}});
        aim_at(part);
        if (const model::Field* stands = part.content.find(key)) {
            if (stands->value == value) throw Error(Exit::usage, {"amend.same", {key, part.reference}});
            was_.put(key, stands->value);
        }
        set_.put(key, std::move(value));
    }

    Block write(const model::Ledger& ledger) const {
        Block amend;
        amend.kind = BlockKind::amend;
        amend.id = context_.new_id(context_.today);
        amend.content.put("of", target_);
        amend.set = set_;
        amend.was = was_;
        if (!withdrawn_.empty()) amend.content.put("withdrawn", withdrawn_);
        amend.content.put("reason", options_.reason);
        sign(amend, context_.writer(options_.by), context_);
        amend.content.put("logged", model::time_of_amend(ledger, context_.world.now()));
        return amend;
    }

    Message shown(const Content& content) const {
        base::List said;
        Block block;
        block.content = content;
        if (!content.ratings.empty() || !content.slips.empty() || content.find("next"))
            said.parts.push_back(given_in(block, history_, store_.measures(), context_.today));
        if (const Date* date = content.get<Date>("date"))
            said.parts.push_back({"text", {base::ShownDate{*date, base::DateStyle::weekday_day_month_year}}});
        for (const std::string_view key : {"kind", "place"})
            if (const std::string text = content.text(key); !text.empty()) said.parts.push_back({"text", {text}});
        if (said.parts.empty()) said.parts.push_back({"amend.none"});
        said.separator = " | ";
        return {"list", {said}};
    }

    const AmendOptions& options_;
    const store::Reader& store_;
    const Context& context_;
    model::History history_;
    std::vector<Part> parts_;
    Date meeting_{};
    std::string kind_, target_;
    Content set_, was_;
    model::Texts withdrawn_;
};

void amend_meeting(const AmendOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client);
    require_clean_words(options.reason);
    AmendBuilder builder(options, store, context);
    const auto done = add_block(
        store, options.client, [&](const store::ReadLedger& current) { return builder.build(current); }, options.dry_run, context);
    if (!done) return;
    context.say_filed(*done, {"amend.done", {options.client, builder.target(), builder.now(), builder.before(), done->file, done->line}});
}

}  // namespace

void build_amend(CLI::App& parser, Command& chosen) {
    auto options = std::make_shared<AmendOptions>();
    add_text(parser, "CLIENT", options->client, "client code")->required();
    add_text(parser, "ID", options->id, "the meeting: its id, or the beginning of it, as its day")->required();
    parser.add_option("WHO", options->given, "what is right, as in log: mother: sleep=4 father: declined");
    add_list(parser, "--withdraw", options->withdraw, "what nobody rated: mother.sleep,mother@teen.ors");
    add_text(parser, "--date", options->date, "the day it really was");
    add_text(parser, "--kind", options->kind, "the kind of meeting it really was");
    add_text(parser, "--next", options->next, "the next one that was really agreed: 2026-12-04, +2w, or as-needed");
    add_words(parser, "--place", options->place, "where it really was");
    add_words(parser, "--reason", options->reason, "why; kept on file")->required();
    add_text(parser, "--by", options->by, "who writes this");
    parser.add_flag("--dry-run", options->dry_run, "show the block, write nothing");
    parser.callback([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { amend_meeting(*options, store, context); }); });
}

}  // namespace viktig::cli
