// Documents as one string.
#include <utility>

#include "viktig/render/render.hpp"

namespace viktig::render {
namespace {

template <typename Write>
std::string whole(Write write) {
    base::StringOutput out;
    write(out);
    return std::move(out.text);
}

}  // namespace

std::string to_text(const report::Document& document, const TextStyle& style) {
    return whole([&](base::Output& out) { write_text(document, style, out); });
}

std::string to_json(const report::Document& document) {
    return whole([&](base::Output& out) { write_json(document, out); });
}

std::string to_csv(const report::Document& document, base::CsvDialect dialect) {
    return whole([&](base::Output& out) { write_csv(document, dialect, out); });
}

}  // namespace viktig::render
