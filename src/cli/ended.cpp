// The way through what has ended.
#include "ended.hpp"

#include <algorithm>

#include "viktig/report/series.hpp"

namespace viktig::cli {

void for_each_ended(const store::Reader& store, const model::FoldOptions& fold, const UseEnded& use, const PassBy& pass_by) {
    for (const std::string& client : store.in_turn()) {
        auto bytes = store.bytes_of(client);
        if (!bytes) continue;
        if (store::Reader::may_hold(*bytes, model::BlockKind::ending)) {
            const auto read = store.read_flat(client, std::move(*bytes));
            if (read.readable) use(client, read, store.fold(read, fold));
        } else if (pass_by) {
            pass_by(client, std::move(*bytes));
        }
    }
}

report::ExpectedCourses expected_courses(const store::Reader& store, const model::FoldOptions& fold, const model::History& of) {
    const model::Episode* episode = of.episode();
    if (!store.settings().below_expected || !episode || episode->ending) return {};
    const auto series = report::collect_series(of, *episode, store.settings());
    const auto goes_on = [&](const report::Series& one) { return report::can_be_behind(of, one); };
    if (std::ranges::none_of(series, goes_on)) return {};
    report::EndedCourses ended;
    for_each_ended(store, fold, [&](const std::string&, const store::ReadFlat&, const model::Folded& folded) { ended.add(folded.history, store.settings()); });
    return ended.expected(store.settings().expected_band);
}

}  // namespace viktig::cli
