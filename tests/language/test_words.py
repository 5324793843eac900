"""Which differences between texts change their meaning, in every script."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldthread.language.words import place_in, same_form, words_of

DIFFERENT = [
    ("We refund £5.", "We refund €5."), ("5 ₺", "5 ₽"), ("$5", "5"), ("5 ¢", "5 ¥"), ("≤ 5", "≥ 5"),
    ("< 5", "> 5"), ("a = b", "a ≠ b"), ("a != b", "a = b"), ("x := 5", "x = 5"), ("a -> b", "a <- b"),
    ("a → b", "a ← b"), ("−5", "+5"), ("-5", "5"), ("- 5", "+ 5"), ("±5", "5"), ("-€5", "€5"), ("-.5", ".5"),
    ("-½", "½"), ("√2", "2"), ("3 × 4", "3 ÷ 4"), ("~5", "5"), ("1,000", "1.000"), ("1.5", "15"),
    ("1.5", "1 5"), (".5", "5"), ("5-10", "510"), ("5–10", "5 10"), ("10:30", "1030"), ("1/2", "12"),
    ("24/7", "247"), ("1'000", "1000"), ("5*3", "5 3"), ("3.10", "3,10"), ("٣٫٥", "٣٥"), ("5 - 3", "5 + 3"),
    ("5_3", "53"), ("5%", "5"), ("5%", "5‰"), ("5°", "5"), ("5′", "5″"), ("#1", "1"), ("R&D", "R D"),
    ("@us", "us"), ("and/or", "and or"), ("§ 5", "5"), ("٥٪", "٥"), ("C++", "C"), ("C#", "C"),
    ("cruis*", "cruis"), ("Brand™", "Brand"), ("Brand®", "Brand™"), ("x²", "x2"), ("x²", "x³"), ("½", "1/2"),
    ("①", "1"), ("H₂O", "HO"), ("👍", "👎"), ("👍", "👍🏽"), ("👍🏽", "👍🏿"), ("👩\u200d🚒", "👩🚒"), ("🇩🇪", "🇫🇷"),
    ("☎\ufe0f", "☎"), ("yes ✓", "yes ✗"), ("1\ufe0f⃣", "1"), ("ไม\u0e49", "ไม\u0e48"), ("की", "का"),
    ("कि", "की"), ("م\u064eن", "م\u0650ن"), ("ש\u05b8\u05c1", "ש\u05b8\u05c2"), ("résumé", "resume"),
    ("Öl", "Ol"), ("x\u0304", "x"), ("が", "か"), ("é", "è"), ("বা\u0981ধা", "বাধা"), ("no one", "noone"),
    ("we're", "were"), ("well", "we'll"), ("its", "it's"), ("नامه", "نامه"), ("نامه\u200cای", "نامهای"),
    ("צה״ל", "צהל"), ("И", "Й"), ("ı", "i"), ("一", "二"),
]  # fmt: skip
ALIKE = [
    ("We say it.", "we SAY it!"), ("Yes, we do", "Yes; we do?"), ("no-one", "no one"), ("“Quiet”", "«quiet»"),
    ("a – b", "a, b"), ("it's", "it’s"), ("itʼs", "it's"), ("п’ять", "пʼять"), ("Straße", "STRASSE"),
    ("Café", "Cafe\u0301"), ("ﬁne", "fine"), ("Ｆｅｒｒｙ\u3000５", "ferry 5"), ("ｶﾞ", "ガ"), ("ΣΟΦΟΣ", "σοφος"),
    ("5–10", "5-10"), ("5 – 10", "5-10"), ("−5", "-5"), ("5\u202f€", "5€"), ("**Never** late", "Never late"),
    ("(*never*) late", "never late"), ("In 2024, 5 boats", "In 2024: 5 boats"),
    ("Fahr\u00adplan", "Fahrplan"), ("5…10", "5...10"), ("「はい」。", "はい"), ("सच ह\u0948।", "सच ह\u0948"),
    ("¿Sí?", "sí"), ("a\u200eb", "ab"), ("`code`", "code"), ("word‑break", "word-break"), ("\u200e5 %", "5%"),
    ("ﻻ", "لا"),
]  # fmt: skip

LETTERS = st.characters(categories=("L", "N", "S"))
PIECES = st.lists(
    st.one_of(
        st.text(st.characters(categories=("L", "N", "S", "M")), min_size=1, max_size=4),
        st.sampled_from([" ", "\u00a0", "\n", ", ", ". ", "! ", " – ", "’", "“", "1.5", "-5", "5-10", "%"]),
    ),
    max_size=6,
).map("".join)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_texts_with_different_meanings_have_different_words(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)
    assert words_of(f"We {one} here.") != words_of(f"We {other} here.")


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_texts_that_only_look_different_have_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)
    assert words_of(f"We {one} here.") == words_of(f"We {other} here.")


@given(PIECES, LETTERS, LETTERS, PIECES)
def test_another_letter_digit_or_symbol_changes_the_meaning(before: str, one: str, other: str, after: str) -> None:
    assume(same_form(one) != same_form(other))
    assume(not {one, other} & set("`´ʼꞌ"))  # these stand for quotation marks and apostrophes
    assume(
        not {unicodedata.normalize("NFKC", each).strip() == "-" for each in (one, other)} & {True}
        and "−" not in {one, other}
    )
    assert words_of(f"{before}{one}{after}") != words_of(f"{before}{other}{after}")


@given(PIECES, st.characters(categories=["M"]), PIECES)
def test_an_added_accent_changes_the_meaning(before: str, mark: str, after: str) -> None:
    assert words_of(f"{before}a{mark}{after}") != words_of(f"{before}a{after}")


@given(PIECES)
def test_case_spaces_composition_and_end_punctuation_do_not_change_the_meaning(text: str) -> None:
    meant = words_of(text)
    assert words_of(unicodedata.normalize("NFD", text)) == meant
    assert words_of(unicodedata.normalize("NFC", text)) == meant
    assert words_of(text.casefold()) == meant
    assert words_of(text.replace(" ", " \n ").replace("\u00a0", " \t")) == meant
    assert words_of(f"“{text} ”!") == meant


@given(st.text(st.characters(max_codepoint=0x17F), max_size=30))
def test_the_fast_and_the_complete_splitter_find_the_same_words(text: str) -> None:
    with_mark = words_of(f"{text} ☎")
    assert words_of(text) == with_mark[:-1]


@given(st.text(max_size=20))
def test_the_form_of_a_text_is_the_form_of_its_letters_and_every_part_is_found_in_it(text: str) -> None:
    form = same_form(text)
    for start, end in [(0, len(form)), (len(form) // 3, len(form) // 2 + 1)]:
        if start < min(end, len(form)):
            first, last = place_in(text, start, min(end, len(form)))
            assert form[start:end] in same_form(text[first:last])


@given(st.text(max_size=20))
def test_the_form_of_a_text_does_not_depend_on_composition_and_case(text: str) -> None:
    assert (
        same_form(unicodedata.normalize("NFD", text))
        == same_form(text)
        == same_form(unicodedata.normalize("NFC", text))
    )
    assert same_form(same_form(text)) == same_form(text)
    assert same_form(f"{text}\u0f3f") == same_form(text) + "\u0f3f"  # the quick way is the thorough way
