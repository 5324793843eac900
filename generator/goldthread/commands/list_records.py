"""The records of a handbook, counted by kind or listed."""

from pathlib import Path

from goldthread.commands.errors import RequestError, name_suggestion
from goldthread.language.message import Names, message
from goldthread.model.book import by_kind
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.reading.book import read_book
from goldthread.reading.suggestions import nearest


def counts(root: Path) -> tuple[tuple[str, int], ...]:
    """The kinds of which there are records, each with their number."""
    return tuple((record_type.kind, len(records)) for record_type, records in by_kind(read_book(root).book))


def records_of(root: Path, kind: str) -> tuple[Record, ...]:
    """The records of a kind. Raises RequestError when there is no such kind."""
    if kind not in KINDS:
        meant = nearest(kind, list(KINDS))
        after = name_suggestion(meant, "") if meant else message("Kinds: {kinds}.", kinds=Names(tuple(KINDS)))
        raise RequestError(message('There is no kind "{kind}". {hint}', kind=kind, hint=after))
    return tuple(read_book(root).book.of(KINDS[kind]))
