// A store that was just made, and how an operation on it ends.
#pragma once

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <string>

#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/base/error.hpp"
#include "viktig/store/store.hpp"

namespace viktig::tests {

/// A folder with a new store in it.
struct NewStore {
    NewStore() { CHECK(store::make_store(fs, root())); }
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

inline std::string opened(NewStore& made) {
    return refused([&] { return store::Reader(made.fs, made.root()).folder(); });
}

inline mode_t mode_of(const std::string& path) {
    struct stat found {};
    REQUIRE(::lstat(path.c_str(), &found) == 0);
    return found.st_mode & 07777U;
}

}  // namespace viktig::tests
