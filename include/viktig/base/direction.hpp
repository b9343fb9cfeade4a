// Which way a measure runs.
#pragma once

namespace viktig::base {

enum class Direction { higher_is_better, lower_is_better };

}  // namespace viktig::base
