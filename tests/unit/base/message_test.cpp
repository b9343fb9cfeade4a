// Messages and errors before they are words.
#include <doctest/doctest.h>

#include "viktig/base/error.hpp"

using namespace viktig::base;

TEST_CASE("a message without a key is the empty message") {
    CHECK(Message{}.empty());
    CHECK_FALSE(Message{"date.weekday.1"}.empty());
}

TEST_CASE("an error keeps its place and remedy and names its key") {
    const Error error{Exit::data, Place{"clients/c017.toml", 24, 30}, "the line", Message{"some.key", {"ORS", 14}},
                      Message{"some.hint"}};
    CHECK(error.exit() == Exit::data);
    CHECK(error.place().line == 24);
    CHECK(error.excerpt() == "the line");
    CHECK(error.message().arguments.size() == 2);
    CHECK(error.hint().key == "some.hint");
    CHECK(std::string(error.what()) == "some.key");
    CHECK(std::string(Error{Exit::usage, Message{}}.what()).empty());
}
