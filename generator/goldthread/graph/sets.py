"""Principles by the sets that they belong to."""

import msgspec

from goldthread.model.book import Book
from goldthread.model.principles import Principle
from goldthread.model.vision import PrincipleSet


class SetOfPrinciples(msgspec.Struct, frozen=True):
    """A set with its principles; without a set, those that belong to none."""

    set: PrincipleSet | None
    principles: tuple[Principle, ...]


def principles_by_set(book: Book) -> tuple[SetOfPrinciples, ...]:
    """The principles in the order of the handbook's sets, those of no set last; a set without principles is left out."""
    known = {each.id: each for each in reversed(book.handbook.principle_sets)}
    found: dict[str, list[Principle]] = {name: [] for name in dict.fromkeys(s.id for s in book.handbook.principle_sets)}
    rest: list[Principle] = []
    for principle in book.principles:
        found.get(principle.set_id or "", rest).append(principle)
    sets = (SetOfPrinciples(known[name], tuple(inside)) for name, inside in found.items() if inside)
    return (*sets, *([SetOfPrinciples(None, tuple(rest))] if rest else ()))


def set_of(book: Book, principle: Principle) -> PrincipleSet | None:
    """The set that a principle belongs to."""
    return next((each for each in book.handbook.principle_sets if each.id == principle.set_id), None)
