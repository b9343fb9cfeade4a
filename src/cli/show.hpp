// `show CLIENT` and `report client CLIENT` are one thing. Internal to the command line.
#pragma once

#include "command.hpp"

namespace viktig::cli {

struct ShowOptions {
    std::string client;
    bool all = false, words = false, history = false, statistics = false;
    std::string method;
    Delivery delivery;
};

void add_show_options(Parser& parser, ShowOptions& options);
void show_client(const ShowOptions& options, const store::Reader& store, Context& context);

}  // namespace viktig::cli
