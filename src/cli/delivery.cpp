// How a report leaves: text, csv or json, to the screen or to a file.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "command.hpp"
#include "viktig/base/error.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/render/render.hpp"

namespace viktig::cli {
namespace {

constexpr std::array<std::string_view, 3> formats{"text", "csv", "json"};
constexpr std::array<std::string_view, 2> dialects{"machine", "excel"};

std::string suffix_of(const std::string& file) {
    const auto dot = file.rfind('.');
    return dot == std::string::npos ? std::string() : file.substr(dot + 1);
}

/// As asked for, else as the file's name says, else text.
std::string format_of(const Delivery& delivery) {
    if (!delivery.format.empty()) return delivery.format;
    const std::string suffix = suffix_of(delivery.file);
    return suffix == "csv" || suffix == "json" ? suffix : "text";
}

/// Where a file is, or will be, with all links followed; the path itself where there is no such folder.
std::string resolved(const std::string& path) {
    const auto real = [](const std::string& there) {
        const std::unique_ptr<char, decltype(&std::free)> whole(::realpath(there.c_str(), nullptr), &std::free);
        return whole ? std::string(whole.get()) : std::string();
    };
    if (std::string whole = real(path); !whole.empty()) return whole;
    const auto slash = path.rfind('/');
    const std::string folder = real(slash == std::string::npos ? "." : path.substr(0, slash + 1));
    return folder.empty() ? path : folder + "/" + path.substr(slash + 1);
}

bool is_of_the_store(const std::string& file, const std::string& store) {
    const std::string there = resolved(file), root = resolved(store);
    const auto within = [&](std::string_view folder) { return there.starts_with(root + std::string(folder)); };
    return there == root + "/viktig.toml" || within("/clients/") || within("/measures/") || within("/aside/");
}

/// `clients/c017.toml` as `c017.txt`
std::string elsewhere(const std::string& file) {
    const std::string name = file.substr(file.rfind('/') + 1);
    return name.ends_with(".toml") ? name.substr(0, name.size() - 5) + ".txt" : name;
}

}  // namespace

void save(const std::string& file, std::string_view bytes, const store::Reader& store, const Context& context) {
    if (is_of_the_store(file, store.folder()))
        throw base::Error(base::Exit::usage, {"output.of-the-store", {file}}, {"output.hint-of-the-store", {base::shell_word(elsewhere(file))}});
    context.world.write_file(file, bytes);
}

void add_delivery_options(Parser& parser, Delivery& delivery) {
    delivery.format.clear();
    parser.add_text("--format", delivery.format, "text, csv or json");
    parser.add_text("-o,--output", delivery.file, "write to FILE (.csv and .json say the format)").holds(Holds::new_file);
    parser.add_text("--dialect", delivery.dialect, "of csv: machine, or excel for a spreadsheet");
    parser.add_flag("--ascii", delivery.ascii, "no marks beyond plain ASCII");
}

base::CsvDialect dialect_of(const std::string& option, const store::Reader& store, const Context& context) {
    if (option.empty()) return base::CsvDialect::machine;
    require_word("--dialect", option, dialects);
    if (option == "machine") return base::CsvDialect::machine;
    const auto language = context.language ? *context.language : *lang::parse_language(store.settings().language);
    return language == lang::Language::en ? base::CsvDialect::excel_point : base::CsvDialect::excel_comma;
}

bool is_text(const Delivery& delivery) {
    return format_of(delivery) == "text";
}

bool is_json(const Delivery& delivery) {
    return format_of(delivery) == "json";
}

void deliver(const report::Document& document, const Delivery& delivery, const store::Reader& store, const Context& context) {
    const std::string format = format_of(delivery);
    require_word("--format", format, formats);
    if (!delivery.dialect.empty() && format != "csv")
        throw base::Error(base::Exit::usage, {"usage.dialect-without-csv"}, {"usage.hint-dialect-without-csv"});
    base::StringOutput whole;  // a file is there as a whole or not at all
    base::Output& out = delivery.file.empty() ? context.world.out : whole;
    if (format == "json") {
        render::write_json(document, out);
    } else if (format == "csv") {
        render::write_csv(document, dialect_of(delivery.dialect, store, context), out);
    } else {
        render::TextStyle style;
        style.language = context.language.value_or(lang::Language::en);
        style.color = context.color && delivery.file.empty();
        style.ascii = delivery.ascii;
        render::write_text(document, style, out);
    }
    if (!delivery.file.empty()) save(delivery.file, whole.text, store, context);
}

}  // namespace viktig::cli
