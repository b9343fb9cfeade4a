// viktig export ratings|sessions   Tidy tables, one client after the other.
#include <memory>

#include "command.hpp"
#include "viktig/base/error.hpp"
#include "viktig/exchange/export.hpp"

namespace viktig::cli {
namespace {

struct ExportOptions {
    std::string dialect, file;
};

/// Rows as they come, client by client: nothing is kept but the text that is on its way out.
template <typename WriteRows>
void export_table(const ExportOptions& options, const store::Reader& store, Context& context, std::string head, WriteRows rows) {
    std::string kept;  // only for -o: no file is begun before everything has been read
    std::string text = std::move(head);
    const auto pass_on = [&] {
        if (options.file.empty())
            context.world.out.write(text);
        else
            kept += text;
        text.clear();
    };
    pass_on();
    for (const std::string& client : store.in_turn()) {
        const auto read = store.read_flat(client);
        context.tell(read.problems);
        if (!read.readable) continue;
        const auto folded = store.fold(read, {context.today, context.logged_before()});
        context.tell(folded.problems);
        rows(text, folded.history);
        pass_on();
    }
    if (!options.file.empty()) save(options.file, kept, store, context);
}

void export_ratings(const ExportOptions& options, const store::Reader& store, Context& context) {
    const exchange::RatingsTable table(dialect_of(options.dialect, store, context));
    std::string head;
    table.header(head);
    export_table(options, store, context, head,
                 [&](std::string& out, const model::History& history) { table.rows(out, history, store.settings()); });
}

void export_sessions(const ExportOptions& options, const store::Reader& store, Context& context) {
    const exchange::SessionsTable table(dialect_of(options.dialect, store, context));
    std::string head;
    table.header(head);
    export_table(options, store, context, head, [&](std::string& out, const model::History& history) { table.rows(out, history); });
}

void add_export_options(Parser& parser, ExportOptions& options) {
    parser.add_text("--dialect", options.dialect, "machine, or excel for a spreadsheet");
    parser.add_text("-o,--output", options.file, "write to FILE").holds(Holds::new_file);
}

}  // namespace

void build_export(Parser& parser, Command& chosen) {
    auto options = std::make_shared<ExportOptions>();

    Parser& ratings = parser.add_command("ratings", "help.export-ratings");
    add_export_options(ratings, *options);
    ratings.then([options, &chosen] { chosen = Reads([options](auto& store, auto& context) { export_ratings(*options, store, context); }); });

    Parser& sessions = parser.add_command("sessions", "help.export-sessions");
    add_export_options(sessions, *options);
    sessions.then([options, &chosen] { chosen = Reads([options](auto& store, auto& context) { export_sessions(*options, store, context); }); });
}

}  // namespace viktig::cli
