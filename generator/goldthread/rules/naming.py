"""How the rules' messages name records, and what is not written in them."""

from collections.abc import Iterable, Sequence

from goldthread.language.saying import said, say, say_many, to_say
from goldthread.model.record import Record

_TITLE_LIMIT = 60
_ENDED = {
    "done": to_say("done"),
    "dropped": to_say("dropped"),
    "idea": to_say("idea"),
    "retired": to_say("retired"),
}


def called(record: Record) -> str:
    """A record by its key and, in quotation marks, by the words that readers know it by."""
    title = " ".join(record.title.split()).rstrip(".")
    if not title or title == record.id:
        return record.key
    if len(title) > _TITLE_LIMIT:
        title = title[:_TITLE_LIMIT].rpartition(" ")[0].rstrip(",;:.") + " ..."
    return say('{record} ("{title}")', record=record.key, title=title)


def is_missing(record: Record, attribute: str) -> bool:
    """Whether a field is absent, blank, or declared `unknown` or `n/a`."""
    value = getattr(record, attribute)
    match value:
        case None | ():
            return True
        case str():
            return not value.strip()
        case tuple():
            return all(isinstance(item, str) and not item.strip() for item in value)
        case _:
            return False


def aside(record: Record, attribute: str) -> str:
    """A remark, to follow the statement that a field is missing, on what was declared in its place; empty when nothing was."""
    match record.stands(attribute):
        case "unknown":
            return " " + say("(it is declared unknown)")
        case "n/a":
            return " " + say('("n/a" is no answer here)')
        case _:
            return ""


def first_id(records: Iterable[Record], otherwise: str) -> str:
    """The id of the first of some records, for an example of what to write."""
    return next((record.id for record in records), otherwise)


def ended(record: Record) -> str:
    """The word for the status of a record that is over, as in "which is dropped"."""
    return said(_ENDED.get(record.status or "", record.status or ""))


def listed(names: Iterable[str]) -> str:
    """Names in a row: `a`, `a and b`, `a, b and c`."""
    *first, last = names
    return say("{names} and {last}", names=", ".join(first), last=last) if first else last


def either(names: Iterable[str]) -> str:
    """Names of which one is meant: `a`, `a or b`, `a, b or c`."""
    *first, last = names
    return say("{names} or {last}", names=", ".join(first), last=last) if first else last


def few(names: Sequence[str], most: int) -> str:
    """The first names in a row, and how many there are besides: `a, b, c and 2 more`."""
    more = len(names) - most
    if more <= 0:
        return listed(names)
    return say_many("{names} and {count} more", "{names} and {count} more", more, names=", ".join(names[:most]))
