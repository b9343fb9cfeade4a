// Endings as facts; drop-out by every definition in use, since its rate is mostly the definition's.
#include "outcomes_endings.hpp"

#include <algorithm>

#include "viktig/model/grammar.hpp"
#include "viktig/stats/small_cells.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::Message;

namespace {

constexpr std::int64_t few_meetings = 3;

struct EndingWords {
    std::string_view how, words;
};
/// The last one takes whatever a hand-edited file says.
constexpr EndingWords endings_in_order[] = {
    {"agreed", "outcomes.ended.agreed"}, {"person", "outcomes.ended.person"},           {"service", "outcomes.ended.service"},
    {"moved", "outcomes.ended.moved"},   {"referred-on", "outcomes.ended.referred-on"}, {"lost", "outcomes.ended.lost"},
    {"died", "outcomes.ended.died"},     {"otherwise", "outcomes.ended.otherwise"},
};

std::string known_how(const std::string& how) {
    const auto found = std::ranges::find(endings_in_order, how, &EndingWords::how);
    return found == std::end(endings_in_order) ? "otherwise" : how;
}

}  // namespace

OutcomesEndings::OutcomesEndings(const model::Settings& settings, const model::MeasureSet& measures) : limit_(settings.small_cells) {
    for (const std::string& id : settings.asked) {
        const model::Measure* measure = measures.find(id);
        if (!life_ && measure && measure->type == model::MeasureType::outcome) life_ = measure;
    }
}

void OutcomesEndings::add(const OutcomesCase& one) {
    if (!one.counted) return;
    const EndedCourse& course = *one.counted;
    ++courses_;
    further_ += one.ended_twice;
    meetings_ += static_cast<double>(course.meetings);
    if (course.days) {
        days_ += static_cast<double>(*course.days);
        ++with_days_;
    }
    ++by_kind_[course.kind];
    ++by_how_[known_how(course.how)];
    missed_last_ += course.missed_last;
    if (course.is_one_sided()) count_one_sided(course);
}

OutcomesEndings::Zone OutcomesEndings::zone_of(const EndedCourse& course) const {
    Zone zone = Zone::unknown;
    for (const RatedCourse& rated : course.ratings) {
        if (rated.measure != life_ || rated.who != "self" || !rated.ended()) continue;
        if (*rated.ended() == stats::Side::under) return Zone::under;
        zone = Zone::inside;
    }
    return zone;
}

void OutcomesEndings::count_one_sided(const EndedCourse& course) {
    ++one_sided_;
    ++zones_[static_cast<std::size_t>(zone_of(course))];
    few_meetings_ += course.meetings < few_meetings;
    const bool gained = std::ranges::any_of(course.ratings, [&](const RatedCourse& rated) {
        return rated.measure == life_ && rated.who == "self" && rated.is_reliably_better();
    });
    no_gain_ += !gained;
}

bool OutcomesEndings::may_be_told(std::size_t part, std::size_t whole) const {
    return stats::may_be_told(part, whole, limit_);
}

Section OutcomesEndings::counted(Figures& figures) const {
    Section section{{}, {"outcomes.counted"}, {}, {}};
    Statements said{"courses", {}, {}};
    const FigureOf about{"counted", {}, {}, {}};
    const bool few = courses_ > 0 && courses_ < limit_;
    figures.count(about, "courses", courses_, few);
    if (few) {
        said.parts.push_back({"outcomes.too-few", {limit_}});
    } else if (courses_ == 0) {
        said.parts.push_back({"outcomes.nobody"});
    } else {
        said.parts.push_back({"outcomes.courses", {courses_}});
        if (further_ >= limit_) said.parts.push_back({"outcomes.further", {further_}});
        const auto n = static_cast<double>(courses_);
        said.parts.push_back({"outcomes.meetings", {rounded(meetings_ / n, 1)}});
        figures.value(about, "meetings_mean", courses_, meetings_ / n, 1);
        if (with_days_ > 0 && may_be_told(with_days_, courses_)) {
            said.parts.push_back({"outcomes.days", {rounded(days_ / static_cast<double>(with_days_), 0)}});
            figures.value(about, "days_mean", with_days_, days_ / static_cast<double>(with_days_), 0);
        }
        Statements kinds{"kinds", {}, {}};
        std::vector<std::size_t> counts;
        for (const auto& [kind, count] : by_kind_) counts.push_back(count);
        const auto withheld = stats::withhold_in_row(counts, limit_);
        std::size_t at = 0;
        for (const auto& [kind, count] : by_kind_) {
            if (withheld.total) break;  // together they are too few for parts
            const bool hidden = withheld.cells[at++];
            FigureOf of{"counted", {}, {}, kind};
            figures.count(of, "courses_of_kind", count, hidden);
            kinds.parts.push_back(hidden ? Message{"outcomes.kind-withheld", {kind_word(kind).words}} : Message{"outcomes.kind", {kind_word(kind).words, count}});
        }
        section.parts.emplace_back(std::move(said));
        if (!kinds.parts.empty()) section.parts.emplace_back(std::move(kinds));
        return section;
    }
    section.parts.emplace_back(std::move(said));
    return section;
}

