// Every member that a ReadLedger has, taken apart by name: one that is added to the model does not compile before it is compared.
#include "differential/same_ledger.hpp"

#include <algorithm>

namespace viktig::tests {
namespace {

bool same(const model::Spot& a, const model::Spot& b) {
    return a.line == b.line && a.column == b.column;
}

template <typename Item, typename Same>
bool all_same(const std::vector<Item>& a, const std::vector<Item>& b, Same same) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool same_spots(const std::vector<model::Spot>& a, const std::vector<model::Spot>& b) {
    return all_same(a, b, [](const model::Spot& x, const model::Spot& y) { return same(x, y); });
}

bool same(const model::Field& a, const model::Field& b) {
    const auto& [key, value, spot] = a;
    return key == b.key && value == b.value && same(spot, b.spot);
}

bool same(const model::RawRating& a, const model::RawRating& b) {
    const auto& [key, status, items, total, spot, item_spots] = a;
    return key == b.key && status == b.status && items == b.items && total == b.total && same(spot, b.spot) &&
           same_spots(item_spots, b.item_spots);
}

bool same(const model::RawSlips& a, const model::RawSlips& b) {
    const auto& [what, scores, spot, score_spots] = a;
    return what == b.what && scores == b.scores && same(spot, b.spot) && same_spots(score_spots, b.score_spots);
}

bool same(const model::Said& a, const model::Said& b) {
    const auto& [voice, words, spot] = a;
    return voice == b.voice && words == b.words && same(spot, b.spot);
}

template <typename Item>
std::string first_difference(const std::string& what, const std::vector<Item>& a, const std::vector<Item>& b) {
    if (a.size() != b.size()) return what + ": " + std::to_string(a.size()) + " and " + std::to_string(b.size()) + "\n";
    for (std::size_t n = 0; n < a.size(); ++n)
        if (!same(a[n], b[n]))
            return what + " " + std::to_string(n) + ", line " + std::to_string(a[n].spot.line) + " column " +
                   std::to_string(a[n].spot.column) + " and line " + std::to_string(b[n].spot.line) + " column " +
                   std::to_string(b[n].spot.column) + "\n";
    return {};
}

std::string difference(const std::string& what, const model::Content& a, const model::Content& b) {
    const auto& [fields, ratings, slips, said] = a;
    return first_difference(what + ": field", fields, b.fields) +
           first_difference(what + ": rating", ratings, b.ratings) +
           first_difference(what + ": slips", slips, b.slips) + first_difference(what + ": said", said, b.said);
}

std::string difference(const model::Block& a, const model::Block& b) {
    const auto& [kind, id, content, set, was, spot] = a;
    const std::string what = a.reference();
    std::string all;
    if (kind != b.kind || id != b.id || !same(spot, b.spot)) all += what + " and " + b.reference() + "\n";
    return all + difference(what, content, b.content) + difference(what + " set", set, b.set) +
           difference(what + " was", was, b.was);
}

std::string unless(bool holds, const char* what) {
    return holds ? std::string() : std::string(what) + "\n";
}

std::string difference(const std::vector<model::Block>& a, const std::vector<model::Block>& b) {
    std::string all = unless(a.size() == b.size(), "count of blocks");
    for (std::size_t n = 0; n < std::min(a.size(), b.size()); ++n) all += difference(a[n], b[n]);
    return all;
}

/// What is laid out flat beside a ledger says what the ledger says.
std::string difference(const model::FlatLedger& flat, const model::Ledger& ledger) {
    return unless(flat.client == ledger.client, "client, flat") + unless(flat.file == ledger.file, "file, flat") +
           unless(flat.memory->text == ledger.text, "text, flat") + difference(model::ledger_of(flat).blocks, ledger.blocks);
}

}  // namespace

std::string difference(const store::ReadLedger& a, const store::ReadLedger& b) {
    const auto& [ledger, problems, sound_size, flat] = a;
    const auto& [client, file, text, blocks, left_out] = ledger;
    std::string all = unless(client == b.ledger.client, "client") + unless(file == b.ledger.file, "file") +
                      unless(text == b.ledger.text, "text") + unless(sound_size == b.sound_size, "sound size") +
                      unless(problems.empty() && b.problems.empty(), "problems") +
                      unless(left_out.empty() && b.ledger.left_out.empty(), "left out") + difference(blocks, b.ledger.blocks);
    for (const store::ReadLedger* read : {&a, &b})
        if (read->flat) all += difference(*read->flat, read->ledger);
    return all;
}

}  // namespace viktig::tests
