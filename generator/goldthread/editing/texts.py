"""Operations made in a text or a file, and read back before anybody sees them."""

import codecs
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from goldthread.editing.errors import EditingError
from goldthread.editing.operations import (
    InsertField,
    InsertItem,
    Operation,
    Remove,
    SetValue,
    changed_data,
    data_with_all,
)
from goldthread.editing.placing import Placing
from goldthread.editing.scalars import plain_data, same
from goldthread.editing.spans import Span, combined, replace_spans, replace_spans_in_bytes
from goldthread.editing.syntax import syntax_of
from goldthread.editing.values import style_of
from goldthread.language.message import marked_message, message
from goldthread.places import Path
from goldthread.reading.odd_characters import spaced
from goldthread.reading.plain_text import plain_text
from goldthread.reading.yaml_data import Data, Document, read_yaml

_NOT_READ = message("The file cannot be read to its end, so nothing can be changed in it by a program: fix it first.")
_OTHERWISE = message(
    "The file is written so that this cannot be changed in it by a program without changing something else: change it by hand."
)


class EditedText(msgspec.Struct, frozen=True):
    """A text with operations made in it.

    text: The whole of it.
    spans: What differs, as spans of the text that was given.
    """

    text: str
    spans: tuple[Span, ...]


def apply_operations(text: str, operations: Iterable[Operation]) -> EditedText:
    """A text of YAML with operations made in it one after the other; each takes the steps of what the one before has left.

    After each, the text is read again, and its data differs by exactly what was asked.

    text: Without a byte order mark.
    Raises EditingError when one of them cannot be made; none is made then.
    """
    steps: list[tuple[Span, ...]] = []
    now = text
    for operation in operations:
        now = _step(now, operation, steps)
    return EditedText(now, combined(len(text), steps))


def edit_apart(text: str, operations: Sequence[SetValue | InsertField]) -> EditedText:
    """A text of YAML with operations made in it that do not concern each other, such as one in each of many records.

    They are made at once, and the text is read again once, where `apply_operations` reads it for each; where that does not give what
    was asked, they are made half by half, and at last one by one.

    text: Without a byte order mark.
    Raises EditingError when one of them cannot be made; none is made then.
    """
    steps: list[tuple[Span, ...]] = []
    now = text
    waiting = [tuple(operations)]
    while waiting:
        batch = waiting.pop(0)
        spans = _made_together(now, batch) if len(batch) > 1 else None
        if spans is not None:
            now = replace_spans(now, spans)
            steps.append(spans)
        elif len(batch) > 1:
            half = len(batch) // 2
            waiting[:0] = [batch[:half], batch[half:]]
        else:
            for operation in batch:
                now = _step(now, operation, steps)
    return EditedText(now, combined(len(text), steps))


def _step(text: str, operation: Operation, steps: list[tuple[Span, ...]]) -> str:
    """A text with an operation made in it; the spans of it are added to the steps."""
    now = text
    for single in _singles(now, operation):
        spans = _made(now, single)
        now = replace_spans(now, spans)
        steps.append(spans)
    return now


def _made_together(text: str, operations: Sequence[SetValue | InsertField]) -> tuple[Span, ...] | None:
    """The spans of operations that do not concern each other; None when writing them all at once does not read back as asked."""
    readable = spaced(text)
    before = _read(readable)
    top = syntax_of(readable)
    if top is None:
        return None
    placing = Placing(readable, top, style_of(readable, top))
    singles = [(single, _value(single)) for each in operations for single in _differing(before.data, each)]
    try:
        wanted = data_with_all(before.data, singles)
        spans = _joined([tuple(next(iter(placing.ways(single, value)))) for single, value in singles])
        written = replace_spans(text, spans)
    except EditingError:
        return None
    after = read_yaml("", spaced(written))
    is_whole = after.complete and len(after.findings) <= len(before.findings)
    return spans if is_whole and after.cuts.keys() <= before.cuts.keys() and same(after.data, wanted) else None


def _joined(steps: Iterable[Sequence[Span]]) -> tuple[Span, ...]:
    """Spans in one row; what is put in at one place follows each other in the order in which it was asked for."""
    put_in: dict[int, Span] = {}
    rest: list[Span] = []
    for span in (each for spans in steps for each in spans):
        if span.start != span.end:
            rest.append(span)
        elif span.start in put_in:
            put_in[span.start] = Span(span.start, span.end, put_in[span.start].text + span.text)
        else:
            put_in[span.start] = span
    return tuple(sorted((*rest, *put_in.values())))


