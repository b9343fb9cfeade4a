// Taking in a service's own definition: checked whole, copied as it stands, never over another.
#include "viktig/store/add_measure.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "unit/store/new_store.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string mood = "# Ours since 2024.\nmeasure = \"mood\"\nname = \"The mood\"\ntype = \"outcome\"\nbetter = \"higher\"\nitems = [\"mood\"]\n"
                         "item_range = [0, 10]\nstep = 1\n";

/// `measures/mood.toml`, or the keys of what is wrong.
std::string added(NewStore& made, const std::string& text) {
    const store::Writer writer(made.fs, made.root());
    std::vector<base::Error> troubles;
    std::string told = refused([&] {
        if (const auto measure = store::add_measure(made.fs, writer, text, "mine.toml", troubles)) throw base::Error(base::Exit::usage, {"text", {measure->file}});
    });
    if (told.starts_with("usage ")) return "added";
    if (told == "done") told.clear();
    for (const base::Error& trouble : troubles) told += (told.empty() ? "" : "; ") + std::string(trouble.message().key);
    return told;
}

}  // namespace

TEST_CASE("a definition is taken in byte for byte, closed to others, and the store reads it") {
    NewStore made;
    CHECK(added(made, mood) == "added");
    CHECK(made.folder.read("store/measures/mood.toml") == mood);
    CHECK(mode_of(made.folder.path("store/measures/mood.toml")) == 0600);
    CHECK(store::Reader(made.fs, made.root()).measures().find("mood")->name == "The mood");
}

TEST_CASE("a definition that is there is never overwritten") {
    NewStore made;
    made.put("measures/mood.toml", mood);
    CHECK(added(made, with(mood, "The mood", "Another mood")) == "data measure.exists / measure.hint-exists");
    CHECK(made.folder.read("store/measures/mood.toml") == mood);
}

TEST_CASE("with anything wrong nothing is written, and all of it is told") {
    NewStore made;
    CHECK(added(made, with(with(mood, "step = 1", "step = 3"), "\"higher\"", "\"up\"")) == "value.unknown-word; measure.step");
    CHECK(added(made, "name = \"x\"\n") == "measure.no-id");
    CHECK(added(made, with(mood, "\"mood\"\nname", "\"../mood\"\nname")) == "id.letter-first");
    CHECK(added(made, "measure = ") == "file.syntax");
    CHECK_FALSE(std::filesystem::exists(made.folder.path("store/measures/mood.toml")));
}

TEST_CASE("of a built-in measure the limits can be said and the shape cannot") {
    NewStore made;
    CHECK(added(made, "measure = \"ors\"\nitems = [\"a\"]\nstep = 1\ncutoff = { adult = 24 }\n") == "measure.frozen; measure.frozen");
    CHECK(added(made, "measure = \"ors\"\ncutoff = { adult = 24 }\n") == "added");
    CHECK(store::Reader(made.fs, made.root()).measures().find("ors")->cutoff_for("adult") == score("24"));
}

TEST_CASE("a definition that drops the reliable change in use would leave a store that no command opens") {
    NewStore made;
    made.put("viktig.toml", "viktig = 1\n[thresholds]\nors = \"nhs\"\n");
    CHECK(added(made, "measure = \"ors\"\nreliable_change = { default = 4 }\n") == "settings.no-such-threshold");
    CHECK(added(made, "measure = \"ors\"\nreliable_change = { default = 4, nhs = 6.6 }\n") == "added");
}

TEST_CASE("in a store that a group shares the group may read the definition") {
    NewStore made;
    made.put("viktig.toml", "viktig = 1\npermissions = \"group\"\n");
    CHECK(added(made, mood) == "added");
    CHECK(mode_of(made.folder.path("store/measures/mood.toml")) == 0660);
}
