// A ledger looked over whole, for check.
#include "viktig/model/look_over.hpp"

#include <algorithm>

#include "fold_amends.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/base/text.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/consistency.hpp"
#include "viktig/model/excerpts.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::model {
namespace {

using base::Message;

/// `2026-08-21-7qx4m2`
bool is_event_id(std::string_view id) {
    constexpr std::string_view crockford = "0123456789abcdefghjkmnpqrstvwxyz";
    return id.size() == 17 && id[10] == '-' && base::parse_date(id.substr(0, 10)) &&
           id.find_first_not_of(crockford, 11) == std::string_view::npos;
}

class Overseer {
  public:
    Overseer(const Ledger& ledger, const Folded& folded, const LookOver& with)
        : ledger_(ledger), history_(folded.history), with_(with), blocks_(apply_amends(ledger, [](const Block&) { return true; })) {}

    Findings run() {
        look_at_code();
        for (const Block& block : ledger_.blocks) look_at_name(block);
        for (const Block& block : ledger_.blocks) look_at_marks(block);
        for (const FoldedBlock& entry : blocks_.blocks)
            if (!entry.withdrawn && entry.block->kind != BlockKind::erased) look_at_standing(entry);
        look_at_case();
        find_doubles();
        for (const Contradiction& one : contradictions(ledger_, history_)) tell_contradiction(one);
        find_rated_after_end();
        find_rated_for_another();
        show_lines(found_, ledger_.text);
        return std::move(found_);
    }

  private:
    void tell(Severity severity, Spot spot, Message message, Message hint = {}) {
        found_.push_back({severity, {ledger_.file, spot.line, spot.column}, {}, std::move(message), std::move(hint)});
    }
    void fault(Spot spot, Message message, Message hint) { tell(Severity::fault, spot, std::move(message), std::move(hint)); }
    void remark(Spot spot, Message message, Message hint) { tell(Severity::remark, spot, std::move(message), std::move(hint)); }
    Message by_hand(Spot spot) const { return {"hint.correct-the-line", {ledger_.file, spot.line}}; }

    void look_at_code() {
        if (Message why = client_code_fault(ledger_.client); !why.empty())
            fault({}, {"check.client-code", {std::move(why)}}, {"check.hint-client-code", {ledger_.file}});
    }

    void look_at_name(const Block& block) {
        if (surest_identity_number(block.id)) return;  // told as such, and it cannot stay
        const bool chosen = rule_of(block.kind).chosen_id;
        const bool persons_voice = block.kind == BlockKind::voice && block.id == "client";
        if (!chosen && !is_event_id(block.id))
            remark(block.spot, {"check.event-id", {block.reference()}}, {"check.hint-event-id", {rule_of(block.kind).name}});
        if (Message why = chosen && !persons_voice ? chosen_id_fault(block.id) : Message{}; !why.empty())
            remark(block.spot, {"check.chosen-id", {block.reference(), std::move(why)}}, {"check.hint-chosen-id"});
        if (block.kind == BlockKind::goal && with_.measures.has(block.id))
            remark(block.spot, {"check.goal-like-measure", {block.id}}, {"check.hint-goal-like-measure", {block.id}});
        if (chosen) return;
        const auto [first, is_new] = named_.emplace(block.id, &block);
        if (!is_new)
            fault(block.spot, {"check.id-twice", {block.reference(), first->second->reference()}}, {"check.hint-id-twice", {ledger_.file, block.spot.line}});
    }

    /// Who wrote it and when, whether it counts or not.
    void look_at_marks(const Block& block) {
        if (blocks_.erased.contains(block.reference()))
            fault(block.spot, {"check.erased-is-back", {block.reference()}}, {"check.hint-erased-is-back", {block.reference(), ledger_.file, block.spot.line}});
        if (block.logged() > with_.now + clock_tolerance)
            remark(block.content.find("logged")->spot, {"check.logged-ahead", {block.reference(), base::to_string(block.logged())}}, {"check.hint-logged-ahead"});
        look_at_staff(block.content, {"by", "therapist", "led"});
        const std::string of = block.content.text("of");
        const Block* meant = of.empty() || block.kind == BlockKind::erased ? nullptr : block_of(ledger_, of);
        if (meant && block.logged() < meant->logged())
            remark(block.content.find("logged")->spot, {"check.of-later", {block.reference(), of}}, by_hand(block.content.find("logged")->spot));
    }

