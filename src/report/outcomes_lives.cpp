// Coverage first, then classes, then the size of the change, with who is behind each number.
#include "outcomes_lives.hpp"

#include <algorithm>
#include <array>

#include "viktig/stats/severity_adjusted.hpp"
#include "viktig/stats/small_cells.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::Message;
using stats::ChangeClass;
using stats::FirstAndLatest;
using stats::Side;

namespace {

/// Fewer say too little about what is usual (a judgement).
constexpr std::size_t fewest_for_reference = 30;
constexpr int decimals_of_effect = 2, decimals_of_mean = 1;

struct ClassWords {
    ChangeClass verdict;
    std::string_view figure, words;
};
constexpr ClassWords classes_in_order[] = {
    {ChangeClass::better_past_cutoff, "better_past_cutoff", "outcomes.class.better-past-cutoff"},
    {ChangeClass::better, "better", "outcomes.class.better"},
    {ChangeClass::no_change, "no_change", "outcomes.class.no-change"},
    {ChangeClass::worse, "worse", "outcomes.class.worse"},
    {ChangeClass::worse_past_cutoff, "worse_past_cutoff", "outcomes.class.worse-past-cutoff"},
};
constexpr std::size_t class_count = std::size(classes_in_order);

struct BeganWords {
    std::string_view figure, words;
};
constexpr std::array<BeganWords, 3> began_in_order = {{
    {"began_under", "outcomes.began.troubled"},
    {"began_over", "outcomes.began.well"},
    {"began_anywhere", "outcomes.began.no-cutoff"},
}};

Message age_words(const std::string& age) {
    if (age == "adult") return {"outcomes.age.adult"};
    if (age == "adolescent") return {"outcomes.age.adolescent"};
    return age == "child" ? Message{"outcomes.age.child"} : Message{"outcomes.age.unknown"};
}

std::size_t began_of(const RatedCourse& rated) {
    if (!rated.change.began) return 2;
    return *rated.change.began == Side::under ? 0 : 1;
}

double points(base::Score score) {
    return static_cast<double>(score.thousandths()) / 1000;
}

FirstAndLatest pair_of(const RatedCourse& rated) {
    return {points(rated.totals.front()), points(rated.totals.back())};
}

bool began_troubled(const RatedCourse& rated) {
    return rated.change.began == Side::under;
}

/// The words of one group on its way onto the page.
class GroupPage {
  public:
    GroupPage(const RateGroup& group, FigureOf about, const model::Measure& measure, std::size_t limit, Figures& figures)
        : group_(group), about_(std::move(about)), measure_(measure), limit_(limit), figures_(figures) {
        for (const RatedCourse& rated : group.rated)
            if (rated.is_paired()) paired_.push_back(&rated);
    }

    /// @param with_classes  false where units are compared by the same people's classes: of two tables of one people each
    ///                      may give away what the other withholds
    [[nodiscard]] Section life(bool with_classes) {
        Section section = begun("life", who_words());
        if (!enough(section)) return section;
        if (with_classes) {
            Table table = classes();
            if (!table.rows.empty()) section.parts.emplace_back(std::move(table));
        }
        section.parts.emplace_back(numbers());
        return section;
    }

    [[nodiscard]] Section talks() {
        Section section = begun("talks", {});
        if (!enough(section)) return section;
        section.parts.emplace_back(low_at_first());
        Items items{"numbers", {}, {}, {}, {}, 1};
        add_means(items);
        section.parts.emplace_back(std::move(items));
        return section;
    }

