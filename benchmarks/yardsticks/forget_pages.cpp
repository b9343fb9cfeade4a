// forget_pages STORE   Asks the system to drop what it keeps in memory of all ledgers: the next reader meets the disk.
#include "ledgers.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const std::string path = std::string(argv[1]) + "/clients";
    DIR* folder = ::opendir(path.c_str());
    if (!folder) yardsticks::fail(path);
    while (const dirent* entry = ::readdir(folder)) {
        if (!yardsticks::is_ledger(entry->d_name)) continue;
        const int file = ::openat(::dirfd(folder), entry->d_name, O_RDONLY | O_CLOEXEC);
        if (file < 0) yardsticks::fail(entry->d_name);
        ::fdatasync(file);  // pages that are not on the disk yet cannot be dropped
        if (::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) != 0) yardsticks::fail(entry->d_name);
        ::close(file);
    }
    ::closedir(folder);
}
