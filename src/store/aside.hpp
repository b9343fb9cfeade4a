// The folder that takes what is in the way: `aside/`. Internal to the store.
#pragma once

#include <string>
#include <string_view>

#include "disk.hpp"

namespace viktig::store {

/// Puts things into a store's `aside/`, under a name that is free. The folder is made when it is not there.
class Aside {
  public:
    Aside(FileSystem& fs, const std::string& store, Sharing sharing) : fs_(fs), store_(store), sharing_(sharing) {}

    /// New bytes, durably. @return `aside/c017.toml-2026-11-23T080000Z.torn`. @throws Error (io)
    [[nodiscard]] std::string save(const std::string& stem, const std::string& end, std::string_view bytes);
    /// A file out of `from_folder`: it has its new name, durably, before the old one goes. @return `aside/NAME`. @throws Error (io)
    [[nodiscard]] std::string take(const std::string& from_folder, const std::string& name);

  private:
    void make_folder();
    [[nodiscard]] std::string folder() const { return store_ + "/aside"; }

    FileSystem& fs_;
    const std::string& store_;
    Sharing sharing_;
};

}  // namespace viktig::store
