// What a file that says it is another's ledger holds against that ledger. Internal to the store: check tells, repair mends.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "viktig/store/ledger_text.hpp"

namespace viktig::store {

/// One block of a copy, held against the ledger.
enum class Beside {
    there,     ///< it stands there, word for word
    lacking,   ///< it can be added
    differs,   ///< the ledger says something else under its name
    id_taken,  ///< a block of another kind has its id
    erased     ///< it was erased on purpose
};

/// A ledger that copies are held against. Refers to it.
class Original {
  public:
    explicit Original(const model::Ledger& ledger);

    [[nodiscard]] Beside judge(const model::Block& block) const;

  private:
    std::map<std::string, std::vector<const model::Block*>> by_id_;
    std::set<std::string> erased_;  ///< KIND.ID
};

/// A copy as a whole.
enum class CopyIs {
    unsound,       ///< it or the ledger cannot be read to its end: nothing is taken over
    another_case,  ///< it is named as another client, and not one block of it is or was in the ledger: its `client` line may be wrong
    known,         ///< every block is there or was erased: it adds nothing
    foldable,      ///< every block is there or can be added
    contradicting  ///< some block cannot be
};

/// @param name  of the copy's file, without `.toml`
/// @param copy  read under any code
[[nodiscard]] CopyIs judge_copy(const std::string& name, const ReadLedger& copy, const ReadLedger& ledger);

}  // namespace viktig::store
