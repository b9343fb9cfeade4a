// Meetings out of blocks: each with what was added to it. What people gave there is judged in fold_given.hpp.
#include <algorithm>
#include <tuple>

#include "fold_given.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::model {
namespace {

using base::Message;

std::optional<Missed> missed_of(std::string_view word) {
    if (word == "no-show") return Missed::no_show;
    if (word == "them") return Missed::them;
    if (word == "us") return Missed::us;
    return std::nullopt;
}

std::optional<Next> next_of(const FlatField& field) {
    if (field.type == FlatField::Type::date) return base::Date{std::chrono::days{field.number}};
    if (field.type == FlatField::Type::text && field.text == "as-needed") return AsNeeded{};
    return std::nullopt;
}

class MeetingFolder {
  public:
    explicit MeetingFolder(const FoldWork& work) : work_(work) {}

    void run() {
        fold_sessions();
        tell_lonely_additions();
        auto& sessions = work_.history.sessions;
        const auto earlier = [](const Session& a, const Session& b) { return std::tie(a.date, a.logged, a.id) < std::tie(b.date, b.logged, b.id); };
        if (!std::ranges::is_sorted(sessions, earlier)) std::ranges::sort(sessions, earlier);
    }

  private:
    void fold_sessions() {
        const auto& blocks = work_.standing(BlockKind::session);
        work_.history.sessions.reserve(blocks.size());
        const auto additions = additions_by_meeting();
        for (const StandingBlock& entry : blocks) {
            if (!work_.happened(entry.date) || !tells_whether_they_met(entry.content)) continue;
            begin(entry);
            auto addition = std::ranges::lower_bound(additions, session_.id, {}, &Addition::meeting);
            for (; addition != additions.end() && addition->meeting == session_.id; ++addition)
                if (!joined_[addition->place]) add(addition->place);
            finish(*entry.block);
        }
    }

    struct Addition {
        std::string_view meeting;
        std::size_t place = 0;  ///< among the additions
    };

    /// Those to one meeting in the order of time.
    std::vector<Addition> additions_by_meeting() {
        const auto& blocks = work_.standing(BlockKind::more);
        joined_.resize(blocks.size());
        std::vector<Addition> additions;
        for (std::size_t n = 0; n < blocks.size(); ++n) additions.push_back({session_meant(blocks[n].content), n});
        std::ranges::sort(additions, {}, [](const Addition& a) { return std::pair(a.meeting, a.place); });
        return additions;
    }

    /// A meeting as its own block has it.
    void begin(const StandingBlock& entry) {
        session_ = {};
        session_.id = entry.block->id;
        session_.date = entry.date;
        given_.begin(session_, *entry.block);
        for (const FlatField& field : entry.content.fields) take(field);
        session_.corrected = entry.corrected();
        session_.by = entry.by;
        session_.logged = entry.logged;
        session_.spot = entry.block->spot;
        given_.add(entry);
    }

    void take(const FlatField& field) {
        switch (field.key) {
            case Key::kind:
                session_.kind = field.text;
                names_.tell_unknown_kind(field);
                break;
            case Key::led: session_.led = field.texts; break;
            case Key::team: session_.team = field.texts; break;
            case Key::present: add_present(field); break;
            case Key::headcount: session_.headcount = field.number; break;
            case Key::place: session_.place = field.text; break;
            case Key::language: session_.language = field.text; break;
            case Key::interpreter: session_.interpreter = field.number != 0; break;
            case Key::missed: session_.missed = missed_of(field.text); break;
            case Key::next: session_.next = next_of(field); break;
            default: break;
        }
    }

    /// Two leaders may both log: what a `more` block says belongs to its meeting.
    void add(std::size_t place) {
        const StandingBlock& more = work_.standing(BlockKind::more)[place];
        joined_[place] = true;
        if (const FlatField* present = more.content.find(Key::present)) add_present(*present);
        if (const FlatField* next = more.content.find(Key::next))
            if (const auto agreed = next_of(*next)) session_.next = agreed;
        if (more.corrected()) session_.corrected = true;
        given_.add(more);
    }

    void add_present(const FlatField& present) {
        for (const std::string_view voice : present.texts) {
            if (names_.knows_voice(voice))
                given_.was_there(voice);
            else
                names_.tell_unknown_voice(present.spot, voice, Loss::value);
        }
    }

    void finish(const FlatBlock& meeting) {
        given_.settle(session_);
        if (session_.missed && (!session_.ratings.empty() || !session_.slips.empty() || !session_.present.empty()))
            work_.tell(session_.spot, Loss::nothing, {"session.missed-but-rated", {session_.id}}, last_word_hint(meeting.reference()));
        work_.history.sessions.push_back(session_);
    }

    void tell_lonely_additions() {
        const auto& additions = work_.standing(BlockKind::more);
        for (std::size_t n = 0; n < additions.size(); ++n) {
            if (joined_[n]) continue;
            const std::string_view of = additions[n].content.text(Key::of);
            if (session_meant(additions[n].content).empty() || !work_.blocks.knows(of)) work_.tell_of_nothing(*additions[n].block);
        }
    }

    /// With an unknown word for `missed` nobody can say whether they met: the meeting is left out.
    bool tells_whether_they_met(const FlatContent& content) {
        const FlatField* missed = content.find(Key::missed);
        if (!missed || is_one_of(missed_words(), missed->text)) return true;
        work_.tell(missed->spot, Loss::block, {"session.unknown-missed", {missed->text}}, one_of(missed_words()));
        return false;
    }

    /// Takes back the addition or correction that came last, which brought what does not fit; without one it was a hand.
    Message last_word_hint(const std::string& meeting) const {
        std::optional<Block> last;
        const auto consider = [&](const Block& block) {
            if (block.content.text("of") == meeting && (!last || last->logged() <= block.logged())) last = block;
        };
        for (const StandingBlock& more : work_.standing(BlockKind::more)) consider(block_of(*more.block));
        for (const Block* amend : work_.blocks.amends()) consider(*amend);
        return last ? undo_hint(work_.blocks.named(), *last) : Message{"hint.correct-the-line", {work_.ledger.file, session_.spot.line}};
    }

    const FoldWork& work_;
    MeetingNames names_{work_};
    GivenAtMeeting given_{work_, names_};
    Session session_;           ///< the meeting at hand
    std::vector<bool> joined_;  ///< of the additions, which have found their meeting
};

}  // namespace

void fold_meetings(const FoldWork& work) {
    MeetingFolder(work).run();
}

}  // namespace viktig::model
