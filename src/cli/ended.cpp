// The way through what has ended.
#include "ended.hpp"

#include <algorithm>

#include "viktig/report/series.hpp"

namespace viktig::cli {

report::ExpectedCourses expected_courses(const store::Reader& store, const model::FoldOptions& fold) {
    if (!store.settings().below_expected) return {};
    report::EndedCourses ended;
    for (const std::string& client : store.clients()) {
        const auto read = store.read_flat_if(client, model::BlockKind::ending);
        if (!read || !read->readable) continue;
        ended.add(model::fold(read->ledger, store.measures(), store.settings(), fold).history, store.settings());
    }
    return ended.expected(store.settings().expected_band);
}

report::ExpectedCourses expected_courses(const store::Reader& store, const model::FoldOptions& fold, const model::History& of) {
    const model::Episode* episode = of.episode();
    if (!episode || episode->ending) return {};
    const auto series = report::collect_series(of, *episode, store.settings());
    const auto goes_on = [&](const report::Series& one) { return report::can_be_behind(of, one); };
    return std::ranges::any_of(series, goes_on) ? expected_courses(store, fold) : report::ExpectedCourses{};
}

}  // namespace viktig::cli
