// What goes when a client is forgotten: the ledger, its copies and leftovers, and nothing of anybody else's.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "unit/store/opened_store.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string whole = family_ledger + first_meeting;

struct Made : OpenedStore {
    Made() : OpenedStore({{"c017", whole}}) {}
};

/// A store in which much is about c017, and something about others whose names are like it.
struct Crowded : Made {
    Crowded() {
        for (const std::string& name : traces) folder.write("store/" + name, name.ends_with(".toml") ? whole : "torn");
        for (const std::string other : {"c017-b", "c0170", "xc017", "c01"})
            folder.write("store/clients/" + other + ".toml", with(family_ledger, "\"c017\"", "\"" + other + "\""));
        folder.write("store/aside/c017-b.toml.torn-20261122", "torn");
        fs.operations.clear();
    }
    std::vector<std::string> traces{
        "clients/#c017.toml#", "clients/.c017.toml.new", "clients/.c017.toml.swp", "clients/.syncthing.c017.toml.tmp",
        "clients/Copy of c017.toml", "clients/c017 (1).toml", "clients/c017.bak", "clients/c017.sync-conflict-20261122.toml",
        "clients/c017.toml.orig", "clients/c017.toml~", "clients/~syncthing~c017.toml.tmp", "aside/c017 (2).toml",
        "aside/c017.toml.torn-20261122", "clients/c017.toml"};
};

}  // namespace

TEST_CASE("everything of a client is found, and nothing of another whose code is like it") {
    const Crowded made;
    CHECK(made.writer->traces_of("c017") == made.traces);
    CHECK(made.writer->traces_of("c018").empty());
}

TEST_CASE("a file that says whose it is, is theirs, whatever its name") {
    const Made made;
    const std::string other = with(family_ledger, "\"c017\"", "\"c017-b\"");
    made.folder.write("store/clients/c017-b.toml", other);
    made.folder.write("store/clients/c017-b.sync-conflict-20261120-130000-ABCDEFG.toml", other);
    made.folder.write("store/clients/c017-b (kopi).toml", other + "[broken");
    made.folder.write("store/clients/c017 (kopi).toml", with(family_ledger, "\"c017\"", "\"c003\""));
    CHECK(made.writer->traces_of("c017") == std::vector<std::string>{"clients/c017.toml"});
    CHECK(made.writer->traces_of("c003") == std::vector<std::string>{"clients/c017 (kopi).toml"});
    CHECK(made.writer->traces_of("c017-b").size() == 3);
}

TEST_CASE("what is no file holds no words: it goes by its name, and stops nobody") {
    const Made made;
    made.folder.write("elsewhere", family_ledger);
    std::filesystem::create_symlink(made.folder.path("elsewhere"), made.folder.path("store/clients/c017 (kopi).toml"));
    std::filesystem::create_symlink(made.folder.path("nowhere"), made.folder.path("store/clients/other.toml"));
    CHECK(made.writer->traces_of("c017") == std::vector<std::string>{"clients/c017 (kopi).toml", "clients/c017.toml"});
    CHECK(made.writer->traces_of("c018").empty());
}

TEST_CASE("a broken copy of a ledger is of its client by its name") {
    const Made made;
    std::filesystem::create_directory(made.folder.path("store/aside"));
    made.folder.write("store/aside/c017.toml", "viktig = 1\nclient = \"c017\n");
    made.folder.write("store/aside/c018.toml", "viktig = 1\nclient = \"c017\n");
    CHECK(made.writer->traces_of("c017") == std::vector<std::string>{"aside/c017.toml", "clients/c017.toml"});
    std::filesystem::remove_all(made.folder.path("store/aside"));
    made.folder.write("store/clients/c017 (1).toml", "viktig = 1\nclient = \"c017\n");
    CHECK(made.writer->traces_of("c017") == std::vector<std::string>{"clients/c017 (1).toml", "clients/c017.toml"});
}

TEST_CASE("whichever file operation fails, what is forgotten goes in full at the next try, the ledger last") {
    for (const int error : {EIO, EACCES, EINTR}) {
        for (int n = 0;; ++n) {
            CAPTURE(error);
            CAPTURE(n);
            Crowded made;
            auto others = made.folder.names();
            for (const std::string& trace : made.traces) others.erase("store/" + trace);
            made.fs.error = error;
            made.fs.fail_at = {n};
            bool done = true;
            try {
                const auto gone = made.writer->forget("c017");
                CHECK(gone == made.traces);
            } catch (const base::Error& trouble) {
                done = false;
                CHECK(trouble.exit() == base::Exit::io);
            }
            const bool failed = made.fs.anything_failed();
            made.fs.fail_at.clear();
            const auto left = made.writer->traces_of("c017");
            if (!left.empty()) CHECK(left.back() == "clients/c017.toml");
            if (done) CHECK(left.empty());
            CHECK_NOTHROW(made.writer->forget("c017"));
            CHECK(made.folder.names() == others);
            CHECK(made.fs.open_files == 0);
            if (!failed) break;
        }
    }
}

TEST_CASE("nobody adds to a ledger while it is forgotten") {
    Crowded made;
    made.fs.others_lock = true;
    CHECK_THROWS_AS(made.writer->forget("c017"), base::Error);
    CHECK(made.writer->traces_of("c017") == made.traces);
}
