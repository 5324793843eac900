"""The fields that a column may be which no name and no content settles: what a person is asked to choose from."""

from collections.abc import Sequence
from functools import cache

from goldthread.importing.columns import ID, Column, columns_of
from goldthread.importing.matching import Matching, parts_of
from goldthread.importing.names import names_of, plain
from goldthread.importing.values import Unusable, read_value, sense_of, text_of
from goldthread.importing.vocabulary import choice_words, flag_of
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import ChoiceShape, DateShape, FlagShape, NumberShape, TextShape
from goldthread.spreadsheets.sheets import CellValue

_SHOWN = 3
_ENOUGH = 0.5
"""The share of cells that have to be values of a field, where nothing but their form speaks for it."""
_FEW = 0.2
"""The share of cells that have to name records, or words of a vocabulary, that there are."""
_NAMES, _PROSE = 12, 40
"""Cells that are longer than the one on the average are more than names, and than the other are sentences."""
_ENGLISH = "the a an of for to in on at is are it its this that we our us they their them do does what why how which with and or by per"
_GERMAN = "der die das den dem des ein eine es wir uns unser unsere was wie warum welche welcher mit und oder zu zur zum im am von für"
_SMALL = frozenset(word for words in (_ENGLISH, _GERMAN) for word in words.split())
"""Words that say nothing of a field."""
_LEAST_STEM = 3
_LATER = frozenset({"was", "also", "audience", "review_by", "conflicts_with"})
"""Fields that nobody means by a column of another name."""
_NAME, _CONTENT, _ASKED = 4.0, 3.0, 1.0


def candidates(
    kind: str, header: str, cells: Sequence[CellValue], free: Sequence[Column], matching: Matching
) -> tuple[Column, ...]:
    """The fields that a column may be, the likeliest first.

    free: The columns of the kind that no other column of the table was taken for.
    """
    words = _words(header)
    texts = [text_of(each) for each in cells]
    are_flags = all(flag_of(each) is not None for each in texts)
    scores: dict[str, float] = {}
    asked = KINDS[kind].asked
    for order, column in enumerate(sorted(columns_of(kind), key=lambda each: _rank(each, asked))):
        if column not in free or column.name in _LATER or column.name == ID or not texts:
            continue
        content = _content(column, header, cells, texts, matching)
        if not content and (are_flags or not _takes_any_text(column)):
            continue
        score = (
            _NAME * _by_words(words, column) + content + _ASKED * (column.path[0] in KINDS[kind].asked) * (content > 0)
        )
        if score >= _ASKED:
            scores[column.name] = score - order / 1000
    ranked = sorted(scores, key=lambda name: -scores[name])[:_SHOWN]
    return tuple(each for name in ranked for each in columns_of(kind) if each.name == name)


def _takes_any_text(column: Column) -> bool:
    """Whether a field may hold whatever stands in a cell: text, and no link."""
    return isinstance(column.leaf, TextShape) and not column.leaf.ref


def _rank(column: Column, asked: tuple[str, ...]) -> int:
    """Where a field stands among those that people are asked for."""
    return asked.index(column.path[0]) if column.path[0] in asked else len(asked)


def _words(text: str) -> tuple[str, ...]:
    return tuple(each for each in plain(text).split() if each not in _SMALL)


@cache
def _known_words(column: Column) -> frozenset[str]:
    return frozenset(word for name in names_of(column) for word in _words(name))


def _by_words(words: tuple[str, ...], column: Column) -> float:
    """The share of a header's words that have the stem of a word in one of the names of a field."""
    known = _known_words(column)
    return sum(any(_is_of_one_stem(word, each) for each in known) for word in words) / len(words) if words else 0.0


def _is_of_one_stem(one: str, other: str) -> bool:
    """Whether two words differ in their endings alone."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _LEAST_STEM and same >= max(len(one), len(other)) - 3 and same >= min(len(one), len(other)) - 1


def _content(
    column: Column, header: str, cells: Sequence[CellValue], texts: Sequence[str], matching: Matching
) -> float:
    """How much what stands in a column speaks for a field, up to 3; nothing where it cannot be the field."""
    leaf, count = column.leaf, len(texts)
    if isinstance(leaf, ChoiceShape):
        words = choice_words(leaf)
        share = sum(plain(each) in words for each in texts) / count
        return _CONTENT * share if share >= _FEW else 0.0
    if isinstance(leaf, TextShape) and leaf.ref:
        known = matching.names(leaf.ref)
        share = sum(bool(parts_of(each, known).keys) for each in texts) / count
        return _CONTENT * share if share >= _FEW else 0.1 * _are_names(texts)
    if isinstance(leaf, DateShape | NumberShape | FlagShape):
        sense = sense_of(header, cells)
        share = sum(not isinstance(read_value(leaf, each, sense), Unusable) for each in cells) / count
        return _CONTENT * share * 0.5 if share >= _ENOUGH else 0.0
    return 0.2 if leaf.prose and _mean(texts) >= _NAMES else 0.0


def _are_names(texts: Sequence[str]) -> bool:
    """Whether cells may be names of records that nobody knows yet: words, and no sentences, days, numbers, yes or no."""
    if all(flag_of(each) is not None for each in texts):
        return False
    return _mean(texts) < _PROSE and all(len(plain(each)) > 1 and not any(map(str.isdecimal, each)) for each in texts)


def _mean(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts)
