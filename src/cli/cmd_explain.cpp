// viktig explain CLIENT SIGNAL|WHAT   The arithmetic of a signal or of a change, for checking with a pencil.
#include <memory>

#include "command.hpp"
#include "ended.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/report/explain.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using report::Series;
using report::Signal;

struct ExplainOptions {
    std::string client, what, method, before_after;
    bool statistics = false;
    Delivery delivery;
};

/// The one signal whose id begins so; nullptr when there is none.
const Signal* signal_called(const ExplainOptions& options, const std::vector<Signal>& standing, const std::vector<std::string>& shortest) {
    const Signal* found = nullptr;
    std::vector<std::string> meant;
    for (std::size_t n = 0; n < standing.size(); ++n) {
        if (!report::begins_signal(options.what, standing[n].id())) continue;
        found = &standing[n];
        meant.push_back(shortest[n]);
    }
    if (meant.size() > 1) throw Error(Exit::usage, {"answer.several", {options.what, meant.size()}}, model::one_of(meant));
    return found;
}

/// `ors`: everybody's; `teen:ors`, `mother@teen:ors`: one person's.
std::vector<const Series*> series_called(const std::string& what, const std::vector<Series>& series) {
    std::vector<const Series*> found;
    for (const Series& one : series) {
        const bool meant = one.what == what || report::series_name(one) == what;
        if (meant && one.has_present_words() && !one.points.empty()) found.push_back(&one);
    }
    return found;
}

std::vector<std::string> names_of(const std::vector<Series>& series) {
    std::vector<std::string> names;
    for (const Series& known : series)
        if (known.has_present_words() && !known.points.empty()) names.push_back(report::series_name(known));
    return names;
}

/// What can be held against itself before and after a day.
base::Message rated_in(const std::vector<Series>& series) {
    const std::vector<std::string> names = names_of(series);
    return names.empty() ? base::Message{} : model::one_of(names);
}

void explain(const ExplainOptions& options, const store::Reader& store, Context& context) {
    const report::ChangeMethod method = method_of(options.method);
    std::optional<base::Date> before_after;
    if (!options.before_after.empty()) before_after = context.past_day(options.before_after);
    require_client(store, options.client, Wanted::on_file);
    const auto read = store.read_flat(options.client);
    if (!read.readable) return context.tell(read.problems);
    const model::FoldOptions fold{context.today, context.logged_before()};
    const auto folded = store.fold(read, fold);
    model::Problems problems = read.problems;
    problems.insert(problems.end(), folded.problems.begin(), folded.problems.end());
    context.tell(problems, Remarks::told);

    const model::Episode* episode = folded.history.episode();
    if (!episode) throw Error(Exit::data, {"explain.nothing", {options.what, options.client}}, {"answer.hint-none", {options.client}});
    auto series = report::collect_series(folded.history, *episode, store.settings());
    const report::ExpectedCourses expected = expected_courses(store, fold, folded.history);
    const auto standing = report::find_signals(folded.history, *episode, series, store.settings(), context.today, expected);
    const auto shortest = report::shortest_ids(standing);
    const report::Explained one{folded.history, *episode, series, store.settings(), context.today, read.ledger.file,
                                method, options.statistics, before_after, expected};
    if (const Signal* signal = signal_called(options, standing, shortest)) {
        if (before_after) throw Error(Exit::usage, {"explain.before-after-signal", {signal->id()}}, rated_in(series));
        return deliver(report::explain_signal(one, *signal), options.delivery, store, context);
    }
    report::judge_by(series, method);
    const auto chosen = series_called(options.what, series);
    if (!chosen.empty()) return deliver(report::explain_series(one, chosen), options.delivery, store, context);

    std::vector<std::string> names = shortest;
    for (std::string& name : names_of(series)) names.push_back(std::move(name));
    const base::Message nothing{"explain.nothing", {options.what, options.client}};
    if (names.empty()) throw Error(Exit::data, nothing, {"answer.hint-none", {options.client}});
    throw Error(Exit::data, nothing, model::near_or_one_of(options.what, names));
}

}  // namespace

void build_explain(Parser& parser, Command& chosen) {
    auto options = std::make_shared<ExplainOptions>();
    parser.add_text("CLIENT", options->client, "client code").required();
    parser.add_text("WHAT", options->what, "a signal as the page of the case names it, or what was rated: ors, teen:ors, mother@teen:ors, sleep").required();
    parser.add_text("--before-after", options->before_after, "hold the ratings before this day against those from it on");
    parser.add_flag("--statistics", options->statistics, "also what is in json only: tau-b, z, p, how ratings hang together");
    add_method_option(parser, options->method);
    add_delivery_options(parser, options->delivery);
    parser.then([options, &chosen] { chosen = Reads([options](auto& store, auto& context) { explain(*options, store, context); }); });
}

}  // namespace viktig::cli
