// The table of blocks and the manual page say the same.
#include "viktig/model/grammar.hpp"

#include <doctest/doctest.h>

#include <map>

#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

struct PageKey {
    std::string name;
    bool required = false;
};

/// One section of the page: its keys in order, and all of its text.
struct PageSection {
    std::vector<PageKey> keys;
    std::string text;
};

/// The keys that an item of a list names: what follows `Ic` up to its equals sign.
std::vector<std::string> keys_of_item(const std::string& line) {
    std::vector<std::string> keys;
    std::istringstream tokens(line.substr(std::string_view(".It ").size()));
    bool in_key = false;
    for (std::string token; tokens >> token && token != "=";) {
        if (token == "Ic" || token == "Ar" || token == "No" || token == "Ns") {
            in_key = token == "Ic";
        } else if (in_key && token != ",") {
            const std::string name = token.substr(0, token.find_first_of(".\\"));
            if (!name.empty()) keys.push_back(name);
        }
    }
    return keys;
}

/// The sections of viktig-store(5) under BLOCKS by name; what stands before the first one is in "".
std::map<std::string, PageSection> block_sections() {
    std::map<std::string, PageSection> sections;
    std::istringstream page(read_text_file(std::string(VIKTIG_SOURCE_DIR) + "/man/viktig-store.5"));
    bool inside = false;
    std::string current;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with(".Sh ")) inside = line == ".Sh BLOCKS";
        if (!inside) continue;
        if (line.starts_with(".Ss ")) current = line.substr(4);
        PageSection& section = sections[current];
        section.text += line + '\n';
        if (line.starts_with(".It Ic "))
            for (const auto& key : keys_of_item(line)) section.keys.push_back({key});
        if (line.starts_with("Required") && !section.keys.empty()) section.keys.back().required = true;
    }
    return sections;
}

std::string names_of(const std::vector<PageKey>& keys) {
    std::string names;
    for (const auto& key : keys) names += key.name + (key.required ? "* " : " ");
    return names;
}

std::string names_of(const model::BlockRule& rule) {
    std::string names;
    for (const auto& field : rule.fields)
        if (field.key != "number_ok" && field.key != "by" && field.key != "logged") names += std::string(field.key) + (field.required ? "* " : " ");
    return names;
}

}  // namespace

TEST_CASE("the manual page lists every kind of block, in the table's order, and no other") {
    const auto sections = block_sections();
    CHECK(sections.size() == model::block_rules().size() + 1);
    for (const auto& rule : model::block_rules()) {
        CAPTURE(std::string(rule.name));
        CHECK(sections.contains(std::string(rule.name)));
    }
}

TEST_CASE("the manual page lists every key of every kind in canonical order, and which are required") {
    const auto sections = block_sections();
    for (const auto& rule : model::block_rules()) {
        CAPTURE(std::string(rule.name));
        CHECK(names_of(sections.at(std::string(rule.name)).keys) == names_of(rule));
    }
}

TEST_CASE("every block ends with number_ok, by and logged, of which logged is required") {
    CHECK(names_of(block_sections().at("").keys) == "number_ok by logged* ");
    for (const auto& rule : model::block_rules()) {
        CAPTURE(std::string(rule.name));
        REQUIRE(rule.fields.size() > 3);
        CHECK(rule.fields[rule.fields.size() - 3].key == "number_ok");
        CHECK_FALSE(rule.fields[rule.fields.size() - 3].required);
        CHECK(rule.fields[rule.fields.size() - 2].key == "by");
        CHECK_FALSE(rule.fields[rule.fields.size() - 2].required);
        CHECK(rule.fields.back().key == "logged");
        CHECK(rule.fields.back().required);
    }
}

TEST_CASE("the manual page names every word that a key may have") {
    const auto sections = block_sections();
    for (const auto& rule : model::block_rules()) {
        const std::string& text = sections.at(std::string(rule.name)).text;
        for (const auto& field : rule.fields) {
            if (field.key == "age") continue;  // given once, under episode
            for (const auto word : field.vocabulary) {
                CAPTURE(std::string(rule.name) + '.' + std::string(field.key) + ' ' + std::string(word));
                const bool named = text.find(".Ql " + std::string(word)) != std::string::npos ||
                                   text.find(".Qq " + std::string(word)) != std::string::npos ||
                                   text.find("Qq " + std::string(word)) != std::string::npos;
                CHECK(named);
            }
        }
    }
    for (const auto word : model::session_kinds()) {
        CAPTURE(std::string(word));
        CHECK(sections.at("session").text.find(".Ql " + std::string(word)) != std::string::npos);
    }
    for (const auto word : model::ages()) CHECK(sections.at("episode").text.find(".Ql " + std::string(word)) != std::string::npos);
    for (const auto word : model::status_words())
        CHECK(sections.at("session").text.find(".Ql " + std::string(word)) != std::string::npos);
}

TEST_CASE("only voices and goals have ids that people choose") {
    for (const auto& rule : model::block_rules())
        CHECK(rule.chosen_id == (rule.kind == model::BlockKind::voice || rule.kind == model::BlockKind::goal));
}

TEST_CASE("a status reads back as it is written, and a number has none") {
    for (const auto word : model::status_words()) CHECK(model::to_word(model::parse_status(word).value()) == word);
    CHECK_FALSE(model::parse_status("rated"));
    CHECK_FALSE(model::parse_status("Declined"));
    CHECK_FALSE(model::parse_status(""));
}

TEST_CASE("every kind is found by its name, and nothing else is") {
    for (const auto& rule : model::block_rules()) {
        CHECK(model::rule_named(rule.name) == &model::rule_of(rule.kind));
        for (const auto& field : rule.fields) CHECK(model::field_rule(rule, field.key) == &field);
        CHECK(model::field_rule(rule, "colour") == nullptr);
    }
    CHECK(model::rule_named("sessions") == nullptr);
    CHECK(model::rule_named("") == nullptr);
}
