// What a page does not count, said at its top.
#include "left_out.hpp"

#include <algorithm>
#include <tuple>

#include "viktig/base/text.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::report {

using base::Message;
using model::Loss;
using model::Problem;

namespace {

constexpr std::size_t most_of_one_ledger = 4;

/// The file, unless the message names it, and the line.
Message place_of(const Problem& why) {
    if (why.place.line > 0) return {"left-out.line", {why.place.file, why.place.line}};
    const auto* named = why.message.arguments.empty() ? nullptr : std::get_if<std::string>(&why.message.arguments.front().value);
    return named && *named == why.place.file ? Message{} : Message{"left-out.file", {why.place.file}};
}

/// Where more than the place itself is missing. A copy costs nothing: its case is counted.
Message cost_of(const Problem& why) {
    if (why.loss == Loss::tail) return {"left-out.rest"};
    return why.loss == Loss::file && why.message.key != "file.copy-of" ? Message{"left-out.case"} : Message{};
}

Item item(const std::string& client, const Problem& why) {
    return {{client},
            {"left-out", {place_of(why), why.message, cost_of(why)}},
            {},
            {{"client", client}, {"file", why.place.file}, {"line", std::int64_t{why.place.line}}}};
}

}  // namespace

void LeftOut::add(const std::string& client, const Problem& why) {
    if (why.loss == Loss::nothing) return;
    Problem& kept = by_client_[client].emplace_back(why);
    kept.message = model::mask_identity_numbers(why.message);
}

std::optional<Section> LeftOut::section() const {
    if (by_client_.empty()) return std::nullopt;
    Items items{"files", {}, {}, {}, {}};
    int widest = 0;
    for (const auto& [client, problems] : by_client_) {
        widest = std::max(widest, base::width(client));
        model::Problems by_place = problems;
        std::ranges::stable_sort(by_place, [](const Problem& a, const Problem& b) {
            return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
        });
        const std::size_t shown = by_place.size() > most_of_one_ledger ? most_of_one_ledger - 1 : by_place.size();
        for (std::size_t n = 0; n < shown; ++n) items.items.push_back(item(client, by_place[n]));
        const std::size_t more = by_place.size() - shown;
        if (more > 0) items.items.push_back({{client}, {"left-out.more", {more}}, {}, {{"client", client}, {"more", static_cast<std::int64_t>(more)}}});
    }
    items.lead_widths = {widest + 2};
    return Section{"left_out", {"left-out.heading"}, {"left-out.aside"}, {std::move(items)}};
}

}  // namespace viktig::report
