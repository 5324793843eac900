"""Words of vocabularies in cells: each has a label in every language, and each label is read back as its word."""

import pytest

from goldthread.importing.columns import Column, columns_of
from goldthread.importing.names import plain
from goldthread.importing.values import declared_by
from goldthread.importing.vocabulary import choice_words, flag_of
from goldthread.importing.word_labels import label_of, labels_of
from goldthread.language.catalogue import LANGUAGES, Language, catalogue
from goldthread.language.translation import speaking
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import ChoiceShape

CHOICES = {each.leaf: each for kind in KINDS for each in columns_of(kind) if isinstance(each.leaf, ChoiceShape)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", CHOICES.values(), ids=lambda each: f"{each.kind}.{each.name}")
def test_the_label_of_each_word_is_read_back_as_the_word(column: Column, language: Language) -> None:
    assert isinstance(column.leaf, ChoiceShape)
    known = choice_words(column.leaf)
    with speaking(catalogue(language)):
        labels = {word: label_of(word) for word in column.leaf.words}
    assert {word: known.get(plain(label)) for word, label in labels.items()} == {word: word for word in labels}
    assert len(set(labels.values())) == len(labels)
    assert not any(set(";,\n•|") & set(label) for label in labels.values()), "a sign that parts the entries of a list"
    assert not any(map(declared_by, labels.values()))


def test_every_word_has_a_label_and_german_ones_are_german() -> None:
    words = {word for choice in CHOICES for word in choice.words}
    assert all(labels_of(word)[0] != word or word in {"yes", "no"} for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_and_yes_and_no_are_read_back(language: Language) -> None:
    with speaking(catalogue(language)):
        assert [declared_by(label_of(each)) for each in ("unknown", "n/a")] == ["unknown", "n/a"]
        assert [flag_of(label_of(each)) for each in ("yes", "no")] == [True, False]
