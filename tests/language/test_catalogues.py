"""The catalogues are complete: they have exactly the texts of the code, all translated."""

import re

import pytest
from babel.messages.catalog import Message

from goldthread.language.catalogue import LANGUAGES, catalogue, catalogue_file
from language.words import CATALOGUES, brought_up_to_date, translated

TRANSLATED = sorted(set(LANGUAGES) - {"en"})


def _forms(message: Message, part: str) -> tuple[str, ...]:
    value = getattr(message, part)
    return value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_exactly_the_texts_of_the_code(language: str) -> None:
    file = (CATALOGUES / catalogue_file(language)).read_bytes()
    assert file == brought_up_to_date(language), "run: make words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_left_in_english(language: str) -> None:
    assert [message.id for message in translated(language) if message.id and not all(_forms(message, "string"))] == []
    assert not any(message.fuzzy for message in translated(language) if message.id)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_placeholders_of_its_text(language: str) -> None:
    wrong = []
    for message in translated(language):
        names = [set(re.findall(r"\{(\w+)\}", form)) for form in _forms(message, "id")]
        for form in _forms(message, "string"):
            given = set(re.findall(r"\{(\w+)\}", form))
            if message.id and not (set.intersection(*names) - {"count"} <= given <= set.union(*names)):
                wrong.append((message.id, form))
    assert wrong == []


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    assert {path.name for path in CATALOGUES.glob("*.po")} == {catalogue_file(language) for language in TRANSLATED}


_ADDRESS = re.compile(
    r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?|[Dd](?:u|ir|ich)|[Dd]ein(?:e[mnrs]?)?|[Ee]u(?:ch|er|re[mnrs]?)|Gib|Nimm|Lies|Sieh)\b"
)
_OTHER_WORDS = re.compile(r"Messgröße|Reise|[Aa]usgemustert|Maßnahme|Arbeitsfeld|\bIds?\b|\bMerges?\b(?!-)")
"""Words for what another word is used for everywhere else: a metric is a Kennzahl, what is retired is stillgelegt."""

_BEGINNING = 40
"""So many characters at the beginning of a text do not come again in it by chance."""


def _german() -> list[str]:
    return [form for message in translated("de") if message.id for form in _forms(message, "string")]


def test_german_addresses_nobody() -> None:
    assert [form for form in _german() if _ADDRESS.search(form)] == []


@pytest.mark.parametrize(
    "address", ["Ergänzen Sie das Feld.", "So legst du ihn an.", "Gib den Titel an.", "auf eurer Seite"]
)
def test_an_address_is_found(address: str) -> None:
    assert _ADDRESS.search(address)


def test_german_has_one_word_for_each_idea() -> None:
    assert [form for form in _german() if _OTHER_WORDS.search(form)] == []


def test_no_translation_says_its_text_twice() -> None:
    assert [form for form in _german() if len(form) > 2 * _BEGINNING and form.count(form[:_BEGINNING]) > 1] == []


def test_digits_are_grouped_as_the_language_groups_them() -> None:
    numbers = (0, 999, 1000, 9999, 10_000, -1234, 1234.5, 1_000_000)
    assert [catalogue("en").number(each) for each in numbers] == [
        "0", "999", "1000", "9999", "10,000", "-1234", "1234.5", "1,000,000",
    ]  # fmt: skip
    assert [catalogue("de").number(each) for each in numbers] == [
        "0", "999", "1.000", "9.999", "10.000", "-1.234", "1.234,5", "1.000.000",
    ]  # fmt: skip
