// The log line: whose turn it is, what they rated, which scores.
#include "viktig/model/log_line.hpp"

#include <algorithm>

#include "log_tokens.hpp"
#include "score_list.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/names.hpp"

namespace viktig::model {
namespace {

using base::Error;
using base::Exit;
using base::List;
using base::Message;
using base::Score;

/// Whose turn it is: a voice, and whose life when that is another's.
struct Turn {
    std::string voice;
    std::string about;
    auto operator<=>(const Turn&) const = default;
    [[nodiscard]] std::string shown() const { return about.empty() ? voice : voice + "@" + about; }
};

Message shown_scores(const std::vector<Score>& scores) {
    List list;
    for (const Score score : scores) list.parts.push_back({"text", {base::Decimal{score, score.decimals()}}});
    return {"list", {list}};
}

class LogLineParser {
  public:
    explicit LogLineParser(const LogContext& context) : context_(context) {
        const Episode* episode = context.history.episode_on(context.date);
        const std::string case_kind = episode ? episode->kind : std::string();
        if (case_kind == "person") turn_ = Turn{"client", ""};
        slips_allowed_ = case_kind == "group" || context.session_kind == "group";
    }

    LogLine parse(std::span<const std::string> typed) {
        for (const std::string& token : log_tokens(typed)) parse_token(token);
        refuse_empty_turn();
        for (const RawRating& rating : line_.ratings) refuse_half_status(rating);
        return std::move(line_);
    }

  private:
    void parse_token(const std::string& token) {
        const auto colon = token.find(':');
        const auto equals = token.find('=');
        if (colon != std::string::npos && (equals == std::string::npos || colon < equals)) {
            const std::string rest = token.substr(colon + 1);
            const Turn named = parse_turn(std::string_view(token).substr(0, colon), rest);
            if (rest.empty()) {
                refuse_empty_turn();
                turn_ = named;
                turn_is_empty_ = true;
                in_one_.reset();
                return;
            }
            give(named, rest);
            in_one_ = named;
            return;
        }
        if (in_one_ && turn_ != in_one_) refuse_two_turns(token);
        turn_is_empty_ = false;
        if (turn_)
            give(*turn_, token);
        else
            give_nameless(token);
    }

    /// `father: mother: ...`: what became of father?
    void refuse_empty_turn() const {
        if (turn_is_empty_) throw Error(Exit::usage, {"log.empty-turn", {turn_->shown()}}, {"log.hint-empty-turn", {turn_->shown()}});
    }

    /// @param rest  what follows the colon in the same word
    Turn parse_turn(std::string_view typed, const std::string& rest) {
        Turn turn;
        const auto at = typed.find('@');
        turn.voice = typed.substr(0, at);
        if (at != std::string_view::npos) turn.about = typed.substr(at + 1);
        if (!context_.history.voice(turn.voice) && knows_what(turn.voice))
            throw Error(Exit::usage, {"log.colon-for-equals", {turn.voice}},
                        {"log.hint-colon-for-equals", {turn.voice, rest.empty() ? std::string("?") : rest}});
        require_voice(turn.voice);
        if (at == std::string_view::npos) return turn;
        require_voice(turn.about);
        if (turn.about == turn.voice)
            throw Error(Exit::usage, {"log.about-self", {turn.voice}}, {"log.hint-about-self", {turn.voice}});
        return turn;
    }

    void require_voice(const std::string& id) const {
        const Voice* voice = context_.history.voice(id);
        if (voice && !(voice->ended && *voice->ended < context_.date)) return;
        if (voice) throw Error(Exit::data, {"voice.ended", {id, *voice->ended}}, {"voice.hint-ended", {context_.history.client, id, context_.date}});
        throw unknown_voice(id, context_.history);
    }

    bool knows_what(const std::string& id) const { return context_.history.goal(id) || context_.measures.find(id); }

    /// `mother:sleep=4 ors=...`: hers, or whose turn it was?
    void refuse_two_turns(const std::string& token) const {
        if (!turn_)
            throw Error(Exit::usage, {"log.nameless-after-one", {token, in_one_->shown()}},
                        {"log.hint-name-it", {in_one_->shown(), token}});
        throw Error(Exit::usage, {"log.two-turns", {token, in_one_->shown(), turn_->shown()}},
                    {"log.hint-two-turns", {in_one_->shown(), turn_->shown(), token}});
    }

    struct Given {
        std::string what;
        std::string value;
        bool total = false;
    };

    Given split_given(const std::string& token) const {
        const auto equals = token.find('=');
        if (equals == std::string::npos && context_.history.voice(token))
            throw Error(Exit::usage, {"log.name-without-colon", {token}}, {"log.hint-name-without-colon", {token}});
        if (equals == std::string::npos || equals == 0)
            throw Error(Exit::usage, {"log.unreadable", {token}}, {"log.hint-forms"});
        Given given{token.substr(0, equals), token.substr(equals + 1), false};
        constexpr std::string_view suffix = ".total";
        if (given.what.ends_with(suffix)) {
            given.what.resize(given.what.size() - suffix.size());
            given.total = true;
        }
        if (given.value.empty()) throw Error(Exit::usage, {"log.no-value", {token}}, {"log.hint-forms"});
        return given;
    }

