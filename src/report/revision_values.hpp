// The values of a revision, as words for people and as cells for json and csv. Internal to the page of a case.
#pragma once

#include "client_case.hpp"

namespace viktig::report {

/// The measure's label, else the goal's id.
[[nodiscard]] std::string label_of(const ClientCase& one, const std::string& what);
[[nodiscard]] base::Message ended_words(bool ended);

[[nodiscard]] base::Message was_words(const ClientCase& one, const model::Revision& revision);
[[nodiscard]] base::Message now_words(const ClientCase& one, const model::Revision& revision);
[[nodiscard]] Cell was_cell(const ClientCase& one, const model::Revision& revision);
[[nodiscard]] Cell now_cell(const ClientCase& one, const model::Revision& revision);

/// A block that was taken or brought back, in one line: what people gave in it, what they said, its keys. Both from the
/// same parts: as words for people, and as keys and values.
[[nodiscard]] base::Message whole_words(const ClientCase& one, const model::Block& block);
[[nodiscard]] std::string whole_text(const ClientCase& one, const model::Block& block);

}  // namespace viktig::report
