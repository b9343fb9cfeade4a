// Two readers, one meaning: two_readers [CASES [SEED]]. What the scanner takes, the general reader reads the same, with nothing
// to tell; and the scanner takes everything that our writer writes.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "differential/damage.hpp"
#include "differential/made_ledgers.hpp"
#include "differential/same_ledger.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

struct Count {
    std::uint64_t cases = 0, taken = 0;
};

constexpr const char* as_written = "as written";

class Comparison {
  public:
    /// Both readers on one text. @return whether the scanner took it
    bool compare(std::string_view kind, const std::string& text, const std::string& client) {
        Count& count = counts_[std::string(kind)];
        ++count.cases;
        if (!store::is_canonical(text) || (!client.empty() && !text.starts_with(store::write_head(client))))
            return false;
        const store::ReadLedger one = store::read_ledger(text, file, client);
        ++count.taken;
        const std::string found = difference(one, store::read_ledger(text, file, client, store::Readers::general));
        if (!found.empty()) fail(kind, found, text);
        return true;
    }

    void fail(std::string_view kind, const std::string& why, const std::string& text) {
        std::printf("---- %s\n%s---- the text\n%s----\n", std::string(kind).c_str(), why.c_str(), text.c_str());
        if (++failures_ >= 5) std::exit(1);
    }

    /// @return the exit status. A test in which the scanner took next to nothing of what was damaged would say nothing.
    int report(std::uint64_t seed) const {
        Count all, damaged;
        for (const auto& [kind, count] : counts_) {
            std::printf("%-20s %10llu cases, %10llu taken by the scanner\n", kind.c_str(),
                        static_cast<unsigned long long>(count.cases), static_cast<unsigned long long>(count.taken));
            all.cases += count.cases;
            all.taken += count.taken;
            if (kind == as_written) continue;
            damaged.cases += count.cases;
            damaged.taken += count.taken;
        }
        std::printf("%-20s %10llu cases, %10llu taken; seed %llu, %d differences\n", "all",
                    static_cast<unsigned long long>(all.cases), static_cast<unsigned long long>(all.taken),
                    static_cast<unsigned long long>(seed), failures_);
        const bool fair = damaged.cases < 1000 || damaged.taken * 20 > damaged.cases;
        if (!fair) std::printf("hardly any of the damaged ledgers is still canonical: nothing is compared\n");
        return failures_ == 0 && fair ? 0 : 1;
    }

  private:
    static constexpr const char* file = "clients/c017.toml";
    std::map<std::string, Count> counts_;
    int failures_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t cases = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200'000;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    constexpr std::size_t least = 40;  // not cut to almost nothing
    Dice dice(seed);
    Comparison comparison;
    for (std::uint64_t done = 0; done < cases;) {
        const std::string text = made_ledger(dice);
        if (!comparison.compare(as_written, text, "c017"))
            comparison.fail(as_written, "the scanner does not take it\n", text);
        ++done;
        for (std::size_t round = 0; round < 24 && done < cases; ++round, ++done) {
            Damaged one = damaged(text, dice);
            if (dice.one_in(10) && one.text.size() > least) one.text = damaged(one.text, dice).text;
            (void)comparison.compare(one.kind, one.text, dice.one_in(4) ? "" : "c017");
        }
    }
    return comparison.report(seed);
}
