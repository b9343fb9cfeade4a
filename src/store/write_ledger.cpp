// A block into its canonical bytes: what we write, always the same for the same block.
#include <fmt/format.h>

#include <algorithm>

#include "viktig/model/grammar.hpp"
#include "viktig/store/ledger_text.hpp"

namespace viktig::store {
namespace {

using model::Content;
using model::FieldType;
using model::RawRating;
using model::Status;

bool is_bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string write_texts(const model::Texts& texts) {
    std::string out = "[";
    for (const std::string& text : texts) {
        if (out.size() > 1) out += ", ";
        out += write_string(text);
    }
    return out + "]";
}

struct ValueWriter {
    std::string operator()(const std::string& text) const { return write_string(text); }
    std::string operator()(base::Date date) const { return base::to_string(date); }
    std::string operator()(base::Instant instant) const { return base::to_string(instant); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const model::Texts& texts) const { return write_texts(texts); }
};

class BlockWriter {
  public:
    BlockWriter(std::string& out, const DecimalsOf& decimals_of) : out_(out), decimals_of_(decimals_of) {}

    void write(const model::Block& block) {
        const model::BlockRule& rule = model::rule_of(block.kind);
        out_ += fmt::format("[{}.{}]\n", rule.name, write_key(block.id));
        for (const model::FieldRule& field : rule.fields) {
            if (field.type == FieldType::content)
                write_inner(field.key == "set" ? block.set : block.was, field.key, block.content.text("of"));
            else
                write_field(block.content, field, "");
        }
    }

  private:
    void write_inner(const Content& content, std::string_view key, std::string_view of) {
        const model::BlockRule* meant = model::rule_named(of.substr(0, of.find('.')));
        if (!meant) return;
        const std::string prefix = std::string(key) + ".";
        for (const model::FieldRule& field : meant->fields) write_field(content, field, prefix);
        if (const bool* ended = content.get<bool>("ended")) line(prefix + "ended", *ended ? "true" : "false");
    }

    /// In an amend of a change: what the change should have set.
    void write_set_of_change(const Content& content, const std::string& prefix) {
        for (const model::FieldRule& field : model::change_rules()) {
            const std::string key = "set." + std::string(field.key);
            if (const model::Field* value = content.find(key)) line(prefix + key, std::visit(ValueWriter{}, value->value));
        }
    }

    void write_field(const Content& content, const model::FieldRule& field, const std::string& prefix) {
        const std::string key = prefix + std::string(field.key);
        switch (field.type) {
            case FieldType::ratings: write_ratings(content, key, false); break;
            case FieldType::about: write_ratings(content, key, true); break;
            case FieldType::slips: write_slips(content, key); break;
            case FieldType::unrated: write_unrated(content, key); break;
            case FieldType::content:
                if (field.key == "set") write_set_of_change(content, prefix);
                break;
            case FieldType::said:
                for (const model::Said& said : content.said) line(key + "." + write_key(said.voice), write_string(said.words));
                break;
            default:
                if (const model::Field* value = content.find(field.key)) line(key, std::visit(ValueWriter{}, value->value));
        }
    }

    /// One line per rater, in the order in which they first appear.
    void write_ratings(const Content& content, const std::string& key, bool about) {
        std::vector<std::pair<std::string, std::string>> lines;
        for (const RawRating& rating : content.ratings) {
            if (rating.status != Status::rated || rating.key.about.empty() == about) continue;
            std::string head = key;
            if (about) head += "." + write_key(rating.key.about);
            head += "." + write_key(rating.key.voice);
            add_to_line(lines, head, write_key(rating.key.what) + " = " + scores(rating));
        }
        for (const auto& [head, values] : lines) line(head, values + " }");
    }

    void write_unrated(const Content& content, const std::string& key) {
        std::vector<std::pair<std::string, std::string>> lines;
        for (const RawRating& rating : content.ratings) {
            if (rating.status == Status::rated) continue;
            const std::string word = write_string(model::to_word(rating.status));
            const std::string head = key + "." + write_key(rating.key.voice);
            if (rating.key.what.empty())
                lines.emplace_back(head, word);
            else
                add_to_line(lines, head, write_key(rating.key.what) + " = " + word);
        }
        for (const auto& [head, values] : lines) line(head, values.starts_with('{') ? values + " }" : values);
    }

    void write_slips(const Content& content, const std::string& key) {
        for (const model::RawSlips& slips : content.slips) {
            const int decimals = decimals_of_(slips.what);
            std::string list;
            for (const base::Score score : slips.scores) {
                if (!list.empty()) list += ", ";
                list += score.to_string(decimals);
            }
            line(key + "." + write_key(slips.what), "[" + list + "]");
        }
    }

    /// Into the inline table behind this head, which the caller closes.
    static void add_to_line(std::vector<std::pair<std::string, std::string>>& lines, const std::string& head, const std::string& text) {
        const auto found = std::ranges::find(lines, head, &std::pair<std::string, std::string>::first);
        if (found == lines.end())
            lines.emplace_back(head, "{ " + text);
        else
            found->second += ", " + text;
    }

    std::string scores(const RawRating& rating) const {
        const int decimals = decimals_of_(rating.key.what);
        if (rating.total) return "{ total = " + rating.total->to_string(decimals) + " }";
        std::string list;
        for (const auto& item : rating.items) {
            if (!list.empty()) list += ", ";
            list += item ? item->to_string(decimals) : "nan";
        }
        return rating.items.size() == 1 ? list : "[" + list + "]";
    }

    void line(std::string_view key, std::string_view value) {
        out_ += key;
        out_ += " = ";
        out_ += value;
        out_ += '\n';
    }

    std::string& out_;
    const DecimalsOf& decimals_of_;
};

}  // namespace

std::string write_key(std::string_view key) {
    if (!key.empty() && std::ranges::all_of(key, is_bare)) return std::string(key);
    return write_string(key);
}

std::string write_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\t': out += "\\t"; break;
            case '\r': out += "\\r"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            default:
                if (byte < 0x20 || byte == 0x7F)
                    out += fmt::format("\\u{:04X}", byte);
                else
                    out += c;
        }
    }
    return out + "\"";
}

std::string write_head(std::string_view client) {
    return fmt::format("viktig = 1\nclient = {}\n", write_string(client));
}

std::string write_block(const model::Block& block, const DecimalsOf& decimals_of) {
    std::string out;
    BlockWriter(out, decimals_of).write(block);
    return out;
}

}  // namespace viktig::store
