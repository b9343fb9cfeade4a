// Worth a look: which signals are said on this page, in which order, and for how long they have waited.
#include "week_worth_a_look.hpp"

#include <algorithm>
#include <tuple>

#include "week_look_again.hpp"

namespace viktig::report {

using base::Message;
using model::SignalAnswer;

namespace {

int digits(long number) {
    return static_cast<int>(std::to_string(number).size());
}

Message days_words(long days) {
    return {days == 1 ? std::string_view("week.day") : std::string_view("week.days"), {days}};
}

/// A later answer about the same signal, named in full or by its beginning, takes this one's place.
bool is_latest(const SignalAnswer& answer, const std::vector<SignalAnswer>& answers) {
    return std::ranges::none_of(answers, [&](const SignalAnswer& other) {
        return &other > &answer && (begins_signal(other.signal, answer.signal) || begins_signal(answer.signal, other.signal));
    });
}

}  // namespace

void WorthALook::add(const WeekCase& one) {
    for (const Signal& signal : one.signals) {
        if (signal.state == SignalState::open) add_open(one, signal);
        if (signal.state == SignalState::look_again) add_look_again(one, signal);
    }
    if (one.open) add_agreed_looks(one);
    add_answers(one.history);
}

/// What begins on the Monday of reading belongs to the page of the week that begins there.
void WorthALook::add_open(const WeekCase& one, const Signal& signal) {
    if (signal.since > window_.last_day) return;
    Lines& lines = window_.in_week(signal.since) ? new_ : open_;
    lines.push_back({{one.history.client, one.therapist},
                     signal.id(),
                     signal.rule == Rule::watch,
                     signal.since,
                     signal.short_sentence});
}

void WorthALook::add_look_again(const WeekCase& one, const Signal& signal) {
    if (!signal.answer) return;
    look_again_.push_back({{one.history.client, one.therapist},
                           signal.id(),
                           signal.rule == Rule::watch,
                           signal.answer->date,
                           still_standing(one, signal, *signal.answer)});
}

/// Someone promised to look again in this week: said also when nothing stands any more, once.
void WorthALook::add_agreed_looks(const WeekCase& one) {
    for (const SignalAnswer& answer : one.history.answers) {
        if (!answer.look || !window_.in_week(*answer.look) || !is_latest(answer, one.history.answers)) continue;
        const bool stands = std::ranges::any_of(one.signals, [&](const Signal& s) { return s.answer && *s.answer == answer; });
        if (stands) continue;
        look_again_.push_back({{one.history.client, one.therapist},
                               answer.signal,
                               is_safety(answer.signal),
                               answer.date,
                               settled(one, answer)});
    }
}

void WorthALook::add_answers(const model::History& history) {
    for (const SignalAnswer& answer : history.answers)
        if (window_.in_week(answer.date)) answered_[history.client].insert(answer.signal);
}

Section WorthALook::section() {
    std::ranges::sort(new_, [](const Line& a, const Line& b) {
        return std::tie(b.safety, b.since, a.name.client, a.id) < std::tie(a.safety, a.since, b.name.client, b.id);
    });
    const auto oldest = [](const Line& a, const Line& b) {
        return std::tie(b.safety, a.since, a.name.client, a.id) < std::tie(a.safety, b.since, b.name.client, b.id);
    };
    std::ranges::sort(open_, oldest);
    std::ranges::sort(look_again_, oldest);

    const NameColumns names = columns();
    Section section{"worth_a_look", {"week.look.heading"}, counts(), {}};
    section.parts.emplace_back(items("new", {"week.look.new"}, names, new_, "since"));
    section.parts.emplace_back(items_with_days("open_from_before", {"week.look.open"}, names, open_));
    section.parts.emplace_back(items("look_again", {"week.look.again"}, names, look_again_, "answered"));
    section.parts.emplace_back(answered_in_week());
    return section;
}

Message WorthALook::counts() const {
    std::size_t answered = 0;
    for (const auto& [client, signals] : answered_) answered += signals.size();
    return {"week.look.counts", {new_.size(), open_.size(), look_again_.size(), answered}};
}

/// The same in every list of the section, so that codes and therapists stand under each other.
NameColumns WorthALook::columns() const {
    NameColumns columns;
    for (const Lines* lines : {&new_, &open_, &look_again_})
        for (const Line& line : *lines) columns.widen_for(line.name);
    return columns;
}

Items WorthALook::items(std::string_view key, Message heading, const NameColumns& names, Lines& lines, std::string_view date_key) const {
    Items items{key, {}, names.widths(), {}, {}};
    if (!lines.empty()) items.heading = std::move(heading);
    items.items.reserve(lines.size());
    for (Line& line : lines) {
        Item& item = items.items.emplace_back();
        item.lead = NameColumns::cells(line.name);
        item.text = std::move(line.text);
        if (!with_facts_) continue;
        item.facts = {{"client", std::move(line.name.client)},
                      {"therapist", text_cell(line.name.therapist)},
                      {"signal", std::move(line.id)},
                      {date_key, line.since}};
    }
    return items;
}

Items WorthALook::items_with_days(std::string_view key, Message heading, const NameColumns& names, Lines& lines) const {
    Items listed = items(key, std::move(heading), names, lines, "since");
    int widest = 0;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const long days = base::days_between(lines[n].since, window_.reading_day);
        listed.items[n].lead.emplace_back(days_words(days));
        if (with_facts_) listed.items[n].facts.push_back({"days", std::int64_t{days}});
        widest = std::max(widest, digits(days));
    }
    listed.lead_widths.push_back(widest + 7);  // " days" and two blanks
    return listed;
}

Statements WorthALook::answered_in_week() const {
    std::vector<std::string> said, codes;
    for (const auto& [client, signals] : answered_) {
        codes.push_back(client);
        said.push_back(signals.size() == 1 ? client : client + " " + std::to_string(signals.size()));
    }
    Statements shown{"answered", {}, {{"cases", in_a_row(codes)}}};
    if (codes.empty()) return shown;
    base::List cases;
    for (const std::string& one : said) cases.parts.push_back({"week.plain", {one}});
    cases.separator = codes == said ? " " : ", ";
    shown.parts.push_back({"week.look.answered", {std::move(cases)}});
    return shown;
}

}  // namespace viktig::report