Table OutcomesEndings::how(Figures& figures, bool& one_sided_may_be_told) const {
    Table table = share_table("how", {"outcomes.column.cases"});
    std::vector<std::size_t> counts;
    for (const EndingWords& ending : endings_in_order) {
        const auto found = by_how_.find(std::string(ending.how));
        counts.push_back(found == by_how_.end() ? 0 : found->second);
    }
    const auto withheld = stats::withhold_in_row(counts, limit_);
    if (withheld.total) {  // together they are too few for parts
        one_sided_may_be_told = false;
        return table;
    }
    for (std::size_t n = 0; n < counts.size(); ++n) {
        const std::string_view how = endings_in_order[n].how;
        if (withheld.cells[n] && (how == "person" || how == "lost")) one_sided_may_be_told = false;
        if (counts[n] == 0) continue;
        add_share_row(table, how, {endings_in_order[n].words},
                      figures.share({"endings", {}, {}, {}}, "ended_" + std::string(how), counts[n], courses_, withheld.cells[n]));
    }
    return table;
}

Table OutcomesEndings::drop_out(Figures& figures, bool one_sided_may_be_told) const {
    Table table = share_table("drop_out", {"outcomes.column.cases"});
    const FigureOf about{"drop_out", {}, {}, {}};
    const bool told = one_sided_may_be_told && may_be_told(one_sided_, courses_);
    add_share_row(table, "one_sided", {"outcomes.drop-out.one-sided"}, figures.share(about, "one_sided", one_sided_, courses_, !told));
    const auto zones = stats::withhold_in_row(zones_, limit_);
    const auto zone_told = [&](Zone zone) { return told && !zones.total && !zones.cells[static_cast<std::size_t>(zone)]; };
    const auto zone_count = [&](Zone zone) { return zones_[static_cast<std::size_t>(zone)]; };
    if (life_) {
        const std::string& label = label_of(*life_);
        add_share_row(table, "one_sided_under", {"outcomes.drop-out.under", {label}},
                      figures.share(about, "one_sided_under", zone_count(Zone::under), courses_, !zone_told(Zone::under)));
        add_share_row(table, "one_sided_inside", {"outcomes.drop-out.inside", {label}},
                      figures.share(about, "one_sided_inside", zone_count(Zone::inside), courses_, !zone_told(Zone::inside)));
        add_share_row(table, "one_sided_unknown", {"outcomes.drop-out.unknown", {label}},
                      figures.share(about, "one_sided_unknown", zone_count(Zone::unknown), courses_, !zone_told(Zone::unknown)));
        add_share_row(table, "one_sided_no_gain", {"outcomes.drop-out.no-gain", {label}},
                      figures.share(about, "one_sided_no_gain", no_gain_, courses_, !told || !may_be_told(no_gain_, one_sided_)));
    }
    add_share_row(table, "one_sided_few_meetings", {"outcomes.drop-out.few-meetings", {few_meetings}},
                  figures.share(about, "one_sided_few_meetings", few_meetings_, courses_, !told || !may_be_told(few_meetings_, one_sided_)));
    add_share_row(table, "missed_last", {"outcomes.drop-out.missed-last"},
                  figures.share(about, "missed_last", missed_last_, courses_, !may_be_told(missed_last_, courses_)));
    return table;
}

Section OutcomesEndings::endings(Figures& figures) const {
    Section section{{}, {"outcomes.endings"}, {}, {}};
    bool one_sided_may_be_told = true;
    Table table = how(figures, one_sided_may_be_told);
    if (!table.rows.empty()) section.parts.emplace_back(std::move(table));
    section.parts.emplace_back(Statements{"about_drop_out", {{"outcomes.drop-out"}}, {}});
    section.parts.emplace_back(drop_out(figures, one_sided_may_be_told));
    return section;
}

}  // namespace viktig::report
