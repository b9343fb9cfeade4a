// Which cells of a table of persons must not be printed, so that nobody can be told from a small number.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace viktig::stats {

/// Counts from 1 to limit - 1 are small. 0 is printed: it tells of nobody (where it tells too much, leave the row out).
inline constexpr std::size_t usual_small_limit = 5;
inline constexpr std::size_t lowest_small_limit = 3;  ///< a lower limit is read as this one

/// true = withheld.
struct WithheldRow {
    std::vector<bool> cells;
    bool total = false;
};

/// One row of counts, printed with its total. Each person is counted in one cell.
///
/// Withheld are the small cells; where these could be subtracted from the total, also the smallest other cell that is not 0
/// (the first of equals), or the total where there is no such cell; and the total where it is small itself.
///
/// Guaranteed, to a reader who knows the limit and that no 0 is withheld, whatever the counts: every withheld cell may be
/// anything from 1 to the limit at least, as far as what is printed goes. Not guaranteed: anything against a second
/// table of the same persons (another week, another cut), nor against one who runs this rule backwards over all possible tables.
///
/// Cost: two passes.
[[nodiscard]] WithheldRow withhold_in_row(std::span<const std::size_t> counts, std::size_t limit = usual_small_limit);

/// A part of a whole that is printed: neither it nor the rest is small. 0 and all of them may be told.
[[nodiscard]] bool may_be_told(std::size_t part, std::size_t whole, std::size_t limit = usual_small_limit);

/// true = withheld.
struct WithheldTable {
    std::vector<bool> cells;  ///< row by row, as the counts
    std::vector<bool> row_totals;
    std::vector<bool> column_totals;
    bool total = false;
};

/// A table with the totals of its rows, of its columns and of all. Totals are cells too: a small one is withheld.
///
/// Withheld are the small cells; then, for each that what is printed would not let reach the limit, the cells that are
/// needed to let it: the closed path of cells through it (one up, one down, in each row and column on the way) that
/// withholds the fewest totals, and among those the fewest persons. Cells that are 0 are never withheld. One small cell at a
/// time, the smallest first: together the paths need not be the cheapest, which would be a far harder problem.
///
/// Guaranteed, to a reader who knows the limit and that no 0 is withheld: for every withheld small cell there is a table
/// that agrees with everything printed and in which that cell has the limit; for every other withheld cell one in which it
/// is different. Not guaranteed: as above.
///
/// @param counts   row by row; a whole number of rows
/// @param columns  cells in a row; 0 for an empty table
/// Cost: small cells times (rows + columns) squared.
/// Source: L. H. Cox (1980), J. Am. Stat. Assoc. 75:377-385; (1995) 90:1453-1462 for the paths.
[[nodiscard]] WithheldTable withhold_in_table(std::span<const std::size_t> counts, std::size_t columns,
                                              std::size_t limit = usual_small_limit);

}  // namespace viktig::stats
