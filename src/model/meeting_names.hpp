// Who and what a meeting may name, and what is told where it names another. Internal to folding.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fold_work.hpp"

namespace viktig::model {

/// What can be rated, looked up once a ledger.
struct Rateable {
    std::string_view what;
    bool known = false;
    const Measure* measure = nullptr;  ///< nullptr for a goal
};

/// The names that meetings use, each looked up in the case as it stands.
class MeetingNames {
  public:
    explicit MeetingNames(const FoldWork& work) : work_(work) {}

    /// Those of one line are one after the other.
    [[nodiscard]] bool knows_voice(std::string_view voice) { return (known_voice_ && same_name(voice, *known_voice_)) || look_up_voice(voice); }
    /// A voice, or the team, which has words and no ratings.
    [[nodiscard]] bool knows_speaker(std::string_view voice) { return voice == "team" || knows_voice(voice); }
    [[nodiscard]] Rateable rateable(std::string_view what);

    void tell_unknown_voice(Spot spot, std::string_view voice, Loss loss);
    void tell_unknown_what(Spot spot, std::string_view what);
    /// A kind that nobody knows expects a rating like any other: was it a meeting, or a slip for `phone`?
    void tell_unknown_kind(const FlatField& kind);

  private:
    bool look_up_voice(std::string_view voice);

    const FoldWork& work_;
    std::vector<Rateable> rateable_;
    std::optional<std::string_view> known_kind_, known_voice_;  ///< those met last
};

}  // namespace viktig::model
