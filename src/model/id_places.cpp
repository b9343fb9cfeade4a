// Where some blocks' ids stand in a ledger's text.
#include "id_places.hpp"

#include <algorithm>

namespace viktig::model {

IdPlaces::IdPlaces(std::string_view text, std::vector<const Block*> blocks) : blocks_(std::move(blocks)) {
    if (blocks_.empty()) return;
    sort_ids();
    for (long number = 1;; ++number) {
        const auto end = text.find('\n');
        search(text.substr(0, end), number);
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

const Block* IdPlaces::first_in(long line) const {
    const auto found = first_.find(line);
    return found == first_.end() ? nullptr : blocks_[found->second];
}

const std::string& IdPlaces::lines_with(const Block& block) const {
    return std::ranges::lower_bound(ids_, std::string_view(block.id), {}, &Id::text)->lines;
}

void IdPlaces::sort_ids() {
    for (std::size_t n = 0; n < blocks_.size(); ++n) ids_.push_back({blocks_[n]->id, n, none, {}, 0, 0});
    std::ranges::stable_sort(ids_, {}, &Id::text);
    ids_.erase(std::unique(ids_.begin(), ids_.end(), [](const Id& a, const Id& b) { return a.text == b.text; }), ids_.end());
    // What an id begins with stands before it, and between the two only what begins so as well.
    for (std::size_t n = 1; n < ids_.size(); ++n) {
        std::size_t other = n - 1;
        while (other != none && !ids_[n].text.starts_with(ids_[other].text)) other = ids_[other].shorter;
        ids_[n].shorter = other;
    }
}

void IdPlaces::search(std::string_view line, long number) {
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t id = longest_at(line.substr(at));
        if (id != none) note(ids_[id], number);
        at += id == none ? 1 : ids_[id].text.size();
    }
}

std::size_t IdPlaces::longest_at(std::string_view rest) const {
    const auto after = std::ranges::upper_bound(ids_, rest, {}, &Id::text);
    auto id = static_cast<std::size_t>(after - ids_.begin()) - 1;  // none for the first
    while (id != none && !rest.starts_with(ids_[id].text)) id = ids_[id].shorter;
    return id;
}

void IdPlaces::note(Id& id, long number) {
    constexpr std::size_t most = 100;
    if (id.last == number) return;
    id.last = number;
    first_.try_emplace(number, id.given);
    if (++id.count <= most) id.lines += (id.lines.empty() ? "" : ", ") + std::to_string(number);
    if (id.count == most + 1) id.lines += ", …";
}

}  // namespace viktig::model
