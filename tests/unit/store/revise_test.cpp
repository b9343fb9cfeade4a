// Ledgers written anew: what is taken out is gone, what stays stays to the byte, and no fault leaves anything between.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

#include "unit/store/many_notes.hpp"
#include "unit/store/opened_store.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Block;

namespace {

const std::string whole = family_ledger + first_meeting;

Block tombstone(const std::string& of) {
    Block block;
    block.kind = model::BlockKind::erased;
    block.id = "2026-11-23-zzzzzz";
    block.content.put("of", of);
    block.content.put("reason", "erased");
    block.content.put("by", "kari");
    block.content.put("logged", base::parse_instant("2026-11-23T08:00:00Z").value());
    return block;
}

std::string tombstone_text(const std::string& of) {
    return "[erased.2026-11-23-zzzzzz]\nof = \"" + of + "\"\nreason = \"erased\"\nby = \"kari\"\nlogged = 2026-11-23T08:00:00Z\n";
}

struct Made : OpenedStore {
    explicit Made(const std::string& text = whole) : OpenedStore({{"c017", text}}) {}

    /// How taking out one block ends.
    base::Message erase(const std::string& of) {
        return outcome_of([&] {
            const auto added = writer->revise("c017", [&](const store::ReadLedger&) { return store::Revision{{of}, {tombstone(of)}}; });
            CHECK(added.size() == 1);
        });
    }
};

/// What stands from a block's head to the next one's.
std::string lines_of(const std::string& text, const std::string& head) {
    const auto begin = text.find(head);
    const auto end = text.find("\n[", begin);
    return text.substr(begin, end == std::string::npos ? end : end + 1 - begin);
}

std::string in_line_ends(std::string text, const std::string& line_end) {
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + line_end.size())) text.replace(at, 1, line_end);
    return text;
}

}  // namespace

TEST_CASE("whichever block is taken out, the others stay to the byte, and a tombstone says that it stood there") {
    for (const Block& block : read(whole).ledger.blocks) {
        const std::string of = block.reference();
        CAPTURE(of);
        Made made;
        CHECK(made.erase(of).empty());
        std::string expected = with(whole, lines_of(whole, "[" + of + "]"), "");
        if (!expected.ends_with("\n\n")) expected += "\n";
        CHECK(made.after() == expected + tombstone_text(of));
    }
}

TEST_CASE("all blocks can be taken out at once") {
    Made made;
    store::Revision revision;
    for (const Block& block : read(whole).ledger.blocks) revision.without.push_back(block.reference());
    CHECK(made.writer->revise("c017", [&](const store::ReadLedger&) { return revision; }).empty());
    CHECK(made.after() == "viktig = 1\nclient = \"c017\"\n\n");
}

