// Days end where the time zone says: local midnight, both nights on which the clock is moved, days without a midnight.
#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

#include "viktig/cli/local_calendar.hpp"

namespace viktig {
namespace {

/// TZ for the length of a test.
class Zone {
  public:
    explicit Zone(const char* zone) {
        if (const char* before = std::getenv("TZ")) before_ = before;
        ::setenv("TZ", zone, 1);
        ::tzset();
    }
    ~Zone() {
        before_ ? ::setenv("TZ", before_->c_str(), 1) : ::unsetenv("TZ");
        ::tzset();
    }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;

  private:
    std::optional<std::string> before_;
};

std::string day_at(const char* instant) {
    return base::to_string(cli::local_day(base::parse_instant(instant).value()));
}

std::string end_of(const char* date) {
    return base::to_string(cli::end_of_day(base::parse_date(date).value()));
}

constexpr const char* oslo = "CET-1CEST,M3.5.0,M10.5.0/3";
constexpr const char* moved_at_midnight = "EET-2EEST,M3.5.0/0,M10.5.0/0";

}  // namespace

TEST_CASE("a day begins at local midnight, winter and summer") {
    const Zone zone(oslo);
    CHECK(day_at("2026-11-22T22:59:59Z") == "2026-11-22");
    CHECK(day_at("2026-11-22T23:00:00Z") == "2026-11-23");
    CHECK(day_at("2026-07-14T21:59:59Z") == "2026-07-14");
    CHECK(day_at("2026-07-14T22:00:00Z") == "2026-07-15");
    CHECK(end_of("2026-11-22") == "2026-11-22T23:00:00Z");
    CHECK(end_of("2026-07-14") == "2026-07-14T22:00:00Z");
    CHECK(end_of("2026-12-31") == "2026-12-31T23:00:00Z");
    CHECK(end_of("2028-02-29") == "2028-02-29T23:00:00Z");
}

TEST_CASE("the night in March is an hour short, the night in October an hour long") {
    const Zone zone(oslo);
    CHECK(end_of("2026-03-28") == "2026-03-28T23:00:00Z");
    CHECK(end_of("2026-03-29") == "2026-03-29T22:00:00Z");
    CHECK(end_of("2026-10-24") == "2026-10-24T22:00:00Z");
    CHECK(end_of("2026-10-25") == "2026-10-25T23:00:00Z");
    CHECK(day_at("2026-10-25T00:30:00Z") == "2026-10-25");  // half past two, the first time
    CHECK(day_at("2026-10-25T01:30:00Z") == "2026-10-25");  // and the second
}

TEST_CASE("where the clock is moved at midnight a day begins with its first moment") {
    const Zone zone(moved_at_midnight);
    CHECK(end_of("2026-03-28") == "2026-03-28T22:00:00Z");  // Sunday begins at one
    CHECK(day_at("2026-03-28T22:00:00Z") == "2026-03-29");
    CHECK(end_of("2026-10-24") == "2026-10-24T22:00:00Z");  // Saturday's last hour comes twice
    CHECK(day_at("2026-10-24T21:30:00Z") == "2026-10-24");
}

TEST_CASE("a day at the ends of the world") {
    {
        const Zone first("LINT-14");
        CHECK(end_of("2026-11-23") == "2026-11-23T10:00:00Z");
    }
    const Zone last("AOE12");
    CHECK(end_of("2026-11-23") == "2026-11-24T12:00:00Z");
    CHECK(day_at("2026-11-24T11:59:59Z") == "2026-11-23");
}

TEST_CASE("every day of a leap year ends where the next one begins") {
    for (const char* name : {oslo, moved_at_midnight, "UTC0", "NPT-5:45"}) {
        CAPTURE(name);
        const Zone zone(name);
        for (base::Date day = base::parse_date("2028-01-01").value(); day < base::parse_date("2029-01-01").value(); day += std::chrono::days{1}) {
            const base::Instant end = cli::end_of_day(day);
            CHECK(cli::local_day(end - std::chrono::seconds{1}) == day);
            CHECK(cli::local_day(end) == day + std::chrono::days{1});
        }
    }
}

}  // namespace viktig
