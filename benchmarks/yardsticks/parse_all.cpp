// parse_all STORE   Parses all ledgers with toml++, as viktig builds it, and looks at nothing: what the parser alone costs.
#include "ledgers.hpp"
#include "store/toml.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::size_t blocks = 0;
    yardsticks::each_ledger(argv[1], [&](std::string_view text) {
        const toml::parse_result parsed = toml::parse(text);
        if (!parsed) yardsticks::fail(std::string(parsed.error().description()));
        blocks += parsed.table().size();
    });
    std::printf("%zu\n", blocks);
}
