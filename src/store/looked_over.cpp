// A look through the names of a folder, and what keeps it true.
#include "looked_over.hpp"

#include <algorithm>
#include <charconv>

#include "store_files.hpp"

namespace viktig::store {
namespace {

constexpr std::int64_t second = 1'000'000'000;
/// Some disks count in steps of two seconds: two changes may bear one time.
constexpr std::int64_t coarsest_clock = 2 * second;
/// Between our own two touches when something is remembered; who takes longer remembers nothing. What comes within it, by somebody
/// who then sets the time back as well, is not seen.
constexpr std::int64_t own_touch = second / 50;

/// What holds when the folder is in this state. @param at  a moment before, by the disk's clock
std::string remark_for(const FileStatus& status, std::int64_t at) {
    return "looked over: " + std::to_string(status.device) + " " + std::to_string(status.inode) + " " + std::to_string(status.modified) + " " +
           std::to_string(at);
}

/// The moment at the end of a remark; nullopt when there is none.
std::optional<std::int64_t> moment_in(const std::string& remark) {
    const auto blank = remark.rfind(' ');
    if (blank == std::string::npos) return std::nullopt;
    std::int64_t moment = 0;
    const char* end = remark.data() + remark.size();
    const auto [read, trouble] = std::from_chars(remark.data() + blank + 1, end, moment);
    if (trouble != std::errc{} || read != end || moment <= 0) return std::nullopt;
    return moment;
}

}  // namespace

LookedOver::LookedOver(FileSystem& fs, const std::string& folder) : fs_(fs) {
    // Opened, so that of a link it is the folder behind it that counts.
    const int opened = fs.open(folder, OpenMode::folder);
    if (opened >= 0) folder_.emplace(fs, opened);
}

bool LookedOver::still_holds() const {
    std::string remark;
    FileStatus status;
    if (!folder_ || fs_.remark(folder_->number(), remark) < 0 || fs_.status(folder_->number(), status) < 0) return false;
    const auto at = moment_in(remark);
    return at && remark == remark_for(status, *at) && status.changed >= *at && status.changed - *at <= own_touch;
}

void LookedOver::begin() {
    FileStatus status;
    begun_.reset();
    if (folder_ && fs_.status(folder_->number(), status) >= 0) begun_ = status.modified;
}

void LookedOver::remember() {
    FileStatus status;
    // Touched first: when it was changed is then the time it is now, by the clock that counts.
    if (!begun_ || fs_.set_remark(folder_->number(), "looked over") < 0 || fs_.status(folder_->number(), status) < 0) return;
    if (status.modified == 0 || status.modified != *begun_ || status.changed - status.modified <= coarsest_clock) return;
    (void)fs_.set_remark(folder_->number(), remark_for(status, status.changed));  // where it cannot be kept, it is not missed
}

bool any_may_be_copy(std::span<const std::string> names) {
    // What stands in a name between two places where a code can begin and end.
    const auto holds_another = [&](const std::string& name) {
        for (std::size_t begin = 0; begin < name.size(); ++begin) {
            if (begin > 0 && is_of_a_code(name[begin - 1])) continue;
            for (std::size_t end = begin + 1; end <= name.size(); ++end) {
                if (end < name.size() && is_of_a_code(name[end])) continue;
                const bool whole = end - begin == name.size();
                if (!whole && std::ranges::binary_search(names, name.substr(begin, end - begin))) return true;
            }
        }
        return false;
    };
    return std::ranges::any_of(names, [&](const std::string& name) { return !std::ranges::all_of(name, is_of_a_code) && holds_another(name); });
}

}  // namespace viktig::store
