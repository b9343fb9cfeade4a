// viktig report outcomes   What became of the people whose courses ended in a period.
#include <array>
#include <memory>

#include "reports.hpp"
#include "viktig/report/outcomes_report.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using report::OutcomesBy;

struct OutcomesOptions {
    std::string from, to, by;
    Delivery delivery;
};

constexpr std::array<std::string_view, 3> units{"team", "kind", "therapist"};

OutcomesBy units_called(const std::string& by, const store::Reader& store) {
    if (by.empty()) return OutcomesBy::nothing;
    require_word("--by", by, units);
    if (by == "team") return OutcomesBy::team;
    if (by == "kind") return OutcomesBy::kind;
    if (!store.settings().outcomes_by_therapist) throw Error(Exit::usage, {"outcomes.therapist-off"}, {"outcomes.hint-therapist-off"});
    return OutcomesBy::therapist;
}

/// A year that ends on this day.
Date a_year_before(Date day) {
    const std::chrono::year_month_day last(day);
    const std::chrono::year_month_day there = (last.year() - std::chrono::years{1}) / last.month() / last.day();
    const Date same = there.ok() ? Date(there) : Date(there.year() / there.month() / std::chrono::last);
    return same + std::chrono::days{1};
}

/// Every client in turn: read, folded, handed on and let go. What cannot be read or used is told here, and on the page.
void add_all_clients(const store::Reader& store, Context& context, const model::FoldOptions& fold, report::OutcomesReport& page) {
    for (const std::string& client : store.in_turn()) {
        const auto read = store.read_flat(client);
        context.tell(read.problems);
        for (const model::Problem& problem : read.problems) page.leave_out(client, problem);
        if (!read.readable) continue;
        const auto folded = store.fold(read, fold);
        context.tell(folded.problems);
        for (const model::Problem& problem : folded.problems) page.leave_out(client, problem);
        page.add(folded.history);
    }
}

void report_outcomes(const OutcomesOptions& options, const store::Reader& store, Context& context) {
    report::OutcomesReportOptions wanted;
    wanted.to = context.past_day(options.to);
    wanted.from = options.from.empty() ? a_year_before(wanted.to) : context.past_day(options.from);
    wanted.as_of = context.today;
    wanted.on_file = context.on_file;
    wanted.by = units_called(options.by, store);
    if (wanted.from > wanted.to)
        throw Error(Exit::usage, {"outcomes.from-after-to", {base::ShownDate{wanted.from, base::DateStyle::iso}, base::ShownDate{wanted.to, base::DateStyle::iso}}},
                    {"outcomes.hint-from-after-to"});
    report::OutcomesReport page(store.settings(), store.measures(), wanted);
    add_all_clients(store, context, {wanted.to, context.logged_before()}, page);
    deliver(page.finish(), options.delivery, store, context);
}

}  // namespace

void add_outcomes_report(Parser& parser, Command& chosen) {
    auto options = std::make_shared<OutcomesOptions>();
    Parser& outcomes = parser.add_command("outcomes", "help.report-outcomes");
    outcomes.add_text("--from", options->from, "first day of the period; unsaid: a year before the last");
    outcomes.add_text("--to", options->to, "last day of the period; unsaid: today");
    outcomes.add_text("--by", options->by, "units beside each other: team, kind; therapist where the service has switched it on");
    add_delivery_options(outcomes, options->delivery);
    outcomes.then([options, &chosen] { chosen = Reads([options](auto& store, auto& context) { report_outcomes(*options, store, context); }); });
}

}  // namespace viktig::cli
