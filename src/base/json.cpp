// Writes JSON.
#include "viktig/base/json.hpp"

#include <cassert>
#include <cmath>

#include <fmt/core.h>

#include "viktig/base/text.hpp"

namespace viktig::base {

namespace {

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\f': out += "\\f"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
        out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
        out += c;
    }
}

void append_string(std::string& out, std::string_view value) {
    out += '"';
    std::string escaped;
    for (char c : mend_utf8(value)) append_escaped(escaped, c);
    out += escape_unsafe(escaped) + '"';
}

}  // namespace

void JsonWriter::begin_object() {
    before_value();
    out_ += '{';
    levels_.push_back({.array = false, .empty = true});
}

void JsonWriter::end_object() {
    end_level('}');
}

void JsonWriter::begin_array() {
    before_value();
    out_ += '[';
    levels_.push_back({.array = true, .empty = true});
}

void JsonWriter::end_array() {
    end_level(']');
}

void JsonWriter::key(std::string_view name) {
    assert(!levels_.empty() && !levels_.back().array && !after_key_);
    next_line();
    append_string(out_, name);
    out_ += ": ";
    after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
    before_value();
    append_string(out_, value);
}

void JsonWriter::number(Score value) {
    before_value();
    out_ += value.to_string();
}

void JsonWriter::number(std::int64_t value) {
    before_value();
    out_ += std::to_string(value);
}

void JsonWriter::number(double value) {
    if (!std::isfinite(value)) return null();
    before_value();
    out_ += value == 0 ? "0" : fmt::format("{:.12g}", value);  // no -0
}

void JsonWriter::boolean(bool value) {
    before_value();
    out_ += value ? "true" : "false";
}

void JsonWriter::date(Date value) {
    text(to_string(value));
}

void JsonWriter::null() {
    before_value();
    out_ += "null";
}

void JsonWriter::before_value() {
    if (!after_key_ && !levels_.empty()) {
        assert(levels_.back().array);
        next_line();
    }
    after_key_ = false;
}

void JsonWriter::next_line() {
    if (!levels_.back().empty) out_ += ',';
    levels_.back().empty = false;
    indent();
}

void JsonWriter::end_level(char bracket) {
    assert(!levels_.empty() && !after_key_);
    const bool empty = levels_.back().empty;
    levels_.pop_back();
    if (!empty) indent();
    out_ += bracket;
}

void JsonWriter::indent() {
    out_ += '\n';
    out_.append(levels_.size() * 2, ' ');
}

}  // namespace viktig::base
