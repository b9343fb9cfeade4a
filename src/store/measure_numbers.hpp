// The numbers of a measure's definition: each by itself, or with what it rests on. Internal to the store.
#pragma once

#include <string>
#include <vector>

#include "toml_fields.hpp"
#include "viktig/model/measure.hpp"

namespace viktig::store {

/// Runs one step of reading; what it throws joins the faults. @return false when it threw
template <typename Read>
bool attempt(std::vector<base::Error>& faults, Read read) {
    try {
        read();
        return true;
    } catch (const base::Error& error) {
        faults.push_back(error);
        return false;
    }
}

/// Reads `fall`, `cutoff`, `reliable_change`, `norms`, `missing` and `watch` of a definition into a measure, fault by fault.
class NumbersReader {
  public:
    /// @param basis  of the numbers that say nothing of their own
    NumbersReader(TableReader& reader, model::Basis basis, std::vector<base::Error>& faults)
        : reader_(reader), basis_(std::move(basis)), faults_(faults) {}

    /// How many items may be left open. Only sums and means can do without one.
    void read_may_miss(model::Measure& measure);
    /// @param totals_known  the shape is whole: a cutoff can be held to the range of totals
    void read_limits(model::Measure& measure, bool totals_known);
    void read_norms(model::Measure& measure);
    void read_watch(model::Measure& measure);

  private:
    struct Entry {
        std::string name;
        const toml::node* node = nullptr;
    };
    [[nodiscard]] std::vector<Entry> entries_of(std::string_view key);
    [[nodiscard]] model::NamedScore number_in(const Entry& entry);
    [[nodiscard]] model::Basis basis_in(TableReader& table) const;
    void read_norm(TableReader& norms, std::string_view key, model::Norm& norm);
    void read_reliability(TableReader& norms, model::Norms& all);
    void read_watched(const toml::node& entry, model::Measure& measure);
    void tell_unknown(const TableReader& table);

    TableReader& reader_;
    model::Basis basis_;
    std::vector<base::Error>& faults_;
};

}  // namespace viktig::store
