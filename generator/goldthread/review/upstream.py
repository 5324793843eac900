"""The records above a record: when one of them changes in meaning, the record needs review."""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from goldthread.documents.document import Passage
from goldthread.graph.graph import Graph
from goldthread.graph.meaning import fingerprint, former_fingerprint
from goldthread.graph.traces import UPWARD
from goldthread.model.book import Book, document_names
from goldthread.model.dates import convert_date, written_date
from goldthread.model.links import TARGET_FIELD
from goldthread.model.record import Record
from goldthread.model.references import Reference, references
from goldthread.review.wording import Wording, wording, wording_changes

LINKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "focus": ("need", "for", "under"),
        "principle": ("supports", "because"),
        "touchpoint": ("principles", "needs"),
        "situation": ("principles", "touchpoints"),
        "tool": ("principles",),
    }
)
"""The fields through which a record rests on others, for each kind that is reviewed; from there the thread leads on up."""


def is_reviewable(record: Record) -> bool:
    """Whether there is something above a record against which it can be reviewed: other records, or a document of the repository."""
    return record.kind in LINKS or bool(document_names(record))


class Upstream:
    """What lies above the records of a graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._chains: dict[str, tuple[str, ...]] = {}
        self._prints: dict[str, tuple[str, ...]] = {}
        self._former_prints: dict[str, Mapping[str, Record]] = {}
        self.names = current_keys(graph.book)

    def of(self, key: str) -> tuple[str, ...]:
        """The keys of what a record rests on, and of what lies above that on the thread, each once.

        What lies above a touchpoint is left to the touchpoint's own review: a situation that happens there follows principles of its own.
        """
        fields = LINKS.get(key.partition("/")[0], ())
        direct = (edge.target for edge in self._graph.out.get(key, ()) if edge.field in fields)
        chains = ((target,) if target.startswith("touchpoint/") else self._chain(target) for target in direct)
        found = dict.fromkeys(each for chain in chains for each in chain)
        return tuple(each for each in found if each != key)

    def _chain(self, key: str) -> tuple[str, ...]:
        """A record and all that lies above it on the thread, which runs through kinds one way and so never in a circle."""
        if key not in self._chains:
            field = UPWARD.get(key.partition("/")[0])
            edges = self._graph.links_from(key, field) if field else ()
            above = (each for edge in edges for each in self._chain(edge.target))
            self._chains[key] = tuple(dict.fromkeys((key, *above)))
        return self._chains[key]

    def documents(self, key: str) -> Mapping[str, Passage]:
        """What the documents say that a record names as its sources, by their addresses, as far as they can be read."""
        passages = self._graph.book.passages
        names = document_names(self._graph.book.records[key]) if passages else ()
        return {name: passages[name] for name in names if name in passages}

    def print(self, key: str) -> str:
        """The fingerprint of what a record means."""
        return self.prints(key)[0]

    def prints(self, key: str) -> tuple[str, ...]:
        """The fingerprints under which a record's meaning is known.

        The first is the one of today; the others are those that it would have if what it links to had its old ids still.
        """
        if key not in self._prints:
            self._prints[key] = tuple(
                map(fingerprint, _under_its_names(self._graph.book.records[key], self._graph.book))
            )
        return self._prints[key]

    def is_known(self, key: str, seen: str, says: Wording) -> bool:
        """Whether a record still means what it meant under a fingerprint that was noted with some words.

        A fingerprint of the first scheme left out symbols and combining marks: where it matches, the words that were kept with it are held
        against those of today, so that no change hides behind it. Only where no words were kept, it is taken at its word.
        """
        return seen in self.prints(key) or self.is_known_as_before(key, seen, says)

    def is_known_as_before(self, key: str, seen: str, says: Wording) -> bool:
        """Whether a record still means what it meant under a fingerprint of the first scheme."""
        if key not in self._former_prints:
            variants = _under_its_names(self._graph.book.records[key], self._graph.book)
            self._former_prints[key] = {former_fingerprint(each): each for each in reversed(variants)}
        record = self._former_prints[key].get(seen)
        return record is not None and not (says and wording_changes(key, says, wording(record)))


def current_keys(book: Book) -> Mapping[str, str]:
    """The keys that records have now, by the keys that they had before."""
    records = (record for record in book.records.values() if record.was)
    found = {f"{record.kind}/{old}": record.key for record in records for old in record.was}
    return {old: new for old, new in found.items() if old not in book.records}


def _under_its_names(record: Record, book: Book) -> tuple[Record, ...]:
    """The record, and as it would be if what it links to had its old ids still."""
    former = [
        (reference, target.was)
        for reference in references(record)
        if reference.field in record.meaning
        for target in (book.records.get(key) for key in reference.keys)
        if target is not None and target.was
    ]
    times = max((len(was) for _, was in former), default=0)
    return (
        record,
        *(
            _with_names(record, [(reference, was[min(time, len(was) - 1)]) for reference, was in former])
            for time in range(times)
        ),
    )


def _with_names(record: Record, names: list[tuple[Reference, str]]) -> Record:
    """The record with other ids in some of its links."""
    data = msgspec.json.decode(
        msgspec.json.encode(record, enc_hook=written_date)
    )  # in lists, which unlike tuples can be changed
    for reference, name in names:
        *steps, last = reference.path
        parent = data
        for step in steps:
            parent = parent[step]
        if isinstance(parent[last], dict):
            parent[last][TARGET_FIELD] = name
        else:
            parent[last] = name
    return msgspec.convert(data, type(record), dec_hook=convert_date)
