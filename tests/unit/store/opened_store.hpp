// A store opened for writing before anything fails, and how a write to it ends.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/base/error.hpp"
#include "viktig/store/store.hpp"

namespace viktig::tests {

struct OpenedStore {
    explicit OpenedStore(std::initializer_list<std::pair<std::string, std::string>> text_of_client) {
        CHECK(store::make_store(fs, folder.path("store")));
        for (const auto& [client, text] : text_of_client) folder.write("store/clients/" + client + ".toml", text);
        writer.emplace(fs, folder.path("store"));
        fs.operations.clear();
    }

    [[nodiscard]] std::string after() const { return folder.read("store/clients/c017.toml"); }

    /// An empty message when it is done.
    static base::Message outcome_of(const std::function<void()>& write) {
        try {
            write();
            return {};
        } catch (const base::Error& error) {
            return error.message();
        }
    }

    TemporaryFolder folder;
    FaultyFileSystem fs;
    std::optional<store::Writer> writer;
};

}  // namespace viktig::tests
