// Opening a store and reading it.
#include "viktig/store/store.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include "unit/store/new_store.hpp"

using namespace viktig;
using namespace viktig::tests;
using store::Reader;

TEST_CASE("a store's own measures stand beside the built-in ones") {
    NewStore made;
    made.put("measures/hverdag.toml", read_text_file(clinic_folder() + "/measures/hverdag.toml"));
    made.put("measures/ors.toml", "measure = \"ors\"\ncutoff = { adult = 24 }\n");
    made.put("measures/notes.txt", "not ours");
    made.put("measures/.hidden.toml", "not ours");
    const Reader reader(made.fs, made.root());
    CHECK(reader.measures().ids().size() == store::builtin_measures().size() + 1);
    CHECK(reader.measures().has("hverdag"));
    CHECK_FALSE(reader.measures().has("notes"));
    CHECK(reader.measures().find("ors")->cutoff_for("adult") == score("24"));
    CHECK(reader.measures().find("ors")->items.size() == 4);
}

TEST_CASE("a bad measure or setting is told with the file it stands in") {
    NewStore made;
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
    NewStore made;
    ::rmdir(made.folder.path("store/measures").c_str());
    CHECK(Reader(made.fs, made.root()).measures().ids().size() == store::builtin_measures().size());
}

TEST_CASE("a store whose folder of ledgers is gone has lost them, which is not the same as no cases, init makes an empty one") {
    NewStore made;
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
    NewStore made;
    for (const std::string name : {"c2", "c10", "c1", "C3", "c1 (copy)"}) made.put("clients/" + std::string(name) + ".toml", "");
    for (const std::string name : {".c5.toml", "c6.txt", "c7.toml~", ".toml", "c8.TOML"}) made.put("clients/" + std::string(name), "");
    const Reader reader(made.fs, made.root());
    CHECK(reader.clients() == std::vector<std::string>{"C3", "c1", "c1 (copy)", "c10", "c2"});
    CHECK(reader.has("c10"));
    CHECK_FALSE(reader.has("c3"));
}

TEST_CASE("a ledger is read with all that is wrong with it, nothing is thrown") {
    NewStore made;
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
    NewStore made;
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
    NewStore made;
    made.put("clients/c017.toml", family_ledger);
    const std::string path = made.folder.path("store/clients/c017.toml");
    REQUIRE(::truncate(path.c_str(), 65LL * 1024 * 1024) == 0);
    const Reader reader(made.fs, made.root());
    made.fs.operations.clear();
    CHECK(told(reader.read("c017").problems) == "file 0:0 disk.too-large");
    CHECK(std::ranges::count(made.fs.operations, "read") == 0);
}

TEST_CASE("a torn end is looked at again under a shared lock, for a writer may have been at work") {
    NewStore made;
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
    NewStore made;
    made.put("clients/c017.toml", family_ledger);
    const Reader reader(made.fs, made.root());
    made.fs.operations.clear();
    (void)reader.read("c017");
    CHECK(std::ranges::count(made.fs.operations, "lock") == 0);
}

TEST_CASE("a torn ledger is read up to its tear even where no lock is to be had") {
    NewStore made;
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
    NewStore made;
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
    NewStore made;
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

TEST_CASE("while one ledger is read the disk is asked for those that come next, for each once and for none too early") {
    NewStore made;
    constexpr std::size_t count = store::InTurn::ahead + 8;
    std::vector<std::string> names;
    for (std::size_t n = 0; n < count; ++n) {
        names.push_back("c" + std::to_string(100 + n));
        made.put("clients/" + names.back() + ".toml", "viktig = 1\nclient = \"" + names.back() + "\"\n");
    }
    const Reader reader(made.fs, made.root());
    std::vector<std::string> met;
    for (const std::string& client : reader.in_turn()) {
        met.push_back(client);
        const std::size_t asked_for = std::min(count - 1, met.size() - 1 + store::InTurn::ahead);
        REQUIRE(made.fs.expected.size() == asked_for);
    }
    CHECK(met == names);
    for (std::size_t n = 1; n < count; ++n) CHECK(made.fs.expected[n - 1] == made.root() + "/clients/" + names[n] + ".toml");
}

TEST_CASE("a ledger that is expected and cannot be had is told when it is read, not before") {
    NewStore made;
    made.folder.write("elsewhere.toml", "viktig = 1\nclient = \"c102\"\n");
    made.put("clients/c101.toml", "viktig = 1\nclient = \"c101\"\n");
    REQUIRE(::symlink(made.folder.path("elsewhere.toml").c_str(), made.folder.path("store/clients/c102.toml").c_str()) == 0);
    REQUIRE(::mkfifo(made.folder.path("store/clients/c103.toml").c_str(), 0600) == 0);
    const Reader reader(made.fs, made.root());
    const auto next_number = [] {
        const int number = ::dup(0);
        ::close(number);
        return number;
    };
    const int number = next_number();
    std::vector<bool> readable;
    for (const std::string& client : reader.in_turn()) readable.push_back(reader.read_flat(client).readable);
    CHECK(readable == std::vector<bool>{true, false, false});
    CHECK(next_number() == number);  // nothing that was asked for ahead is left open
}

TEST_CASE("a ledger that may hold a kind of block has its word somewhere, or an escape that could stand for one of its letters") {
    const auto may = [](std::string_view text) { return Reader::may_hold(text, model::BlockKind::ending); };
    for (const std::string_view text : {"ending", "[ending.2026-08-21-abc234]", "an ending", "endinending", "gending", "\"\\u0065nding\"", "\\U0000", "e\\\\u"})
        CHECK_MESSAGE(may(text), text);
    for (const std::string_view text : {"", "g", "endin", "nding", "endin\ng", "en ding", "logged", "\\", "\\\\", "\\n"})
        CHECK_MESSAGE(!may(text), text);
}

TEST_CASE("the disk is asked ahead as long as something comes from it, and no longer than a while in vain") {
    store::ReadAhead ahead;
    const auto asked = [&](long fetched, int files) {
        int count = 0;
        for (int n = 0; n < files; ++n) count += ahead.pays(fetched) ? 1 : 0;
        return count;
    };
    CHECK(asked(0, 1000) == store::ReadAhead::at_first);
    CHECK(asked(8, 1000) == store::ReadAhead::while_in_vain);
    CHECK(asked(8, 1000) == 0);
    for (long fetched = 9; fetched < 1000; ++fetched) CHECK(asked(fetched, 1) == 1);
    CHECK(asked(1000, 1000) == store::ReadAhead::while_in_vain);
}
