// Making a store, finding it, and who may open it.
#include <doctest/doctest.h>

#include <unistd.h>

#include "unit/store/new_store.hpp"

using namespace viktig;
using namespace viktig::tests;
using store::Reader;

TEST_CASE("a new store is closed to others and has all its folders") {
    NewStore made;
    CHECK(made.folder.names() == std::set<std::string>{"store", "store/aside", "store/clients", "store/measures", "store/viktig.toml"});
    CHECK(made.folder.read("store/viktig.toml") == store::initial_settings());
    for (const std::string name : {"store", "store/aside", "store/clients", "store/measures"}) CHECK(mode_of(made.folder.path(name)) == 0700);
    CHECK(mode_of(made.folder.path("store/viktig.toml")) == 0600);
    CHECK(opened(made) == "done");
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("making a store twice changes nothing") {
    NewStore made;
    made.put("viktig.toml", "viktig = 1\nname = \"Ours\"\n");
    made.put("clients/c017.toml", family_ledger);
    const auto names = made.folder.names();
    CHECK_FALSE(store::make_store(made.fs, made.root()));
    CHECK_FALSE(store::make_store(made.fs, made.root() + "///"));
    CHECK(made.folder.names() == names);
    CHECK(made.folder.read("store/viktig.toml") == "viktig = 1\nname = \"Ours\"\n");
}

TEST_CASE("a store is made in an empty folder, but not among other things") {
    TemporaryFolder folder;
    FaultyFileSystem fs;
    CHECK(store::make_store(fs, folder.path()));
    TemporaryFolder other;
    other.write("letter.txt", "x");
    CHECK(refused([&] { return store::make_store(fs, other.path()); }) == "data store.folder-not-empty / store.hint-folder-not-empty");
    CHECK(other.names() == std::set<std::string>{"letter.txt"});
    CHECK(refused([&] { return store::make_store(fs, other.path("letter.txt")); }) == "data store.not-a-folder");
    CHECK(refused([&] { return store::make_store(fs, other.path("a/b")); }) == "data store.no-parent / store.hint-no-parent");
}

TEST_CASE("a store that was begun is finished") {
    TemporaryFolder folder;
    FaultyFileSystem fs;
    folder.write("clients/.keep", "");
    ::unlink(folder.path("clients/.keep").c_str());
    CHECK(store::make_store(fs, folder.path()));
    CHECK(folder.read("viktig.toml") == store::initial_settings());
}

TEST_CASE("an open folder is not made a store") {
    TemporaryFolder folder;
    FaultyFileSystem fs;
    ::chmod(folder.path().c_str(), 0755);
    CHECK(refused([&] { return store::make_store(fs, folder.path()); }) == "data store.open-to-others / store.hint-chmod");
    CHECK(folder.names().empty());
}

TEST_CASE("the option goes before the variable, then the folders upward, then the home") {
    TemporaryFolder folder;
    FaultyFileSystem fs;
    for (const std::string name : {"option", "variable", "work", "home/viktig"}) folder.write(std::string(name) + "/viktig.toml", "viktig = 1\n");
    folder.write("work/a/b/x", "");
    const auto found = [&](const store::SearchPlaces& places) { return store::find_store(fs, places); };
    const std::string deep = folder.path("work/a/b");
    CHECK(found({folder.path("option"), folder.path("variable"), deep, folder.path("home")}) == folder.path("option"));
    CHECK(found({folder.path("option/"), "", "", ""}) == folder.path("option"));
    CHECK(found({"", folder.path("variable"), deep, folder.path("home")}) == folder.path("variable"));
    CHECK(found({"", "", deep, folder.path("home")}) == folder.path("work"));
    CHECK(found({"", "", folder.path("work"), folder.path("home")}) == folder.path("work"));
    CHECK(found({"", "", folder.path(), folder.path("home")}) == folder.path("home/viktig"));
    CHECK(refused([&] { return found({"", "", "/", ""}); }) == "data store.none / store.hint-init");
    CHECK(refused([&] { return found({"", "", "", folder.path("nowhere")}); }) == "data store.none / store.hint-init");
    CHECK(refused([&] { return found({"", "", "", ""}); }) == "data store.none / store.hint-init");
}

TEST_CASE("a store that was named and is not there is no reason to take another") {
    TemporaryFolder folder;
    FaultyFileSystem fs;
    folder.write("home/viktig/viktig.toml", "viktig = 1\n");
    CHECK(refused([&] { return store::find_store(fs, {folder.path("typo"), "", "", folder.path("home")}); }) == "data store.not-here / store.hint-init-here");
    CHECK(refused([&] { return store::find_store(fs, {"", folder.path("typo"), "", folder.path("home")}); }) == "data store.not-here / store.hint-init-here");
}

TEST_CASE("somebody else's store further up is not ours") {
    TemporaryFolder folder;
    FaultyFileSystem fs;
    folder.write("viktig.toml", "viktig = 1\n");
    folder.write("a/x", "");
    fs.pretended_user = fs.PosixFileSystem::user() + 1;
    CHECK(refused([&] { return store::find_store(fs, {"", "", folder.path("a"), ""}); }) == "data store.none / store.hint-init");
}

TEST_CASE("a store open to others is refused with the line that closes it") {
    for (const mode_t mode : {0755U, 0750U, 0770U, 0705U, 0701U, 0740U}) {
        NewStore made;
        made.mode("store", mode);
        CAPTURE(mode);
        CHECK(opened(made) == "data store.open-to-others / store.hint-chmod");
        try {
            const Reader reader(made.fs, made.root());
        } catch (const base::Error& error) {
            CHECK(argument(error.hint(), 0) == made.root());
        }
    }
    NewStore closed;
    closed.mode("store", 0500);
    CHECK(opened(closed) == "done");
}

TEST_CASE("a store of a group is open to the group and no further") {
    NewStore made;
    made.put("viktig.toml", "viktig = 1\npermissions = \"group\"\n");
    made.mode("store", 0770);
    CHECK(opened(made) == "done");
    made.mode("store", 02770);
    CHECK(opened(made) == "done");
    made.mode("store", 0775);
    CHECK(opened(made) == "data store.open-to-all / store.hint-chmod-group");
    made.fs.pretended_user = made.fs.PosixFileSystem::user() + 1;
    made.mode("store", 0770);
    CHECK(opened(made) == "done");
}

TEST_CASE("of an unmanaged store somebody else looks after who may see it") {
    NewStore made;
    made.put("viktig.toml", "viktig = 1\npermissions = \"unmanaged\"\n");
    made.mode("store", 0777);
    made.fs.pretended_user = made.fs.PosixFileSystem::user() + 1;
    CHECK(opened(made) == "done");
}

TEST_CASE("another user's store is refused") {
    NewStore made;
    made.fs.pretended_user = made.fs.PosixFileSystem::user() + 1;
    CHECK(opened(made) == "data store.of-another-user / store.hint-of-another-user");
    if (::geteuid() != 0) return;  // only root can give a folder away
    NewStore given;
    REQUIRE(::chown(given.root().c_str(), 65534, 65534) == 0);
    CHECK(opened(given) == "data store.of-another-user / store.hint-of-another-user");
}

TEST_CASE("a store reached through a link to its folder is judged by the folder") {
    NewStore made;
    REQUIRE(::symlink(made.root().c_str(), made.folder.path("link").c_str()) == 0);
    CHECK(store::find_store(made.fs, {made.folder.path("link"), "", "", ""}) == made.folder.path("link"));
    CHECK(refused([&] { return Reader(made.fs, made.folder.path("link")).folder(); }) == "done");
    made.mode("store", 0755);
    CHECK(refused([&] { return Reader(made.fs, made.folder.path("link")).folder(); }) == "data store.open-to-others / store.hint-chmod");
}

TEST_CASE("settings that are a link, or a folder, are told as what they are: there is a store, and it is not to be made") {
    NewStore made;
    namespace disk = std::filesystem;
    const std::string settings = made.folder.path("store/viktig.toml");
    disk::rename(settings, made.folder.path("elsewhere.toml"));
    for (const std::string target : {"../elsewhere.toml", "nowhere.toml", "viktig.toml", "clients"}) {
        disk::create_symlink(target, settings);
        const std::string told = target == "../elsewhere.toml" ? "data store.settings-link / check.hint-link" : "data store.settings-link / check.hint-link-nowhere";
        CHECK(refused([&] { return store::find_store(made.fs, {made.root(), "", "", ""}); }) == told);
        CHECK(refused([&] { return store::find_store(made.fs, {"", "", made.folder.path("store/clients"), ""}); }) == told);
        CHECK(refused([&] { return store::make_store(made.fs, made.root()); }) == told);
        made.fs.pretended_user = made.fs.user() + 1;  // somebody else's link further up is not ours to tell of
        CHECK(refused([&] { return store::find_store(made.fs, {"", "", made.folder.path("store/clients"), ""}); }) == "data store.none / store.hint-init");
        made.fs.pretended_user.reset();
        disk::remove(settings);
    }
    disk::create_directory(settings);
    CHECK(refused([&] { return store::find_store(made.fs, {made.root(), "", "", ""}); }) == "data disk.no-regular-file / store.hint-settings-no-file");
}