    void look_at_staff(const Content& content, std::initializer_list<std::string_view> keys) {
        for (const std::string_view key : keys) {
            const Field* field = content.find(key);
            if (!field) continue;
            Texts codes;
            if (const auto* many = std::get_if<Texts>(&field->value)) codes = *many;
            if (const auto* one = std::get_if<std::string>(&field->value); one && !one->empty()) codes = {*one};
            for (const std::string& code : codes)
                if (Message why = staff_code_fault(code); !why.empty()) remark(field->spot, {"check.staff-code", {key, std::move(why)}}, by_hand(field->spot));
        }
    }

    void look_at_standing(const FoldedBlock& entry) {
        const Content& content = entry.content();
        if (const Field* date = content.find("date")) look_at_date(entry, *date);
        for (const Said& said : content.said) look_at_words(*entry.block, said.words, said.spot);
        if (const Field* words = content.find("words")) look_at_words(*entry.block, content.text("words"), words->spot);
        switch (entry.block->kind) {
            case BlockKind::note: return look_at_note(content);
            case BlockKind::answer: return look_at_answer(content);
            case BlockKind::more: return look_at_addition(*entry.block, content);
            case BlockKind::change: return look_at_change(*entry.block, content);
            default: return;
        }
    }

    void look_at_words(const Block& block, const std::string& words, Spot spot) {
        if (words.find_first_not_of(" \t\n\r") == std::string::npos) remark(spot, {"check.no-words", {block.reference()}}, by_hand(spot));
    }

    /// A course of help or a goal cannot change before there is one.
    void look_at_change(const Block& change, const Content& content) {
        const std::string of = content.text("of");
        const auto* date = content.get<base::Date>("date");
        const auto tell_before = [&](const std::string& reference, base::Date began) {
            if (date && reference == of && *date < began) remark(content.find("date")->spot, {"check.change-before", {change.reference(), *date, of, began}}, by_hand(content.find("date")->spot));
        };
        for (const Episode& episode : history_.episodes) tell_before("episode." + episode.id, episode.began());
        for (const Goal& goal : history_.goals) tell_before("goal." + goal.id, goal.date);
    }

    /// A meeting of tomorrow is on no page, and perhaps it was yesterday's.
    void look_at_date(const FoldedBlock& entry, const Field& field) {
        const auto* date = std::get_if<base::Date>(&field.value);
        if (!date || *date <= with_.today) return;
        const std::string reference = entry.block->reference();
        if (entry.block->kind == BlockKind::session)
            fault(field.spot, {"check.day-to-come", {reference, *date}}, {"check.hint-day-to-come", {ledger_.client, entry.block->id}});
        else
            remark(field.spot, {"check.day-to-come", {reference, *date}}, by_hand(field.spot));
    }

    bool has_session(const std::string& id) const {
        return std::ranges::find(history_.sessions, id, &Session::id) != history_.sessions.end();
    }

    void look_at_note(const Content& note) {
        const Field* session = note.find("session");
        if (!session || has_session(note.text("session"))) return;
        const auto left_out = std::ranges::find(ledger_.left_out, "session." + note.text("session"), &LeftOut::reference);
        remark(session->spot, {"check.note-of-no-meeting", {note.text("session")}}, by_hand(left_out == ledger_.left_out.end() ? session->spot : Spot{left_out->line, 1}));
    }

    void look_at_answer(const Content& answer) {
        const Field* signal = answer.find("signal");
        if (!signal || with_.signal_rules.empty()) return;
        const std::string text = answer.text("signal");
        const std::string_view rule = std::string_view(text).substr(0, text.find('.'));
        if (!is_one_of(with_.signal_rules, rule))
            remark(signal->spot, {"check.answer-to-nothing", {rule}}, one_of(with_.signal_rules));
    }

    /// What was added to a meeting that is taken back is told by nobody: no report has a place for it.
    void look_at_addition(const Block& more, const Content& content) {
        const std::string of = content.text("of");
        if (blocks_.knows(of) && !session_meant(content).empty() && !has_session(session_meant(content)))
            tell_hanging(more, of);
    }

    void tell_hanging(const Block& more, const std::string& of) {
        if (blocks_.erased.contains(of))
            fault(more.spot, {"check.addition-to-erased", {more.reference(), of}}, {"hint.forget-block", {base::shell_word(ledger_.client), base::shell_word(more.reference())}});
        else
            fault(more.spot, {"check.addition-to-undone", {more.reference(), of}}, undo_hint(ledger_, more));
    }

    void look_at_case() {
        if (!history_.episodes.empty() || history_.sessions.empty()) return;
        fault(history_.sessions.front().spot, {"log.no-episode", {ledger_.client}}, {"log.hint-no-episode", {ledger_.client}});
    }

