// A case's page as its reader sees it, whole or by section.
#pragma once

#include <string>
#include <string_view>

#include "unit/made_history.hpp"
#include "viktig/render/render.hpp"
#include "viktig/report/client_report.hpp"

namespace viktig::tests {

inline std::string page(const model::History& history, report::ClientReportOptions options,
                        const model::Settings& settings = {}, const std::vector<model::Revision>& revisions = {}) {
    return render::to_text(report::client_report(history, settings, options, {}, revisions), {});
}

inline std::string page(const model::History& history, std::string_view as_of, const model::Settings& settings = {}) {
    return page(history, report::ClientReportOptions{day(as_of)}, settings);
}

/// The lines of the page from the heading on, up to the next blank line; empty when there is no such section.
inline std::string section(const std::string& page, std::string_view heading) {
    const auto start = page.find("\n" + std::string(heading));
    if (start == std::string::npos) return {};
    const auto end = page.find("\n\n", start + 1);
    return page.substr(start + 1, end == std::string::npos ? end : end - start);
}

/// The lines under the heading.
inline std::string under(const std::string& page, std::string_view heading) {
    const std::string found = section(page, heading);
    const auto end_of_heading = found.find('\n');
    return end_of_heading == std::string::npos ? std::string() : found.substr(end_of_heading + 1);
}

/// The lines before the first section.
inline std::string head(const std::string& page) {
    const auto end = page.find("\n\n");
    return end == std::string::npos ? page : page.substr(0, end + 1);
}

/// What stands under all sections.
inline std::string footnotes(const std::string& page) {
    return page.substr(page.rfind("\n\n") + 2);
}

}  // namespace viktig::tests
