"""How the rules' messages name records, and what is not written in them."""

from collections.abc import Iterable, Sequence

from goldthread.language.message import Message, MessageValue, Names, Text, marked_message, message, message_many
from goldthread.language.translation import to_say
from goldthread.model.record import Record

_TITLE_LIMIT = 60
_YEAR = 365
_ENDED = {
    "done": to_say("done"),
    "dropped": to_say("dropped"),
    "idea": to_say("idea"),
    "retired": to_say("retired"),
}


def called(record: Record) -> Text:
    """A record at the beginning of a sentence: its kind, its title in quotation marks, and its key in brackets."""
    kind, title = marked_message(record.names.before_title or record.names.one), _title(record)
    if not title:
        return message("{kind} {record}", kind=kind, record=record.key)
    return message('{kind} "{title}" ({record})', kind=kind, title=title, record=record.key)


def named(record: Record) -> Text:
    """A record in the middle of a sentence: its title in quotation marks, and its key in brackets."""
    title = _title(record)
    return message('"{title}" ({record})', title=title, record=record.key) if title else record.key


def _title(record: Record) -> Text:
    """A record's title, shortened; empty when it says no more than the key does."""
    title = record.title_text if record.written_title is not None else ""
    if isinstance(title, str):
        title = " ".join(title.split()).rstrip(".")
        if title == record.id:
            return ""
        if len(title) > _TITLE_LIMIT:
            title = title[:_TITLE_LIMIT].rpartition(" ")[0].rstrip(",;:.") + " ..."
    return title


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
