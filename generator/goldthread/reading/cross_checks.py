"""What can only be seen with all records together: links that lead nowhere, circles, words outside a vocabulary, personal data."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

import msgspec

from goldthread.audience.internal_fields import unknown_internal_fields
from goldthread.data_faults import (
    prv001_personal_data,
    ref001_dangling_reference,
    ref003_cycle,
    sch005_not_in_vocabulary,
    sch014_not_to_be_kept_internal,
    sch016_nothing_read,
)
from goldthread.findings import Finding
from goldthread.language.message import Message, Names, Text, message
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.model.journey import Touchpoint
from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND
from goldthread.model.record import ID_PATTERN, Record
from goldthread.model.references import Reference
from goldthread.places import Path, Place
from goldthread.reading.former_ids import Renames, WrittenOf
from goldthread.reading.suggestions import nearest, surely
from goldthread.reading.text_signs import TextSign
from goldthread.reading.value_checks import ranks_out_of_order, replaced_in_circles, sets_nowhere, sets_twice
from goldthread.reading.value_fixes import other_words

PlaceOf = Callable[[str, Path, bool], Place]
"""Where a value of the record with a key stands, or the key that leads to the value."""

_PAST = ("changed", "shared_with")
COMPARED_LIMIT = 2_000_000
"""How many ids are compared with names that nobody has, before names are told without asking which was meant."""
_CHAINS = ("under", "downstream")
_NOT_ADDED = frozenset({"handbook", "connect"})
"""Kinds of which no record is added by a title: there is one handbook, and a meeting has none."""
_TITLE = r"[\w][\w .,&'’()+:/–-]*"
"""Names that stand in a command as they are."""


class Crosscheck:
    """The look over all records of a book.

    signs: What the texts of records hold that is looked into, by key.
    misnamed: Names, as `kind/id`, that are written and are nobody's id.
    empty: The kinds of the records that files without any would hold.
    """

    def __init__(
        self,
        book: Book,
        place_of: PlaceOf,
        written_of: WrittenOf,
        signs: Mapping[str, tuple[TextSign, ...]] = MappingProxyType({}),
        misnamed: frozenset[str] = frozenset(),
        empty: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        self.book = book
        self.written_of = written_of
        self._signs = signs
        self.misnamed = misnamed
        self.place_of = place_of
        self.uncertain: set[str] = set()
        self._names: dict[tuple[str, ...], dict[str, str]] = {}
        self._compared = 0
        self._empty = empty
        self._missed: dict[str, Text] = {}

    def findings(self) -> Iterator[Finding]:
        """All that is wrong between records; `uncertain` grows by the fields that a dangling link leaves unknown."""
        for key, record in self.book.records.items():
            yield from self._references(key, record)
            if key in self._signs:
                yield from self._texts(record)
        yield from self._cycles()
        yield from self._channels()
        yield from self._values()
        yield from self._kept_internal()
        yield from self._emptied()

    def _references(self, key: str, record: Record) -> Iterator[Finding]:
        for reference, hits in [(each.reference, each.hits) for each in self.book.pointers[key] if len(each.hits) != 1]:
            if not _names_the_past(record, reference, hits):
                self.uncertain.add(f"{key}.{reference.field}")
                kinds = _kinds(reference)
                if self._may_exist(reference.keys, kinds) or (
                    not hits and self._is_missed(record, reference.target, kinds)
                ):
                    continue
                yield self._dangling(record, reference, hits)

    def _may_exist(self, keys: Iterable[str], kinds: Iterable[str]) -> bool:
        """Whether what is named was perhaps written where a fault keeps it from being read."""
        uncertain = self.book.uncertain
        return any(f"{kind}.*" in uncertain for kind in kinds) or any(key in self.misnamed for key in keys)

    def _is_missed(self, record: Record, name: str, kinds: tuple[str, ...]) -> bool:
        """Whether what is named is like nothing there is, so that a file without any record most likely held it."""
        files = [file for file, held in self._empty.items() if not set(kinds).isdisjoint(held)]
        target = name.rpartition("/")[2]
        if not files or self.book.named(target) or self._renames.now(kinds, target) or self._near(target, kinds):
            return False
        for file in files:
            self._missed.setdefault(file, message('{record} links to "{name}"', record=record.key, name=name))
            self.uncertain.update(f"{kind}.*" for kind in self._empty[file])
        return True

    def _emptied(self) -> Iterator[Finding]:
        for file, missed in self._missed.items():
            yield sch016_nothing_read.empty(Place(file), missed)

    def _dangling(self, record: Record, reference: Reference, hits: Sequence[str]) -> Finding:
        fix, near = self._fix(reference, hits)
        fault = ref001_dangling_reference.finding(
            self._place(record.key, reference),
            record.key,
            field=reference.field,
            kinds=tuple(kind for kind in reference.kinds if kind != ANY_KIND),
            target=reference.target,
            fix=fix,
            near=self.book.origins[near].place if near in self.book.origins else None,
        )
        edits = () if hits else self._renames.in_link(record, reference, _kinds(reference))
        return msgspec.structs.replace(fault, edits=edits)

    def _place(self, key: str, reference: Reference) -> Place:
        """Where the name itself stands: it may be a value, a key, or a value under the name of its kind."""
        path = reference.path
        if path[-1] == reference.target:
            return self.place_of(key, path, True)
        place = self.place_of(key, path, False)
        inside = (self.place_of(key, (*path, kind), False) for kind in reference.kinds)
        return next((each for each in inside if each != place), place)

    def _fix(self, reference: Reference, hits: Sequence[str]) -> tuple[Message, str]:
        """What to write instead, and the key of the record that is likely meant."""
        kinds, target = _kinds(reference), reference.target.rpartition("/")[2]
        if hits:
            return message("Say which one is meant: {records}.", records=Names(tuple(hits), "or")), hits[0]
        if ANY_KIND in reference.kinds and "/" not in reference.target:
            named = self.book.named(target)
            if named:
                keys = tuple(record.key for record in named)
                return message("Write {records}, with its kind.", records=Names(keys, "or")), named[0].key
        for renamed in self._renames.now(kinds, target):
            return message('It was renamed: write "{id}".', id=renamed.id), renamed.key
        near = self._near(target, tuple(kinds))
        if near:
            return message('Did you mean "{meant}"?', meant=near.partition("/")[2]), near
        elsewhere = [record for record in self.book.named(target) if record.kind not in kinds]
        if elsewhere:
            return (
                message(
                    "The record of that name is of the kind {kind}, and the field asks for {kinds}.",
                    kind=elsewhere[0].kind,
                    kinds=Names(tuple(kinds), "or"),
                ),
                elsewhere[0].key,
            )
        return _addition(reference, kinds, target), ""

    @cached_property
    def _keys(self) -> Mapping[str, tuple[str, ...]]:
        return {kind: tuple(key for key in self.book.records if key.startswith(f"{kind}/")) for kind in KINDS}

    def _near(self, target: str, kinds: tuple[str, ...]) -> str | None:
        """The key of the record whose id or title is most like a name; looked for as long as not too many have been compared."""
        names = self._names.get(kinds)
        if names is None:
            keys = [key for kind in kinds for key in self._keys[kind]]
            titles = {" ".join(self.book.records[key].title.split()): key for key in reversed(keys)}
            names = self._names[kinds] = {**titles, **{key.partition("/")[2]: key for key in reversed(keys)}}
        self._compared += len(names)
        near = nearest(target, names.keys()) if self._compared <= COMPARED_LIMIT else None
        return names[near] if near is not None else None

    @cached_property
    def _renames(self) -> Renames:
        return Renames(self.book, self.written_of)

    def _texts(self, record: Record) -> Iterator[Finding]:
        for sign in self._signs.get(record.key, ()):
            if sign.tells == "personal":
                yield self._private(record, sign.path, sign.what)
            elif sign.tells == "mention" and len(self.book.named(sign.what)) != 1:
                yield from self._mention(record, sign.path, sign.what)

    def _mention(self, record: Record, path: Path, name: str) -> Iterator[Finding]:
        kind, slash, _ = name.partition("/")
        kinds = (kind,) if slash and kind in KINDS else tuple(KINDS)
        if not self._may_exist((f"{each}/{name.rpartition('/')[2]}" for each in kinds), kinds):
            hits = [found.key for found in self.book.named(name)]
            if not hits and self._is_missed(record, name, kinds):
                return
            reference = Reference(path, name, kinds if slash and kind in KINDS else (ANY_KIND,))
            fix, near = self._fix(reference, hits)
            fault = ref001_dangling_reference.finding(
                self.place_of(record.key, path, False),
                record.key,
                field=str(path[0]),
                kinds=(),
                target=name,
                fix=fix,
                near=self.book.origins[near].place if near in self.book.origins else None,
            )
            edits = () if hits else self._renames.in_text(record, path, name, kinds)
            yield msgspec.structs.replace(fault, edits=edits)

    def _private(self, record: Record, path: Path, what: str) -> Finding:
        return prv001_personal_data.finding(self.place_of(record.key, path, False), record.key, str(path[0]), what)

    def _cycles(self) -> Iterator[Finding]:
        for field in _CHAINS:
            above = {
                record.key: f"{record.kind}/{value}"
                for record in self.book.records.values()
                if (value := getattr(record, field, None))
            }
            settled: set[str] = set()
            for start in above:
                chain: dict[str, None] = {}
                key: str | None = start
                while key is not None and key not in settled and key not in chain:
                    chain[key] = None
                    key = above.get(key)
                if key is not None and key in chain:
                    before = list(chain)
                    loop = (*before[before.index(key) :], key)
                    yield ref003_cycle.finding(self.place_of(key, (field,), False), field, loop)
                settled.update(chain)

    def _channels(self) -> Iterator[Finding]:
        if self.book.is_clouded("handbook", "channels"):
            return
        channels = self.book.handbook.channels
        words = {medium: getattr(channels, medium) for medium in ("personal", "physical", "digital")}
        for touchpoint in self.book.of(Touchpoint) if any(words.values()) else ():
            known = words.get(touchpoint.medium or "", ())
            if touchpoint.channel and touchpoint.medium and touchpoint.channel not in known:
                self.uncertain.add(f"{touchpoint.key}.channel")
                name = f"channel ({touchpoint.medium})"
                yield self._no_channel(touchpoint.key, ("channel",), name, touchpoint.channel, known)
            every = tuple(dict.fromkeys(word for words_of in words.values() for word in words_of))
            for index, channel in enumerate(touchpoint.channels):
                if channel not in every:
                    self.uncertain.add(f"{touchpoint.key}.channels")
                    yield self._no_channel(touchpoint.key, ("channels", index), "channels", channel, every)

    def _no_channel(self, key: str, path: Path, name: str, channel: str, known: tuple[str, ...]) -> Finding:
        return sch005_not_in_vocabulary.finding(
            self.place_of(key, path, False),
            key,
            (name,),
            channel,
            nearest(channel, known),
            known,
            other_words(self.written_of(key, path, False), surely(channel, known)),
        )

    def _values(self) -> Iterator[Finding]:
        for finding in (
            *sets_nowhere(self.book, self.place_of, self.written_of),
            *sets_twice(self.book, self.place_of),
            *ranks_out_of_order(self.book, self.place_of),
            *replaced_in_circles(self.book, self.place_of),
        ):
            self.uncertain.add(f"{finding.record}.{re.split('[,=]', finding.concerns, maxsplit=1)[0]}")
            yield finding

    def _kept_internal(self) -> Iterator[Finding]:
        handbook = self.book.handbook
        for index, name, is_there in unknown_internal_fields(handbook):
            place = self.place_of(handbook.key, ("internal_fields", index), False)
            yield sch014_not_to_be_kept_internal.finding(place, handbook.key, name, is_there=is_there)


def _names_the_past(record: Record, reference: Reference, hits: Sequence[str]) -> bool:
    """Whether something is named that need not be there any more: by an edition, or by the parts of a record that was split."""
    if hits:
        return False
    kind, _, name = reference.target.rpartition("/")
    is_former = kind in ("", record.kind) and name in record.was
    is_possible = not kind or kind in KINDS
    return (record.kind == Edition.kind and reference.field in _PAST and is_possible) or (
        reference.field == "replaces" and is_former
    )


def _addition(reference: Reference, kinds: tuple[str, ...], target: str) -> Message:
    """What to do about a link to something of which there is nothing yet: the command that adds it, where its kind is known."""
    kind = next((each for each in kinds if each not in _NOT_ADDED), "")
    named = Names(kinds, "or")
    if ANY_KIND in reference.kinds and len(kinds) > 1:
        return message("Write the record that is meant, or take the link out. To see all of them, run: goldthread list")
    if not kind or not re.fullmatch(_TITLE, target):
        return message("Write the {kinds} that is meant, or take the link out.", kinds=named)
    if re.search(ID_PATTERN, target):
        return message(
            'Write the {kinds} that is meant, take the link out, or add it: goldthread new {kind} "{title}" --id {id}',
            kinds=named,
            kind=kind,
            title=_title_from(target),
            id=target,
        )
    return message(
        'Write the id of the {kinds} that is meant, take the link out, or add it: goldthread new {kind} "{title}"',
        kinds=named,
        kind=kind,
        title=target,
    )


def _title_from(target: str) -> str:
    """An id as a title to begin with."""
    words = target.replace("-", " ")
    return words[:1].upper() + words[1:]


def _kinds(reference: Reference) -> tuple[str, ...]:
    if ANY_KIND not in reference.kinds:
        kind, slash, _ = reference.target.partition("/")
        return (kind,) if slash and kind in reference.kinds else reference.kinds
    kind, slash, _ = reference.target.partition("/")
    return (kind,) if slash and kind in KINDS else tuple(KINDS)
