// A look through the names in clients/ is done once, and again after anything there has changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

#include "store/looked_over.hpp"
#include "store/store_files.hpp"
#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "unit/store/new_store.hpp"
#include "viktig/store/store.hpp"

namespace viktig::tests {
namespace {

constexpr std::int64_t second = 1'000'000'000;

/// A disk whose folders have a clock that a test can set, and remarks. Files are real.
class ClockedDisk : public FaultyFileSystem {
  public:
    std::int64_t clock = 1000 * second;
    std::int64_t modified = 900 * second, changed = 900 * second;  ///< clients/
    std::string kept;
    bool keeps = true;

    using FaultyFileSystem::status;
    int status(int file, store::FileStatus& out) override {
        const int result = FaultyFileSystem::status(file, out);
        out.modified = modified;
        out.changed = changed;
        return result;
    }
    int remark(int, std::string& out) override {
        operations.emplace_back("remark");
        if (kept.empty()) return -ENODATA;
        out = kept;
        return 0;
    }
    int set_remark(int, std::string_view remark) override {
        operations.emplace_back("set_remark");
        if (!keeps) return -EOPNOTSUPP;
        kept = remark;
        changed = ++clock;
        return 0;
    }
    /// Something came, went or was renamed.
    void touch() { modified = changed = ++clock; }
};

struct Clocked {
    Clocked() {
        CHECK(store::make_store(fs, folder.path("store")));
        put("c017", family_ledger);
        put("c018", with(family_ledger, "\"c017\"", "\"c018\""));
    }
    void put(const std::string& name, const std::string& text) {
        folder.write("store/clients/" + name + ".toml", text);
        fs.touch();
    }
    /// How often names were listed while a note was added; -1 when it was refused.
    int lists(const std::string& client = "c017") {
        store::Writer writer(fs, folder.path("store"));
        fs.operations.clear();
        const std::string id = "2026-08-22-" + std::string("aaaa") + static_cast<char>('a' + notes / 26) + static_cast<char>('a' + notes % 26);
        ++notes;
        try {
            (void)writer.append(client, [&](const store::ReadLedger&) { return note(id); });
        } catch (const base::Error& error) {
            CHECK(error.message().key == "file.copy-of");
            return -1;
        }
        return static_cast<int>(std::ranges::count(fs.operations, "list"));
    }
    static model::Block note(const std::string& id) {
        model::Block block;
        block.kind = model::BlockKind::note;
        block.id = id;
        block.content.put("date", *base::parse_date("2026-08-22"));
        block.content.put("kind", std::string("helped"));
        block.content.put("words", std::string("x"));
        block.content.put("by", std::string("kari"));
        block.content.put("logged", *base::parse_instant("2026-08-22T08:00:00Z"));
        return block;
    }

    TemporaryFolder folder;
    ClockedDisk fs;
    int notes = 0;
};

/// Long enough after the last change.
void wait(Clocked& made) {
    made.fs.clock += 10 * second;
}

}  // namespace

TEST_CASE("names are looked through once, for all ledgers, and not again while nothing comes or goes") {
    Clocked made;
    wait(made);
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 0);
    CHECK(made.lists("c018") == 0);
    made.fs.clock += 1000 * second;
    CHECK(made.lists() == 0);
    made.fs.touch();
    wait(made);
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 0);
}

TEST_CASE("a copy that comes after the names were looked through stops every writer") {
    Clocked made;
    wait(made);
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 0);
    made.put("c017 (1)", family_ledger);
    CHECK(made.lists() == -1);
    wait(made);
    CHECK(made.lists() == -1);
    CHECK(made.lists("c018") == 1);  // and nothing is remembered while it lies there
    CHECK(made.lists("c018") == 1);
    CHECK(made.lists() == -1);
}

TEST_CASE("what sets the time of the folder back does not hide what came") {
    Clocked made;
    wait(made);
    CHECK(made.lists() == 1);
    const std::int64_t before = made.fs.modified;
    wait(made);
    made.put("c017 (1)", family_ledger);
    made.fs.modified = before;  // as `tar x` and `rsync -t` do; the time of the change is beyond their reach
    CHECK(made.lists() == -1);
}

TEST_CASE("a folder that was changed in any way after it was looked through is looked through again, but within the moment of our own") {
    Clocked made;
    wait(made);
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 0);
    const std::int64_t own = made.fs.changed;
    made.fs.changed = own + second / 100;  // such a moment making the remark may take
    CHECK(made.lists() == 0);
    made.fs.changed = own + second / 40;
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 0);
    made.fs.changed = made.fs.modified;  // earlier than it was looked through
    CHECK(made.lists() == 1);
}

