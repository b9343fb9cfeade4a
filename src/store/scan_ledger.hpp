// The canonical scanner: recognises a ledger that is written to the byte as write_head() and write_block() write it. It
// builds nothing; what it meets it hands to a sink. Internal to the store.
//
// What it takes, LF being a line feed:
//
//   ledger   'viktig = 1' LF 'client = ' string LF block* LF?     an empty line at the end is what a repair leaves of a tear
//   block    LF? '[' KIND '.' name ']' LF line*                   the empty line may be lost where git joined two appends
//   line     KEY ' = ' value LF
//          | 'rated.' name ' = ' table(answer) LF                 any number of these; no voice twice
//          | 'about.' name '.' name ' = ' table(answer) LF        no pair twice
//          | 'slips.' name ' = ' list(score) LF
//          | 'unrated.' name ' = ' (status | table(status)) LF
//          | 'said.' name ' = ' string LF
//          | ('set.' | 'was.') line                               of an amend: lines of the block that `of` means
//          | 'set.' line                                          of a change: lines with keys of model::change_rules(KIND)
//          | ('set.set.' | 'was.set.') line                       of an amend of a change: with those of model::change_rules()
//   table(x) '{ ' name ' = ' x (', ' name ' = ' x)* ' }'          no name twice
//   list(x)  '[' (x (', ' x)*)? ']'
//   status   a string: one of model::status_words()
//   answer   item | list(item), but not of one | '{ total = ' score ' }'
//   item     score | 'nan'
//
// Kinds, keys, their order and the types of their values come from the table of model::block_rules(). Strings, names and
// characters are in scan_cursor.hpp, dates and numbers in scan_values.hpp.
//
// Anything else is "not mine": one byte off, a key that is missing, unknown, twice or out of order, a word that its vocabulary
// does not have, a day that there is not, an id or a name twice. The general reader (read_ledger.cpp) then takes the whole file
// and says what there is to say. So what is taken here has no problems, and the other reader, given the same text, reads the
// same and tells nothing: tests/differential/ and tests/fuzz/readers.cpp hold the two to that.
#pragma once

#include <vector>

#include "scan_block.hpp"

namespace viktig::store {

template <typename Sink>
class LedgerScanner {
  public:
    LedgerScanner(const std::string& text, Sink& sink) : cursor_(text), sink_(sink), ids_(model::block_rules().size()) {}
    LedgerScanner(const LedgerScanner&) = delete;  // the two scanners share a cursor
    LedgerScanner& operator=(const LedgerScanner&) = delete;

    /// @return true when the whole text is canonical
    [[nodiscard]] bool run() {
        if (!head()) return false;
        while (!cursor_.at_end())
            if (!block()) return false;
        return std::ranges::all_of(ids_, [](DistinctNames& ids) { return ids.all_different(); });
    }

  private:
    /// Any string will do for the code here: build_flat() asks whether it is that of the file.
    [[nodiscard]] bool head() {
        Text code;
        if (!cursor_.take("viktig = 1") || !cursor_.take_line_end()) return false;
        if (!cursor_.take("client = ") || !cursor_.take_string(code) || !cursor_.take_line_end()) return false;
        sink_.client(code);
        return true;
    }

    [[nodiscard]] bool block() {
        if (cursor_.take_line_end() && cursor_.at_end()) return true;  // the empty line at the end
        const int line = cursor_.line();
        Text id;
        if (!cursor_.take('[') || !kind() || !cursor_.take('.') || !cursor_.take_name(id) || !cursor_.take(']') ||
            !cursor_.take_line_end())
            return false;
        ids_[static_cast<std::size_t>(rule_ - model::block_rules().data())].add(id.raw);
        sink_.block(*rule_, id, line);
        return block_scanner_.run(*rule_);
    }

    /// Most blocks are of the kind of the one before.
    [[nodiscard]] bool kind() {
        if (!rule_ || !cursor_.stands_word(rule_->name)) {
            const auto rules = model::block_rules();
            const auto found = std::ranges::find_if(
                rules, [&](const model::BlockRule& rule) { return cursor_.stands_word(rule.name); });
            if (found == rules.end()) return false;
            rule_ = &*found;
        }
        return cursor_.take(rule_->name);
    }

    Cursor cursor_;
    Sink& sink_;
    BlockScanner<Sink> block_scanner_{cursor_, sink_};
    const model::BlockRule* rule_ = nullptr;  ///< of the block at hand
    std::vector<DistinctNames> ids_;          ///< for each kind of block: of one kind they rise, of all together they do not
};

}  // namespace viktig::store
