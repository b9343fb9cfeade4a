// Mending that loses nothing.
#include "viktig/store/repair.hpp"

#include <algorithm>

#include "aside.hpp"
#include "copies.hpp"
#include "store_files.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;
using model::Block;
using model::Loss;

/// `2026-11-23T080000Z`: no colons, which some disks do not take.
std::string stamp(base::Instant now) {
    std::string text = base::to_string(now);
    std::erase(text, ':');
    return text;
}

/// An append that was cut off may go; a slip of the hand is mended by hand, and what merely lacks its mark stays unless asked for.
bool may_go(const ReadLedger& read, Unfinished unfinished) {
    const auto tear = std::ranges::find(read.problems, Loss::tail, &model::Problem::loss);
    if (tear == read.problems.end()) return false;
    const std::string_view key = tear->message.key;
    return key == "file.torn" || key == "file.zeros" || (unfinished == Unfinished::moved && (key == "file.uncommitted" || key == "file.bad-mark"));
}

/// What stands before the tear must be all that could be read of the ledger.
bool is_what_was_read(const ReadLedger& before, const std::string& rest, Readers readers) {
    const ReadLedger read = read_ledger(rest, before.ledger.file, before.ledger.client, readers);
    return read.readable() && !read.torn() && std::ranges::equal(read.ledger.blocks, before.ledger.blocks, model::same_block);
}

class Repairer {
  public:
    Repairer(FileSystem& fs, Writer& store, const RepairOptions& options, const Told& told)
        : fs_(fs), store_(store), options_(options), told_(told),
          aside_(fs, store.folder(), store.settings().permissions == model::Permissions::group ? Sharing::group : Sharing::nobody) {}

    void run() {
        close_to_others();
        move_temporaries();
        for (const std::string& client : store_.clients())
            if (is_meant(client)) mend_end(client);
        for (const std::string& name : store_.clients()) fold_copy(name);
    }

  private:
    bool is_meant(const std::string& client) const {
        return options_.clients.empty() || std::ranges::find(options_.clients, client) != options_.clients.end();
    }

    void close_to_others() {
        const std::uint32_t too_many = bits_too_many(store_.settings().permissions);
        if (too_many == 0) return;
        close(store_.folder(), store_.folder(), FileType::folder, too_many);
        for (const StoreEntry& entry : store_entries(fs_, store_.folder(), options_.clients))
            close(store_.folder() + "/" + entry.shown(), entry.shown(), entry.status.type, too_many);
    }

    /// Through the open file: what has the name by then cannot be another one. Not ours to change is left for check to tell.
    void close(const std::string& path, const std::string& shown, FileType type, std::uint32_t too_many) {
        if (type != FileType::regular && type != FileType::folder) return;
        const int opened = fs_.open(path, type == FileType::folder ? OpenMode::folder : OpenMode::read);
        if (opened < 0) return told_({"repair.not-closed", {shown, system_message(-opened)}});
        const OpenFile file(fs_, opened);
        FileStatus status;
        if (const int result = fs_.status(file.number(), status); result < 0) throw disk_error("disk.cannot-read", shown, result);
        if ((status.mode & too_many) == 0 || status.owner != fs_.user()) return;
        const int changed = fs_.set_mode(file.number(), status.mode & ~too_many);
        if (changed < 0) return told_({"repair.not-closed", {shown, system_message(-changed)}});
        told_({"repair.closed", {shown}});
    }

    void move_temporaries() {
        for (const StoreEntry& entry : store_entries(fs_, store_.folder(), options_.clients)) {
            if (entry.folder == "aside" || !is_our_temporary(entry.name) || entry.status.type != FileType::regular) continue;
            const std::string folder = entry.folder.empty() ? store_.folder() : store_.folder() + "/" + entry.folder;
            told_({"repair.moved", {entry.shown(), aside_.take(folder, entry.name)}});
        }
    }

    void mend_end(const std::string& client) {
        if (!may_go(store_.read(client), options_.unfinished)) return;
        std::string saved, name;
        const bool done = store_.rewrite(client, [&](const ReadLedger& current) -> std::optional<std::string> {
            if (!may_go(current, options_.unfinished)) return std::nullopt;
            const std::string& text = current.ledger.text;
            std::string rest = text.substr(0, current.sound_size);
            if (!is_what_was_read(current, rest, store_.readers())) return std::nullopt;
            const std::string torn = text.substr(current.sound_size);
            if (name.empty() || torn != saved) name = aside_.save(client + ".toml-" + stamp(options_.now), ".torn", torn);
            saved = torn;
            return rest;
        });
        if (done) told_({"repair.end-moved", {Reader::shown_path(client), saved.size(), name}});
    }

    /// A copy that may go: every block of it stands in the ledger, word for word, or was added to it now.
    void fold_copy(const std::string& name) {
        const auto client = copied_client(store_.read(name));
        if (!client || !(is_meant(*client) || is_meant(name))) return;
        const std::string shown = Reader::shown_path(name);
        const std::string path = store_.folder() + "/" + shown;
        const std::string text = read_file(fs_, path, shown);
        const ReadLedger copy = read_ledger(text, shown, "", store_.readers());
        if (!copy.problems.empty()) return told_({"repair.copy-unsound", {shown, copy.problems.front().message}});
        // What a file says of itself must not lead out of the folder.
        if (!model::client_code_fault(*client).empty() || !store_.has(*client)) return told_({"repair.copy-alone", {shown, Reader::shown_path(*client)}});
        const ReadLedger ledger = store_.read(*client);
        if (judge_copy(name, copy, ledger) == CopyIs::another_case) return told_({"repair.copy-another", {shown, ledger.ledger.file}});
        if (!ledger.readable() || ledger.torn()) return told_({"repair.copy-unsound", {ledger.ledger.file, ledger.problems.front().message}});
        bool all_there = true;
        const Original original(ledger.ledger);
        for (const Block& block : copy.ledger.blocks)
            if (original.judge(block) != Beside::there && !take_over(block, shown, *client)) all_there = false;
        if (!all_there || read_file(fs_, path, shown) != text) return;
        told_({"repair.moved", {shown, aside_.take(store_.folder() + "/clients", name + ".toml")}});
    }

    /// Held against the ledger as it is by now. What was erased on purpose must not come back.
    bool take_over(const Block& block, const std::string& shown, const std::string& client) {
        const ReadLedger ledger = store_.read(client);
        switch (Original(ledger.ledger).judge(block)) {
            case Beside::erased:
                told_({"repair.copy-erased", {shown, block.reference()}});
                return false;
            case Beside::differs:
                told_({"repair.copy-differs", {shown, block.spot.line, block.reference(), ledger.ledger.file,
                                               model::block_of(ledger.ledger, block.reference())->spot.line}});
                return false;
            case Beside::there:
            case Beside::lacking:
            case Beside::id_taken: break;  // appending tells, and adds nothing twice
        }
        try {
            const Appended added = store_.append(client, [&](const ReadLedger&) { return block; }, Copies::being_folded);
            told_({"repair.block-added", {block.reference(), shown, added.file, added.line}});
            return true;
        } catch (const Error& error) {
            if (error.exit() != Exit::data) throw;
            told_({"repair.copy-not-fit", {shown, block.reference(), error.message()}});
            return false;
        }
    }

    FileSystem& fs_;
    Writer& store_;
    const RepairOptions& options_;
    const Told& told_;
    Aside aside_;
};

}  // namespace

void repair(FileSystem& fs, Writer& store, const RepairOptions& options, const Told& told) {
    Repairer(fs, store, options, told).run();
}

}  // namespace viktig::store