    void give(const Turn& turn, const std::string& token) {
        RawRating rating;
        rating.key.voice = turn.voice;
        rating.key.about = turn.about;
        if (const auto status = parse_status(token)) {
            if (!turn.about.empty()) throw Error(Exit::usage, {"log.status-about", {token, turn.shown()}}, {"log.hint-status-about", {turn.voice, token}});
            rating.status = *status;
            add(std::move(rating));
            return;
        }
        const Given given = split_given(token);
        rating.key.what = given.what;
        const Measure* measure = find_measure(given.what);
        if (const auto status = parse_status(given.value)) {
            if (!turn.about.empty()) throw Error(Exit::usage, {"log.status-about", {given.value, turn.shown()}}, {"log.hint-status-about", {turn.voice, token}});
            rating.status = *status;
            add(std::move(rating));
            return;
        }
        if (!turn.about.empty() && (!measure || measure->type != MeasureType::outcome))
            throw Error(Exit::usage, {"log.about-what", {given.what, turn.about}}, {"log.hint-about-what", {turn.voice, given.what}});
        read_scores(given, measure, rating);
        check(rating, measure, token);
        add(std::move(rating));
    }

    void read_scores(const Given& given, const Measure* measure, RawRating& rating) const {
        if (given.total) {
            refuse_total_of_one_number(given, measure);
            rating.total = parse_single_score(given.value);
            return;
        }
        ScoreList list = parse_score_list(given.value);
        const std::size_t expected = measure ? measure->items.size() : 1;
        if (list.decimal_reading && list.decimal_reading->size() == expected && could_stand(*list.decimal_reading, measure))
            refuse_two_readings(given, list);
        rating.items = std::move(list.scores);
    }

    static void refuse_total_of_one_number(const Given& given, const Measure* measure) {
        if (!measure || measure->one_item())
            throw Error(Exit::usage, {"score.no-total", {given.what}}, {"score.hint-no-total", {given.what, given.value}});
    }

    bool could_stand(const std::vector<Score>& scores, const Measure* measure) const {
        RawRating rating;
        rating.items.assign(scores.begin(), scores.end());
        std::size_t item = 0;
        return rating_fault(rating, measure, context_.settings, item).empty();
    }

    [[noreturn]] static void refuse_two_readings(const Given& given, const ScoreList& list) {
        std::vector<Score> whole;
        for (const auto& score : list.scores) whole.push_back(*score);
        std::string with_points;
        for (const Score score : *list.decimal_reading) {
            if (!with_points.empty()) with_points += ',';
            with_points += score.to_string(1);
        }
        const std::string what = given.total ? given.what + ".total" : given.what;
        throw Error(Exit::usage,
                    {"score.two-readings",
                     {what + "=" + given.value, whole.size(), shown_scores(whole), list.decimal_reading->size(),
                      shown_scores(*list.decimal_reading)}},
                    {"score.hint-two-readings", {what, with_points}});
    }

    void check(const RawRating& rating, const Measure* measure, const std::string& token) const {
        std::size_t item = 0;
        const Message fault = rating_fault(rating, measure, context_.settings, item);
        if (fault.empty()) return;
        if (measure && !measure->one_item() && rating.items.size() == 1 && rating.items[0] && *rating.items[0] <= measure->total_max())
            throw Error(Exit::usage, fault, {"score.hint-is-it-the-total", {measure->id, rating.items[0]->to_string()}});
        if (fault.key == "score.nothing-given" || fault.key == "score.left-open") throw Error(Exit::usage, fault, {"score.hint-nothing-given", {rating.key.what}});
        throw Error(Exit::usage, fault, {"score.hint-with-gaps", {with_gaps(rating, measure, token)}});
    }

    /// What was typed with `?` wherever a fault is: never a number that nobody gave.
    std::string with_gaps(const RawRating& rating, const Measure* measure, const std::string& token) const {
        const std::size_t expected = measure ? measure->items.size() : 1;
        std::string text = token.substr(0, token.find('=') + 1);
        if (measure && measure->total_only()) return rating.key.what + ".total=?";
        if (rating.total || expected == 1) return text + "?";
        if (rating.items.size() != expected) {
            for (std::size_t n = 0; n < expected; ++n) text += n == 0 ? "?" : ",?";
            return text;
        }
        for (std::size_t n = 0; n < rating.items.size(); ++n) {
            if (n > 0) text += ',';
            text += !rating.items[n] ? "-" : item_could_stand(rating, n, measure) ? rating.items[n]->to_string() : "?";
        }
        return text;
    }

