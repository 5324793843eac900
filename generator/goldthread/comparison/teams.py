"""The teams that changes concern, and why."""

from collections.abc import Collection, Iterable

import msgspec

from goldthread.comparison.report import ConcernedTeam, named
from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.situations import Situation
from goldthread.model.teams import Team


class Affected(msgspec.Struct, frozen=True):
    """The keys of records that concern teams.

    changed: Those that changed.
    handed_over: Those with a new owner, whatever else changed.
    needs_review: Those that need review.
    """

    changed: Collection[str]
    handed_over: Collection[str]
    needs_review: Collection[str]


def concerned_teams(before: Book, after: Book, affected: Affected) -> tuple[ConcernedTeam, ...]:
    """The teams that own, owned, contribute to, are called in or are guided by what changed or needs review, in the book's order."""
    teams = {team.key: team for book in (before, after) for team in book.teams}
    found = (_team(team, (before, after), affected) for team in teams.values())
    return tuple(each for each in found if each.changed or each.needs_review or each.guided_by)


def _team(team: Team, books: tuple[Book, Book], affected: Affected) -> ConcernedTeam:
    changed = dict.fromkeys((*affected.changed, *affected.handed_over))
    return ConcernedTeam(
        team=named(team.key, team.title),
        changed=tuple(key for key in changed if _has(team, books, key)),
        needs_review=tuple(key for key in affected.needs_review if _has(team, books[1:], key)),
        guided_by=tuple(key for key in affected.changed if any(_guides(book, key, team.id) for book in books)),
    )


def _has(team: Team, books: Iterable[Book], key: str) -> bool:
    return any(_is_of(team, book.records[key]) for book in books if key in book.records)


def _is_of(team: Team, record: Record) -> bool:
    is_contributor = isinstance(record, Touchpoint) and team.id in record.contributors
    is_called = isinstance(record, Situation) and team.id in record.call
    return record.key == team.key or record.owner == team.id or is_contributor or is_called


def _guides(book: Book, key: str, team_id: str) -> bool:
    record = book.records.get(key)
    return isinstance(record, Principle) and any(guided.team == team_id for guided in record.guides)
