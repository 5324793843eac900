"""Any YAML text to plain data by the events of the parser, with the places of all values, and faults instead of exceptions.

PyYAML's event parser is used with a small reader of our own in place of its constructors.
Nothing here builds an object that the text names, and depth and repetition are bounded.
"""

import re
from collections.abc import Iterator

import msgspec
import yaml
from yaml import events

from goldthread.data_faults import yml003_duplicate_key, yml004_yaml_feature, yml005_odd_character
from goldthread.findings import Edit, Finding
from goldthread.language.message import Message, Text, message
from goldthread.places import Path, Place
from goldthread.reading.cuts import Cut, cut_at, may_be_cut
from goldthread.reading.escapes import (
    QUOTED,
    holds_half,
    may_be_odd,
    odd_escapes,
    said_by,
    with_stand_ins,
    without_stand_ins,
)
from goldthread.reading.odd_characters import name_of, replacement, spaced
from goldthread.reading.plain_text import place_at
from goldthread.reading.tabs import tab_edits
from goldthread.reading.yaml_data import DEPTH_LIMIT, FINDINGS_LIMIT, REPEAT_LIMIT, Data, Document
from goldthread.reading.yaml_events import PARSER, place_of
from goldthread.reading.yaml_problems import problem_finding
from goldthread.reading.yaml_quick import NODES_LIMIT
from goldthread.reading.yaml_scalars import CONSTANTS, NUMBER_STARTS, number

_TAG = message("Take it out; a text that begins with an exclamation mark goes in double quotes.")
_NOTHING_YET = object()
_WEIGHT = 100
"""How many characters of a repeated text count as much as one value."""


def read_events(file: str, text: str, *, takes_any: bool) -> Document:
    """The data in a file's text, with all places.

    takes_any: Whether escapes of odd characters are taken as they are.
    """
    reader = _Reader(file, text, takes_any=takes_any)
    complete = True
    try:
        reader.read(yaml.parse(with_stand_ins(text), Loader=PARSER))
    except yaml.YAMLError as error:
        reader.findings.append(_with_edits(problem_finding(file, text, error), text))
        complete = False
    except _UnreadableError:
        complete = False
    findings, doubtful = tuple(reader.findings), frozenset(reader.doubtful)
    repeated = frozenset(reader.repeated)
    return Document(
        reader.top, reader.places, reader.places, reader.keys, findings, complete, doubtful, repeated, reader.cuts
    )


def _with_edits(finding: Finding, text: str) -> Finding:
    """The finding with the edits that fix it, when it is about tabs."""
    is_about_tabs = finding.code == "YML002"
    return msgspec.structs.replace(finding, edits=tab_edits(finding.place.file, text)) if is_about_tabs else finding


class _UnreadableError(Exception):
    """The text holds something after which nothing more of it can be trusted."""


class _Open:
    """A mapping or a list whose end has not been reached."""

    __slots__ = ("anchor", "before", "is_flow", "is_kept", "key", "path", "value")

    def __init__(
        self, value: list[Data] | dict[str, Data], path: Path, event: events.CollectionStartEvent, before: int
    ) -> None:
        self.value = value
        self.path = path
        self.anchor = event.anchor
        self.is_flow = bool(event.flow_style)
        self.before = before
        self.key: object = _NOTHING_YET
        self.is_kept = True


