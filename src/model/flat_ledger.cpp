// Flat ledgers: looking things up in one, and the way between it and a model::Ledger.
#include "viktig/model/flat_ledger.hpp"

#include <algorithm>

namespace viktig::model {
namespace {

using base::Arena;
using Type = FlatField::Type;

constexpr std::string_view prefix_of_set = "set.";

std::span<const std::string_view> keep(Arena& arena, const Texts& texts) {
    std::vector<std::string_view> kept;
    for (const std::string& text : texts) kept.push_back(arena.copy(text));
    return arena.copy(kept);
}

RatingKeyView keep(Arena& arena, const RatingKey& key) {
    return {arena.copy(key.voice), arena.copy(key.about), arena.copy(key.what)};
}

FlatField flat_of(const Field& field, Arena& arena) {
    FlatField flat;
    const std::string_view key = field.key;
    flat.of_set = key.starts_with(prefix_of_set);
    flat.key = key_named(flat.of_set ? key.substr(prefix_of_set.size()) : key);
    flat.spot = field.spot;
    if (const auto* text = std::get_if<std::string>(&field.value)) {
        flat.text = arena.copy(*text);
    } else if (const auto* texts = std::get_if<Texts>(&field.value)) {
        flat.type = Type::texts;
        flat.texts = keep(arena, *texts);
    } else if (const auto* date = std::get_if<base::Date>(&field.value)) {
        flat.type = Type::date;
        flat.number = date->time_since_epoch().count();
    } else if (const auto* instant = std::get_if<base::Instant>(&field.value)) {
        flat.type = Type::instant;
        flat.number = instant->time_since_epoch().count();
    } else if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
        flat.type = Type::integer;
        flat.number = *number;
    } else {
        flat.type = Type::boolean;
        flat.number = std::get<bool>(field.value) ? 1 : 0;
    }
    return flat;
}

FieldValue value_of(const FlatField& flat) {
    switch (flat.type) {
        case Type::text: return std::string(flat.text);
        case Type::texts: return Texts(flat.texts.begin(), flat.texts.end());
        case Type::date: return base::Date{std::chrono::days{flat.number}};
        case Type::instant: return base::Instant{std::chrono::seconds{flat.number}};
        case Type::integer: return flat.number;
        case Type::boolean: break;
    }
    return flat.number != 0;
}

/// In the order of their names, as the TOML parser hands them over; `set.KEY` where `set` would stand.
std::vector<Field> fields_of(const FlatContent& content) {
    std::vector<const FlatField*> order;
    for (const FlatField& field : content.fields) order.push_back(&field);
    const auto by_name = [](const FlatField* field) {
        const std::string_view name = name_of(field->key);
        return field->of_set ? std::pair(std::string_view("set"), name) : std::pair(name, std::string_view());
    };
    std::ranges::sort(order, {}, by_name);
    std::vector<Field> fields;
    fields.reserve(order.size());
    for (const FlatField* flat : order) {
        std::string key(flat->of_set ? prefix_of_set : std::string_view());
        key += name_of(flat->key);
        fields.push_back({std::move(key), value_of(*flat), flat->spot});
    }
    return fields;
}

Content content_of(const FlatContent& flat) {
    Content content;
    content.fields = fields_of(flat);
    content.ratings.reserve(flat.ratings.size());
    for (const FlatRating& rating : flat.ratings)
        content.ratings.push_back({rating.key.owned(), rating.status, {rating.items.begin(), rating.items.end()}, rating.total, rating.spot,
                                   {rating.item_spots.begin(), rating.item_spots.end()}});
    for (const FlatSlips& slips : flat.slips)
        content.slips.push_back({std::string(slips.what), {slips.scores.begin(), slips.scores.end()}, slips.spot,
                                 {slips.score_spots.begin(), slips.score_spots.end()}});
    for (const FlatSaid& said : flat.said) content.said.push_back({std::string(said.voice), std::string(said.words), said.spot});
    return content;
}

bool same_content(const FlatContent& a, const FlatContent& b) {
    const auto same_field = [](const FlatField& x, const FlatField& y) {
        return x.key == y.key && x.of_set == y.of_set && x.type == y.type && x.text == y.text && x.number == y.number && std::ranges::equal(x.texts, y.texts);
    };
    const auto same_rating = [](const FlatRating& x, const FlatRating& y) {
        return x.key == y.key && x.status == y.status && x.total == y.total && std::ranges::equal(x.items, y.items);
    };
    const auto same_slips = [](const FlatSlips& x, const FlatSlips& y) { return x.what == y.what && std::ranges::equal(x.scores, y.scores); };
    const auto same_words = [](const FlatSaid& x, const FlatSaid& y) { return x.voice == y.voice && x.words == y.words; };
    return std::ranges::equal(a.fields, b.fields, same_field) && std::ranges::equal(a.ratings, b.ratings, same_rating) &&
           std::ranges::equal(a.slips, b.slips, same_slips) && std::ranges::equal(a.said, b.said, same_words);
}

}  // namespace

