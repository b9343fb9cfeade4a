// The language-free words of a document.
#include "viktig/report/document.hpp"

#include "viktig/model/grammar.hpp"

namespace viktig::report {

std::string_view mark_key(Mark mark) {
    return model::to_word(mark);
}

}  // namespace viktig::report
