// Small documents for the tests of the text renderer.
#pragma once

#include <string>
#include <utility>

#include "viktig/render/render.hpp"

namespace viktig::tests {

/// Own words as a message, so that the tests need no table of their own.
inline base::Message words(std::string text) {
    return {"render.value", {std::move(text)}};
}

inline std::string text_of(report::Part part, const render::TextStyle& style = {}) {
    report::Document document;
    report::Section section;
    section.parts.push_back(std::move(part));
    document.sections.push_back(std::move(section));
    return render::to_text(document, style);
}

}  // namespace viktig::tests