const FlatField* FlatContent::find(Key key) const {
    for (const FlatField& field : fields)
        if (field.key == key && !field.of_set) return &field;
    return nullptr;
}

std::string_view FlatContent::text(Key key) const {
    return text_if(key).value_or(std::string_view());
}

std::optional<std::string_view> FlatContent::text_if(Key key) const {
    const FlatField* field = find(key);
    return field && field->type == Type::text ? std::optional(field->text) : std::nullopt;
}

std::span<const std::string_view> FlatContent::texts(Key key) const {
    const FlatField* field = find(key);
    return field && field->type == Type::texts ? field->texts : std::span<const std::string_view>();
}

std::optional<base::Date> FlatContent::date(Key key) const {
    const FlatField* field = find(key);
    if (!field || field->type != Type::date) return std::nullopt;
    return base::Date{std::chrono::days{field->number}};
}

std::optional<base::Instant> FlatContent::instant(Key key) const {
    const FlatField* field = find(key);
    if (!field || field->type != Type::instant) return std::nullopt;
    return base::Instant{std::chrono::seconds{field->number}};
}

std::optional<bool> FlatContent::boolean(Key key) const {
    const FlatField* field = find(key);
    return field && field->type == Type::boolean ? std::optional(field->number != 0) : std::nullopt;
}

std::string FlatBlock::reference() const {
    std::string name(rule_of(kind).name);
    name += '.';
    name += id;
    return name;
}

bool same_flat_block(const FlatBlock& a, const FlatBlock& b) {
    return a.kind == b.kind && a.id == b.id && same_content(a.content, b.content) && same_content(a.set, b.set) && same_content(a.was, b.was);
}

FlatContent flat_of(const Content& content, Arena& arena) {
    std::vector<FlatField> fields;
    for (const Field& field : content.fields) fields.push_back(flat_of(field, arena));
    std::vector<FlatRating> ratings;
    for (const RawRating& rating : content.ratings)
        ratings.push_back({keep(arena, rating.key), rating.status, arena.copy(rating.items), rating.total, rating.spot, arena.copy(rating.item_spots)});
    std::vector<FlatSlips> slips;
    for (const RawSlips& raw : content.slips) slips.push_back({arena.copy(raw.what), arena.copy(raw.scores), raw.spot, arena.copy(raw.score_spots)});
    std::vector<FlatSaid> said;
    for (const Said& raw : content.said) said.push_back({arena.copy(raw.voice), arena.copy(raw.words), raw.spot});
    return {arena.copy(fields), arena.copy(ratings), arena.copy(slips), arena.copy(said)};
}

FlatLedger flat_of(const Ledger& ledger) {
    FlatLedger flat{ledger.client, ledger.file, std::make_shared<LedgerMemory>(), {}, ledger.left_out};
    flat.memory->text = ledger.text;
    Arena& arena = flat.memory->arena;
    flat.blocks.reserve(ledger.blocks.size());
    for (const Block& block : ledger.blocks)
        flat.blocks.push_back({block.kind, arena.copy(block.id), block.spot, flat_of(block.content, arena), flat_of(block.set, arena),
                               flat_of(block.was, arena)});
    return flat;
}

Block block_of(const FlatBlock& flat) {
    return {flat.kind, std::string(flat.id), content_of(flat.content), content_of(flat.set), content_of(flat.was), flat.spot};
}

Ledger ledger_of(const FlatLedger& flat) {
    Ledger ledger{flat.client, flat.file, {}, {}, flat.left_out};
    ledger.blocks.reserve(flat.blocks.size());
    for (const FlatBlock& block : flat.blocks) ledger.blocks.push_back(block_of(block));
    return ledger;
}

}  // namespace viktig::model
