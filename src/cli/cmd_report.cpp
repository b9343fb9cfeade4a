// viktig report week [WEEK] | outcomes | client CLIENT | network CLIENT   Pages for a supervisor.
#include <map>
#include <memory>
#include <set>
#include <vector>

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

/// The way through all clients. What ended courses lead to expect has to be known before a case that goes on is added: so those that
/// have ended come first. The others are read again then, but for the first few megabytes of them, which is all that most services
/// have. Folded twice is only who came back, or whose ledger has the word for an ending elsewhere. What is told comes in the order of
/// codes.
class WeekCases {
  public:
    WeekCases(const store::Reader& store, const model::FoldOptions& fold, report::WeekReport& page, Staff& staff)
        : store_(store), fold_(fold), page_(page), staff_(staff) {}

    void add_all(Context& context) {
        if (store_.settings().below_expected) add_ended();
        std::vector<std::string> open = store_.clients();
        std::erase_if(open, [&](const std::string& client) { return ended_.contains(client); });
        for (const std::string& client : store::InTurn(store_, std::move(open))) add_open(client);
        for (const auto& [client, lists] : problems_)
            for (const model::Problems& problems : lists) {
                context.tell(problems);
                for (const model::Problem& problem : problems) page_.leave_out(client, problem);
            }
    }

  private:
    void add_ended() {
        report::EndedCourses courses;
        const auto use = [&](const std::string& client, const store::ReadFlat& read, const model::Folded& folded) {
            courses.add(folded.history, store_.settings());
            const model::Episode* latest = folded.history.episode();
            if (!latest || !latest->ending) return;
            keep(client, read.problems);
            add(client, folded);
            ended_.insert(client);
        };
        std::size_t room = most_in_hand;
        const auto pass_by = [&](const std::string& client, std::string bytes) {
            if (bytes.size() > room) return;
            room -= bytes.size();
            in_hand_.emplace(client, std::move(bytes));
        };
        for_each_ended(store_, fold_, use, pass_by);
        page_.expect(courses.expected(store_.settings().expected_band));
    }

    void add_open(const std::string& client) {
        const auto read = read_open(client);
        keep(client, read.problems);
        if (read.readable) add(client, store_.fold(read, fold_));
    }

    store::ReadFlat read_open(const std::string& client) {
        auto known = in_hand_.extract(client);
        return known ? store_.read_flat(client, std::move(known.mapped())) : store_.read_flat(client);
    }

    void add(const std::string& client, const model::Folded& folded) {
        keep(client, folded.problems);
        staff_.add(folded.history);
        page_.add(folded.history);
    }

    void keep(const std::string& client, const model::Problems& problems) {
        if (!problems.empty()) problems_[client].push_back(problems);
    }

    const store::Reader& store_;
    const model::FoldOptions& fold_;
    report::WeekReport& page_;
    Staff& staff_;
    static constexpr std::size_t most_in_hand = 4 * 1024 * 1024;
    std::map<std::string, std::string> in_hand_;  ///< ledgers read before, by client
    std::set<std::string> ended_;                 ///< those added
    std::map<std::string, std::vector<model::Problems>> problems_;  ///< what reading told, what folding told
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
    wanted.for_programs = !is_text(options.delivery);
    wanted.series_trends = is_json(options.delivery);
    wanted.method = method_of(options.method);
    wanted.local_day = context.world.local_day;
    if (const Date monday = base::monday_of(wanted.week); monday > context.today)
        throw Error(Exit::usage, {"usage.week-not-begun", {base::to_string(wanted.week), base::ShownDate{monday, base::DateStyle::weekday_day_month_year}}});
    Staff staff;
    const model::FoldOptions fold{report::WeekReport::last_day(wanted), context.logged_before()};
    report::WeekReport page(store.settings(), store.measures(), wanted);
    WeekCases(store, fold, page, staff).add_all(context);
    if (!options.with.empty()) staff.require(options.with);
    deliver(page.finish(), options.delivery, store, context);
}

struct NetworkOptions {
    std::string client;
    Delivery delivery;
};

void report_network(const NetworkOptions& options, const store::Reader& store, Context& context) {
    require_client(store, options.client, Wanted::on_file);
    const auto read = store.read_flat(options.client);
    if (!read.readable) return context.tell(read.problems);
    const auto folded = store.fold(read, {context.today, context.logged_before()});
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
