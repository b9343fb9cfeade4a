// Reads every ledger of a store into one buffer: as little work as reading them at all can be.
#pragma once

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace yardsticks {

[[noreturn]] inline void fail(const std::string& what) {
    std::fprintf(stderr, "%s: %s\n", what.c_str(), std::strerror(errno));
    std::exit(1);
}

inline bool is_ledger(std::string_view name) {
    return name.size() > 5 && name.substr(name.size() - 5) == ".toml";
}

/// Calls `use(text)` for each file of `store`/clients, in the order of the folder. The text is gone at the next call.
template <typename Use>
void each_ledger(const std::string& store, Use use) {
    static char
        buffer[16L * 1024 * 1024];  // the largest file that viktig reads; pages are only taken as they are needed
    const std::string path = store + "/clients";
    DIR* folder = ::opendir(path.c_str());
    if (!folder) fail(path);
    while (const dirent* entry = ::readdir(folder)) {
        if (!is_ledger(entry->d_name)) continue;
        const int file = ::openat(::dirfd(folder), entry->d_name, O_RDONLY | O_CLOEXEC);
        if (file < 0) fail(entry->d_name);
        std::size_t size = 0;
        while (true) {
            const ssize_t got = ::read(file, buffer + size, sizeof buffer - size);
            if (got < 0) fail(entry->d_name);
            if (got == 0) break;
            size += static_cast<std::size_t>(got);
        }
        ::close(file);
        use(std::string_view(buffer, size));
    }
    ::closedir(folder);
}

}  // namespace yardsticks
