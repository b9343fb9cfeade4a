// Worth a look: what is open, what was answered, and what one could ask.
#include <algorithm>

#include "client_sections.hpp"

namespace viktig::report {

using base::Message;

namespace {

Message state_words(const ClientCase& one, const Signal& signal) {
    if (signal.state == SignalState::look_again) return {"case.look.state-again"};
    if (signal.state == SignalState::answered) return {"case.look.state-answered", {one.day(signal.answer->date)}};
    const long days = base::days_between(signal.since, one.options.as_of);
    if (days == 0) return {"case.look.state-today"};
    return {days == 1 ? "case.look.state-day" : "case.look.state-days", {days}};
}

/// "kari: «Ringer far før neste møte.»"
Message answer_words(const model::SignalAnswer& answer) {
    if (answer.words.empty()) return {"case.look.answered-by", {answer.by}};
    if (answer.by.empty()) return {"case.own-words", {answer.words}};
    return {"case.look.answer", {answer.by, answer.words}};
}

void add_answer(const ClientCase& one, const Signal& signal, Item& item) {
    if (!signal.answer) return;
    const model::SignalAnswer& answer = *signal.answer;
    if (signal.state == SignalState::open) {
        item.below.push_back({"case.look.answered-before", {one.day(answer.date), answer_words(answer)}});
        return;
    }
    item.text = joined({signal.numbers, answer_words(answer)}, " ");
    if (!answer.look) return;
    const bool again = signal.state == SignalState::look_again;
    item.below.push_back({again ? "case.look.agreed" : "case.look.again-on", {one.day(*answer.look)}});
}

Item look_item(const ClientCase& one, const Signal& signal, const std::string& short_id) {
    Item item;
    item.lead = {state_words(one, signal)};
    item.text = signal.sentence;
    if (signal.state != SignalState::answered) {
        item.below.push_back({"case.look.ask", {signal.question}});
    }
    add_answer(one, signal, item);
    if (signal.state != SignalState::answered) item.below.push_back({"case.look.id", {one.history.client, short_id}});
    item.facts = {{"id", signal.id()},
                  {"rule", std::string(rule_key(signal.rule))},
                  {"voice", signal.voice.empty() ? Cell{} : Cell{signal.voice}},
                  {"about", signal.about.empty() ? Cell{} : Cell{signal.about}},
                  {"what", signal.what.empty() ? Cell{} : Cell{signal.what}},
                  {"since", signal.since},
                  {"state", std::string(state_key(signal.state))},
                  {"answered", signal.answer ? Cell{signal.answer->date} : Cell{}},
                  {"look", signal.answer && signal.answer->look ? Cell{*signal.answer->look} : Cell{}}};
    return item;
}

}  // namespace

std::optional<Section> look_section(const ClientCase& one) {
    if (one.signals.empty()) return std::nullopt;
    Items items{"signals", {}, {16}, {}, {}, 2};
    const std::vector<std::string> short_ids = shortest_ids(one.signals);
    for (const SignalState state : {SignalState::open, SignalState::look_again, SignalState::answered})
        for (std::size_t n = 0; n < one.signals.size(); ++n)
            if (one.signals[n].state == state) items.items.push_back(look_item(one, one.signals[n], short_ids[n]));
    Section section{"worth_a_look", {"case.look"}, {}, {}};
    section.parts.emplace_back(std::move(items));
    return section;
}

}  // namespace viktig::report
