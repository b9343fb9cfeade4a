// National identity numbers in text: Norwegian, Danish, Swedish and Finnish. Found, never kept, never repeated.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/date.hpp"
#include "viktig/base/message.hpp"
#include "viktig/model/ledger.hpp"
#include "viktig/model/problem.hpp"

namespace viktig::model {

enum class IdentityKind {
    no_fnr,         ///< fødselsnummer
    no_dnr,         ///< D-number: day + 40
    no_hnr,         ///< help number, month + 40; synthetic ones look the same
    no_synthetic,   ///< test person: month + 65 or + 80
    no_fh,          ///< felles hjelpenummer: begins with 8 or 9, no date
    dk_cpr,
    dk_ecpr,        ///< replacement number with two letters
    se_pnr,
    se_samordning,  ///< day + 60
    fi_hetu,
};

/// How sure it is. Possible: digits that could as well be something else, ten in a row that begin with a day, or a day and a
/// time. Likely: written as such a number, but nothing in it can be checked; or check digits that hold, written oddly.
/// Certain: check digits that hold, written as people write them, or a form that nothing else has.
enum class Certainty { possible, likely, certain };

struct IdentityNumber {
    IdentityKind kind = IdentityKind::no_fnr;
    Certainty certainty = Certainty::possible;
    std::size_t byte = 0;       ///< where it begins
    std::size_t bytes = 0;
    std::size_t character = 1;  ///< the same in characters, 1-based; a byte that is no UTF-8 counts as one
    std::size_t characters = 0;
};

/// Every number in the text, in its order; where readings overlap the surer, then the longer one. Any bytes will do. Digits
/// of other scripts, dashes, blanks and line breaks are read as what they look like; characters without a look are passed
/// over, as is what a page does not show (`**`, tags; `&nbsp;` and `%20` are blanks). Our own ids and instants are none.
/// @param own_days  days that the text is about: one of them and a time of day, 202608211130, is no number
/// Cost: linear. Sources: Skatteetaten's control of numbers issued from 2032, the Danish CPR office, Skatteverket, DVV.
[[nodiscard]] std::vector<IdentityNumber> find_identity_numbers(std::string_view text, std::span<const base::Date> own_days = {});

/// The same in the text of a file that is not read block by block: what its escapes hide is found too, `\u0030`.
[[nodiscard]] std::vector<IdentityNumber> find_identity_numbers_in_file(std::string_view text, std::span<const base::Date> own_days = {});

/// The surest one there is; nullopt when there is none.
[[nodiscard]] std::optional<IdentityNumber> surest_identity_number(std::string_view text, std::span<const base::Date> own_days = {});

/// The text with a dot for every character of what may be such a number, but as many lines. Also of what is one when our
/// files' escapes are undone: `150765\u002016550`.
[[nodiscard]] std::string mask_identity_numbers(std::string_view text);

/// The message with every text in it masked: for a page that says what it leaves out.
[[nodiscard]] base::Message mask_identity_numbers(base::Message message);

/// The lines of a ledger's file in which this stands: `12, 24, 31`.
[[nodiscard]] std::string lines_with(const Ledger& ledger, std::string_view words);

/// What of a ledger's file reads as an identity number, certain or likely, comments and keys included, but for blocks that
/// say `number_ok = true`; in ids also what is possible, whatever the block says. Every number stands, so the loss is nothing.
[[nodiscard]] Problems identity_numbers_on_file(const Ledger& ledger);

}  // namespace viktig::model
