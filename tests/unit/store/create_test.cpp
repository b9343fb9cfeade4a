// A new ledger: whole or not at all, and never in the place of another.
#include <doctest/doctest.h>

#include <unistd.h>

#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Block;

namespace {

struct Made {
    Made() { CHECK(store::make_store(fs, folder.path("store"))); }
    [[nodiscard]] std::string ledger(const std::string& client) const { return folder.read("store/clients/" + client + ".toml"); }
    store::Writer writer() { return {fs, folder.path("store")}; }

    TemporaryFolder folder;
    FaultyFileSystem fs;
};

std::vector<Block> blocks() {
    return {read(family_ledger).ledger.blocks.at(0), read(family_ledger).ledger.blocks.at(1)};
}

std::string expected(const std::string& client) {
    const auto begin = family_ledger.find("\n[");
    const auto end = family_ledger.find("\n[voice.mother]");
    return store::write_head(client) + family_ledger.substr(begin, end - begin);
}

std::string refused(Made& made, const std::string& client, const std::vector<Block>& with_blocks) {
    try {
        (void)made.writer().create(client, with_blocks);
        return "done";
    } catch (const base::Error& error) {
        return std::string(error.exit() == base::Exit::data ? "data " : "io ") + std::string(error.message().key);
    }
}

}  // namespace

TEST_CASE("a new ledger is made of its head and its blocks, closed to others, and nothing is left beside it") {
    Made made;
    const auto done = made.writer().create("c017", blocks());
    CHECK(done.file == "clients/c017.toml");
    CHECK(done.line == 4);
    CHECK(made.ledger("c017") == expected("c017"));
    CHECK(made.folder.names() == std::set<std::string>{"store", "store/aside", "store/clients", "store/clients/c017.toml", "store/measures", "store/viktig.toml"});
    struct stat found {};
    REQUIRE(::stat(made.folder.path("store/clients/c017.toml").c_str(), &found) == 0);
    CHECK((found.st_mode & 07777U) == 0600);
    CHECK(found.st_nlink == 1);
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("a ledger that exists is never replaced") {
    Made made;
    made.folder.write("store/clients/c017.toml", "whatever it is");
    CHECK(refused(made, "c017", blocks()) == "data client.exists");
    CHECK(made.ledger("c017") == "whatever it is");
    CHECK(made.folder.names().size() == 6);
}

TEST_CASE("a ledger that another made in the meantime is not replaced, and no temporary file stays") {
    Made made;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "link") made.folder.write("store/clients/c017.toml", "made by another");
    };
    CHECK(refused(made, "c017", blocks()) == "data client.exists");
    CHECK(made.ledger("c017") == "made by another");
    CHECK(made.folder.names().size() == 6);
}

TEST_CASE("what a run that was killed left behind is not in the way") {
    Made made;
    made.folder.write("store/clients/.c017.toml.new", "half of a led");
    CHECK(refused(made, "c017", blocks()) == "done");
    CHECK(made.ledger("c017") == expected("c017"));
}

TEST_CASE("two that make the same ledger at once: one is made whole, the other is told") {
    Made made;
    FaultyFileSystem other_fs;
    bool raced = false;
    std::string other_outcome;
    // Just before the first one links its file, the second one does everything.
    made.fs.before = [&](const std::string& operation, const std::string& path) {
        if (operation != "sync" || !path.empty() || raced) return;
        raced = true;
        store::Writer other(other_fs, made.folder.path("store"));
        auto others = blocks();
        others[0].content.put("therapist", std::string("per"));
        (void)other.create("c017", others);
    };
    CHECK(refused(made, "c017", blocks()) == "data client.exists");
    CHECK(raced);
    CHECK(made.ledger("c017") == with(expected("c017"), "therapist = \"kari\"", "therapist = \"per\""));
    CHECK(made.folder.names().size() == 6);
}

TEST_CASE("a ledger half written by another is never linked as ours") {
    Made made;
    FaultyFileSystem other_fs;
    store::Writer other(other_fs, made.folder.path("store"));
    bool raced = false;
    std::string outcome;
    // The second one stops short before its own sync; meanwhile the first one goes on to its end.
    other_fs.before = [&](const std::string& operation, const std::string&) {
        if (operation != "write" || raced) return;
        raced = true;
        outcome = refused(made, "c017", blocks());
        CHECK(made.ledger("c017") == expected("c017"));
    };
    CHECK_THROWS_AS(other.create("c017", {blocks()[0]}), const base::Error&);
    CHECK(raced);
    CHECK(outcome == "done");
    CHECK(made.ledger("c017") == expected("c017"));
    CHECK(made.folder.names().size() == 6);
}

TEST_CASE("a copy that claims to be this client stops a new ledger too") {
    Made made;
    made.folder.write("store/clients/c017-old.toml", family_ledger);
    CHECK(refused(made, "c017", blocks()) == "data file.copy-of");
    CHECK_FALSE(made.folder.names().contains("store/clients/c017.toml"));
}

TEST_CASE("blocks that would not read back are not written") {
    Made made;
    auto bad = blocks();
    bad[0].content.put("kind", std::string("\xFF"));
    CHECK(refused(made, "c017", bad) == "data append.would-not-fit");
    CHECK(refused(made, "c017", {blocks()[0], blocks()[0]}) == "data append.would-not-fit");
    CHECK(refused(made, "c017", {}) == "data append.would-not-fit");
    CHECK(made.folder.names().size() == 5);
}

TEST_CASE("a new ledger of a store that a group shares has the group of its folder, whichever operation fails") {
    for (int n = 0;; ++n) {
        CAPTURE(n);
        Made made;
        made.folder.write("store/viktig.toml", "viktig = 1\npermissions = \"group\"\n");
        REQUIRE(::chmod(made.folder.path("store").c_str(), 0770) == 0);
        store::FileStatus clients;
        REQUIRE(made.fs.status(made.folder.path("store/clients"), clients) == 0);
        const auto names = made.folder.names();
        made.fs.operations.clear();
        made.fs.pretended_group = clients.group + 1;
        made.fs.fail_at = {n};
        const std::string outcome = refused(made, "c017", blocks());
        if (made.fs.failed("set_group")) CHECK(outcome == "io disk.cannot-give-group");
        if (outcome != "done" && !made.fs.failed("unlink") && outcome != "io disk.cannot-sync-folder") CHECK(made.folder.names() == names);
        if (made.fs.anything_failed()) continue;
        CHECK(outcome == "done");
        CHECK(made.fs.groups_given == std::vector<std::uint32_t>{clients.group});
        break;
    }
}

TEST_CASE("in a store of a group a new ledger is open to the group") {
    Made made;
    made.folder.write("store/viktig.toml", "viktig = 1\npermissions = \"group\"\n");
    REQUIRE(::chmod(made.folder.path("store").c_str(), 0770) == 0);
    const mode_t usual = ::umask(077);
    CHECK(refused(made, "c017", blocks()) == "done");
    ::umask(usual);
    struct stat found {};
    REQUIRE(::stat(made.folder.path("store/clients/c017.toml").c_str(), &found) == 0);
    CHECK((found.st_mode & 07777U) == 0660);
}
