"""The catalogues are complete: they have exactly the texts of the code, all translated."""

import re

import pytest
from babel.messages.catalog import Message

from goldthread.language.catalogue import LANGUAGES, catalogue_file
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


_ADDRESS = re.compile(r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")
_OTHER_WORDS = ("Messgröße", "Reise")
"""Words for what another word is used for everywhere else: a metric is a Kennzahl, a journey a Journey."""


def test_german_addresses_nobody_formally_and_has_one_word_for_each_idea() -> None:
    forms = [form for message in translated("de") if message.id for form in _forms(message, "string")]
    assert [form for form in forms if _ADDRESS.search(form) or any(word in form for word in _OTHER_WORDS)] == []
    assert _ADDRESS.search("Ergänzen Sie das Feld."), "the pattern finds an address"
