// A ledger or a history as text, all of it but the places in the file: two that mean the same read the same.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>

#include "viktig/base/text.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/history.hpp"

namespace viktig::tests {

inline std::string described(const std::optional<base::Score>& score) {
    return score ? score->to_string() : "none";
}

inline std::string described(const std::optional<base::Date>& date) {
    return date ? base::to_string(*date) : "none";
}

inline std::string described(std::span<const std::optional<base::Score>> items) {
    std::string text;
    for (const auto& item : items) text += described(item) + ' ';
    return text;
}

inline std::string described(const std::vector<std::string>& texts) {
    std::string text;
    for (const auto& one : texts) text += one + ' ';
    return text;
}

inline std::string described(std::span<const std::string_view> texts) {
    return described(std::vector<std::string>(texts.begin(), texts.end()));
}

inline std::string described(const model::RatingKeyView& key) {
    return base::joined({key.voice, "@", key.about, ".", key.what});
}

inline std::vector<base::Score> scores_of(const model::Slips& slips) {
    return {slips.scores.begin(), slips.scores.end()};
}

inline std::string described(const model::FieldValue& value) {
    struct {
        std::string operator()(const std::string& text) const { return '"' + text + '"'; }
        std::string operator()(base::Date date) const { return base::to_string(date); }
        std::string operator()(base::Instant instant) const { return base::to_string(instant); }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(const model::Texts& texts) const { return described(texts); }
    } writer;
    return std::visit(writer, value);
}

inline std::string described(const model::Content& content) {
    std::vector<std::string> parts;
    for (const auto& field : content.fields) parts.push_back(field.key + '=' + described(field.value));
    for (const auto& rating : content.ratings)
        parts.push_back("rating " + described(rating.key) + '=' + std::string(model::to_word(rating.status)) + ' ' +
                        described(rating.items) + described(rating.total));
    for (const auto& slips : content.slips) {
        std::string text = "slips " + slips.what + '=';
        for (const auto score : slips.scores) text += score.to_string() + ' ';
        parts.push_back(text);
    }
    for (const auto& said : content.said) parts.push_back("said " + said.voice + '=' + said.words);
    std::ranges::sort(parts);
    std::string text;
    for (const auto& part : parts) text += "  " + part + '\n';
    return text;
}

/// Blocks in the order of their names: the order in the file means nothing.
inline std::string described(const model::Ledger& ledger) {
    std::vector<std::string> blocks;
    for (const auto& block : ledger.blocks)
        blocks.push_back(block.reference() + '\n' + described(block.content) + " set\n" + described(block.set) + " was\n" +
                         described(block.was));
    std::ranges::sort(blocks);
    std::string text = ledger.client + '\n';
    for (const auto& block : blocks) text += block;
    return text;
}

inline std::string described(const model::Dated& values) {
    std::string text;
    for (const auto& [from, value] : values) text += (from == base::Date::min() ? "start" : base::to_string(from)) + ':' + value + ' ';
    return text;
}

inline void describe(std::ostream& out, const model::Episode& episode) {
    out << "episode " << episode.id << " asked " << described(episode.asked) << " opened " << described(episode.opened) << ' '
        << episode.kind << ' ' << described(episode.therapist) << described(episode.team) << episode.age << ' '
        << episode.language << " [" << episode.first_session << ',' << episode.last_session << ") listed "
        << base::to_string(episode.listed) << ' ' << base::to_string(episode.logged) << " began "
        << base::to_string(episode.began());
    if (episode.ending)
        out << " ended " << base::to_string(episode.ending->date) << ' ' << episode.ending->how << ' '
            << described(episode.ending->follow_up) << episode.ending->words << ' ' << episode.ending->by;
    out << '\n';
}

inline void describe(std::ostream& out, const model::Session& session) {
    out << "session " << session.id << ' ' << base::to_string(session.date) << ' ' << session.kind << " led "
        << described(session.led) << "team " << described(session.team) << "present " << described(session.present) << "head "
        << (session.headcount ? std::to_string(*session.headcount) : "none") << ' ' << session.place << ' ' << session.language
        << ' ' << (session.interpreter ? (*session.interpreter ? "yes" : "no") : "none") << ' '
        << (session.missed ? std::to_string(static_cast<int>(*session.missed)) : "held") << " next ";
    if (!session.next)
        out << "none";
    else if (const auto* date = std::get_if<base::Date>(&*session.next))
        out << base::to_string(*date);
    else
        out << "as-needed";
    out << (session.corrected ? " corrected " : " ") << session.by << ' ' << base::to_string(session.logged) << '\n';
    for (const auto& rating : session.ratings)
        out << "  " << described(rating.key) << ' ' << model::to_word(rating.status) << ' ' << described(rating.items) << "= "
            << described(rating.total) << (rating.measure ? " " + rating.measure->id : "")
            << (rating.corrected ? " corrected " : " ") << rating.by << '\n';
    for (const auto& slips : session.slips) {
        out << "  slips " << slips.what << ' ';
        for (const auto score : slips.scores) out << score.to_string() << ' ';
        out << slips.by << (slips.corrected ? " corrected" : "") << '\n';
    }
}

inline std::string described(const model::History& history) {
    std::ostringstream out;
    out << history.client << '\n';
    for (const auto& episode : history.episodes) describe(out, episode);
    for (const auto& voice : history.voices)
        out << "voice " << voice.id << ' ' << voice.relation << ' ' << voice.called << ' ' << voice.age << ' '
            << described(voice.ended) << '\n';
    for (const auto& goal : history.goals) {
        out << "goal " << goal.id << ' ' << base::to_string(goal.date) << ' ' << goal.owner << ' ' << goal.area << ' '
            << described(goal.ended);
        for (const auto& words : goal.series) out << " | " << base::to_string(words.from) << ' ' << words.words;
        out << '\n';
    }
    for (const auto& session : history.sessions) describe(out, session);
    for (const auto& words : history.words)
        out << "words " << base::to_string(words.date) << ' ' << words.kind << ' ' << words.voice << ' ' << words.session << ' '
            << base::to_string(words.logged) << ' ' << words.words << '\n';
    for (const auto& answer : history.answers)
        out << "answer " << answer.signal << ' ' << base::to_string(answer.date) << ' ' << described(answer.look) << ' '
            << answer.words << ' ' << answer.by << '\n';
    return out.str();
}

}  // namespace viktig::tests
