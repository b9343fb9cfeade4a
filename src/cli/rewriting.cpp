// What move and forget share: tombstones, and what they cannot reach.
#include "rewriting.hpp"

#include <algorithm>

#include "viktig/model/identity.hpp"
#include "viktig/model/standing.hpp"
#include "viktig/store/check.hpp"
#include "viktig/store/elsewhere.hpp"

namespace viktig::cli {
namespace {

/// What a tombstone says it stands for.
std::string said_of(const model::Ledger& ledger, const std::string& reference, const Context& context) {
    const model::Block* stood = model::block_of(ledger, reference);
    const std::string of = stood && stood->kind == model::BlockKind::erased ? stood->content.text("of") : reference;
    return model::surest_identity_number(of) ? of.substr(0, of.find('.')) + "." + context.new_id(context.today) : of;
}

}  // namespace

std::vector<model::Block> tombstones(const model::Ledger& ledger, const std::vector<std::string>& references, const std::string& reason,
                                     const std::string& writer, const Context& context) {
    std::vector<model::Block> blocks;
    for (const std::string& reference : references) {
        model::Block block;
        block.kind = model::BlockKind::erased;
        block.id = context.new_id(context.today);
        block.content.put("of", said_of(ledger, reference, context));
        block.content.put("reason", reason);
        sign(block, writer, ledger, context);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::vector<base::Message> unreached_of_case(const store::Reader& store, const std::string& client, const Context& context) {
    constexpr std::size_t most_named = 10;
    std::vector<base::Message> places;
    if (const auto up = store::up_to_work_tree(context.world.files, store.folder()))
        places.push_back({"unreached.git", {up->empty() ? store.folder() : store.folder() + "/" + up->substr(0, up->size() - 1)}});
    const auto others = store::named_elsewhere(context.world.files, store, client);
    for (std::size_t n = 0; n < std::min(others.size(), most_named); ++n) places.push_back({"unreached.file", {others[n]}});
    if (others.size() > most_named) places.push_back({"unreached.more", {others.size() - most_named, client}});
    places.push_back({"unreached.elsewhere"});
    return places;
}

std::vector<base::Message> unreached(const store::Reader& store, const std::string& client, const Context& context) {
    std::vector<base::Message> places = unreached_of_case(store, client, context);
    for (const std::string& trace : store.traces_of(client))
        if (trace != store::Reader::shown_path(client)) places.insert(places.end() - 1, {"unreached.file", {trace}});
    return places;
}

}  // namespace viktig::cli