TEST_CASE("one block of many thousands is taken out in little more than the time it takes to read them") {
    const std::string before = whole + many_notes(10'000);
    Made made(before);
    CHECK(made.erase("note.n9999").empty());
    CHECK(made.after() == with(before, lines_of(before, "[note.n9999]"), "") + tombstone_text("note.n9999"));
}

TEST_CASE("a revision that changes nothing writes nothing") {
    Made made;
    CHECK(made.writer->revise("c017", [](const store::ReadLedger&) { return store::Revision{}; }).empty());
    CHECK(made.after() == whole);
    CHECK(std::ranges::find(made.fs.operations, "rename") == made.fs.operations.end());
}

TEST_CASE("a ledger that would grow beyond what is read back is not revised, and stands as it was") {
    std::string full = whole;
    const auto room = [&] { return static_cast<std::size_t>(store::largest_file) - full.size(); };
    const std::string filler = "# " + std::string(10000, 'x') + "\n";
    while (room() > filler.size() + 100) full += filler;
    full += "# " + std::string(room() - 103, 'x') + "\n";  // room for a hundred bytes
    REQUIRE(full.size() + 100 == static_cast<std::size_t>(store::largest_file));
    Made made(full);
    CHECK(told(made.writer->read("c017").problems) == "");
    CHECK_THROWS_AS((void)made.writer->revise("c017", [](const store::ReadLedger&) { return store::Revision{{}, {tombstone("note.2026-08-21-aaaaaa")}}; }), base::Error);
    CHECK_THROWS_AS(made.writer->rehearse_revision("c017", [](const store::ReadLedger&) { return store::Revision{{}, {tombstone("note.2026-08-21-aaaaaa")}}; }), base::Error);
    CHECK(made.after() == full);
    CHECK(made.erase("session.2026-08-21-7qx4m2").empty());  // what makes room goes
}

TEST_CASE("a ledger of another editor is revised too, its line ends, mark and comments kept") {
    const std::string commented = with(whole, "[goal.sleep]", "[goal.sleep]  # about sleep");
    for (const std::string& text : {in_line_ends(whole, "\r\n"), "\xEF\xBB\xBF" + whole, commented, whole.substr(0, whole.size() - 1)}) {
        Made made(text);
        CHECK(made.erase("goal.sleep").empty());
        const auto after = read(made.after());
        CHECK(told(after.problems) == "");
        CHECK(after.ledger.blocks.size() == 6);
        CHECK(after.ledger.find(model::BlockKind::goal, "sleep") == nullptr);
        const std::string kept = text.substr(0, text.find("[goal.sleep]"));
        CHECK(made.after().starts_with(kept));
    }
}

TEST_CASE("blocks that share their lines with others are not torn apart") {
    const std::string inline_goals = "viktig = 1\nclient = \"c017\"\n\ngoal = { a = { date = 2026-08-14, owner = \"all\", words = \"x\", by = \"kari\", "
                                     "logged = 2026-08-14T07:00:00Z }, b = { date = 2026-08-14, owner = \"all\", words = \"y\", by = \"kari\", "
                                     "logged = 2026-08-14T07:00:00Z } }\n";
    for (const std::string of : {"goal.a", "goal.b"}) {
        Made made(inline_goals);
        CHECK(made.erase(of).key == "revise.would-not-fit");
        CHECK(made.after() == inline_goals);
    }
}

TEST_CASE("a block that cannot be read stays when the one before it is taken out, and so do the comments above the next") {
    const std::string unread[] = {"[note.2026-08-20-zzzzzz]\ndate = 2026-08-20\nkind = \"other\"\nwords = \"no mark\"\nby = \"per\"\n",
                                  "[summary.x]\ntext = \"of another program\"\n", "[extra]\na = 1\n", "# about the meeting\n"};
    for (const std::string& other : unread) {
        CAPTURE(other);
        Made made(family_ledger + "\n" + other + first_meeting.substr(other.starts_with('#') ? 1 : 0));
        CHECK(made.erase("goal.sleep").empty());
        CHECK(made.after().find(other) != std::string::npos);
        CHECK(made.after().find("Sove gjennom") == std::string::npos);
    }
}

TEST_CASE("a line of words that begins with a bracket is no head of a block") {
    const std::string words = "\n[note.2026-09-01-aaaaaa]\ndate = 2026-09-01\nkind = \"helped\"\nwords = \"\"\"\n[\n[[\n[latter] Onsdag sov de\n\"\"\"\nlogged = 2026-09-01T10:00:00Z\n";
    const std::string more_text = "\n[voice.grandma]\nrelation = \"other\"\nlogged = 2026-09-02T10:00:00Z\n";
    Made made(whole + words + more_text);
    CHECK(made.erase("note.2026-09-01-aaaaaa").empty());
    CHECK(made.after() == whole + more_text + "\n" + tombstone_text("note.2026-09-01-aaaaaa"));
}

TEST_CASE("the comment right above a block goes with it") {
    Made made(with(whole, "[goal.sleep]", "# what she said\n[goal.sleep]"));
    CHECK(made.erase("goal.sleep").empty());
    CHECK(made.after().find("what she said") == std::string::npos);
}

TEST_CASE("a ledger that cannot be read to its end is not revised") {
    for (const std::string& text : {whole.substr(0, whole.size() - 30), whole + "\n[note", std::string("viktig = 2\nclient = \"c017\"\n")}) {
        Made made(text);
        CHECK(!made.erase("goal.sleep").empty());
        CHECK(made.after() == text);
    }
}

TEST_CASE("whichever file operation fails, a revised ledger is the old one or the new one") {
    const std::string expected = with(whole, lines_of(whole, "[goal.sleep]"), "") + "\n" + tombstone_text("goal.sleep");
    for (const int error : {ENOSPC, EIO, EDQUOT, EINTR, EACCES}) {
        int n = 0;
        for (;; ++n) {
            CAPTURE(error);
            CAPTURE(n);
            Made made;
            const auto names = made.folder.names();
            made.fs.error = error;
            made.fs.fail_at = {n};
            const auto outcome = made.erase("goal.sleep");
            const std::string after = made.after();
            CHECK((after == whole || after == expected));
            CHECK(made.fs.open_files == 0);
            if (outcome.empty()) CHECK(after == expected);
            // Said to have failed, and yet new: only where the folder could not be synced, and it says so.
            if (!outcome.empty() && after == expected) CHECK(outcome.key == "disk.cannot-sync-folder");
            if (!made.fs.failed("unlink")) CHECK(made.folder.names() == names);
            if (!made.fs.anything_failed()) {
                CHECK(outcome.empty());
                break;
            }
            made.fs.fail_at.clear();
            if (after == whole) CHECK(made.erase("goal.sleep").empty());
            CHECK(made.after() == expected);
        }
        CHECK(n > 10);
    }
}

TEST_CASE("a ledger replaced by another program while it is revised keeps what came with it") {
    Made made;
    const std::string theirs = whole + "\n[note.2026-11-20-aaaaaa]\ndate = 2026-11-20\nkind = \"other\"\nwords = \"theirs\"\nby = \"per\"\n"
                                       "logged = 2026-11-20T08:00:00Z\n";
    bool replaced = false;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation != "sync" || replaced) return;
        replaced = true;
        made.folder.write("store/clients/theirs", theirs);
        std::filesystem::rename(made.folder.path("store/clients/theirs"), made.folder.path("store/clients/c017.toml"));
    };
    CHECK(made.erase("goal.sleep").empty());
    CHECK(replaced);
    CHECK(made.after() == with(theirs, lines_of(theirs, "[goal.sleep]"), "") + "\n" + tombstone_text("goal.sleep"));
}

