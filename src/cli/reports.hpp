// Pages about the whole service: their options, and the way through all clients. Internal to the command line.
#pragma once

#include "command.hpp"

namespace viktig::cli {

void add_outcomes_report(Parser& parser, Command& chosen);

/// Every client in turn: read, folded, handed on and let go. What cannot be read or used is told here, and on the page.
/// @param use  also sees each history
template <typename Page, typename Use>
void add_all_clients(const store::Reader& store, Context& context, const model::FoldOptions& fold, Page& page, Use use) {
    for (const std::string& client : store.clients()) {
        const auto read = store.read_flat(client);
        context.tell(read.problems);
        for (const model::Problem& problem : read.problems) page.leave_out(client, problem);
        if (!read.readable) continue;
        const auto folded = model::fold(read.ledger, store.measures(), store.settings(), fold);
        context.tell(folded.problems);
        for (const model::Problem& problem : folded.problems) page.leave_out(client, problem);
        use(folded.history);
        page.add(folded.history);
    }
}

}  // namespace viktig::cli
