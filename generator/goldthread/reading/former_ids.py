"""Links by an id that a record had before, and the edits that give them the id that it has now."""

import re
from collections.abc import Callable, Iterable, Mapping

from goldthread.findings import Edit
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.model.references import Reference, references
from goldthread.places import Path
from goldthread.reading.notation import Written
from goldthread.reading.value_fixes import Edits, other_words

WrittenOf = Callable[[str, Path, bool], Written | None]
"""How a value of the record with a key is written, or the key that leads to the value."""


class Renames:
    """The ids that records had before."""

    def __init__(self, book: Book, written_of: WrittenOf) -> None:
        self._written_of = written_of
        now: dict[str, list[Record]] = {}
        for record in book.records.values():
            for old in record.was:
                now.setdefault(f"{record.kind}/{old}", []).append(record)
        self._now: Mapping[str, list[Record]] = now

    def now(self, kinds: Iterable[str], old: str) -> tuple[Record, ...]:
        """The records of some kinds that had an id before: one, unless records disagree about it."""
        return tuple(record for kind in kinds for record in self._now.get(f"{kind}/{old}", ()))

    def in_link(self, record: Record, reference: Reference, kinds: Iterable[str]) -> Edits:
        """The edits of a link; none when more than one record may be meant, or when what is meant is linked beside it already."""
        old = reference.target.rpartition("/")[2]
        now = self.now(kinds, old)
        if len(now) != 1 or _stands_beside(record, reference, now[0]):
            return ()
        path = reference.path
        names_target = path[-1] == reference.target
        ways = [(path, names_target), *(((*path, kind), False) for kind in reference.kinds)]
        for steps, of_key in ways:
            written = self._written_of(record.key, steps, of_key)
            if written is not None and str(written.value).rpartition("/")[2] == old:
                kind, slash, _ = str(written.value).rpartition("/")
                return other_words(written, f"{kind}{slash}{now[0].id}")
        return ()

    def in_text(self, record: Record, path: Path, name: str, kinds: Iterable[str]) -> Edits:
        """The edits of a text that names a record in `[[...]]`."""
        kind, slash, old = name.rpartition("/")
        now = self.now(kinds, old)
        written = self._written_of(record.key, path, False)
        if len(now) != 1 or written is None:
            return ()
        mentions = re.finditer(rf"\[\[\s*({re.escape(name)})\s*\]\]", written.raw)
        return tuple(Edit(written.within(*found.span(1)), f"{kind}{slash}{now[0].id}") for found in mentions)


def _stands_beside(record: Record, reference: Reference, now: Record) -> bool:
    """Whether another link in the same list leads to the record already."""
    names = {now.id, *now.was}
    return any(
        each.path[:-1] == reference.path[:-1]
        and each.path != reference.path
        and each.target.rpartition("/")[2] in names
        for each in references(record)
        if each.kinds == reference.kinds
    )
