"""Records found by the titles that people know them by, where a command wants an id."""

from collections.abc import Iterable
from typing import TypeVar

from goldthread.commands.errors import RequestError
from goldthread.graph.record_names import either
from goldthread.language.message import message
from goldthread.language.words import same_form
from goldthread.model.record import Record
from goldthread.reading.suggestions import nearest

R = TypeVar("R", bound=Record)


def titled(records: Iterable[R], title: str) -> R | None:
    """The record with a title; letter case, white space and a full stop at the end do not count.

    Raises RequestError when several have it.
    """
    wanted = _form(title)
    found = [each for each in records if _form(each.title) == wanted]
    if len(found) > 1:
        raise RequestError(
            message(
                '"{name}" is the title of {keys}. Give the id instead.',
                name=title,
                keys=either(each.key for each in found),
            )
        )
    return found[0] if found else None


def nearly_titled(records: Iterable[Record], title: str) -> str | None:
    """The id of the record whose title is most like a text; None where none is."""
    ids = {each.title: each.key for each in records}
    near = nearest(title, list(ids))
    return ids[near] if near is not None else None


def _form(title: str) -> str:
    return same_form(" ".join(title.split()).rstrip("."))
