// Options that mean exactly what was typed, and checks that several commands share.
#include <algorithm>

#include "command.hpp"
#include "trouble.hpp"
#include "viktig/base/error.hpp"
#include "viktig/base/text.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {

using base::Error;
using base::Exit;
using base::Message;

namespace {

/// U+0000 to U+001F but line feed and tab, U+007F to U+009F. The text is UTF-8.
bool has_control(const std::string& text) {
    for (std::size_t n = 0; n < text.size(); ++n) {
        const auto byte = static_cast<unsigned char>(text[n]);
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) return true;
        if (byte == 0xC2 && n + 1 < text.size() && static_cast<unsigned char>(text[n + 1]) < 0xA0) return true;
    }
    return false;
}

}  // namespace

void require_client(const store::Reader& store, const std::string& client, Wanted wanted) {
    const bool is_code = model::client_code_fault(client).empty();
    if (is_code && store.has(client)) return;  // by its own file: the same in any store
    const auto known = store.clients();
    if (std::ranges::binary_search(known, client)) return;
    const Message what{"client.unknown", {client}};
    const bool could_be = wanted == Wanted::perhaps_new && is_code;
    if (const auto near = model::nearest(client, known))
        throw Error(Exit::data, what, could_be ? Message{"client.hint-near-or-add", {*near, client}} : Message{"hint.did-you-mean", {*near}});
    if (wanted == Wanted::on_file) throw Error(Exit::data, what, {"client.hint-list"});
    throw Error(Exit::data, what, could_be ? Message{"client.hint-add", {client}} : Message{"client.hint-code"});
}

model::Folded fold_for_writing(const store::Reader& store, const store::ReadLedger& read) {
    for (const model::Problem& problem : read.problems)
        if (problem.loss == model::Loss::file || problem.loss == model::Loss::tail)
            throw Error(Exit::data, problem.place, problem.excerpt, problem.message, problem.hint);
    return store.fold(read);
}

void require_word(const std::string& option, const std::string& word, std::span<const std::string_view> known) {
    if (model::is_one_of(known, word)) return;
    throw Error(Exit::usage, {"usage.unknown-word", {option, word}},
                model::near_or_one_of(word, std::vector<std::string>(known.begin(), known.end())));
}

void add_method_option(Parser& parser, std::string& value) {
    parser.add_text("--method", value, "what a change is judged by: points, jacobson-truax or edwards-nunnally");
}

report::ChangeMethod method_of(const std::string& option) {
    if (!option.empty()) require_word("--method", option, report::change_method_names);
    return report::change_method_named(option);
}

void require_staff_code(const std::string& option, const std::string& code) {
    if (code.empty()) return;
    const Message fault = model::staff_code_fault(code);
    if (!fault.empty()) throw Error(Exit::usage, {"usage.bad-code", {option, code, fault}}, {"usage.hint-bad-code"});
}

void Staff::add(const model::History& history) {
    for (const model::Episode& episode : history.episodes)
        for (const auto& [from, code] : episode.therapist)
            if (!code.empty()) codes_.insert(code);
}

void Staff::require(const std::string& code) const {
    if (codes_.contains(code)) return;
    const auto near = model::nearest(code, std::vector<std::string>(codes_.begin(), codes_.end()));
    throw Error(Exit::data, {"staff.nobody", {code}}, near ? Message{"hint.did-you-mean", {*near}} : Message{"client.hint-list"});
}

namespace {

/// The editor opens again with what was written when that cannot stand: nobody loses a page of words to one bad character.
/// Words that come back unchanged are thrown away only when the writer says so; they are never left lying in a file.
std::string edited_words(const Message& about, const Context& context) {
    const Message where{"words.where-editor"};
    std::string begun;
    Message why;
    while (true) {
        const std::string advice = why.empty() ? context.words(about) : context.words(why) + "\n" + context.words(about);
        const std::string words = context.world.edit(advice, begun).value_or("");
        if (words.empty()) return words;
        try {
            require_clean_words(words);
            require_no_identity_number(where, words, context);
            return words;
        } catch (const Error& trouble) {
            if (words == begun && !context.world.confirm(context.words({"words.ask-again", {trouble.message()}}))) throw;
            print_error(trouble, context.world.err);
            begun = words;
            why = trouble.message();
        }
    }
}

}  // namespace

std::string take_words(const std::string& argument, const Message& about, const Context& context) {
    std::string words = argument;
    if (argument == "-") {
        words = context.world.read_input();
        while (!words.empty() && (words.back() == '\n' || words.back() == '\r')) words.pop_back();
        require_no_identity_number({"words.where-input"}, words, context);
    } else if (argument.empty()) {
        if (!context.world.input_is_terminal || !context.world.output_is_terminal)
            throw Error(Exit::usage, {"words.none"}, {"words.hint"});
        words = edited_words(about, context);
        context.edited = words;
    }
    if (words.empty()) throw Error(Exit::usage, {"words.empty"}, {"words.hint"});
    require_clean_words(words);
    return words;
}

void require_clean_words(const std::string& words) {
    constexpr std::size_t longest = 20000;
    if (!base::is_utf8(words)) throw Error(Exit::usage, {"words.not-utf8"});
    if (words.size() > longest) throw Error(Exit::usage, {"words.too-long", {longest}});
    if (has_control(words)) throw Error(Exit::usage, {"words.control"});
    if (!words.empty() && words.find_first_not_of(" \t\n") == std::string::npos) throw Error(Exit::usage, {"words.blank"});
}

Error several_ids(const std::string& typed, const std::vector<std::string>& ids) {
    constexpr std::size_t most_named = 5;
    const Message what{"id.several", {typed, ids.size()}};
    if (ids.size() <= most_named) return {Exit::usage, what, model::one_of(ids)};
    base::List latest;
    for (std::size_t n = ids.size() - most_named; n < ids.size(); ++n) latest.parts.push_back({"text", {ids[n]}});
    return {Exit::usage, what, {"id.hint-several", {latest, ids.size() - most_named}}};
}

Error no_such_session(const std::string& typed, const model::History& history) {
    constexpr std::size_t most_named = 5;
    const auto& sessions = history.sessions;
    base::List latest;
    for (std::size_t n = sessions.size() - std::min(sessions.size(), most_named); n < sessions.size(); ++n)
        latest.parts.push_back({"text", {sessions[n].id}});
    return {Exit::data, {"log.no-such-session", {typed, history.client}}, latest.parts.empty() ? Message{} : Message{"log.hint-meetings", {latest}}};
}

const model::Session& session_named(const std::string& typed, const model::History& history) {
    const model::Session* found = nullptr;
    std::vector<std::string> meant;
    for (const model::Session& session : history.sessions) {
        if (!session.id.starts_with(typed)) continue;
        meant.emplace_back(session.id);
        found = &session;
    }
    if (!found) throw no_such_session(typed, history);
    if (meant.size() > 1) throw several_ids(typed, meant);
    return *found;
}

std::optional<store::Appended> add_block(store::Writer& store, const std::string& client, const store::Writer::Build& build,
                                         bool dry_run, const Context& context) {
    if (!dry_run) return store.append(client, build);
    const auto current = store.read(client);
    context.show_block(store::write_block(store.rehearse(client, build).block, store.decimals_for(current.ledger)));
    return std::nullopt;
}

void sign(model::Block& block, const std::string& by, const model::Ledger& ledger, const Context& context) {
    if (context.number_vouched_for) block.content.put("number_ok", true);
    block.content.put("by", by);
    block.content.put("logged", model::time_to_log(ledger, block.kind, context.world.now()));
}

}  // namespace viktig::cli
