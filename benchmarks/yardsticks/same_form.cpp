// same_form STORE   Reads each ledger, writes its blocks as viktig writes them, and says whether the bytes are the same.
#include <cstdio>

#include "viktig/base/error.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;

int main(int argc, char** argv) try {
    if (argc != 2) return 2;
    store::PosixFileSystem files;
    const store::Reader reader(files, argv[1]);
    int others = 0;
    for (const std::string& client : reader.clients()) {
        const store::ReadLedger read = reader.read(client);
        const store::DecimalsOf decimals = reader.decimals_for(read.ledger);
        std::string written = store::write_head(client);
        for (const model::Block& block : read.ledger.blocks) written += "\n" + store::write_block(block, decimals);
        if (read.problems.empty() && written == read.ledger.text) continue;
        if (++others <= 5) std::printf("%s is not as viktig writes it\n", client.c_str());
    }
    return others == 0 ? 0 : 1;
} catch (const base::Error& error) {
    std::printf("%s\n", error.what());
    return 1;
}
