"""The words that the brand uses, and the editions in which the handbook was published."""

import datetime
from types import MappingProxyType

import msgspec

from goldthread.language.translation import to_say
from goldthread.model.dates import Date
from goldthread.model.labels import KindNames, Label
from goldthread.model.links import AnyId, Part, TeamId, Text
from goldthread.model.record import EditionNumber, Record, Status


class Term(Record, frozen=True, kw_only=True):
    """A word with a meaning of its own here.

    term: The word.
    means: What it means here.
    not: Words that it replaces.
    """

    kind = "term"
    names = KindNames(to_say("Term"), to_say("Terms"))
    homes = ("content/glossary",)
    asked = ("means", "not")
    titled_by = "term"
    meaning = ("term", "means")
    labels = MappingProxyType(
        {
            "term": Label(to_say("Term")),
            "means": Label(to_say("Means")),
        }
    )
    identified_by = "term"

    status: Status | None = None
    term: str | None
    means: Text | None
    replaces: tuple[str, ...] = msgspec.field(name="not", default=())


class Shared(Part, frozen=True, kw_only=True):
    """A team that was told of an edition.

    team: The team.
    on: When it was told.
    how: How it was told.
    """

    team: TeamId
    on: Date | None = None
    how: Text | None = None


class Edition(Record, frozen=True, kw_only=True):
    """A state of the handbook that was published.

    edition: Its number, such as "2.0".
    on: The day of publication.
    summary: What is different, in a few sentences.
    changed: The records whose meaning is different, as `kind/id`.
    shared_with: The teams that were told.
    """

    kind = "edition"
    names = KindNames(to_say("Edition"), to_say("Editions"))
    homes = ("content/editions",)
    asked = ("on", "summary")
    titled_by = "edition"
    identified_by = "edition"

    status: Status | None = None
    edition: EditionNumber
    on: datetime.date
    summary: Text | None = None
    changed: tuple[AnyId, ...] = ()
    shared_with: tuple[Shared, ...] = ()
