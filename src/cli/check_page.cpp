// What check found, as text or json.
#include "check_page.hpp"

#include "trouble.hpp"
#include "viktig/base/json.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::cli {
namespace {

using base::Message;
using model::Finding;
using model::Severity;

std::string severity_key(Severity severity) {
    return severity == Severity::fault ? "fault" : "remark";
}

/// Whatever stands on file comes through here on its way out.
std::string finding_text(const Finding& finding, const Context& context) {
    const Message label{finding.severity == Severity::fault ? "check.fault" : "check.remark"};
    std::string text = shown_place(finding.place) + context.words(label) + ": " + shown_words(context.words(finding.message)) + "\n";
    text += shown_excerpt(finding.place, finding.excerpt);
    if (!finding.hint.empty()) text += "hint: " + shown_words(context.words(finding.hint)) + "\n";
    return text;
}

Message closing(const store::Checked& checked) {
    const auto faults = model::count_of(checked.findings, Severity::fault);
    const auto remarks = model::count_of(checked.findings, Severity::remark);
    if (checked.findings.empty()) return {"check.clean", {checked.ledgers, checked.blocks}};
    return {"check.counts", {checked.ledgers, checked.blocks, faults, remarks}};
}

class CheckJson {
  public:
    explicit CheckJson(const Context& context) : context_(context), json_(text_) {}

    std::string write(const store::Checked& checked, const std::vector<Message>& steps) {
        json_.begin_object();
        put("report", "check");
        put("ledgers", static_cast<std::int64_t>(checked.ledgers));
        put("blocks", static_cast<std::int64_t>(checked.blocks));
        put("faults", static_cast<std::int64_t>(model::count_of(checked.findings, Severity::fault)));
        put("remarks", static_cast<std::int64_t>(model::count_of(checked.findings, Severity::remark)));
        json_.key("steps");
        json_.begin_array();
        for (const Message& step : steps) {
            json_.begin_object();
            put("key", step.key);
            put("words", context_.words(step));
            json_.end_object();
        }
        json_.end_array();
        json_.key("findings");
        json_.begin_array();
        for (const Finding& finding : checked.findings) put(finding);
        json_.end_array();
        json_.end_object();
        return text_ + "\n";
    }

  private:
    void put(std::string_view key, std::string_view value) {
        json_.key(key);
        value.empty() ? json_.null() : json_.text(model::mask_identity_numbers(value));
    }

    void put(std::string_view key, std::int64_t value) {
        json_.key(key);
        json_.number(value);
    }

    void put(const Finding& finding) {
        json_.begin_object();
        put("severity", severity_key(finding.severity));
        put("key", finding.message.key);
        put("file", finding.place.file);
        put_place("line", finding.place.line);
        put_place("column", finding.place.column);
        put("excerpt", finding.excerpt);
        put("words", shown_words(context_.words(finding.message)));
        put("hint", finding.hint.empty() ? std::string() : shown_words(context_.words(finding.hint)));
        json_.end_object();
    }

    void put_place(std::string_view key, long number) {
        json_.key(key);
        number == 0 ? json_.null() : json_.number(std::int64_t{number});
    }

    const Context& context_;
    std::string text_;
    base::JsonWriter json_;
};

}  // namespace

std::string check_text(const store::Checked& checked, const Context& context) {
    std::string text;
    for (const Finding& finding : checked.findings) text += finding_text(finding, context);
    if (!text.empty()) text += "\n";
    return model::mask_identity_numbers(text + context.words(closing(checked)) + "\n");
}

std::string check_json(const store::Checked& checked, const std::vector<Message>& steps, const Context& context) {
    return CheckJson(context).write(checked, steps);
}

}  // namespace viktig::cli