  private:
    [[nodiscard]] Message who_words() const {
        if (about_.who == "self") return {"outcomes.who.self"};
        if (about_.who == "self-on-other") return {"outcomes.who.self-on-other"};
        std::string relation = about_.who;
        for (char& letter : relation)
            if ('a' <= letter && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        return {"outcomes.who.about", {relation}};
    }

    [[nodiscard]] Section begun(std::string_view part, const Message& who) const {
        Section section;
            section.heading = part == "life" ? Message{"outcomes.life", {label_of(measure_), who}} : Message{"outcomes.talks", {label_of(measure_)}};
        return section;
    }

    /// Coverage stands in front of everything; a small group is only that.
    [[nodiscard]] bool enough(Section& section) {
        Statements said{"coverage", {}, {}};
        const bool asked = group_.eligible > 0;  // else it is known only of those who did
        const std::size_t eligible = std::max(group_.eligible, group_.rated.size());
        const bool few = !paired_.empty() && paired_.size() < limit_;
        const ShareCells paired = figures_.share(about_, "paired", paired_.size(), eligible, few);
        if (few) {
            said.parts.push_back({"outcomes.too-few-people", {limit_}});
        } else if (paired_.empty()) {
            said.parts.push_back({"outcomes.nobody-twice"});
        } else {
            said.parts.push_back({asked ? "outcomes.coverage" : "outcomes.coverage-of-raters", {paired_.size(), eligible, Message{std::get<Message>(paired.share)}}});
        }
        section.parts.emplace_back(std::move(said));
        return !few && !paired_.empty();
    }

    [[nodiscard]] static std::size_t sum_of(const std::vector<std::size_t>& counts, std::size_t row) {
        std::size_t whole = 0;
        for (std::size_t n = 0; n < class_count; ++n) whole += counts[row * class_count + n];
        return whole;
    }

    [[nodiscard]] Table classes() {
        std::vector<std::size_t> counts(began_in_order.size() * class_count);
        for (const RatedCourse* rated : paired_)
            for (std::size_t n = 0; n < class_count; ++n)
                if (rated->change.verdict == classes_in_order[n].verdict) ++counts[began_of(*rated) * class_count + n];
        const auto withheld = stats::withhold_in_table(counts, class_count, limit_);
        // How many there are in all stands above: the rows must not give each other away against it.
        std::vector<std::size_t> wholes;
        for (std::size_t row = 0; row < began_in_order.size(); ++row) wholes.push_back(sum_of(counts, row));
        const auto rows = stats::withhold_in_row(wholes, limit_);
        Table table = share_table("classes", {"outcomes.column.people"});
        if (withheld.total || rows.total) return table;  // together they are too few for parts
        for (std::size_t row = 0; row < began_in_order.size(); ++row) {
            const std::size_t whole = wholes[row];
            if (whole == 0) continue;
            const BeganWords& began = began_in_order[row];
            const bool hidden = withheld.row_totals[row] || rows.cells[row];
            add_share_row(table, began.figure, {began.words}, {figures_.count(about_, began.figure, whole, hidden), {}, {}});
            for (std::size_t n = 0; n < class_count; ++n) {
                const std::size_t cell = row * class_count + n;
                if (counts[cell] == 0) continue;
                const std::string figure = std::string(began.figure) + '_' + std::string(classes_in_order[n].figure);
                ShareCells cells = hidden || withheld.cells[cell] ? ShareCells{figures_.count(about_, figure, counts[cell], true), {}, {}}
                                                                  : figures_.share(about_, figure, counts[cell], whole);
                add_share_row(table, figure, {"outcomes.class", {Message{classes_in_order[n].words}}}, std::move(cells));
            }
        }
        add_target(table);
        return table;
    }

    /// The latest rating on the functional side, reliably better or not, of all whose cutoff is known.
    void add_target(Table& table) {
        std::array<std::size_t, 3> counts{};  // past it reliably, over it in another way, not over it
        for (const RatedCourse* rated : paired_) {
            const auto ended = rated->ended();
            if (!ended) continue;
            const bool past = rated->change.verdict == ChangeClass::better_past_cutoff;
            ++counts[*ended == Side::under ? 2 : past ? 0 : 1];
        }
        const std::size_t whole = counts[0] + counts[1] + counts[2];
        if (whole == 0) return;
        const auto withheld = stats::withhold_in_row(counts, limit_);
        const bool hidden = withheld.total || withheld.cells[0] || withheld.cells[1] || withheld.cells[2];
        add_share_row(table, "ended_over", {"outcomes.target"}, figures_.share(about_, "ended_over", counts[0] + counts[1], whole, hidden));
    }

    /// Alliance: where it began low, and whether it stayed so. Low at first and higher later goes with good outcomes.
    [[nodiscard]] Table low_at_first() {
        std::array<std::size_t, 3> counts{};  // low and no longer, low and still, not low at first
        for (const RatedCourse* rated : paired_) {
            const auto ended = rated->ended();
            if (!ended) continue;
            ++counts[!began_troubled(*rated) ? 2 : *ended == Side::over ? 0 : 1];
        }
        const std::size_t whole = counts[0] + counts[1] + counts[2], low = counts[0] + counts[1];
        const auto withheld = stats::withhold_in_row(counts, limit_);
        Table table = share_table("low_at_first", {"outcomes.column.people"});
        if (whole == 0) return table;
        const bool low_hidden = withheld.total || (withheld.cells[2] || (low > 0 && low < limit_));
        add_share_row(table, "low_at_first", {"outcomes.talks.low-at-first"}, figures_.share(about_, "low_at_first", low, whole, low_hidden));
        if (low > 0)
            add_share_row(table, "low_no_longer", {"outcomes.talks.no-longer"},
                          figures_.share(about_, "low_no_longer", counts[0], low, low_hidden || withheld.cells[0] || withheld.cells[1]));
        return table;
    }

    [[nodiscard]] Items numbers() {
        Items items{"numbers", {}, {}, {}, {}, 1};
        add_means(items);
        add_effect(items);
        add_severity(items);
        return items;
    }

    void say(Items& items, Message text) {
        Item item;
        item.text = std::move(text);
        items.items.push_back(std::move(item));
    }

    /// First scores by age, each group by itself; then the mean change of all.
    void add_means(Items& items) {
        std::map<std::string, std::vector<double>> by_age;
        // Of the same people as the change below: two means over nearly the same people would give away who is in one only.
        for (const RatedCourse* rated : paired_) by_age[rated->age].push_back(points(rated->totals.front()));
        std::vector<std::size_t> counts;
        for (const auto& [age, scores] : by_age) counts.push_back(scores.size());
        const auto withheld = stats::withhold_in_row(counts, limit_);
        base::List means;
        std::size_t place = 0;
        for (const auto& [age, scores] : by_age) {
            if (withheld.total || withheld.cells[place++]) continue;
            double sum = 0;
            for (const double score : scores) sum += score;
            FigureOf of = about_;
            of.unit = age.empty() ? "age-unknown" : age;
            const double mean = sum / static_cast<double>(scores.size());
            figures_.value(of, "first_mean", scores.size(), mean, decimals_of_mean);
            means.parts.push_back({"outcomes.first-of-age", {age_words(age), rounded(mean, decimals_of_mean), scores.size()}});
        }
        if (!means.parts.empty()) say(items, {"outcomes.first", {std::move(means)}});
        const auto described = stats::describe(pairs(), measure_.direction);
        if (!described) return;
        figures_.value(about_, "gain_mean", described->n, described->mean_gain, decimals_of_mean);
        say(items, {"outcomes.change", {rounded(described->mean_first, decimals_of_mean), rounded(described->mean_latest, decimals_of_mean), described->n}});
    }

    void add_effect(Items& items) {
        const auto described = stats::describe(pairs(), measure_.direction);
        if (!described) return;
        const auto simple = stats::standardized_mean_change(*described, stats::SmallSamples::as_is);
        const auto corrected = stats::standardized_mean_change(*described, stats::SmallSamples::corrected);
        if (!simple || !corrected) return say(items, {"outcomes.no-effect-size"});
        figures_.value(about_, "effect_size_simple", described->n, simple->value, decimals_of_effect, simple->interval);
        figures_.value(about_, "effect_size", described->n, corrected->value, decimals_of_effect, corrected->interval);
        Message text{"outcomes.effect", {rounded(corrected->value, decimals_of_effect), rounded(simple->value, decimals_of_effect)}};
        if (corrected->interval)
            text = {"outcomes.effect-interval", {rounded(corrected->value, decimals_of_effect), value_range(*corrected->interval, decimals_of_effect),
                                                 rounded(simple->value, decimals_of_effect)}};
        say(items, std::move(text));
        const auto before = stats::describe(group_.earlier, measure_.direction);
        if (!before || before->n < fewest_for_reference) return;
        const auto of_before = stats::standardized_mean_change(*before, stats::SmallSamples::as_is);
        if (!of_before) return;
        const double relative = simple->value - of_before->value;
        figures_.value(about_, "effect_size_relative", described->n, relative, decimals_of_effect);
        say(items, {"outcomes.relative", {before->n, rounded(of_before->value, decimals_of_effect), rounded(relative, decimals_of_effect)}});
    }

    void add_severity(Items& items) {
        std::vector<FirstAndLatest> judged;
        for (const RatedCourse* rated : paired_)
            if (began_troubled(*rated)) judged.push_back(pair_of(*rated));
        // The number of the judged, and of those they are held against, would give away who began elsewhere.
        if (!stats::may_be_told(judged.size(), paired_.size(), limit_)) return;
        if (!group_.earlier.empty() && !stats::may_be_told(group_.earlier_under.size(), group_.earlier.size(), limit_)) return;
        if (group_.earlier_under.size() < fewest_for_reference)
            return say(items, {"outcomes.severity.too-few", {group_.earlier_under.size(), fewest_for_reference}});
        const auto model = stats::fit_severity(group_.earlier_under, measure_.direction);
        if (!model) return;
        const auto brown = stats::severity_adjusted(*model, judged, stats::SeverityConvention::brown);
        const auto open_fit = stats::severity_adjusted(*model, judged, stats::SeverityConvention::open_fit);
        if (!brown || !open_fit) return;
        figures_.value(about_, "severity_adjusted_brown", judged.size(), *brown, decimals_of_effect);
        figures_.value(about_, "severity_adjusted_openfit", judged.size(), *open_fit, decimals_of_effect);
        say(items, {"outcomes.severity", {rounded(*brown, decimals_of_effect), rounded(model->mean_gain / model->sd_first, decimals_of_effect), model->n, judged.size(),
                                          rounded(*open_fit, decimals_of_effect)}});
    }

    [[nodiscard]] std::vector<FirstAndLatest> pairs() const {
        std::vector<FirstAndLatest> all;
        for (const RatedCourse* rated : paired_) all.push_back(pair_of(*rated));
        return all;
    }

    const RateGroup& group_;
    FigureOf about_;
    const model::Measure& measure_;
    std::size_t limit_;
    Figures& figures_;
    std::vector<const RatedCourse*> paired_;
};

}  // namespace

OutcomesLives::OutcomesLives(const model::Settings& settings, const model::MeasureSet& measures) : settings_(settings), measures_(measures) {}

OutcomesLives::Key OutcomesLives::key_of(const RatedCourse& rated) const {
    const auto asked = std::ranges::find(settings_.asked, rated.measure->id);
    // One's own rating stands before what others say.
    return {static_cast<std::size_t>(asked - settings_.asked.begin()), {rated.measure->id, rated.who == "self" ? "" : rated.who}};
}

void OutcomesLives::add(const OutcomesCase& one) {
    if (one.counted) {
        for (const RatedCourse& rated : one.counted->ratings) groups_[key_of(rated)].rated.push_back(rated);
        for (std::size_t n = 0; n < settings_.asked.size(); ++n)
            if (measures_.find(settings_.asked[n])) groups_[{n, {settings_.asked[n], ""}}].eligible += one.counted->could_rate.size();
    }
    if (!one.earlier) return;
    for (const RatedCourse& rated : one.earlier->ratings) {
        if (!rated.is_paired()) continue;
        RateGroup& group = groups_[key_of(rated)];
        group.earlier.push_back(pair_of(rated));
        if (began_troubled(rated)) group.earlier_under.push_back(pair_of(rated));
    }
}

std::vector<Section> OutcomesLives::lives(Figures& figures, const model::Measure* compared) const {
    std::vector<Section> sections;
    for (const auto& [key, group] : groups_) {
        const model::Measure* measure = measures_.find(key.second.first);
        if (measure->type != model::MeasureType::outcome || (group.rated.empty() && group.eligible == 0)) continue;
        const std::string who = key.second.second.empty() ? "self" : key.second.second;
        sections.push_back(GroupPage(group, {"life", measure->id, who, {}}, *measure, settings_.small_cells, figures).life(measure != compared || who != "self"));
    }
    return sections;
}

std::vector<Section> OutcomesLives::talks(Figures& figures) const {
    std::vector<Section> sections;
    for (const auto& [key, group] : groups_) {
        const model::Measure* measure = measures_.find(key.second.first);
        if (measure->type != model::MeasureType::alliance || (group.rated.empty() && group.eligible == 0)) continue;
        sections.push_back(GroupPage(group, {"talks", measure->id, "self", {}}, *measure, settings_.small_cells, figures).talks());
    }
    return sections;
}

}  // namespace viktig::report
