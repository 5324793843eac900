"""How the rules' messages name records, and what is not written in them."""

from collections.abc import Iterable, Sequence

from goldthread.language.message import Message, MessageValue, Names, Text, marked_message, message, message_many
from goldthread.language.translation import to_say
from goldthread.model.naming import called, named
from goldthread.model.record import Record

__all__ = ["aside", "called", "either", "ended", "few", "is_missing", "listed", "named", "period"]

_YEAR = 365
_ENDED = {
    "done": to_say("done"),
    "dropped": to_say("dropped"),
    "idea": to_say("idea"),
    "retired": to_say("retired"),
}


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


def aside(record: Record, attribute: str) -> Text:
    """A remark, to follow the statement that a field is missing, on what was declared in its place; empty when nothing was."""
    match record.stands(attribute):
        case "unknown":
            return Names(("", message("(it is declared unknown)")), " ")
        case "n/a":
            return Names(("", message('("n/a" is no answer here)')), " ")
        case _:
            return ""


def ended(record: Record) -> Text:
    """The word for the status of a record that is over, as in "which is dropped"."""
    return marked_message(_ENDED.get(record.status or "", record.status or ""))


def period(days: int) -> Text:
    """A number of days in years, where they make whole ones."""
    years, rest = divmod(days, _YEAR)
    if years and not rest:
        return message_many("{count} year", "{count} years", years)
    return message_many("{count} day", "{count} days", days)


def listed(names: Iterable[MessageValue]) -> Names:
    """Names in a row: `a`, `a and b`, `a, b and c`."""
    return Names(tuple(names))


def either(names: Iterable[MessageValue]) -> Names:
    """Names of which one is meant: `a`, `a or b`, `a, b or c`."""
    return Names(tuple(names), "or")


def few(names: Sequence[MessageValue], most: int) -> Names | Message:
    """The first names in a row, and how many there are besides: `a, b, c and 2 more`."""
    more = len(names) - most
    if more <= 0:
        return listed(names)
    return message_many(
        "{names} and {count} more", "{names} and {count} more", more, names=Names(tuple(names[:most]), ", ")
    )
