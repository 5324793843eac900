"""How the rules' messages name records, and what is not written in them."""

from collections.abc import Iterable

from goldthread.model.record import Record

_TITLE_LIMIT = 60


def called(record: Record) -> str:
    """A record by its key and, in quotation marks, by the words that readers know it by."""
    title = " ".join(record.title.split()).rstrip(".")
    if not title or title == record.id:
        return record.key
    if len(title) > _TITLE_LIMIT:
        title = title[:_TITLE_LIMIT].rpartition(" ")[0].rstrip(",;:.") + " ..."
    return f'{record.key} ("{title}")'


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
            return " (it is declared unknown)"
        case "n/a":
            return ' ("n/a" is no answer here)'
        case _:
            return ""


def first_id(records: Iterable[Record], otherwise: str) -> str:
    """The id of the first of some records, for an example of what to write."""
    return next((record.id for record in records), otherwise)


def listed(names: Iterable[str], conjunction: str = "and") -> str:
    """Names in a row: `a`, `a and b`, `a, b and c`."""
    *first, last = names
    return f"{', '.join(first)} {conjunction} {last}" if first else last
