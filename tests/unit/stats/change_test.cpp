// Reliable change and the cutoff, at each limit and a hair to either side of it.
#include "viktig/stats/change.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace viktig::stats;
using viktig::base::Score;

namespace {

Score score(const char* text) {
    return *Score::parse(text);
}

const Yardstick ors{Direction::higher_is_better, score("5"), score("25")};
const Yardstick phq{Direction::lower_is_better, score("6"), score("10")};

std::optional<ChangeClass> verdict(const char* first, const char* latest, const Yardstick& yardstick) {
    const std::vector<Score> ratings = {score(first), score(latest)};
    return judge_change(ratings, yardstick)->verdict;
}

}  // namespace

TEST_CASE("16.7 to 21.7 at a limit of 5 is reliably better and 21.6 is not") {
    CHECK(verdict("16.7", "21.7", ors) == ChangeClass::better);
    CHECK(verdict("16.7", "21.6", ors) == ChangeClass::no_change);
    CHECK(verdict("16.7", "21.8", ors) == ChangeClass::better);
}

TEST_CASE("21.7 to 16.7 at a limit of 5 is reliably worse and 16.8 is not") {
    CHECK(verdict("21.7", "16.7", ors) == ChangeClass::worse);
    CHECK(verdict("21.7", "16.8", ors) == ChangeClass::no_change);
    CHECK(verdict("21.7", "16.6", ors) == ChangeClass::worse);
}

TEST_CASE("where lower is better a fall of 6 is better and a rise of 6 worse") {
    CHECK(verdict("20", "14", phq) == ChangeClass::better);
    CHECK(verdict("20", "15", phq) == ChangeClass::no_change);
    CHECK(verdict("20", "13", phq) == ChangeClass::better);
    CHECK(verdict("14", "20", phq) == ChangeClass::worse);
    CHECK(verdict("14", "19", phq) == ChangeClass::no_change);
    CHECK(verdict("14", "21", phq) == ChangeClass::worse);
}

TEST_CASE("a score on the cutoff itself is on the functional side") {
    CHECK(side_of(score("25"), score("25"), Direction::higher_is_better) == Side::over);
    CHECK(side_of(score("24.9"), score("25"), Direction::higher_is_better) == Side::under);
    CHECK(side_of(score("25.1"), score("25"), Direction::higher_is_better) == Side::over);
    CHECK(side_of(score("10"), score("10"), Direction::lower_is_better) == Side::under);
    CHECK(side_of(score("11"), score("10"), Direction::lower_is_better) == Side::under);
    CHECK(side_of(score("9"), score("10"), Direction::lower_is_better) == Side::over);
}

TEST_CASE("past the cutoff means begun under it, ended over it and reliably better") {
    CHECK(verdict("20", "25", ors) == ChangeClass::better_past_cutoff);
    CHECK(verdict("19.9", "24.9", ors) == ChangeClass::better);
    CHECK(verdict("20.1", "25", ors) == ChangeClass::no_change);  // over the line, but not by enough
    CHECK(verdict("25", "30", ors) == ChangeClass::better);       // who began over it is never past it
    CHECK(verdict("16", "9", phq) == ChangeClass::better_past_cutoff);
    CHECK(verdict("17", "10", phq) == ChangeClass::better);  // 10 is a case still
    CHECK(verdict("9", "3", phq) == ChangeClass::better);
}

TEST_CASE("worse past the cutoff means begun over it, ended under it and reliably worse") {
    CHECK(verdict("27.1", "21.6", ors) == ChangeClass::worse_past_cutoff);
    CHECK(verdict("25", "20", ors) == ChangeClass::worse_past_cutoff);
    CHECK(verdict("25", "20.1", ors) == ChangeClass::no_change);
    CHECK(verdict("30", "25", ors) == ChangeClass::worse);
    CHECK(verdict("24.9", "19.9", ors) == ChangeClass::worse);
    CHECK(verdict("9", "15", phq) == ChangeClass::worse_past_cutoff);
    CHECK(verdict("3", "9", phq) == ChangeClass::worse);
    CHECK(verdict("11", "17", phq) == ChangeClass::worse);
}

TEST_CASE("over all pairs of whole scores the two directions mirror each other") {
    const Yardstick up{Direction::higher_is_better, Score::from_whole(5), Score::from_whole(25)};
    const Yardstick down{Direction::lower_is_better, Score::from_whole(5), Score::from_whole(16)};  // 15 and less is functional
    int wrong = 0;
    for (int first = 0; first <= 40; ++first) {
        for (int latest = 0; latest <= 40; ++latest) {
            const std::vector<Score> ratings = {Score::from_whole(first), Score::from_whole(latest)};
            const std::vector<Score> mirrored = {Score::from_whole(40 - first), Score::from_whole(40 - latest)};
            const Change a = *judge_change(ratings, up);
            const Change b = *judge_change(mirrored, down);
            wrong +=
                !(a.verdict == b.verdict && a.began == b.began && a.gain == b.gain && a.difference == -b.difference);
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("only the first and the latest rating count") {
    const std::vector<Score> ratings = {score("16.7"), score("40"), score("0"), score("22.9")};
    const Change change = *judge_change(ratings, ors);
    CHECK(change.difference == score("6.2"));
    CHECK(change.gain == score("6.2"));
    CHECK(change.began == Side::under);
    CHECK(change.verdict == ChangeClass::better);
}

TEST_CASE("a fall on a measure where lower is better is a gain") {
    const std::vector<Score> ratings = {score("20"), score("14")};
    const Change change = *judge_change(ratings, phq);
    CHECK(change.difference == score("-6"));
    CHECK(change.gain == score("6"));
}

TEST_CASE("no rating has no change and one rating is too few to tell") {
    CHECK_FALSE(judge_change({}, ors));
    const std::vector<Score> one = {score("16.7")};
    const Change change = *judge_change(one, ors);
    CHECK(change.verdict == ChangeClass::too_few);
    CHECK(change.began == Side::under);
    CHECK(change.difference == Score{});
    CHECK(judge_change(one, Yardstick{})->verdict == ChangeClass::too_few);
}

TEST_CASE("without a reliable change there is no class and without a cutoff nobody is past it") {
    const Yardstick talks{Direction::higher_is_better, std::nullopt, score("36")};
    CHECK_FALSE(verdict("30", "40", talks));
    const Yardstick life{Direction::higher_is_better, score("3"), std::nullopt};
    CHECK(verdict("2", "9", life) == ChangeClass::better);
    CHECK(verdict("9", "2", life) == ChangeClass::worse);
    const std::vector<Score> ratings = {score("2"), score("9")};
    CHECK_FALSE(judge_change(ratings, life)->began);
}
