"""Which record a link most likely means, told by what like records link to and by the words that the two have in common.

A suggestion is made only where something speaks for it, and more than for any other: never because a record stands first.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property

from goldthread.graph.graph import Graph
from goldthread.graph.scope import live_records
from goldthread.language.words import words_of
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.record import Record

_TEXTS = (
    "name",
    "title",
    "statement",
    "need",
    "as_customer",
    "gives",
    "outcome",
    "message",
    "meaning",
    "context",
    "jobs",
)
READ_OF_TOUCHPOINTS = (
    *(f"touchpoint.{field}" for field in _TEXTS if field in Touchpoint.__struct_fields__),
    "touchpoint.medium",
    "touchpoint.phase",
    "touchpoint.status",
)
"""What is read of touchpoints to suggest something for them, for rules to say, beside the field that it is suggested for."""
_LONG = 4
_HAD_BY_MANY = 5
_LEAST = 2


class Suggestions:
    """What records of one kind could name in a field; nothing is gone through until the first of them is asked about.

    Nothing that is a draft, an idea, being retired or retired is suggested.
    """

    def __init__(self, graph: Graph, records: Collection[Record], field: str, candidates: Collection[Record]) -> None:
        self._graph = graph
        self._records = records
        self._field = field
        self._candidates = candidates

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {each.key: each.id for each in live_records(self._candidates)}

    @cached_property
    def _peers(self) -> Mapping[object, Counter[str]]:
        """How often records in a place link to each candidate."""
        peers: defaultdict[object, Counter[str]] = defaultdict(Counter)
        for record in live_records(self._records):
            for edge in self._graph.links_from(record.key, self._field):
                if edge.target in self._ids:
                    peers[_place(record)][edge.target] += 1
        return peers

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[str, ...]]:
        """The candidates by the words that they have and few others have."""
        having: defaultdict[str, list[str]] = defaultdict(list)
        for key in self._ids:
            for word in _words(self._graph.record(key)):
                having[word].append(key)
        return {word: tuple(keys) for word, keys in having.items() if len(keys) <= _HAD_BY_MANY}

    def of(self, record: Record) -> str:
        """The id of the record that is most likely meant; empty when nothing speaks for one more than for others."""
        place = _place(record)
        score = Counter(self._peers[place]) if place is not None and place in self._peers else Counter[str]()
        for word in _words(record):
            for key in self._by_word.get(word, ()):
                score[key] += 1
        (first, most), (_, second) = (*score.most_common(2), ("", 0), ("", 0))[:2]
        return self._ids[first] if most >= _LEAST and most > second else ""


def _place(record: Record) -> object:
    """Where a record belongs: like records in the same place link to the same."""
    match record:
        case Touchpoint() if record.medium:
            return record.phase, record.medium
        case Principle() if record.set_id:
            return record.set_id
        case _:
            return None


def _words(record: Record) -> frozenset[str]:
    texts = (getattr(record, name, None) for name in _TEXTS)
    told = "\n".join(text for text in texts if isinstance(text, str))
    return frozenset(word for word in words_of(told) if len(word) >= _LONG)
