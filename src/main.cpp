// viktig: what matters to you, on file and in view.
#include "viktig/cli/run.hpp"

int main(int argc, char** argv) {
    return viktig::cli::run_on_this_machine(argc, argv);
}
