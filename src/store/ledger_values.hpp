// What people gave, out of a parsed table: rated, about, slips, unrated, said. Internal to the store.
#pragma once

#include "toml.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/problem.hpp"

namespace viktig::store {

/// Collects what is wrong while a ledger is read. The lines to show come at the end, all at once.
class Teller {
  public:
    Teller(const std::string& file, model::Problems& problems) : file_(file), problems_(problems) {}
    void tell(model::Spot spot, model::Loss loss, base::Message message, base::Message hint = {});

  private:
    const std::string& file_;
    model::Problems& problems_;
};

/// Where keys stand: in a block itself, in the `set` of a change (which has an `ended` too), in the `set` of an amend, in its
/// `was` (what stood may have been a word that nobody knows).
enum class Keys { of_block, of_change, of_amend, of_was };

/// Reads the fields of one block (or of its `set` and `was`) into content. Unknown keys are told and left.
/// @param rule  the block whose keys they are
void read_content(const toml::table& table, const model::BlockRule& rule, Keys keys, model::Content& content, Teller& teller);

}  // namespace viktig::store