def edit_file(name: str, data: bytes, operations: Iterable[Operation]) -> bytes:
    """The bytes of a file with operations made in it, as `apply_operations` makes them; a byte order mark stays.

    name: Its path, which sentences of errors begin with.
    Raises what `apply_operations` raises, and EditingError when the file cannot be read as text.
    """
    plain = plain_text(name, data)
    if plain.text is None:
        raise EditingError(message("{name} cannot be changed: {reason}", name=name, reason=plain.findings[0].message))
    text = data.removeprefix(codecs.BOM_UTF8).decode()
    try:
        return replace_spans_in_bytes(data, apply_operations(text, operations).spans)
    except EditingError as error:
        raise EditingError(marked_message("{name}: {reason}", name=name, reason=error.message)) from error


def edit_file_apart(name: str, data: bytes, operations: Sequence[SetValue | InsertField]) -> bytes:
    """The bytes of a file with operations made in it, as `edit_apart` makes them; otherwise as `edit_file`."""
    plain = plain_text(name, data)
    if plain.text is None:
        raise EditingError(message("{name} cannot be changed: {reason}", name=name, reason=plain.findings[0].message))
    try:
        return replace_spans_in_bytes(data, edit_apart(data.removeprefix(codecs.BOM_UTF8).decode(), operations).spans)
    except EditingError as error:
        raise EditingError(marked_message("{name}: {reason}", name=name, reason=error.message)) from error


def lines_of(text: str, path: Path) -> tuple[str, ...]:
    """The fields of a group in a text as they are written, as lines that are not indented; none when they must be written anew.

    Raises EditingError when an anchor, an alias or a comment is in the way of taking them elsewhere.
    """
    readable = spaced(text)
    _read(readable)
    top = syntax_of(readable)
    return Placing(text, top, style_of(readable, top)).lines_of(path)


def _read(text: str) -> Document:
    document = read_yaml("", text)
    if not document.complete:
        raise EditingError(_NOT_READ)
    return document


def _made(text: str, operation: Operation) -> tuple[Span, ...]:
    """The spans of one operation: the first way of writing it that reads back as asked."""
    readable = spaced(text)
    before = _read(readable)
    value = _value(operation)
    wanted = changed_data(before.data, operation, value)
    if same(before.data, wanted) and not isinstance(operation, InsertField | InsertItem | Remove):
        return ()
    top = syntax_of(readable)
    placing = Placing(readable, top, style_of(readable, top))
    for spans in placing.ways(operation, value):
        after = read_yaml("", spaced(replace_spans(text, spans)))
        is_whole = after.complete and len(after.findings) <= len(before.findings)
        if is_whole and after.cuts.keys() <= before.cuts.keys() and same(after.data, wanted):
            return tuple(spans)
    raise EditingError(_OTHERWISE)


def _value(operation: Operation) -> Data:
    return plain_data(operation.value) if isinstance(operation, SetValue | InsertField | InsertItem) else None


def _singles(text: str, operation: Operation) -> Iterator[Operation]:
    """An operation taken apart where it sets a group or a list: into what differs, from the last to the first."""
    if not isinstance(operation, SetValue):
        yield operation
        return
    yield from _differing(_read(spaced(text)).data, operation)


def _differing(data: Data, operation: Operation) -> Iterator[Operation]:
    """An operation taken apart into what differs from some data."""
    if not isinstance(operation, SetValue):
        yield operation
        return
    old = data
    for step in operation.path:
        if isinstance(old, dict) and step in old:
            old = old[str(step)]
        elif isinstance(old, list) and isinstance(step, int) and 0 <= step < len(old):
            old = old[step]
        else:
            yield operation
            return
    yield from _differences(operation, old, _value(operation))


def _differences(operation: SetValue, old: Data, new: Data) -> Iterator[Operation]:
    path = operation.path
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new and not old.keys().isdisjoint(new):
        for name in [name for name in old if name not in new]:
            yield Remove((*path, name))
        for name, each in new.items():
            if name in old:
                yield from _differences(SetValue((*path, name), each), old[name], each)
            else:
                yield InsertField((*path, name), each, operation.order or tuple(new))
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _list_differences(operation, old, new)
    else:
        yield SetValue(path, new, operation.order)


def _list_differences(operation: SetValue, old: list[Data], new: list[Data]) -> Iterator[Operation]:
    """What is to be done in a list: entries that are the same at its beginning and its end stay as they are."""
    path, most = operation.path, min(len(old), len(new))
    first = next((index for index in range(most) if not same(old[index], new[index])), most)
    rest = most - first
    last = next((index for index in range(rest) if not same(old[-1 - index], new[-1 - index])), rest)
    old_end, new_end = len(old) - last, len(new) - last
    both = min(old_end, new_end)
    for index in range(old_end - 1, new_end - 1, -1):
        yield Remove((*path, index))
    for index in range(first, both):
        yield from _differences(SetValue((*path, index), new[index]), old[index], new[index])
    for index in range(both, new_end):
        yield InsertItem((*path, index), new[index])
