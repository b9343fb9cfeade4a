// Fuzz target: what is typed after `viktig log c017`. What is taken can stand, and says the same typed again and on file.
#include <optional>

#include "claims.hpp"
#include "score_list.hpp"
#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/model/log_line.hpp"

using namespace viktig;
using namespace viktig::fuzz;

namespace {

/// A case with two of each: teen and mother, a goal of the owner's and a measure of each sort.
const model::History& history_of(bool group) {
    const auto made = [](const std::string& kind) {
        return tests::folded(tests::with(tests::family_ledger, "\"family\"", '"' + kind + '"') + tests::first_meeting).history;
    };
    static const model::History family = made("family");
    static const model::History room = made("group");
    return group ? room : family;
}

std::string typed(const std::vector<std::optional<base::Score>>& scores, char separator) {
    std::string text;
    for (const auto& score : scores) {
        if (!text.empty()) text += separator;
        text += score ? score->to_string() : "-";
    }
    return text;
}

/// One thing given as one word.
std::string typed(const model::RawRating& rating) {
    std::string text = rating.key.voice + (rating.key.about.empty() ? "" : "@" + rating.key.about) + ':';
    if (!rating.key.what.empty()) text += rating.key.what + (rating.total ? ".total=" : "=");
    if (rating.status != model::Status::rated) return text + std::string(model::to_word(rating.status));
    return text + (rating.total ? rating.total->to_string() : typed(rating.items, '/'));
}

model::Block meeting(const model::LogLine& line) {
    model::Block block;
    block.kind = model::BlockKind::session;
    block.id = "2026-09-04-aaaaaa";
    block.content.put("date", tests::day("2026-09-04"));
    block.content.put("kind", std::string("family"));
    block.content.put("logged", base::parse_instant("2026-09-04T10:00:00Z").value());
    block.content.ratings = line.ratings;
    block.content.slips = line.slips;
    return block;
}

std::string described(const model::LogLine& line) {
    model::Ledger ledger;
    ledger.blocks = {meeting(line)};
    return tests::described(ledger);
}

void claim_can_stand(const model::LogLine& line, const model::LogContext& context) {
    for (const model::RawRating& rating : line.ratings) {
        if (rating.status != model::Status::rated) continue;
        std::size_t item = 0;
        claim(model::rating_fault(rating, context.measures.find(rating.key.what), context.settings, item).empty(),
              "what is taken can stand");
    }
}

void claim_same_when_typed_again(const model::LogLine& line, const model::LogContext& context) {
    std::vector<std::string> words;
    for (const model::RawRating& rating : line.ratings) words.push_back(typed(rating));
    // Slips come first: they have no name, which after a name would be in doubt.
    for (const model::RawSlips& slips : line.slips) {
        const model::Measure* measure = context.measures.find(slips.what);
        const std::vector<std::optional<base::Score>> scores(slips.scores.begin(), slips.scores.end());
        words.insert(words.begin(), slips.what + (measure && !measure->one_item() ? ".total=" : "=") + typed(scores, '/'));
    }
    model::LogLine again;
    claim(done([&] { again = model::parse_log_line(words, context); }, ""), "what is taken can be typed again");
    claim_same(described(again), described(line), "typed again it says the same");
}

void claim_same_on_file(const model::LogLine& line) {
    const std::string text = store::write_head("c017") + '\n' + store::write_block(meeting(line), tests::decimals_of(tests::builtins()));
    const store::ReadLedger read = store::read_ledger(text, "clients/c017.toml", "c017");
    claim(read.problems.empty() && read.ledger.blocks.size() == 1, "what is taken can be put on file");
    model::LogLine back{read.ledger.blocks[0].content.ratings, read.ledger.blocks[0].content.slips};
    claim_same(described(back), described(line), "on file it says the same");
}

/// A list by itself: its numbers with points and slashes are the same list.
void claim_list_reads_back(std::string_view text) {
    model::ScoreList list;
    if (!done([&] { list = model::parse_score_list(text); }, text)) return;
    claim(model::parse_score_list(typed(list.scores, '/')).scores == list.scores || list.scores.size() == 1, "a list with slashes is the same list");
    claim(model::parse_score_list(typed(list.scores, ',')).scores == list.scores, "a list with commas is the same list");
    base::Score single;
    if (done([&] { single = model::parse_single_score(text); }, text))
        claim(model::parse_single_score(single.to_string()) == single, "a total is the same total");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = text_of(data, size);
    claim_list_reads_back(text);
    for (const bool group : {false, true}) {
        model::Settings settings;
        if (size % 2 == 1) settings.goal_step = base::Score::from_thousandths(500);
        const model::LogContext context{history_of(group), tests::builtins(), settings, tests::day("2026-09-04"), group ? "group" : "family"};
        model::LogLine line;
        const std::vector<std::string> words{std::string(text)};
        if (!done([&] { line = model::parse_log_line(words, context); }, text)) continue;
        claim_can_stand(line, context);
        claim_same_when_typed_again(line, context);
        claim_same_on_file(line);
    }
    return 0;
}