    bool item_could_stand(const RawRating& rating, std::size_t item, const Measure* measure) const {
        RawRating alone;
        alone.items.resize(rating.items.size());
        alone.items[item] = rating.items[item];
        std::size_t at_fault = 0;
        return rating_fault(alone, measure, context_.settings, at_fault).empty();
    }

    const Measure* find_measure(const std::string& what) const {
        if (const Goal* goal = context_.history.goal(what)) {
            if (goal->ended && *goal->ended < context_.date) throw Error(Exit::data, {"goal.ended", {what, *goal->ended}}, {"goal.hint-ended", {context_.history.client, what, context_.date}});
            return nullptr;
        }
        if (const Measure* measure = context_.measures.find(what)) return measure;
        throw unknown_what(what, context_.history, context_.measures);
    }

    /// Anonymous slips in a group; anywhere else a score needs a name.
    void give_nameless(const std::string& token) {
        if (parse_status(token)) throw Error(Exit::usage, {"log.status-nameless", {token}}, name_it(token));
        const Given given = split_given(token);
        const Measure* measure = find_measure(given.what);
        if (!slips_allowed_) throw Error(Exit::usage, {"log.nameless", {token}}, name_it(token));
        if (measure && !measure->one_item() && !given.total)
            throw Error(Exit::usage, {"log.slips-are-totals", {given.what}}, {"log.hint-slips-are-totals", {given.what}});
        if (std::ranges::find(line_.slips, given.what, &RawSlips::what) != line_.slips.end())
            throw Error(Exit::usage, {"log.slips-twice", {given.what}}, {"log.hint-slips-twice", {token.substr(0, token.find('='))}});
        if (given.total) refuse_total_of_one_number(given, measure);
        const ScoreList list = parse_score_list(given.value);
        const Score item_step = measure ? measure->step : context_.settings.goal_step;
        const bool decimals = (measure && given.total ? measure->total_step() : item_step).decimals() > 0;
        if (list.decimal_reading && decimals) refuse_two_readings(given, list);
        RawSlips slips;
        slips.what = given.what;
        for (const auto& score : list.scores) {
            if (!score) throw Error(Exit::usage, {"log.slip-missing", {token}}, {"log.hint-slip-missing"});
            RawRating one;
            one.key.what = given.what;
            if (given.total)
                one.total = *score;
            else
                one.items.emplace_back(*score);
            check_slip(one, measure, list, slips.scores.size(), token);
            slips.scores.push_back(*score);
        }
        line_.slips.push_back(std::move(slips));
    }

    void check_slip(const RawRating& one, const Measure* measure, const ScoreList& all, std::size_t place, const std::string& token) const {
        std::size_t item = 0;
        const Message fault = rating_fault(one, measure, context_.settings, item);
        if (fault.empty()) return;
        std::string text = token.substr(0, token.find('=') + 1);
        for (std::size_t n = 0; n < all.scores.size(); ++n) {
            if (n > 0) text += ',';
            text += n == place || !all.scores[n] ? "?" : all.scores[n]->to_string();
        }
        throw Error(Exit::usage, fault, {"score.hint-with-gaps", {text}});
    }

    Message name_it(const std::string& token) const {
        List names;
        for (const Voice& voice : context_.history.voices) names.parts.push_back({"text", {voice.id}});
        if (names.parts.empty()) return {"voice.hint-add", {context_.history.client, "NAME"}};
        return {"log.hint-name-one-of", {token, names}};
    }

    void add(RawRating rating) {
        const auto other = std::ranges::find(line_.ratings, rating.key, &RawRating::key);
        if (other != line_.ratings.end()) {
            const Turn turn{rating.key.voice, rating.key.about};
            if (rating.key.what.empty()) throw Error(Exit::usage, {"log.status-twice", {turn.shown()}}, {"hint.leave-one-out"});
            throw Error(Exit::usage, {"log.twice", {turn.shown(), rating.key.what}}, {"hint.leave-one-out"});
        }
        line_.ratings.push_back(std::move(rating));
    }

    /// "declined" for everything and a number from the same person cannot both be.
    void refuse_half_status(const RawRating& rating) const {
        if (!rating.key.what.empty()) return;
        for (const RawRating& other : line_.ratings)
            if (other.key.voice == rating.key.voice && !other.key.what.empty())
                throw Error(Exit::usage, {"log.status-and-scores", {rating.key.voice, to_word(rating.status), other.key.what}},
                            {"log.hint-status-and-scores", {rating.key.voice, to_word(rating.status)}});
    }

    const LogContext& context_;
    std::optional<Turn> turn_;
    std::optional<Turn> in_one_;  ///< the last NAME:WHAT=..., when no NAME: came since
    bool turn_is_empty_ = false;          ///< NAME: came, and nothing since
    bool slips_allowed_ = false;
    LogLine line_;
};

}  // namespace

LogLine parse_log_line(std::span<const std::string> typed, const LogContext& context) {
    return LogLineParser(context).parse(typed);
}

}  // namespace viktig::model
