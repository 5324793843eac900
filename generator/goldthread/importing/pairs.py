"""Entries of two parts in one line of a cell, such as "Digital: nobody has looked yet": the medium of a gap, and its reason."""

import datetime
import re
from collections.abc import Mapping

from goldthread.importing.columns import Column, Leaf
from goldthread.importing.values import ColumnSense, Unusable, read_part
from goldthread.importing.word_labels import label_of
from goldthread.language.message import message
from goldthread.model.shapes import ChoiceShape, DateShape, FlagShape, NumberShape
from goldthread.reading.shorthand import DECLARABLE

_WAYS = (re.compile(r"\s*:\s+"), re.compile(r"\s+[-–—=→]+>?\s+"), re.compile(r"\s*[:=]\s*"))
"""The signs between two parts, the surest first."""
SIGN = ": "


def pair_in(text: str, column: Column, sense: ColumnSense) -> str | Unusable:
    """An entry of two parts as `first: second`, each as the handbook has it."""
    (first, leaf), (second, other) = column.parts
    refused: Unusable | None = None
    for way in _WAYS:
        pieces = way.split(text.strip(), maxsplit=1)
        if len(pieces) != len(column.parts) or not all(pieces):
            continue
        found = [read_part(leaf, pieces[0], sense), read_part(other, pieces[1], sense)]
        unusable = next((each for each in found if isinstance(each, Unusable)), None)
        if unusable is None:
            return SIGN.join(map(str, found))
        refused = refused or unusable
    if refused is not None:
        return refused
    return Unusable(message('write each entry on a line of its own as "{parts}"', parts=f"{first}{SIGN}{second}"))


def as_entry(pair: str, column: Column) -> dict[str, object]:
    """An entry of two parts as it is written in a file."""
    parts = zip(column.parts, pair.split(SIGN, 1), strict=True)
    return {name: as_value(leaf, text) for (name, leaf), text in parts}


def as_value(leaf: Leaf, text: str) -> object:
    """What a part of a line is in a file."""
    match leaf:
        case DateShape() if len(text) == len("2026-04-13"):
            return datetime.date.fromisoformat(text)
        case DateShape() | NumberShape() if text.isdecimal():
            return int(text)
        case NumberShape():
            return float(text) if not float(text).is_integer() else int(float(text))
        case FlagShape():
            return text == "true"
        case _:
            return text


def pair_of(entry: Mapping[str, object], column: Column) -> str:
    """An entry of two parts, from what stands in a file or in a record."""
    return SIGN.join(text_of_value(entry.get(name)) for name, _ in column.parts)


def text_of_value(value: object) -> str:
    """What a part of a line says, on one line."""
    if value is None:  # it is declared not to be known
        return DECLARABLE[0]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def shown_pair(pair: str, column: Column) -> str:
    """An entry of two parts as a cell shows it: the words of a vocabulary in the language that is being spoken."""
    texts = pair.split(SIGN, 1)
    leaves = (leaf for _, leaf in column.parts)
    shown = (
        label_of(text) if isinstance(leaf, ChoiceShape) else text for leaf, text in zip(leaves, texts, strict=True)
    )
    return SIGN.join(shown)
