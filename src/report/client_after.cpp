// After the ending: what was rated in a talk some months later. It changes nothing of what was before.
#include "client_sections.hpp"

namespace viktig::report {

using base::Message;
using model::Session;

namespace {

/// "ORS teen 27.1, mother 26.4"; goals by their id.
Message ratings_in_words(const ClientCase& one, const Session& session) {
    std::vector<Message> parts;
    for (const model::Rating& rating : session.ratings) {
        if (!rating.total) continue;
        const std::string_view what = rating.measure ? std::string_view(measure_label(*rating.measure)) : rating.key.what;
        const int decimals = rating.measure ? rating.measure->decimals() : one.settings.goal_step.decimals();
        parts.push_back({"case.after.rating", {rater_label(one.episode, rating.key.voice, rating.key.about), what,
                                               base::Decimal{*rating.total, decimals}}});
    }
    return parts.empty() ? Message{"case.after.unrated"} : joined(std::move(parts), ", ");
}

}  // namespace

std::optional<Section> after_section(const ClientCase& one) {
    Items items{"meetings", {}, {8}, {}, {}};
    for (std::size_t n = one.episode.first_session; n < one.episode.last_session; ++n) {
        const Session& session = one.history.sessions[n];
        if (!is_after_ending(session, one.episode) || !session.held()) continue;
        Item item;
        item.lead = {session.date};
        item.text = ratings_in_words(one, session);
        item.facts = {{"date", session.date}, {"kind", std::string(session.kind)}};
        items.items.push_back(std::move(item));
    }
    if (items.items.empty()) return std::nullopt;
    Section section{"after_the_ending", {"case.after"}, {}, {}};
    section.parts.emplace_back(std::move(items));
    return section;
}

}  // namespace viktig::report
