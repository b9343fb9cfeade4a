// The files of a store looked over: what lies there, who may look in, what git would do; and a broken ledger read on.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/store/check.hpp"

namespace viktig::tests {
namespace {

const base::Instant now = *base::parse_instant("2026-11-23T08:00:00Z");

void make_store(const TemporaryFolder& folder, const std::string& settings = "viktig = 1\n") {
    folder.write("viktig.toml", settings);
    folder.write("clients/c017.toml", family_ledger + first_meeting);
    namespace disk = std::filesystem;
    for (const auto& entry : disk::recursive_directory_iterator(folder.path()))
        disk::permissions(entry.path(), entry.is_directory() ? disk::perms{0700} : disk::perms{0600});
}

void set_mode(const TemporaryFolder& folder, const std::string& name, int mode) {
    std::filesystem::permissions(folder.path(name), static_cast<std::filesystem::perms>(mode));
}

/// `fault clients/c017.toml check.open`, one per line.
std::string found(const TemporaryFolder& folder, FaultyFileSystem& fs, const std::vector<std::string>& clients = {}) {
    const store::Checked checked = store::check_store(fs, folder.path(), {clients, now, base::utc_day(now), {}});
    std::string lines;
    for (const model::Finding& finding : checked.findings) {
        if (!lines.empty()) lines += '\n';
        lines += finding.severity == model::Severity::fault ? "fault " : "remark ";
        if (!finding.place.file.empty()) lines += finding.place.file + " ";
        lines += finding.message.key;
        CHECK_FALSE(finding.hint.empty());
    }
    CHECK(fs.open_files == 0);
    return lines;
}

std::string found(const TemporaryFolder& folder) {
    FaultyFileSystem fs;
    return found(folder, fs);
}

std::string after_rules(const TemporaryFolder& folder, const std::string& rules) {
    folder.write(".gitattributes", rules);
    return found(folder);
}

}  // namespace

TEST_CASE("a sound store has no findings") {
    const TemporaryFolder folder;
    make_store(folder);
    CHECK(found(folder).empty());
}

TEST_CASE("permission bits of others are a fault for the settings that do not allow them") {
    const TemporaryFolder folder;
    make_store(folder);
    for (const int mode : {0640, 0604, 0620, 0602, 0610, 0601}) {
        CAPTURE(mode);
        set_mode(folder, "clients/c017.toml", mode);
        CHECK(found(folder) == "fault clients/c017.toml check.open");
    }
    set_mode(folder, "clients/c017.toml", 0600);
    set_mode(folder, "clients", 0711);
    CHECK(found(folder) == "fault clients check.open");
    set_mode(folder, "clients", 0700);
    set_mode(folder, ".", 0750);
    CHECK(found(folder) == "fault store.open-to-others");

    folder.write("viktig.toml", "viktig = 1\npermissions = \"group\"\n");
    set_mode(folder, "clients/c017.toml", 0660);
    CHECK(found(folder).empty());
    set_mode(folder, "clients/c017.toml", 0664);
    CHECK(found(folder) == "fault clients/c017.toml check.open");
    set_mode(folder, ".", 0755);
    folder.write("viktig.toml", "viktig = 1\npermissions = \"unmanaged\"\n");
    CHECK(found(folder).empty());
}

TEST_CASE("what belongs to another user is a fault, in a store of one's own") {
    const TemporaryFolder folder;
    make_store(folder);
    FaultyFileSystem fs;
    fs.pretended_user = fs.user() + 1;
    CHECK(found(folder, fs) ==
          "fault store.of-another-user\nfault clients check.of-another-user\nfault clients/c017.toml check.of-another-user\n"
          "fault viktig.toml check.of-another-user");
    folder.write("viktig.toml", "viktig = 1\npermissions = \"group\"\n");
    CHECK(found(folder, fs).empty());
}

TEST_CASE("what editors, merges and killed runs leave is remarked on, and what systems put everywhere is not") {
    const TemporaryFolder folder;
    make_store(folder);
    for (const std::string name : {"c017.toml~", ".c017.toml.swp", "#c017.toml#", "c017.toml.bak", "c017.toml.orig", ".#c017.toml"}) {
        CAPTURE(name);
        folder.write("clients/" + name, "x");
        set_mode(folder, "clients/" + name, 0600);
        CHECK(found(folder) == "remark clients/" + name + " check.leftover");
        std::filesystem::remove(folder.path("clients/" + name));
    }
    for (const std::string name : {".c017.toml.new", ".c017.toml.new12"}) {
        CAPTURE(name);
        folder.write("clients/" + name, "x");
        set_mode(folder, "clients/" + name, 0600);
        CHECK(found(folder) == "remark clients/" + name + " check.temporary");
        std::filesystem::remove(folder.path("clients/" + name));
    }
    folder.write("clients/c017.txt", "x");
    set_mode(folder, "clients/c017.txt", 0600);
    CHECK(found(folder) == "remark clients/c017.txt check.not-read");
    std::filesystem::remove(folder.path("clients/c017.txt"));
    for (const std::string name : {".gitkeep", ".DS_Store", ".gitattributes"}) folder.write("clients/" + name, "");
    CHECK(found(folder).empty());
}

TEST_CASE("a link, a folder and a queue in the place of a ledger are told once each, and nothing hangs") {
    const TemporaryFolder folder;
    make_store(folder);
    std::filesystem::create_symlink("c017.toml", folder.path("clients/c018.toml"));
    std::filesystem::create_directory(folder.path("clients/c019.toml"));
    set_mode(folder, "clients/c019.toml", 0700);
    REQUIRE(::mkfifo(folder.path("clients/c020.toml").c_str(), 0600) == 0);
    CHECK(found(folder) ==
          "fault clients/c018.toml check.link\nfault clients/c019.toml disk.no-regular-file\nfault clients/c020.toml disk.no-regular-file");
}

TEST_CASE("identity numbers in settings and measures are told as those in ledgers are, and the excerpt holds none") {
    const TemporaryFolder folder;
    make_store(folder, "viktig = 1\n# ring 010858-9995\nname = \"Konto 01819012365\"\n");
    folder.write("measures/own.toml", "measure = \"own\"\ntype = \"outcome\"\nbetter = \"higher\"\nitems = [\"a\"]\nitem_range = [0, 10]\nstep = 1\nname = \"010858-9995\"\n");
    for (const std::string name : {"measures", "measures/own.toml"}) set_mode(folder, name, 0700);
    FaultyFileSystem fs;
    CHECK(found(folder, fs) == "remark measures/own.toml identity.likely-on-file\nremark viktig.toml identity.likely-on-file\nfault viktig.toml identity.on-file");
    for (const model::Finding& finding : store::check_store(fs, folder.path(), {{}, now, base::utc_day(now), {}}).findings) {
        CHECK(finding.excerpt.find("9995") == std::string::npos);
        CHECK(finding.excerpt.find("12365") == std::string::npos);
        CHECK(finding.place.line > 0);
    }
    CHECK(found(folder, fs, {"c017"}).empty());
}

TEST_CASE("no remedy asks for a name that is an identity number: then it is the line that is to be corrected") {
    const TemporaryFolder folder;
    make_store(folder);
    const std::string number = "m01819012365";
    std::string text = with(family_ledger + first_meeting, "owner = \"teen\"", "owner = \"" + number + "\"");
    text = with(with(text, "sleep = 6 }", number + " = 6 }"), "rated.mother", "rated." + number);
    folder.write("clients/c017.toml", with(text, "said.mother", "said.x" + number));
    FaultyFileSystem fs;
    int corrected = 0;
    for (const model::Finding& finding : store::check_store(fs, folder.path(), {{}, now, base::utc_day(now), {}}).findings) {
        CHECK(finding.hint.key != "voice.hint-add");
        CHECK(finding.hint.key != "what.hint-add");
        if (finding.hint.key == "hint.correct-the-line" && finding.message.key != "identity.on-file") ++corrected;
    }
    CHECK(corrected >= 4);
}

TEST_CASE("a link to a folder of the store is judged by what is behind it, and closed by a line that reaches there") {
    const TemporaryFolder folder;
    make_store(folder);
    const TemporaryFolder elsewhere;
    std::filesystem::rename(folder.path("clients"), elsewhere.path("ledgers"));
    std::filesystem::create_directory_symlink(elsewhere.path("ledgers"), folder.path("clients"));
    CHECK(found(folder).empty());
    std::filesystem::permissions(elsewhere.path("ledgers"), std::filesystem::perms{0755});
    CHECK(found(folder) == "fault clients check.open");
    FaultyFileSystem fs;
    const auto checked = store::check_store(fs, folder.path(), {{}, now, base::utc_day(now), {}});
    CHECK(argument(checked.findings.front().hint, 0) == folder.path("clients/"));
    fs.pretended_user = fs.user() + 1;
    CHECK(found(folder, fs).find("fault clients check.of-another-user") != std::string::npos);
}

TEST_CASE("what was erased and still lies beside the ledger is a fault, wherever it lies and however it is torn") {
    const TemporaryFolder folder;
    make_store(folder);
    const std::string whole = family_ledger + first_meeting;
    const std::string tombstone = "\n[erased.2026-08-22-bbbbbb]\nof = \"session.2026-08-21-7qx4m2\"\nreason = \"erased\"\nby = \"kari\"\nlogged = 2026-08-22T08:00:00Z\n";
    folder.write("clients/c017.toml", family_ledger + tombstone);
    std::filesystem::create_directory(folder.path("aside"));
    set_mode(folder, "aside", 0700);
    for (const std::string name : {"clients/.c017.toml.new", "clients/c017.toml~", "clients/c017.txt", "aside/c017 (kopi).toml", "aside/c017.toml-2026-08-21T080000Z.torn"}) {
        CAPTURE(name);
        for (const std::string& text : {whole, first_meeting.substr(1, 60), whole + "[broken"}) {
            folder.write(name, text);
            set_mode(folder, name, 0600);
            CHECK(found(folder) == "fault " + name + " check.holds-erased");
        }
        folder.write(name, family_ledger + tombstone);  // says that it was erased, and no more
        CHECK(found(folder).find("check.holds-erased") == std::string::npos);
        folder.write(name, with(whole, "\"c017\"", "\"c018\""));  // another's
        CHECK(found(folder).find("check.holds-erased") == std::string::npos);
        std::filesystem::remove(folder.path(name));
    }
}

TEST_CASE("a conflict copy that holds what was erased is to be removed, not kept aside") {
    const TemporaryFolder folder;
    make_store(folder);
    const std::string whole = family_ledger + first_meeting;
    const std::string tombstone = "\n[erased.2026-08-22-bbbbbb]\nof = \"session.2026-08-21-7qx4m2\"\nreason = \"erased\"\nby = \"kari\"\nlogged = 2026-08-22T08:00:00Z\n";
    const auto hint_for = [&](const std::string& copy) {
        folder.write("clients/c017 (kopi).toml", copy);
        set_mode(folder, "clients/c017 (kopi).toml", 0600);
        FaultyFileSystem fs;
        return std::string(store::check_store(fs, folder.path(), {{}, now, base::utc_day(now), {}}).findings.front().hint.key);
    };
    CHECK(hint_for(whole) == "file.hint-copy-of");
    folder.write("clients/c017.toml", family_ledger + tombstone);
    CHECK(hint_for(whole) == "check.hint-copy-erased");
    CHECK(hint_for(with(whole, "relation = \"self\"", "relation = \"child\"")) == "check.hint-copy-erased-by-hand");
    CHECK(hint_for(whole + "\n[voice.aunt]\nrelation = \"other\"\nby = \"kari\"\nlogged = 2026-08-21T08:00:00Z\n") == "check.hint-copy-erased-by-hand");
    CHECK(hint_for(whole.substr(0, whole.size() - 20)) == "check.hint-copy-erased-by-hand");
    CHECK(hint_for(family_ledger) == "file.hint-copy-of");
}

TEST_CASE("settings and measures are told whole, and the ledgers are checked all the same") {
    const TemporaryFolder folder;
    make_store(folder, "viktig = 1\nname = 5\nlanguage = \"xx\"\nunknown = 1\nasked = [\"ors\", \"none\"]\n[signals]\nsilence_days = 0\n");
    folder.write("measures/own.toml", "measure = \"own\"\ntype = \"outcom\"\nbetter = \"higher\"\nitems = [\"a\"]\nitem_range = [0, 10]\nstep = 1\nname = \"Own\"\n");
    folder.write("clients/c018.toml", with(with(family_ledger + first_meeting, "c017", "c018"), "sleep = 6 }", "sleep = 16, own = 5 }"));
    for (const std::string name : {"measures", "measures/own.toml", "clients/c018.toml"}) set_mode(folder, name, 0700);
    FaultyFileSystem fs;
    CHECK(found(folder, fs, {"c018"}) ==
          "fault clients/c018.toml score.out-of-range\n"
          "fault measures/own.toml value.unknown-word\n"
          "fault viktig.toml settings.no-such-measure\n"
          "fault viktig.toml value.wrong-type\n"
          "fault viktig.toml value.unknown-word\n"
          "fault viktig.toml settings.unknown-key\n"
          "fault viktig.toml settings.out-of-range");
}

TEST_CASE("a broken ledger is read on: every block that is no TOML, and what is wrong with the others") {
    const std::string broken = with(with(family_ledger + first_meeting, "relation = \"self\"", "relation = self"), "sleep = 6 }", "sleep = {}");
    CHECK(told(store::problems_of_broken(broken, "clients/c017.toml", "c017")) ==
          "file " + place_of(broken, "self") + " file.syntax\nfile " + place_of(broken, "= {}\nrated").substr(0, 3) + "54 file.syntax");
    const std::string goal = family_ledger.substr(family_ledger.find("[goal"));
    const std::string twice = with(family_ledger, "area =", "arae =") + goal + first_meeting;
    const auto problems = store::problems_of_broken(twice, "clients/c017.toml", "c017");
    CHECK(told(problems).find("file.syntax") != std::string::npos);
    CHECK(told(problems).find("block.unknown-key") != std::string::npos);
}

TEST_CASE("git's rules are followed as git does: the last one that means a ledger, from the top of the work tree down") {
    const TemporaryFolder folder;
    make_store(folder);
    std::filesystem::create_directory(folder.path(".git"));
    const std::string none = "remark .gitattributes check.git-no-rule";
    const std::string fuses = "fault .gitattributes check.git-union";
    CHECK(after_rules(folder, "") == none);
    CHECK(after_rules(folder, "# clients/*.toml merge=union\n") == none);
    CHECK(after_rules(folder, "*.md merge=union\n") == none);
    CHECK(after_rules(folder, "measures/*.toml merge=union\n") == none);
    CHECK(after_rules(folder, "/c017.toml merge=union\n") == none);
    for (const std::string pattern : {"*", "*.toml", "clients/*", "clients/*.toml", "/clients/*.toml", "clients/**", "**/clients/*.toml", "c01?.toml", "clients/c017.toml"}) {
        CAPTURE(pattern);
        CHECK(after_rules(folder, pattern + " merge=union\n") == fuses);
        CHECK(after_rules(folder, "* merge=union\n" + pattern + " -merge\n").empty());
        CHECK(after_rules(folder, pattern + " text eol=lf merge=binary\n").empty());
        CHECK(after_rules(folder, pattern + " binary\n* !merge\n") == none);
    }
    CHECK(after_rules(folder, "clients/*.toml merge=viktig\n") == "remark .gitattributes check.git-no-driver");
    folder.write(".git/config", "[core]\n[merge \"viktig\"]\n\tdriver = viktig merge %O %A %B\n");
    CHECK(after_rules(folder, "clients/*.toml merge=viktig\n").empty());
    folder.write("clients/.gitattributes", "*.toml merge=union\n");
    CHECK(after_rules(folder, "clients/*.toml -merge\n") == "fault clients/.gitattributes check.git-union");
    folder.write(".git/info/attributes", "clients/*.toml -merge\n");
    CHECK(found(folder).empty());
}

TEST_CASE("a store inside somebody's work tree is merged by the rules above it") {
    const TemporaryFolder above;
    above.write("viktig.toml", "viktig = 1\n");
    std::filesystem::create_directory(above.path(".git"));
    above.write("deep/store/viktig.toml", "viktig = 1\n");
    above.write("deep/store/clients/c017.toml", family_ledger);
    for (const std::string name : {"deep/store", "deep/store/clients", "deep/store/viktig.toml", "deep/store/clients/c017.toml"}) set_mode(above, name, 0700);
    FaultyFileSystem fs;
    const auto keys = [&] {
        std::string lines;
        for (const auto& finding : store::check_store(fs, above.path("deep/store"), {{}, now, base::utc_day(now), {}}).findings)
            lines += finding.place.file + " " + std::string(finding.message.key) + "\n";
        return lines;
    };
    CHECK(keys() == ".gitattributes check.git-no-rule\n");
    above.write(".gitattributes", "deep/store/clients/*.toml merge=union\n");
    CHECK(keys() == "../../.gitattributes check.git-union\n");
    above.write("deep/.gitattributes", "*.toml -merge\n");
    CHECK(keys().empty());
}

TEST_CASE("whichever operation fails, check ends, tells or throws, and leaves no file open") {
    for (int n = 0;; ++n) {
        CAPTURE(n);
        const TemporaryFolder folder;
        make_store(folder);
        FaultyFileSystem fs;
        fs.fail_at = {n};
        try {
            (void)store::check_store(fs, folder.path(), {{}, now, base::utc_day(now), {}});
        } catch (const base::Error& error) {
            CHECK_FALSE(error.message().empty());
        }
        CHECK(fs.open_files == 0);
        if (!fs.anything_failed()) break;
    }
}

}  // namespace viktig::tests
