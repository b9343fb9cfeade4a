// Finding, making, opening and reading a store.
#include "viktig/store/store.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;
using store::Reader;

namespace {

/// A folder with a new store in it.
struct Made {
    Made() { CHECK(store::make_store(fs, root())); }
    [[nodiscard]] std::string root() const { return folder.path("store"); }
    void put(const std::string& name, const std::string& text) const { folder.write("store/" + name, text); }
    void mode(const std::string& name, mode_t bits) const { REQUIRE(::chmod(folder.path(name).c_str(), bits) == 0); }

    TemporaryFolder folder;
    FaultyFileSystem fs;
};

template <typename Call>
std::string refused(Call call) {
    try {
        (void)call();
        return "done";
    } catch (const base::Error& error) {
        return std::string(error.exit() == base::Exit::data ? "data " : error.exit() == base::Exit::io ? "io " : "usage ") + std::string(error.message().key) +
               (error.hint().empty() ? "" : " / " + std::string(error.hint().key));
    }
}

std::string opened(Made& made) {
    return refused([&] { return Reader(made.fs, made.root()).folder(); });
}

mode_t mode_of(const std::string& path) {
    struct stat found {};
    REQUIRE(::lstat(path.c_str(), &found) == 0);
    return found.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a new store is closed to others and has all its folders") {
    Made made;
    CHECK(made.folder.names() == std::set<std::string>{"store", "store/aside", "store/clients", "store/measures", "store/viktig.toml"});
    CHECK(made.folder.read("store/viktig.toml") == store::initial_settings());
    for (const std::string name : {"store", "store/aside", "store/clients", "store/measures"}) CHECK(mode_of(made.folder.path(name)) == 0700);
    CHECK(mode_of(made.folder.path("store/viktig.toml")) == 0600);
    CHECK(opened(made) == "done");
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("making a store twice changes nothing") {
    Made made;
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
        Made made;
        made.mode("store", mode);
        CAPTURE(mode);
        CHECK(opened(made) == "data store.open-to-others / store.hint-chmod");
        try {
            const Reader reader(made.fs, made.root());
        } catch (const base::Error& error) {
            CHECK(argument(error.hint(), 0) == made.root());
        }
    }
    Made closed;
    closed.mode("store", 0500);
    CHECK(opened(closed) == "done");
}

TEST_CASE("a store of a group is open to the group and no further") {
    Made made;
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
    Made made;
    made.put("viktig.toml", "viktig = 1\npermissions = \"unmanaged\"\n");
    made.mode("store", 0777);
    made.fs.pretended_user = made.fs.PosixFileSystem::user() + 1;
    CHECK(opened(made) == "done");
}

TEST_CASE("another user's store is refused") {
    Made made;
    made.fs.pretended_user = made.fs.PosixFileSystem::user() + 1;
    CHECK(opened(made) == "data store.of-another-user / store.hint-of-another-user");
    if (::geteuid() != 0) return;  // only root can give a folder away
    Made given;
    REQUIRE(::chown(given.root().c_str(), 65534, 65534) == 0);
    CHECK(opened(given) == "data store.of-another-user / store.hint-of-another-user");
}

TEST_CASE("a store reached through a link to its folder is judged by the folder") {
    Made made;
    REQUIRE(::symlink(made.root().c_str(), made.folder.path("link").c_str()) == 0);
    CHECK(store::find_store(made.fs, {made.folder.path("link"), "", "", ""}) == made.folder.path("link"));
    CHECK(refused([&] { return Reader(made.fs, made.folder.path("link")).folder(); }) == "done");
    made.mode("store", 0755);
    CHECK(refused([&] { return Reader(made.fs, made.folder.path("link")).folder(); }) == "data store.open-to-others / store.hint-chmod");
}

TEST_CASE("settings that are a link, or a folder, are told as what they are: there is a store, and it is not to be made") {
    Made made;
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

TEST_CASE("a store's own measures stand beside the built-in ones") {
    Made made;
    made.put("measures/hverdag.toml", read_text_file(clinic_folder() + "/measures/hverdag.toml"));
    made.put("measures/ors.toml", "measure = \"ors\"\ncutoff = { adult = 24 }\n");
    made.put("measures/notes.txt", "not ours");
    made.put("measures/.hidden.toml", "not ours");
    const Reader reader(made.fs, made.root());
    CHECK(reader.measures().ids() == std::vector<std::string>{"hverdag", "life", "ors", "phq-9", "srs", "talks"});
    CHECK(reader.measures().find("ors")->cutoff_for("adult") == score("24"));
    CHECK(reader.measures().find("ors")->items.size() == 4);
}

TEST_CASE("a bad measure or setting is told with the file it stands in") {
    Made made;
    made.put("measures/mood.toml", "measure = \"mood\"\n");
    try {
        const Reader reader(made.fs, made.root());
        FAIL("not refused");
    } catch (const base::Error& error) {
        CHECK(error.place().file == "measures/mood.toml");
    }
    ::unlink(made.folder.path("store/measures/mood.toml").c_str());
    made.put("viktig.toml", "viktig = 1\n[thresholds]\nors = \"mine\"\n");
    CHECK(opened(made) == "data settings.no-such-threshold / value.hint-known-words");
    made.put("viktig.toml", "viktig = 1\n[thresholds]\nmood = \"default\"\n");
    CHECK(opened(made) == "data settings.no-such-measure / value.hint-known-words");
    made.put("viktig.toml", "viktig = 1\nasked = [\"orz\"]\n");
    CHECK(opened(made) == "data settings.no-such-measure / hint.did-you-mean");
    made.put("viktig.toml", "viktig = 1\nno_rating_expected = [\"fone\"]\n");
    CHECK(opened(made) == "data settings.no-such-kind / value.hint-known-words");
    made.put("viktig.toml", "viktig = 1\n[thresholds]\nors = \"nhs\"\n");
    CHECK(opened(made) == "done");
    CHECK(Reader(made.fs, made.root()).settings().threshold_name("ors") == "nhs");
}

TEST_CASE("a store without a folder of measures has those built in") {
    Made made;
    ::rmdir(made.folder.path("store/measures").c_str());
    CHECK(Reader(made.fs, made.root()).measures().ids().size() == 5);
}

TEST_CASE("a store whose folder of ledgers is gone has lost them, which is not the same as no cases, init makes an empty one") {
    Made made;
    ::rmdir(made.folder.path("store/clients").c_str());
    const Reader reader(made.fs, made.root());
    CHECK_FALSE(reader.has("c017"));
    try {
        (void)reader.clients();
        FAIL("no error");
    } catch (const base::Error& error) {
        CHECK(error.exit() == base::Exit::data);
        CHECK(error.message().key == "store.no-clients");
        CHECK(error.hint().key == "store.hint-no-clients");
    }
    CHECK_FALSE(store::make_store(made.fs, made.root()));
    CHECK(reader.clients().empty());
}

TEST_CASE("clients are the files of their folder, sorted bytewise") {
    Made made;
    for (const std::string name : {"c2", "c10", "c1", "C3", "c1 (copy)"}) made.put("clients/" + std::string(name) + ".toml", "");
    for (const std::string name : {".c5.toml", "c6.txt", "c7.toml~", ".toml", "c8.TOML"}) made.put("clients/" + std::string(name), "");
    const Reader reader(made.fs, made.root());
    CHECK(reader.clients() == std::vector<std::string>{"C3", "c1", "c1 (copy)", "c10", "c2"});
    CHECK(reader.has("c10"));
    CHECK_FALSE(reader.has("c3"));
}

TEST_CASE("a ledger is read with all that is wrong with it, nothing is thrown") {
    Made made;
    made.put("clients/c017.toml", family_ledger + first_meeting);
    made.put("clients/bad.toml", "viktig = \n");
    made.put("clients/c018.toml", family_ledger);
    const Reader reader(made.fs, made.root());
    CHECK(told(reader.read("c017").problems) == "");
    CHECK(reader.read("c017").ledger.blocks.size() == 6);
    CHECK(told(reader.read("bad").problems).starts_with("file 1:"));
    CHECK(told(reader.read("c018").problems) == "file 2:10 file.copy-of");
    const auto missing = reader.read("c019");
    CHECK(told(missing.problems) == "file 0:0 disk.cannot-open");
    CHECK(missing.ledger.client == "c019");
    CHECK(missing.problems[0].place.file == "clients/c019.toml");
    CHECK_FALSE(missing.readable());
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("what is no regular file is no ledger: a link, a pipe, a folder") {
    Made made;
    made.put("clients/c017.toml", family_ledger);
    const auto path = [&](const char* name) { return made.folder.path(std::string("store/clients/") + name); };
    REQUIRE(::symlink("c017.toml", path("link.toml").c_str()) == 0);
    REQUIRE(::symlink("nowhere", path("dangling.toml").c_str()) == 0);
    REQUIRE(::mkfifo(path("pipe.toml").c_str(), 0600) == 0);
    REQUIRE(::mkdir(path("folder.toml").c_str(), 0700) == 0);
    const Reader reader(made.fs, made.root());
    CHECK(told(reader.read("link").problems) == "file 0:0 disk.cannot-open");
    CHECK(std::get<base::Message>(reader.read("link").problems[0].message.arguments.at(1).value).key == "system.link");
    CHECK(told(reader.read("dangling").problems) == "file 0:0 disk.cannot-open");
    CHECK(told(reader.read("pipe").problems) == "file 0:0 disk.no-regular-file");
    CHECK(told(reader.read("folder").problems) == "file 0:0 disk.no-regular-file");
}

TEST_CASE("a file of more than 16 MiB is refused by its size, before it is read") {
    Made made;
    made.put("clients/c017.toml", family_ledger);
    const std::string path = made.folder.path("store/clients/c017.toml");
    REQUIRE(::truncate(path.c_str(), 65LL * 1024 * 1024) == 0);
    const Reader reader(made.fs, made.root());
    made.fs.operations.clear();
    CHECK(told(reader.read("c017").problems) == "file 0:0 disk.too-large");
    CHECK(std::ranges::count(made.fs.operations, "read") == 0);
}

TEST_CASE("a torn end is looked at again under a shared lock, for a writer may have been at work") {
    Made made;
    const std::string torn = family_ledger + first_meeting.substr(0, first_meeting.size() / 2);
    made.put("clients/c017.toml", torn);
    const Reader reader(made.fs, made.root());
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "lock") made.put("clients/c017.toml", family_ledger + first_meeting);
    };
    CHECK(told(reader.read("c017").problems) == "");
    made.fs.before = nullptr;
    made.put("clients/c017.toml", torn);
    CHECK(told(reader.read("c017").problems) == "tail 37:1 file.torn");
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("a ledger that is not torn is read without a lock") {
    Made made;
    made.put("clients/c017.toml", family_ledger);
    const Reader reader(made.fs, made.root());
    made.fs.operations.clear();
    (void)reader.read("c017");
    CHECK(std::ranges::count(made.fs.operations, "lock") == 0);
}

TEST_CASE("a torn ledger is read up to its tear even where no lock is to be had") {
    Made made;
    made.put("clients/c017.toml", family_ledger + first_meeting.substr(0, 100));
    const Reader reader(made.fs, made.root());
    made.fs.others_lock = true;
    const auto held = reader.read("c017");
    CHECK(told(held.problems) == "tail 37:1 file.torn");
    CHECK(held.ledger.blocks.size() == 5);
    made.fs.others_lock = false;
    made.fs.error = ENOLCK;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "lock") made.fs.fail_at = {static_cast<int>(made.fs.operations.size())};
    };
    CHECK(told(reader.read("c017").problems) == "tail 37:1 file.torn");
}