    /// Others rate how somebody's life is, on a form for that; the command line takes nothing else.
    void find_rated_for_another() {
        for (const Session& session : history_.sessions)
            for (const Rating& rating : session.ratings) {
                const Measure* measure = with_.measures.find(rating.key.what);
                const bool of_life = measure && measure->type == MeasureType::outcome && !history_.goal(rating.key.what);
                if (!rating.key.about.empty() && !rating.key.what.empty() && !of_life)
                    remark(rating.spot, {"log.about-what", {rating.key.what, rating.key.about}}, by_hand(rating.spot));
            }
    }

    /// Two clones may have done so; it costs nothing, and one of the two is wrong.
    void find_rated_after_end() {
        for (const Session& session : history_.sessions)
            for (const Rating& rating : session.ratings) {
                const Goal* goal = history_.goal(rating.key.what);
                if (goal && goal->ended && *goal->ended < session.date)
                    remark(rating.spot, {"goal.ended", {goal->id, *goal->ended}}, {"goal.hint-ended", {ledger_.client, goal->id, session.date}});
                const Voice* voice = history_.voice(rating.key.voice);
                if (voice && voice->ended && *voice->ended < session.date)
                    remark(rating.spot, {"voice.ended", {voice->id, *voice->ended}}, {"voice.hint-ended", {ledger_.client, voice->id, session.date}});
            }
    }

    static bool same_given(const Session& a, const Session& b) {
        const auto same_rating = [](const Rating& x, const Rating& y) {
            return x.key == y.key && x.status == y.status && std::ranges::equal(x.items, y.items) && x.total == y.total;
        };
        const auto same_slips = [](const Slips& x, const Slips& y) { return x.what == y.what && std::ranges::is_permutation(x.scores, y.scores); };
        return std::ranges::equal(a.ratings, b.ratings, same_rating) && std::ranges::equal(a.slips, b.slips, same_slips);
    }

    static bool has_scores(const Session& session) {
        return !session.slips.empty() || std::ranges::find(session.ratings, Status::rated, &Rating::status) != session.ratings.end();
    }

    /// What was written down, also what cannot stand: two meetings that only look alike without it are not the same.
    bool same_written(const Session& a, const Session& b) const {
        const auto written = [&](const Session& session) -> const Content* {
            for (const FoldedBlock& entry : blocks_.blocks)
                if (entry.block->kind == BlockKind::session && entry.block->id == session.id) return &entry.content();
            return nullptr;
        };
        const Content* one = written(a);
        const Content* other = written(b);
        const auto same_answer = [](const RawRating& x, const RawRating& y) { return x.same_answer(y); };
        return one && other && std::ranges::is_permutation(one->ratings, other->ratings, same_answer);
    }

    void find_doubles() {
        const auto& sessions = history_.sessions;
        for (std::size_t n = 0; n < sessions.size(); ++n)
            for (std::size_t m = n; m-- > 0 && sessions[m].date == sessions[n].date;) {
                if (!has_scores(sessions[n])) break;
                if (!same_given(sessions[m], sessions[n]) || !same_written(sessions[m], sessions[n])) continue;
                doubles_.push_back(&sessions[n]);
                fault(sessions[n].spot, {"check.session-twice", {sessions[n].id, sessions[m].id}},
                      undo_hint(ledger_, *block_of(ledger_, base::joined({"session.", sessions[n].id}))));
                break;
            }
    }

    void tell_contradiction(const Contradiction& one) {
        if (one.is.empty()) return;
        const bool told = std::ranges::any_of(doubles_, [&](const Session* s) { return s->spot.line == one.spot.line; });
        const bool rated_twice = one.is.key == "consistency.rated-twice";
        if (rated_twice && told) return;
        // There may have been two meetings that day, each with its own answers; words of nobody and early meetings are shown all the same.
        const bool costs_nothing = rated_twice || one.is.key == "consistency.words-of-nobody" || one.is.key == "consistency.before-beginning";
        tell(costs_nothing ? Severity::remark : Severity::fault, one.spot, one.is, one.hint);
    }

    const Ledger& ledger_;
    const History& history_;
    const LookOver& with_;
    FoldedBlocks blocks_;
    std::map<std::string, const Block*> named_;
    std::vector<const Session*> doubles_;
    Findings found_;
};

}  // namespace

Findings look_over(const Ledger& ledger, const Folded& folded, const LookOver& with) {
    return Overseer(ledger, folded, with).run();
}

}  // namespace viktig::model
