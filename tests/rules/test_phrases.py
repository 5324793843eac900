"""Phrases that editors list are found in all their forms, and not inside other words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.language.phrases import phrases_of
from goldthread.language.words import same_form


@pytest.mark.parametrize(
    ("listed", "text", "found"),
    [
        ("ferry", "Our FERRIES run.", "FERRIES"),
        ("ferry", "The ferry's bell", "ferry's"),
        ("key", "Two keys", "keys"),
        ("pass", "Three passes", "passes"),
        ("last seat", "The last\n  seats", "last seats"),
        ("last seat", "Last-seats", "Last-seats"),
        ("e-mail", "An e mail", "e mail"),
        ("cruis*", "They went cruising.", "cruising"),
        ("fast* lane", "A faster lane", "faster lane"),
        ("café", "Two CAFÉS", "CAFÉS"),
        ("C++", "Written in C++.", "C++"),
        ("Straße", "In der STRASSE? In der Straße!", "STRASSE"),
        ("caf\u00e9", "Our Cafe\u0301s are open", "Cafe\u0301s"),
        ("cafe\u0301", "our CAF\u00c9", "CAF\u00c9"),
        ("don't worry", "Please don\u2019t worry!", "don\u2019t worry"),
        ("don\u2019t", "We don't, we won't", "don't"),
        ("d\u02bcacc", "un d'acc", "d'acc"),
        ("\u0e44\u0e21\u0e49", "\u201c\u0e44\u0e21\u0e49\u201d", "\u0e44\u0e21\u0e49"),
        (
            "\u0915\u093f\u0924\u093e*",
            "\u092f\u0939 \u0915\u093f\u0924\u093e\u092c\u0947\u0902",
            "\u0915\u093f\u0924\u093e\u092c\u0947\u0902",
        ),
        ("Fahrplan", "Der Fahr\u00adplan", "Fahr\u00adplan"),
        ("ＦＥＲＲＹ", "a ferry", "ferry"),
    ],
)
def test_a_phrase_is_found_in_any_case_in_singular_and_plural_and_across_line_breaks(
    listed: str, text: str, found: str
) -> None:
    (hit,) = phrases_of([listed], "en").found_in(text)
    assert (hit.listed, hit.words) == (listed, found)
    assert phrases_of([listed], "en").may_be_in(same_form(text))


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("ferry", "ferryman"),
        ("pass", "passenger compass"),
        ("last seat", "the last free seat"),
        ("key", "keies"),
        ("cruis*", "a pleasurecruise"),
        (" ", "anything"),
        ("cafe", "caf\u00e9"),
        ("cafe", "cafe\u0301"),
        ("\u0915", "\u0915\u093f\u0924\u093e\u092c"),
        ("\u0e44\u0e21\u0e48", "\u0e44\u0e21\u0e49"),
        ("*", "anything"),
        ("-", "any-thing"),
    ],
)
def test_a_phrase_is_not_found_in_part_of_a_word(listed: str, text: str) -> None:
    assert phrases_of([listed], "en").found_in(text) == ()


def test_each_phrase_is_found_once_in_the_order_of_the_list() -> None:
    hits = phrases_of(["boat", "sea", "boat"], "en").found_in("Sea and boat, boat and sea")
    assert [hit.listed for hit in hits] == ["boat", "sea"]


@pytest.mark.parametrize(
    ("listed", "text"),
    [("Fahrplan", "des Fahrplans"), ("Boot", "mit den Booten"), ("Karte", "KARTEN"), ("city", "City")],
)
def test_a_phrase_is_found_with_the_endings_of_the_handbooks_language(listed: str, text: str) -> None:
    assert phrases_of([listed], "de").found_in(text)
    assert not phrases_of(["city"], "de").found_in("cities")


WORDS = st.sampled_from(
    ["ferry", "ferries", "sea", "seas", "boy", "boys", "y", "a", "no", "show", "caf\u00e9", "cruis*", "last*", "seat"]
)
SENTENCES = st.lists(st.tuples(WORDS, st.sampled_from([" ", "-", "\n", ", "])), max_size=6).map(
    lambda words: "".join(word.rstrip("*") + between for word, between in words)
)


@given(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), SENTENCES, st.sampled_from(["en", "de"]))
def test_no_phrase_is_passed_over_by_the_quick_look_at_its_words(listed: str, text: str, language: str) -> None:
    phrases = phrases_of([listed], language)
    stands = [each for each in phrases.each if re.search(each.expression.replace("\x00", r"\w"), same_form(text))]
    assert [each.listed for each in phrases.found_in(text)] == [each.listed for each in stands]
    assert not stands or phrases.may_be_in(same_form(text))
