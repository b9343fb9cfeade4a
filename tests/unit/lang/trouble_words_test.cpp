// The exact words of what no transcript can show: a disk that fails, another user's store, and what is never printed.
#include <cerrno>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "unit/render/shown.hpp"
#include "unit/store/opened_store.hpp"
#include "viktig/base/error.hpp"
#include "viktig/lang/words.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::tests;
using base::Message;

namespace {

struct Told {
    std::string what, hint;
};

Told told_by(const std::function<void()>& act) {
    try {
        act();
    } catch (const base::Error& error) {
        return {lang::words(error.message()), error.hint().empty() ? "" : lang::words(error.hint())};
    }
    return {"done", ""};
}

/// A store with one client, opened before anything fails.
struct Made : OpenedStore {
    Made() : OpenedStore({{"c017", family_ledger}}) {}

    /// Each operation of this name fails from now on; of those with a path only where it ends like this.
    void fail(const std::string& name, int error, const std::string& path_end = "") {
        fs.error = error;
        const auto others = fs.before;
        fs.before = [this, others, name, path_end](const std::string& operation, const std::string& path) {
            if (others) others(operation, path);
            if (operation == name && path.ends_with(path_end))
                fs.fail_at.insert(static_cast<int>(fs.operations.size()));
        };
    }

    Told add() {
        const auto meeting = [](const store::ReadLedger&) {
            return read(family_ledger + first_meeting).ledger.blocks.back();
        };
        return told_by([&] { (void)writer->append("c017", meeting); });
    }
};

struct Words {
    Message message;
    std::string said;
};

}  // namespace

TEST_CASE("what the system answers is said in words") {
    struct Answer {
        int number;
        std::string words;
    };
    const Answer answers[] = {
        {ENOSPC, "no space left on the disk"},
        {EDQUOT, "the disk quota is used up"},
        {EIO, "the disk reports an input/output error"},
        {EROFS, "the disk is read-only"},
        {EACCES, "permission denied"},
        {EPERM, "not permitted"},
        {ENOENT, "no such file or folder"},
        {EEXIST, "it exists already"},
        {ELOOP, "it is a symbolic link"},
        {EISDIR, "it is a folder"},
        {ENOTDIR, "a part of the path is no folder"},
        {EFBIG, "the file would become larger than allowed"},
        {EMFILE, "too many open files"},
        {ENFILE, "too many open files"},
        {EINTR, "interrupted"},
        {ENOLCK, "the disk gives no locks"},
        {ENAMETOOLONG, "the name is too long"},
        {ETIMEDOUT, "system error " + std::to_string(ETIMEDOUT)},
    };
    for (const auto& [number, words] : answers) {
        Made made;
        made.fail("open", number, "/c017.toml");
        CHECK(made.add().what == "cannot open clients/c017.toml: " + words);
    }
}

TEST_CASE("a write that fails says what is on the disk now") {
    Made full;
    full.fail("write", ENOSPC);
    CHECK(full.add().what == "cannot write clients/c017.toml: no space left on the disk; nothing was added");

    Made unsure;
    unsure.fs.before = [&](const std::string& operation, const std::string&) {
        const bool first = operation == "sync_data" && unsure.fs.fail_at.empty();
        if (first) unsure.fs.fail_at = {static_cast<int>(unsure.fs.operations.size())};
    };
    CHECK(unsure.add().what ==
          "cannot make sure that clients/c017.toml is safely on the disk: the disk reports an input/output error; "
          "nothing was added");

    Made half;
    half.fail("write", ENOSPC);
    half.fail("truncate", ENOSPC);
    const Told torn = half.add();
    CHECK(torn.what == "writing clients/c017.toml failed half-way and could not be taken back");
    CHECK(torn.hint ==
          "free the disk, then look at the end of clients/c017.toml: what stands after the last whole block was not "
          "logged");

    Made made;
    made.fail("open", EIO, "/clients");
    const auto blocks = read(family_ledger).ledger.blocks;
    const Told folder = told_by([&] { (void)made.writer->create("c019", blocks); });
    CHECK(folder.what ==
          "cannot make sure that what is new in " + made.folder.path("store/clients") +
              " is safely on the disk: the disk reports an input/output error; look whether it is there before "
              "you make it again");
}

TEST_CASE("what cannot be rewritten or removed is said") {
    Made made;
    made.fail("rename", EACCES);
    const auto revise = [](const store::ReadLedger&) { return store::Revision{{"goal.sleep"}, {}}; };
    CHECK(told_by([&] { (void)made.writer->revise("c017", revise); }).what ==
          "cannot write clients/c017.toml anew: permission denied; it stands as it was");
    made.fail("unlink", EACCES);
    CHECK(told_by([&] { (void)made.writer->forget("c017"); }).what == "cannot remove clients/c017.toml: permission denied");
}

