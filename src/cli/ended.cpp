// The way through what has ended.
#include "ended.hpp"

namespace viktig::cli {

report::ExpectedCourses expected_courses(const store::Reader& store, const model::FoldOptions& fold) {
    if (!store.settings().below_expected) return {};
    report::EndedCourses ended;
    for (const std::string& client : store.clients()) {
        if (!store.may_hold(client, model::BlockKind::ending)) continue;
        const auto read = store.read(client);
        if (!read.readable()) continue;
        ended.add(model::fold(read.ledger, store.measures(), store.settings(), fold).history, store.settings());
    }
    return ended.expected(store.settings().expected_band);
}

}  // namespace viktig::cli