class _Reader:
    """The state of reading one file: what is open, what is anchored, and what was found."""

    def __init__(self, file: str, text: str, *, takes_any: bool) -> None:
        self.file = file
        self._takes_any = takes_any
        self._text = text
        self._has_escapes = may_be_odd(text)
        self._has_cuts = may_be_cut(text)
        self.cuts: dict[Path, Cut] = {}
        self.top: Data = None
        self.findings: list[Finding] = []
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.doubtful: set[Path] = set()
        self.repeated: set[Path] = set()
        self._open: list[_Open] = []
        self._plain: dict[str, Data] = dict(CONSTANTS)
        self._unused: dict[str, events.Event] = {}
        self._anchored: dict[str, tuple[Data, int, Path]] = {}
        self._count = 0
        self._repeated = 0
        self._unkept = 0
        self._documents = 0

    def read(self, stream: Iterator[events.Event]) -> None:
        """Take in all events of a file."""
        for event in stream:
            if isinstance(event, events.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, events.MappingStartEvent):
                self._start({}, event)
            elif isinstance(event, events.CollectionEndEvent):
                self._end()
            elif isinstance(event, events.SequenceStartEvent):
                self._start([], event)
            elif isinstance(event, events.AliasEvent):
                self._alias(event)
            elif isinstance(event, events.DocumentStartEvent):
                self._document(event)
        for anchor, start in self._unused.items():
            fix = message(
                "Put the text in double quotes: without them, a word that begins with an ampersand is no part of it."
            )
            self._note(start, message('The anchor "&{name}", which nothing refers to,', name=anchor), fix)

    def _document(self, event: events.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(
                event, message("A second document (a line of three hyphens)"), message("Move it to a file of its own.")
            )

    def _scalar(self, event: events.ScalarEvent) -> None:
        text: str = self._said(event) if self._has_escapes else event.value
        opened = self._open[-1] if self._open else None
        if opened is not None and type(opened.value) is dict and opened.key is _NOTHING_YET:
            self._take_key(opened, text, event)
            return
        value: Data = text
        if event.implicit[0]:
            plain = self._plain
            if text in plain:
                value = plain[text]
            else:
                value = plain[text] = number(text) if text[0] in NUMBER_STARTS else text
        path = self._put(value, event)
        if self._has_cuts and not event.style and (cut := self._cut(event)):
            self.cuts[path] = cut
        if event.tag is not None:
            self._note_tag(event, path)
        self._anchor(event)
        if event.anchor is not None:
            self._anchored[event.anchor] = (value, 1 + len(text) // _WEIGHT, path)

    def _said(self, event: events.ScalarEvent) -> str:
        """What a text says, read from the file where it holds escapes; odd characters become findings and spaces."""
        start, end = _span(event)
        raw = self._text[start:end]
        opening = re.match(QUOTED, raw) if event.style == '"' else None
        if opening is None:
            return without_stand_ins(event.value, raw)
        inner = raw[opening.end() : -1]
        value = said_by(inner) if holds_half(inner) else event.value
        if self._takes_any:
            return value
        for begin, stop, character in odd_escapes(inner):
            self._found(self._odd_escape(start + opening.end() + begin, stop - begin, character))
        return spaced(value)

    def _odd_escape(self, index: int, length: int, character: str) -> Finding:
        place = place_at(self.file, self._text, index)
        place = msgspec.structs.replace(place, end=place.column + length)
        written = self._text[index : index + length]
        edits = (Edit(place, replacement(character)),)
        return yml005_odd_character.escape(place, name_of(character), written, edits)

    def _cut(self, event: events.ScalarEvent) -> Cut | None:
        """The cut in a bare text, when the line goes on with a " #" behind it."""
        start, end = _span(event)
        is_flow = bool(self._open) and self._open[-1].is_flow
        return cut_at(
            self._place(event), self._text, start, end, in_line=not is_flow and "\n" not in self._text[start:end]
        )

    def _take_key(self, opened: _Open, key: str, event: events.ScalarEvent) -> None:
        if event.tag is not None:
            self._note(event, message('The tag "{tag}"', tag=event.tag or ""), _TAG)
        if key == "<<" and event.implicit[0]:
            self._note(event, message('The merge key "<<"'), message("Write the fields out."))
            self.doubtful.add(opened.path)
            opened.key, opened.is_kept = key, False
            return
        steps = (*opened.path, key)
        if key in opened.value:
            place = self._place(event)
            self._found(yml003_duplicate_key.finding(place, key, self.keys.get(steps, place)))
            self.doubtful.add(steps)
            opened.key, opened.is_kept = key, False
            return
        self.keys[steps] = self._place(event)
        opened.key = key

    def _anchor(self, event: events.ScalarEvent | events.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._unused[event.anchor] = event
            self._anchored.pop(event.anchor, None)

    def _start(self, value: list[Data] | dict[str, Data], event: events.CollectionStartEvent) -> None:
        opened = self._open[-1] if self._open else None
        if opened is not None and type(opened.value) is dict and opened.key is _NOTHING_YET:
            self._refuse(
                event, message("A list or a group of fields in front of a colon"), message("Use a word as the key.")
            )
        if len(self._open) >= DEPTH_LIMIT:
            self._refuse(
                event, message("Nesting deeper than {count} levels", count=DEPTH_LIMIT), message("Flatten it.")
            )
        path = self._put(value, event)
        if event.tag is not None:
            self._note_tag(event, path)
        self._anchor(event)
        self._open.append(_Open(value, path, event, self._count))

    def _end(self) -> None:
        closed = self._open.pop()
        if closed.anchor is not None:
            self._anchored[closed.anchor] = (closed.value, self._count - closed.before + 1, closed.path)

    def _alias(self, event: events.AliasEvent) -> None:
        self._unused.pop(event.anchor or "", None)
        known = self._anchored.get(event.anchor or "")
        if known is None:
            self._refuse(
                event,
                message('The alias "*{name}", for which there is no anchor before it,', name=event.anchor or ""),
                message("Write it out."),
            )
            return
        value, size, anchored = known
        self.repeated.add(anchored)
        self._count += size
        self._repeated += size
        if self._repeated > REPEAT_LIMIT:
            self._refuse(
                event,
                message("A structure that repeats itself this often"),
                message("Write it out where it is needed."),
            )
        opened = self._open[-1] if self._open else None
        if opened is not None and type(opened.value) is dict and opened.key is _NOTHING_YET:
            self._refuse(event, message("An alias as a key"), message("Use a word as the key."))
        self._put(value, event)

    def _put(self, value: Data, event: events.NodeEvent) -> Path:
        """Place a value into whatever is open, and return the steps to it."""
        self._count += 1
        if self._count - self._repeated > NODES_LIMIT:
            self._refuse(
                event,
                message("More than {count} values in one file", count=NODES_LIMIT),
                message("Split it into several files."),
            )
        if not self._open:
            self.top = value
            self.places[()] = self._place(event)
            return ()
        opened = self._open[-1]
        holder = opened.value
        path: Path = opened.path
        if type(holder) is list:
            path = (*opened.path, len(holder))
            holder.append(value)
        elif type(holder) is dict:
            key = str(opened.key)
            opened.key = _NOTHING_YET
            path = (*opened.path, key)
            if opened.is_kept:
                holder[key] = value
            else:
                self._unkept += 1
                path = (*path, -self._unkept)
            opened.is_kept = True
        self.places[path] = self._place(event)
        return path

    def _place(self, event: events.Event) -> Place:
        return place_of(self.file, event)

    def _note_tag(self, event: events.ScalarEvent | events.CollectionStartEvent, path: Path) -> None:
        self._note(event, message('The tag "{tag}"', tag=event.tag or ""), _TAG)
        self.doubtful.add(path)

    def _note(self, event: events.Event, feature: Text, fix: Message) -> None:
        self._found(yml004_yaml_feature.finding(self._place(event), feature, fix))

    def _found(self, finding: Finding) -> None:
        self.findings.append(finding)
        if len(self.findings) >= FINDINGS_LIMIT:
            raise _UnreadableError

    def _refuse(self, event: events.Event, feature: Text, fix: Message) -> None:
        self._note(event, feature, fix)
        raise _UnreadableError


def _span(event: events.ScalarEvent) -> tuple[int, int]:
    """The indexes at which what an event tells of begins and ends in the text."""
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0, end.index if end else 0)