TEST_CASE("a revised ledger keeps its permissions") {
    Made made;
    std::filesystem::permissions(made.folder.path("store/clients/c017.toml"), std::filesystem::perms(0640));
    CHECK(made.erase("goal.sleep").empty());
    CHECK(std::filesystem::status(made.folder.path("store/clients/c017.toml")).permissions() == std::filesystem::perms(0640));
}

TEST_CASE("a revised ledger that its group may read keeps its group, whichever operation fails") {
    const std::string expected = with(whole, lines_of(whole, "[goal.sleep]"), "") + "\n" + tombstone_text("goal.sleep");
    for (int n = 0;; ++n) {
        CAPTURE(n);
        Made made;
        std::filesystem::permissions(made.folder.path("store/clients/c017.toml"), std::filesystem::perms(0660));
        store::FileStatus status;
        REQUIRE(made.fs.status(made.folder.path("store/clients/c017.toml"), status) == 0);
        const auto names = made.folder.names();
        made.fs.operations.clear();
        made.fs.pretended_group = status.group + 1;
        made.fs.fail_at = {n};
        const auto outcome = made.erase("goal.sleep");
        // Never in its place without its group.
        CHECK(made.after() == (made.fs.groups_given.empty() || (!outcome.empty() && outcome.key != "disk.cannot-sync-folder") ? whole : expected));
        if (!made.fs.failed("unlink")) CHECK(made.folder.names() == names);
        if (made.fs.failed("set_group")) CHECK(outcome.key == "disk.cannot-keep-group");
        if (made.fs.anything_failed()) continue;
        CHECK(outcome.empty());
        CHECK(made.fs.groups_given == std::vector<std::uint32_t>{status.group});
        break;
    }
}

TEST_CASE("a group that may do nothing with a ledger, and one that new files have anyway, is not given") {
    Made made;
    std::filesystem::permissions(made.folder.path("store/clients/c017.toml"), std::filesystem::perms(0660));
    CHECK(made.erase("goal.sleep").empty());
    std::filesystem::permissions(made.folder.path("store/clients/c017.toml"), std::filesystem::perms(0600));
    made.fs.pretended_group = 77;
    CHECK(made.erase("voice.father").key != "disk.cannot-keep-group");
    CHECK(made.fs.groups_given.empty());
}

TEST_CASE("on a real disk a revised ledger has the group it had") {
    Made made;
    const std::string path = made.folder.path("store/clients/c017.toml");
    if (::geteuid() != 0 || ::chown(path.c_str(), static_cast<uid_t>(-1), 54321) != 0) {
        MESSAGE("not tried: only root can give files any group");
        return;
    }
    std::filesystem::permissions(path, std::filesystem::perms(0660));
    CHECK(made.erase("goal.sleep").empty());
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    CHECK(found.st_gid == 54321);
    CHECK((found.st_mode & 07777U) == 0660);
}
