// viktig show CLIENT   One case: what matters, how life is, how the talks are.
#include <memory>

#include "command.hpp"
#include "ended.hpp"
#include "show.hpp"
#include "viktig/report/client_report.hpp"

namespace viktig::cli {

void add_show_options(Parser& parser, ShowOptions& options) {
    parser.add_text("CLIENT", options.client, "client code").required();
    parser.add_flag("--all", options.all, "every meeting, not the first and the last six");
    parser.add_flag("--words", options.words, "all own words, not the newest four");
    parser.add_flag("--history", options.history, "what stood before each correction, by whom and why");
    parser.add_flag("--statistics", options.statistics, "slopes with their intervals, tests for a trend, what the classes rest on");
    add_method_option(parser, options.method);
    add_delivery_options(parser, options.delivery);
}

void show_client(const ShowOptions& options, const store::Reader& store, Context& context) {
    const report::ChangeMethod method = method_of(options.method);
    require_client(store, options.client, Wanted::on_file);
    const auto read = store.read_flat(options.client);
    if (!read.readable) return context.tell(read.problems);
    const model::FoldOptions day{context.today, context.logged_before()};
    const auto folded = store.fold(read, day);
    model::Problems problems = read.problems;
    problems.insert(problems.end(), folded.problems.begin(), folded.problems.end());
    context.tell(problems, Remarks::told);
    report::ClientReportOptions page;
    page.as_of = context.today;
    page.all_meetings = options.all;
    page.all_words = options.words;
    page.history = options.history;
    page.local_day = context.world.local_day;
    page.statistics = options.statistics;
    page.series_trends = is_json(options.delivery);
    page.method = method;
    page.measures = &store.measures();
    page.expected = expected_courses(store, day, folded.history);
    deliver(report::client_report(folded.history, store.settings(), page, problems,
                                  model::revisions(read.ledger, folded.history, store.measures(), day)),
            options.delivery, store, context);
}

void build_show(Parser& parser, Command& chosen) {
    auto options = std::make_shared<ShowOptions>();
    add_show_options(parser, *options);
    parser.then([options, &chosen] { chosen = Reads([options](auto& store, auto& context) { show_client(*options, store, context); }); });
}

}  // namespace viktig::cli
