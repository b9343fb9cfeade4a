// Columns that every table of meetings has. Internal to exchange.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "viktig/base/csv.hpp"
#include "viktig/model/history.hpp"

namespace viktig::exchange {

void write_header(std::string& out, base::CsvDialect dialect, std::initializer_list<std::string_view> columns);

/// client, episode, session, date, week, kind, team, therapist, led
void write_meeting(base::CsvWriter& row, const model::History& history, const model::Session& session);

/// Ids and codes in one field, a space between.
[[nodiscard]] std::string joined(std::span<const std::string_view> texts);

/// `yes`, or an empty field.
void write_mark(base::CsvWriter& row, bool holds);

}  // namespace viktig::exchange
