// The edge of the program: whatever happens inside, there is a status and a line about it.
#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "unit/store/ledgers.hpp"
#include "viktig/cli/run.hpp"

using namespace viktig;

namespace {

class Written : public base::Output {
  public:
    void write(std::string_view bytes) override { text += bytes; }
    void flush() override {}
    std::string text;
};

}  // namespace

TEST_CASE("a fault of the program's own ends with status 70 and one line, not with an abort") {
    Written out, err;
    store::PosixFileSystem files;
    cli::World world{out, err, files, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    world.now = []() -> base::Instant { throw std::logic_error("no time"); };
    world.local_day = base::utc_day;
    world.environment = [](std::string_view) { return std::nullopt; };
    const char* const words[] = {"viktig", "client", "list"};
    CHECK(cli::run(3, words, world) == 70);
    CHECK(out.text.empty());
    CHECK(err.text ==
          "viktig: error: viktig has met a fault of its own: no time\n"
          "hint: what is on file is as it was before, or has the whole new block; please report this line\n");
}
