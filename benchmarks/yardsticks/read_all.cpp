// read_all STORE   Reads all ledgers and does nothing with them: what any program that reads them pays.
#include "ledgers.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::size_t bytes = 0;
    yardsticks::each_ledger(argv[1], [&](std::string_view text) { bytes += text.size(); });
    std::printf("%zu\n", bytes);
}
