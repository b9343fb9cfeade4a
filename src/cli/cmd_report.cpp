// viktig report week [WEEK] | outcomes | client CLIENT | network CLIENT   Pages for a supervisor.
#include <memory>

#include "ended.hpp"
#include "reports.hpp"
#include "show.hpp"
#include "viktig/model/date_words.hpp"
#include "viktig/report/network_report.hpp"
#include "viktig/report/week_report.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;

struct WeekOptions {
    std::string week = "last", with, method;
    bool all = false, words = false, statistics = false;
    Delivery delivery;
};

void report_week(const WeekOptions& options, const store::Reader& store, Context& context) {
    report::WeekReportOptions wanted;
    wanted.week = model::parse_week_words(options.week, context.today);
    wanted.as_of = context.today;
    wanted.on_file = context.on_file;
    wanted.all_cases = options.all;
    wanted.words = options.words;
    wanted.with = options.with;
    wanted.statistics = options.statistics;
    wanted.series_trends = is_json(options.delivery);
    wanted.method = method_of(options.method);
    wanted.local_day = context.world.local_day;
    if (const Date monday = base::monday_of(wanted.week); monday > context.today)
        throw Error(Exit::usage, {"usage.week-not-begun", {base::to_string(wanted.week), base::ShownDate{monday, base::DateStyle::weekday_day_month_year}}});
    Staff staff;
    const model::FoldOptions fold{report::WeekReport::last_day(wanted), context.logged_before()};
    wanted.expected = expected_courses(store, fold);
    report::WeekReport page(store.settings(), store.measures(), wanted);
    add_all_clients(store, context, fold, page, [&](const model::History& history) { staff.add(history); });
    if (!options.with.empty()) staff.require(options.with);
    deliver(page.finish(), options.delivery, store, context);
}

struct NetworkOptions {
    std::string client;
    Delivery delivery;
};

void report_network(const NetworkOptions& options, const store::Reader& store, Context& context) {
    require_client(store, options.client, Wanted::on_file);
    const auto read = store.read(options.client);
    if (!read.readable()) return context.tell(read.problems);
    const auto folded = model::fold(read.ledger, store.measures(), store.settings(), {context.today, context.logged_before()});
    model::Problems problems = read.problems;
    problems.insert(problems.end(), folded.problems.begin(), folded.problems.end());
    context.tell(problems, Remarks::told);
    deliver(report::network_report(folded.history, store.settings(), context.today, problems), options.delivery, store, context);
}

}  // namespace

void build_report(Parser& parser, Command& chosen) {
    auto week = std::make_shared<WeekOptions>();
    Parser& weekly = parser.add_command("week", "help.report-week");
    weekly.add_text("WEEK", week->week, "2026-W47, last (the last whole week), this, or a day");
    weekly.add_flag("--all", week->all, "the caseload, one line per person who rates");
    weekly.add_flag("--words", week->words, "the week's own words");
    weekly.add_text("--with", week->with, "only this therapist's cases");
    weekly.add_flag("--statistics", week->statistics, "slopes of the twelve weeks with their intervals, tests for a trend");
    add_method_option(weekly, week->method);
    add_delivery_options(weekly, week->delivery);
    weekly.then([week, &chosen] { chosen = Reads([week](auto& store, auto& context) { report_week(*week, store, context); }); });

    add_outcomes_report(parser, chosen);

    auto client = std::make_shared<ShowOptions>();
    Parser& one = parser.add_command("client", "help.show");
    add_show_options(one, *client);
    one.then([client, &chosen] { chosen = Reads([client](auto& store, auto& context) { show_client(*client, store, context); }); });

    auto network = std::make_shared<NetworkOptions>();
    Parser& together = parser.add_command("network", "help.report-network");
    together.add_text("CLIENT", network->client, "client code").required();
    add_delivery_options(together, network->delivery);
    together.then([network, &chosen] { chosen = Reads([network](auto& store, auto& context) { report_network(*network, store, context); }); });
}

}  // namespace viktig::cli
