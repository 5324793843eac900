"""Strength of evidence: what a claim is based on, what is missing, and how long evidence is valid."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from goldthread.graph.graph import Graph
from goldthread.graph.scope import active_records, is_active
from goldthread.language.translation import say, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.book import Book
from goldthread.model.dates import last_day
from goldthread.model.learning import Evidence
from goldthread.pages.frame.labels import listed

Level = Literal["assumption", "single", "several", "triangulated"]

LEVELS: Mapping[Level, str] = Vocabulary(
    {
        "assumption": to_say("Assumption"),
        "single": to_say("One kind of source"),
        "several": to_say("Several kinds, with a gap"),
        "triangulated": to_say("Triangulated"),
    }
)
"""How well a claim is supported, from worst to best."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A focus or a need, with its evidence.

    key: The record.
    pieces: The evidence linked to it, without retired pieces; the newest first.
    level: How strongly the evidence supports it.
    lacks: What is missing for it to be triangulated, in words; empty if nothing is.
    """

    key: str
    pieces: tuple[Evidence, ...]
    level: Level
    lacks: str

    @property
    def asks_why(self) -> bool:
        """Whether a piece of evidence gives a reason."""
        return any(piece.answers == "why" for piece in self.pieces)


def claims(graph: Graph) -> Iterator[Claim]:
    """Every focus and every need that counts, in the order of the book."""
    book = graph.book
    for record in active_records((*book.focuses, *book.needs)):
        found = (book.records[edge.target] for edge in graph.links_from(record.key, "evidence"))
        kept = [each for each in found if isinstance(each, Evidence) and is_active(each)]
        pieces = tuple(sorted(kept, key=lambda piece: last_day(piece.on), reverse=True))
        yield Claim(key=record.key, pieces=pieces, level=_level(pieces), lacks=listed(tuple(_lacking(pieces))))


def _level(pieces: Sequence[Evidence]) -> Level:
    if not pieces:
        return "assumption"
    if not list(_lacking(pieces)):
        return "triangulated"
    return "several" if len(_methods(pieces)) > 1 else "single"


def _lacking(pieces: Sequence[Evidence]) -> Iterator[str]:
    if not pieces:
        yield say("evidence")
        return
    if len(_methods(pieces)) < 2:  # noqa: PLR2004 - two views of a thing make it more than one
        yield say("a second kind of source")
    if not any(piece.answers == "why" for piece in pieces):
        yield say("evidence of the reason")
    if not any(piece.gathered_by == "own" for piece in pieces):
        yield say("first-hand evidence")


def _methods(pieces: Sequence[Evidence]) -> set[str]:
    return {piece.method for piece in pieces if piece.method}


def holds_until(book: Book, piece: Evidence) -> datetime.date | None:
    """The last day on which a piece of evidence is fresh, by the handbook's time for its method; None where either is not known.

    The time is counted from the last day of the date of the evidence.
    """
    if piece.method is None or piece.on is None:
        return None
    days: int = getattr(book.handbook.freshness, piece.method)
    return piece.on.last + datetime.timedelta(min(days, (datetime.date.max - piece.on.last).days))


def is_stale(book: Book, piece: Evidence, today: datetime.date) -> bool:
    """Whether a piece of evidence is out of date."""
    until = holds_until(book, piece)
    return until is not None and until < today


def followers(graph: Graph, piece: Evidence) -> tuple[str, ...]:
    """The records based on a piece of evidence, without those that are retired, dropped or only an idea."""
    actions = (edge.target for edge in graph.links_from(piece.key, "actions"))
    resting = (edge.source for edge in graph.into.get(piece.key, ()))
    return tuple(dict.fromkeys(key for key in (*resting, *actions) if is_active(graph.book.records[key])))


def is_unused(graph: Graph, piece: Evidence) -> bool:
    """Whether a piece of evidence is not used, and no reason is given."""
    return piece.no_action_because is None and not followers(graph, piece)
