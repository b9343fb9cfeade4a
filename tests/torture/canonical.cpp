// viktig_canonical LEDGER...   Whether the scanner takes each of these files; says which it does not.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "viktig/store/ledger_text.hpp"

int main(int argc, char** argv) {
    int others = 0;
    for (int n = 1; n < argc; ++n) {
        std::ifstream file(argv[n], std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        if (viktig::store::is_canonical(text)) continue;
        std::printf("%s is not as viktig writes it\n", argv[n]);
        ++others;
    }
    return others == 0 && argc > 1 ? 0 : 1;
}