TEST_CASE("a ledger that other programs write to is left to them") {
    Made locked;
    locked.fs.others_lock = true;
    const Told held = locked.add();
    CHECK(held.what == "clients/c017.toml is being written by another program; waited " +
                           std::to_string(store::lock_seconds) + " seconds");
    CHECK(held.hint == "try again in a moment");

    Made no_locks;
    no_locks.fail("lock", ENOLCK);
    CHECK(no_locks.add().what == "cannot lock clients/c017.toml: the disk gives no locks");

    Made made;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation != "lock") return;
        made.folder.write("store/clients/new", family_ledger);
        std::filesystem::rename(made.folder.path("store/clients/new"), made.folder.path("store/clients/c017.toml"));
    };
    const Told replaced = made.add();
    CHECK(replaced.what == "clients/c017.toml is being replaced again and again by another program");
    CHECK(replaced.hint == "try again in a moment");
}

TEST_CASE("a store of another user is named, with what to do when that is meant") {
    Made made;
    made.fs.pretended_user = made.fs.PosixFileSystem::user() + 1;
    const Told told = told_by([&] { (void)store::Reader(made.fs, made.folder.path("store")); });
    CHECK(told.what == "the store " + made.folder.path("store") + " belongs to another user");
    CHECK(told.hint == "set permissions = \"group\" in viktig.toml if you share it on purpose");
}

TEST_CASE("what check and repair say of another user and of a disk that refuses") {
    const Words table[] = {
        {{"check.of-another-user"}, "this belongs to another user of this machine"},
        {{"check.hint-of-another-user", {"clients/c017.toml"}}, "sudo chown \"$(id -un)\" clients/c017.toml"},
        {{"repair.not-closed", {"clients/c017.toml", Message{"system.read-only"}}},
         "clients/c017.toml could not be closed to others: the disk is read-only"},
        {{"disk.cannot-keep-group", {"clients/c017.toml", Message{"system.not-permitted"}}},
         "cannot write clients/c017.toml anew, as the new file cannot have its group: not permitted; it stands as it was"},
        {{"disk.cannot-give-group", {"clients/c018.toml", Message{"system.not-permitted"}}},
         "cannot give the new clients/c018.toml to the group of its folder: not permitted; nothing was written"},
        {{"disk.hint-group", {"/srv/store/clients"}},
         "whoever is in that group can do this; everybody who may write there can after: chmod g+s /srv/store/clients"},
        {{"disk.cannot-remove", {"clients/c017-1.toml", Message{"system.denied"}}},
         "cannot take clients/c017-1.toml out of its folder: permission denied; it lies in aside/ too"},
    };
    for (const auto& [message, said] : table) CHECK(lang::words(message) == said);
}

TEST_CASE("what is wrong with the machine around the program is said in words") {
    const Message full{"system.no-space"};
    const Words table[] = {
        {{"editor.failed"}, "the editor ended with an error; nothing was written"},
        {{"editor.hint-failed"}, "set EDITOR, or give the words as - from standard input"},
        {{"editor.no-file"}, "cannot make a file for the editor"},
        {{"input.failed"}, "cannot read standard input"},
        {{"output.cannot-open", {"page.txt", full}}, "cannot write to page.txt: no space left on the disk"},
        {{"output.failed", {full}}, "cannot write the output: no space left on the disk"},
        {{"random.failed"}, "the system gives no random numbers"},
    };
    for (const auto& [message, said] : table) CHECK(lang::words(message) == said);
}

TEST_CASE("a remark that a reader keeps and does not print has its words") {
    const Words table[] = {
        {{"amend.nothing-to-withdraw", {"mother.sleep"}}, "there is no rating 'mother.sleep' to withdraw"},
        {{"amend.was-differs", {"session.2026-08-21-7qx4m2"}},
         "this correction of session.2026-08-21-7qx4m2 says that something else stood there: it may have been "
         "corrected twice"},
        {{"block.unknown-key", {"session", "colour"}}, "session has no key 'colour'; it is kept and not used"},
        {{"file.unknown-kind", {"wish"}}, "'wish' is no kind of block; it is kept and not used"},
        {{"session.missed-but-rated", {"2026-08-21-7qx4m2"}},
         "meeting 2026-08-21-7qx4m2 is marked as missed, and yet somebody was there or rated"},
    };
    for (const auto& [message, said] : table) CHECK(lang::words(message) == said);
}

TEST_CASE("words that a sound ledger and a sound command line never call for") {
    const base::Decimal cutoff{*base::Score::parse("28"), 0};
    const Words table[] = {
        {{"case.chart.named", {cutoff, "about"}}, "28 about"},
        {{"id.empty"}, "a name is missing"},
        {{"week.still.falling"}, "still falling"},
    };
    for (const auto& [message, said] : table) CHECK(lang::words(message) == said);
}

TEST_CASE("every kind of cell can stand in a table of text") {
    report::Table table{"cells", {{"row", {}}, {"cell", {}}}, {}};
    table.rows.push_back({std::string("true"), true});
    table.rows.push_back({std::string("false"), false});
    table.rows.push_back({std::string("week"), base::Week{2026, 48}});
    table.rows.push_back({std::string("rated"), report::Mark::rated});
    table.rows.push_back({std::string("absent"), report::Mark::absent});
    const std::string text = text_of(table);
    for (const char* line : {" true    yes\n", " false   no\n", " week    week 48\n", " rated\n", " absent  -\n"})
        CHECK_MESSAGE(text.find(line) != std::string::npos, text);
}