TEST_CASE("a disk that fails in the middle of reading costs that one ledger") {
    Made made;
    made.put("clients/c017.toml", family_ledger);
    const Reader reader(made.fs, made.root());
    for (int n = 0; n < 20; ++n) {
        made.fs.operations.clear();
        made.fs.fail_at = {n};
        const auto found = reader.read("c017");
        if (n >= static_cast<int>(made.fs.operations.size())) {
            CHECK(found.problems.empty());
            break;
        }
        CHECK_FALSE(found.readable());
        CHECK(found.problems[0].place.file == "clients/c017.toml");
    }
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("scores are written with the decimals of the goal's or the measure's step") {
    Made made;
    made.put("viktig.toml", "viktig = 1\ngoal_step = 0.5\n");
    const Reader reader(made.fs, made.root());
    const auto decimals = reader.decimals_for(read(family_ledger).ledger);
    CHECK(decimals("sleep") == 1);
    CHECK(decimals("ors") == 1);
    CHECK(decimals("life") == 0);
    CHECK(decimals("unheard-of") == 0);
}

TEST_CASE("the clinic can be opened as it lies in the source tree") {
    store::PosixFileSystem fs;
    const Reader reader(fs, clinic_folder());
    CHECK(reader.clients().size() == 13);
    for (const std::string& client : reader.clients()) {
        CAPTURE(client);
        CHECK(told(reader.read(client).problems) == "");
    }
}
