// functions LEDGER... [--benchmark options]   What single functions cost on a ledger, beside a bare read and the toml++ parse of the same one.
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include "store/toml.hpp"
#include "viktig/base/error.hpp"
#include "viktig/exchange/export.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/report/week_report.hpp"
#include "viktig/stats/expected_response.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using benchmark::State;

namespace {

/// A ledger of a store, with all that the functions want of it. Lives as long as the program.
struct Sample {
    store::PosixFileSystem files;
    std::unique_ptr<store::Reader> store;
    std::string client, file;
    store::ReadLedger read;
    model::Folded folded;
    std::string sessions;
};

/// `STORE/clients/CODE.toml` taken apart.
std::shared_ptr<Sample> open_sample(const std::string& path) {
    auto sample = std::make_shared<Sample>();
    const auto name = path.rfind('/');
    const auto folder = path.rfind('/', name - 1);
    sample->client = path.substr(name + 1, path.size() - name - 1 - std::string_view(".toml").size());
    sample->store = std::make_unique<store::Reader>(sample->files, path.substr(0, folder));
    sample->file = store::Reader::shown_path(sample->client);
    sample->read = sample->store->read(sample->client);
    sample->folded = model::fold(sample->read.ledger, sample->store->measures(), sample->store->settings());
    sample->sessions = std::to_string(sample->folded.history.sessions.size());
    return sample;
}

/// Opens and reads a file from what the system has in memory, into one buffer.
std::size_t bare_read(const std::string& path) {
    static char buffer[1L << 20];
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const ssize_t got = ::read(file, buffer, sizeof buffer);
    ::close(file);
    return static_cast<std::size_t>(got);
}

template <typename Run>
void add(const std::string& name, Run run) {
    benchmark::RegisterBenchmark(name.c_str(), [run](State& state) {
        for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(run());
    });
}

report::WeekReportOptions options_of_week(const model::History& history) {
    report::WeekReportOptions options;
    options.as_of = history.sessions.back().date + std::chrono::days{7};
    options.week = base::week_of(history.sessions.back().date);
    options.all_cases = options.statistics = true;
    return options;
}

void add_ledger(const std::shared_ptr<Sample>& sample) {
    const std::string size = "/" + sample->sessions;
    const std::string& text = sample->read.ledger.text;
    add("bare read" + size, [path = sample->store->folder() + "/" + sample->file] { return bare_read(path); });
    add("toml++ parse" + size, [&text] { return toml::parse(text).succeeded(); });
    add("is_canonical: the scanner, keeping nothing" + size, [&text] { return store::is_canonical(text); });
    add("read_flat" + size, [&text, sample] { return store::read_flat(text, sample->file, sample->client).ledger.blocks.size(); });
    add("fold, flat" + size, [sample] {
        return model::fold(*sample->read.flat, sample->store->measures(), sample->store->settings()).history.sessions.size();
    });
    add("read_ledger, for what writes" + size,
        [&text, sample] { return store::read_ledger(text, sample->file, sample->client).ledger.blocks.size(); });
    add("fold, from blocks" + size, [sample] {
        return model::fold(sample->read.ledger, sample->store->measures(), sample->store->settings())
            .history.sessions.size();
    });
    add("WeekReport, a page of one case" + size, [sample, options = options_of_week(sample->folded.history)] {
        report::WeekReport page(sample->store->settings(), sample->store->measures(), options);
        page.add(sample->folded.history);
        return page.finish().sections.size();
    });
    add("RatingsTable::rows" + size, [sample] {
        std::string out;
        exchange::RatingsTable(base::CsvDialect::machine).rows(out, sample->folded.history, sample->store->settings());
        return out.size();
    });
    add("write_block, all of them" + size, [sample, decimals = sample->store->decimals_for(sample->read.ledger)] {
        std::size_t bytes = 0;
        for (const model::Block& block : sample->read.ledger.blocks)
            bytes += store::write_block(block, decimals).size();
        return bytes;
    });
    add("find_identity_numbers" + size, [&text] { return model::find_identity_numbers(text).size(); });
}

/// Courses that rise, no two alike.
void add_fit(std::size_t courses, std::size_t ratings) {
    auto scores = std::make_shared<std::vector<std::vector<double>>>();
    for (std::size_t n = 0; n < courses; ++n) {
        std::vector<double> course;
        for (std::size_t k = 0; k < ratings; ++k)
            course.push_back(static_cast<double>(120 + 7 * n % 130 + (k * 97 + n * 31) % 60 + k * 40 / ratings) / 10);
        scores->push_back(course);
    }
    add("fit_expected_response/" + std::to_string(courses) + " courses of " + std::to_string(ratings), [scores] {
        std::vector<stats::Episode> episodes;
        for (const auto& course : *scores) episodes.push_back({{course}});
        return stats::fit_expected_response(episodes).has_value();
    });
}

}  // namespace

int main(int argc, char** argv) try {
    benchmark::Initialize(&argc, argv);
    for (int n = 1; n < argc; ++n) add_ledger(open_sample(argv[n]));
    add_fit(75, 20);
    add_fit(2500, 100);
    benchmark::RunSpecifiedBenchmarks();
} catch (const base::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
