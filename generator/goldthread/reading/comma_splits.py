"""Texts that a comma split: inside `{...}` a comma begins a new field, so the rest of an unquoted sentence becomes one without a value."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.findings import Edit
from goldthread.model.shapes import GroupShape, TextShape, link_names
from goldthread.places import Path, Place
from goldthread.reading.locations import Located
from goldthread.reading.notation import Written, in_quotes
from goldthread.reading.yaml_data import Data, read_yaml


class Split(msgspec.Struct, frozen=True):
    """A text that a comma split.

    field: The field that the text belongs to.
    pieces: The words that became fields of their own.
    place: Where the text begins; all of it when it stands on one line.
    quoted: The text in quotation marks; empty when it goes over several lines.
    value: What stands in front of the first comma.
    """

    field: str
    pieces: tuple[str, ...]
    place: Place
    quoted: str = ""
    value: Data = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The quotation marks put around the text."""
        return (Edit(self.place, self.quoted),) if self.quoted else ()

    @property
    def settles(self) -> tuple[str, ...]:
        """The fields that it accounts for: the pieces, and the field itself when what is left of it is no text."""
        return self.pieces if isinstance(self.value, str) else (self.field, *self.pieces)


def splits_in(located: Located, group: Path, shape: GroupShape, data: Mapping[str, object]) -> tuple[Split, ...]:
    """The texts that a comma split in a group of fields.

    group: The steps to it in the document.
    shape: What its fields look like.
    data: The fields.
    """
    if not any(value is None and name not in shape.fields for name, value in data.items()):
        return ()
    splits = (_split(located, group, first, pieces) for first, pieces in _runs(located, group, data, shape))
    return tuple(split for split in splits if split is not None and _takes_text(shape, split.field))


def _runs(
    located: Located, group: Path, data: Mapping[str, object], shape: GroupShape
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that bare words follow, one of which at least is no field of the group, with those words."""
    first, pieces = "", []
    for name in (*located.names(group), ""):
        if name and data.get(name, "") is None and _is_piece(located, group, name):
            pieces.append(name)
            continue
        if first and any(each not in shape.fields for each in pieces):
            yield first, tuple(pieces)
        first, pieces = name, []


def _split(located: Located, group: Path, first: str, pieces: tuple[str, ...]) -> Split | None:
    """The text of a field and of the bare words that follow it; None when it is no text."""
    begin, end = located.written((*group, first)), located.written((*group, pieces[-1]), of_key=True)
    if begin is None or end is None or begin.is_quoted:
        return None
    if begin.place.line != end.place.line:
        return Split(first, pieces, begin.place, value=begin.value)
    return _on_one_line(located, Split(first, pieces, begin.place, value=begin.value), end)


def _is_piece(located: Located, group: Path, name: str) -> bool:
    """Whether a field is a bare word: it has an empty value, and no colon stands between the two."""
    key, value = located.written((*group, name), of_key=True), located.value((*group, name))
    if key is None or value.end > value.column:
        return False
    rest = located.lines[key.place.line - 1][key.place.end - 1 :]
    between = rest[: value.column - key.place.end] if value.line == key.place.line else rest.partition(" #")[0]
    return not between.strip()


def _on_one_line(located: Located, split: Split, end: Written) -> Split | None:
    """The whole text, when nothing but the text stands between its beginning and its end."""
    place = msgspec.structs.replace(split.place, end=end.place.end)
    text = located.lines[place.line - 1][place.column - 1 : place.end - 1]
    expected = {split.field: split.value, **dict.fromkeys(split.pieces)}
    alone = read_yaml("", f"{{{split.field}: {text}}}")
    if alone.findings or alone.data != expected:
        return None
    return msgspec.structs.replace(split, place=place, quoted=in_quotes(text))


def _takes_text(shape: GroupShape, name: str) -> bool:
    """Whether a text may stand in a field; in one that is not known, anything may."""
    field = shape.fields.get(name)
    match field and field.shape:
        case None:
            return name not in link_names(shape)
        case TextShape(ref=ref, pattern=pattern):
            return not ref and not pattern
        case GroupShape(shorthand=shorthand, ref=ref):
            return bool(shorthand) and not ref
        case _:
            return False
