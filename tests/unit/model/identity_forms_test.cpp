// Identity numbers however they are written: found, as sure as the form allows, and masked whole.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "viktig/model/identity.hpp"

using namespace viktig;
using model::Certainty;
using model::IdentityKind;

namespace {

using enum IdentityKind;
using enum Certainty;

struct Forms {
    IdentityKind kind;
    Certainty certainty;
    std::vector<std::string> texts;
};

const std::vector<Forms>& all_forms() {
    static const std::vector<Forms> forms{
        {no_fnr, certain,
         {"02 01 32 99997", "02.01.32-99997", "02-01-32 99997", "020132-99997", "020132–99997", "020132 — 99997", "020132\u00A099997",
          "020132\u200999997", "020132\u202F99997", "020132\u221299997", "020132\n99997", "020132\r\n  99997", "020132-\n99997",
          "020132/99997", "020132_99997", "020132 999 97", "02.01.1932 99997", "０２０１３２９９９９７", "０２０１３２－９９９９７", "٠٢٠١٣٢٩٩٩٩٧",
          "020\u200B13299997", "020132\u00AD99997", "fnr02013299997x", "(02013299997)", "fnr:02013299997.", "æ02013299997å", "020132\t99997"}},
        // Any marks between day and number.
        {no_fnr, certain,
         {"020132:99997", "020132,99997", "020132, 99997", "020132=99997", "020132;99997", "020132|99997", "020132\\99997", "020132*99997",
          "020132#99997", "020132?99997", "020132 (99997)", "(020132)99997", "[020132] 99997", "020132→99997", "020132…99997", "020132·99997",
          "02|01|32|99997", "02,01,32,99997", "02, 01, 32, 99997", "02:01:32:99997", "02·01·32·99997", "02\u300101\u300132\u300199997"}},
        // Other scripts and ways to set a digit.
        {no_fnr, certain, {"০২০১৩২৯৯৯৯৭", "૦૨૦૧૩૨૯૯૯૯૭", "⁰²⁰¹³²⁹⁹⁹⁹⁷", "₀₂₀₁₃₂₉₉₉₉₇", "𝟘𝟚𝟘𝟙𝟛𝟚𝟡𝟡𝟡𝟡𝟟", "0̶2̶0̶1̶3̶2̶9̶9̶9̶9̶7", "020132，99997"}},
        // Cut oddly, the day as days are written, words between.
        {no_fnr, likely,
         {"020 132 999 97", "020 132 99997", "0201 3299997", "02 01 3299997", "0 2 0 1 3 2 9 9 9 9 7", "0.2.0.1.3.2.9.9.9.9.7",
          "0-2-0-1-3-2-9-9-9-9-7", "0\u00A02\u00A00\u00A01\u00A03\u00A02\u00A09\u00A09\u00A09\u00A09\u00A07", "0 2 0 1 3 2 - 9 9 9 9 7",
          "02|01|32|99|997", "020132 99 997", "2.1.1932 99997", "2.1.32 99997", "2/1-32 99997", "2. 1. 1932, 99997", "1932-01-02 99997",
          "19320102-99997", "2. januar 1932 99997", "2 jan. 32: 99997", "født 02.01.32, pnr 99997", "født 2. januar 1932, personnummer 99997",
          "02.01.32 (pnr. 99997)", "født 2.1.32, siste fem 99997", "020132 x 99997", "020132x99997"}},
        {no_fnr, possible, {"02.01.32 betalte 99997"}},  // a day and a sum in every thirtieth case
        {dk_cpr, likely,
         {"01.08.58-9995", "01 08 58 9995", "010858 9995", "010858\n9995", "010858–9995", "01/08/58-9995", "01.08.1958-9995", "０１０８５８-９９９５",
          "cpr010858-9995.", "(010858-9995)", "født 01.08.58, cpr 9995", "01.08.58 personnummer 9995"}},
        {dk_cpr, certain, {"21.10.62-5629", "2110625629", "211062 5629"}},
        {dk_cpr, likely, {"211062:5629", "211062=5629", "211062, 5629", "(211062)5629", "2 1 1 0 6 2 5 6 2 9", "2110 6256 29", "21.10.62|5629", "21.10.1962/cpr 5629"}},
        {dk_cpr, possible, {"010858:9995", "010858=9995", "(010858)9995", "010858 1230", "1.8.58-9995"}},
        {dk_ecpr, certain, {"0703921vj4", "070392-1VJ4", "07.03.92-1VJ4", "07 03 92 1vj4", "070392\n1VJ4", "x0703921VJ4x", "070392:1VJ4", "07031992-1VJ4"}},
        {dk_ecpr, likely, {"7.3.92-1VJ4", "1992-03-07 1VJ4"}},
        {se_pnr, certain,
         {"121212-1212", "121212+1212", "19121212+1212", "191212121212", "1212121212", "1912-12-12-1212", "12 12 12 - 1212", "19 121212-1212",
          "19121212\n1212"}},
        {se_pnr, likely, {"811228:9874", "811228, 9874", "1981-12-28:9874", "19811228=9874", "8 1 1 2 2 8 9 8 7 4", "811228 sista fyra 9874"}},
        {se_samordning, certain, {"7010632391", "19701063-2391", "197010632391"}},
        {fi_hetu, certain,
         {"131052-308t", "131052–308T", "13.10.52-308T", "131052 - 308T", "131052\n-308T", "x131052-308T.", "131052+308T", "010594y9032", "131052A308T",
          "13.10.1952-308T", "13101952-308T"}},
        {fi_hetu, likely, {"131052 308T", "131052-308Toget", "131052308T", "131052, 308T", "131052:308T", "1952-10-13 308T"}},
        // With a word or two between, letters with blanks, a year in full, digits that hide; and what only a page shows as one.
        {dk_cpr, likely, {"150785 og så 0371", "150785 og saa 0371", "150785 and then 0371"}},
        {dk_cpr, possible, {"150785 Kari 0371", "1985-07-15 0371", "15. juli 1985 0371", "150785\"2257\"", "**150785**2258", "\"150785\", \"2258\"", "150785 og så 6474"}},
        {dk_cpr, certain, {"150719850371", "150785&nbsp;0371", "150785%200371", "150785%C2%A00371", "150785&#160;0371", "<b>150785</b>0371"}},
        {se_pnr, likely, {"850715 og så 4352", "19850715 og saa 8478", "`19850715`-8478"}},
        {se_pnr, certain, {"198\u00AD5071\u00AD58478", "**19850715**8478", "__19850715__8478"}},
        {se_samordning, certain, {"**150785**2257"}},  // by chance
        {dk_cpr, likely, {"'150785'-0371", "\"150785\" \"0371\""}},
        {fi_hetu, likely, {"150705 A2301", "150785 Y 6474", "150785 Y6474", "131052 A 308T", "13.10.1952 A308T"}},
        {no_fnr, certain, {"①⑤⓪⑦⑥⑤①⑥⑤⑤⓪", "❶❺⓪❼❻❺❶❻❺❺⓪", "1507196516550", "150765&#x2d;16550"}},
        {no_fnr, certain,
         {"\U000E0031\U000E0035\U000E0030\U000E0037\U000E0036\U000E0035\U000E0031\U000E0036\U000E0035\U000E0035\U000E0030",
          "1\uFE0F\u20E35\uFE0F\u20E30\uFE0F\u20E376516550"}},
        {no_fnr, possible, {"1,5,0,7,6,5,1,6,5,5,0", "1, 5, 0, 7, 6, 5, 1, 6, 5, 5, 0", "1:5:0:7:6:5:1:6:5:5:0"}},
    };
    return forms;
}

}  // namespace

TEST_CASE("a number is found however it is written") {
    for (const Forms& forms : all_forms()) {
        for (const std::string& text : forms.texts) {
            CAPTURE(text);
            const auto number = model::surest_identity_number(text);
            CHECK(number);
            if (!number) continue;
            CHECK(static_cast<int>(number->kind) == static_cast<int>(forms.kind));
            CHECK(static_cast<int>(number->certainty) == static_cast<int>(forms.certainty));
        }
    }
}

TEST_CASE("what is found is masked, in any form, to the last digit") {
    for (const Forms& forms : all_forms()) {
        for (const std::string& text : forms.texts) {
            const std::string masked = model::mask_identity_numbers("viktig: error: '" + text + "' is nothing here\n");
            CAPTURE(masked);
            CHECK(std::ranges::none_of(masked, [](char c) { return c >= '0' && c <= '9'; }));
            CHECK_FALSE(model::surest_identity_number(masked));
            CHECK(masked.find("•") != std::string::npos);
        }
    }
}