TEST_CASE("nothing is remembered of a folder that was modified a moment ago, of another folder, or where the disk keeps nothing") {
    Clocked made;
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 1);  // a later change might bear the same time
    wait(made);
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 0);

    const std::string kept = made.fs.kept;
    const std::string earlier = kept.substr(0, kept.rfind(' '));
    for (const std::string& remark : {std::string(), std::string("looked over"), std::string("looked over: "), std::string("x"), kept + "0", kept + " ", kept + "x",
                                      earlier, earlier + " 0", earlier + " -1", earlier + " -9223372036854775808", earlier + " 9223372036854775807", std::string(200, '9')}) {
        CAPTURE(remark);
        made.fs.kept = kept;
        CHECK(made.lists() == 0);
        made.fs.kept = remark;
        CHECK(made.lists() == 1);
        made.fs.kept = kept;
        made.fs.changed = std::stoll(kept.substr(kept.rfind(' ')));
    }

    Clocked copied;  // the remark of one store, carried to another by a program that copies all there is
    wait(copied);
    copied.fs.kept = made.fs.kept;
    copied.fs.modified = made.fs.modified;
    copied.fs.changed = made.fs.changed;
    CHECK(copied.lists() == 1);

    Clocked forgetful;
    forgetful.fs.keeps = false;
    wait(forgetful);
    CHECK(forgetful.lists() == 1);
    CHECK(forgetful.lists() == 1);

    Clocked timeless;
    timeless.fs.modified = timeless.fs.changed = 0;
    CHECK(timeless.lists() == 1);
    CHECK(timeless.lists() == 1);
}

TEST_CASE("what comes while the names are looked through is not taken as seen") {
    Clocked made;
    wait(made);
    bool came = false;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation != "list" || came) return;
        came = true;
        made.fs.touch();
    };
    CHECK(made.lists() == 1);
    wait(made);
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 0);
}

TEST_CASE("looking through the names and not writing leaves no remark") {
    Clocked made;
    wait(made);
    const store::Writer writer(made.fs, made.folder.path("store"));
    (void)writer.rehearse("c017", [](const store::ReadLedger&) { return Clocked::note("2026-08-22-aaaaaa"); });
    CHECK(made.fs.kept.empty());
}

TEST_CASE("a new client is held against all names, whatever is remembered") {
    Clocked made;
    wait(made);
    made.put("c019 (1)", with(family_ledger, "\"c017\"", "\"c019\""));  // of nobody who is there
    wait(made);
    CHECK(made.lists() == 1);
    CHECK(made.lists() == 0);
    store::Writer writer(made.fs, made.folder.path("store"));
    CHECK(refused([&] { return writer.create("c019", {Clocked::note("2026-08-22-aaaaaa")}); }) == "data file.copy-of / file.hint-copy-of");
}

TEST_CASE("some name may be a copy exactly if one of any two may be the other's") {
    const std::vector<std::string> parts{"c017", "c018", "-", " ", "x", "(1)", ".", "C"};
    std::vector<std::vector<std::string>> stores;
    for (const std::string& a : parts)
        for (const std::string& b : parts)
            for (const std::string& c : parts) stores.push_back({"c017", "c018", "x-y", a + b + c});
    for (auto names : stores) {
        std::ranges::sort(names);
        names.erase(std::unique(names.begin(), names.end()), names.end());
        CAPTURE(names.front() + "|" + names.back());
        bool any = false;
        for (const std::string& name : names)
            for (const std::string& client : names) any |= name != client && store::may_be_copy(name, client);
        CHECK(store::any_may_be_copy(names) == any);
    }
}

TEST_CASE("a time that nanoseconds cannot count is none") {
    TemporaryFolder folder;
    folder.write("c017.toml", "viktig = 1\n");
    const std::string path = folder.path("c017.toml");
    store::PosixFileSystem disk;
    for (const time_t then : {time_t{10'413'792'000}, time_t{-1}}) {  // 2300 and 1969, where the disk can hold them
        CAPTURE(then);
        const timespec times[] = {{then, 0}, {then, 0}};
        REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
        struct stat held{};
        REQUIRE(::stat(path.c_str(), &held) == 0);
        store::FileStatus status;
        CHECK(disk.status(path, status) == 0);
        if (held.st_mtim.tv_sec == then) CHECK(status.modified == 0);
        CHECK(status.changed > 0);
    }
}

TEST_CASE("the real disk's remarks, where it keeps them, are a folder's own and no file") {
    const TemporaryFolder folder;
    store::PosixFileSystem fs;
    const int opened = fs.open(folder.path(), store::OpenMode::folder);
    REQUIRE(opened >= 0);
    std::string read;
    CHECK(fs.remark(opened, read) < 0);
    store::FileStatus before, after;
    CHECK(fs.status(opened, before) == 0);
    CHECK(before.modified > 0);
    if (fs.set_remark(opened, "looked over") == 0) {
        CHECK(fs.remark(opened, read) == 0);
        CHECK(read == "looked over");
        CHECK(folder.names().empty());
        CHECK(fs.status(opened, after) == 0);
        CHECK(after.modified == before.modified);
        CHECK(after.changed >= before.changed);
    }
    fs.close(opened);
}

}  // namespace viktig::tests
