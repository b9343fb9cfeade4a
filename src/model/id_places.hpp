// Where some blocks' ids stand in a ledger's text: as ids, in what names them, or within other words. Internal to the model.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/ledger.hpp"

namespace viktig::model {

/// One pass over the text finds them all; what is part of another one's id is only that one's. Cost: for each place that an id could begin at the logarithm of their number.
class IdPlaces {
  public:
    /// @param blocks  theirs are the ids; the text and the blocks must outlive this
    IdPlaces(std::string_view text, std::vector<const Block*> blocks);

    [[nodiscard]] bool empty() const { return blocks_.empty(); }
    /// The block whose id stands first in this line; nullptr for none.
    [[nodiscard]] const Block* first_in(long line) const;
    /// The lines in which its id stands, `12, 24, 31`; of very many the first hundred, and `…`.
    [[nodiscard]] const std::string& lines_with(const Block& block) const;

  private:
    struct Id {
        std::string_view text;
        std::size_t given = 0;       ///< which of the blocks has it, the first of several
        std::size_t shorter = none;  ///< the longest other one that it begins with
        std::string lines;
        std::size_t count = 0;
        long last = 0;
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void sort_ids();
    void search(std::string_view line, long number);
    [[nodiscard]] std::size_t longest_at(std::string_view rest) const;
    void note(Id& id, long number);

    std::vector<const Block*> blocks_;
    std::vector<Id> ids_;  // sorted
    std::map<long, std::size_t> first_;
};

}  // namespace viktig::model
