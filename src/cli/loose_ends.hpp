// What a block that takes back or corrects would leave hanging. Internal to the command line.
#pragma once

#include <optional>

#include "command.hpp"

namespace viktig::cli {

/// The first thing that this block would upset; nullopt when there is none: something could be used before and not after it,
/// a meeting would belong to another course of help or lie after its end, a course would have two ends or be open before
/// the next one, a goal or words would be of nobody here, one thing would be rated twice on a day.
[[nodiscard]] std::optional<base::Message> first_upset(const model::Ledger& ledger, const model::Block& block, const store::Reader& store);

/// The same, of a ledger that would come in place of another.
[[nodiscard]] std::optional<base::Message> first_upset_between(const model::Ledger& before, const model::Ledger& after, const store::Reader& store);

}  // namespace viktig::cli
