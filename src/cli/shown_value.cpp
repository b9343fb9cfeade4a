// A value of a block in the line that shows what was filed or taken back.
#include "shown_value.hpp"

#include <variant>

namespace viktig::cli {

using base::Message;

namespace {

struct ShownValue {
    std::string_view key;

    Message operator()(const std::string& text) const { return {key == "words" || key == "called" ? "undo.words" : "text", {text}}; }
    Message operator()(base::Date date) const { return {"text", {date}}; }
    Message operator()(base::Instant instant) const { return {"text", {base::to_string(instant)}}; }
    Message operator()(std::int64_t number) const { return {"text", {static_cast<long long>(number)}}; }
    Message operator()(bool yes) const { return {"text", {yes ? "true" : "false"}}; }
    Message operator()(const model::Texts& texts) const {
        base::List list;
        for (const std::string& text : texts) list.parts.push_back({"text", {text}});
        return texts.empty() ? Message{"amend.nobody"} : Message{"list", {list}};
    }
};

}  // namespace

Message shown_value(std::string_view key, const model::FieldValue& value) {
    return std::visit(ShownValue{key}, value);
}

}  // namespace viktig::cli
