"""How messages name a record: by its kind and its title, and by its key in brackets."""

from goldthread.language.message import Text, marked_message, message
from goldthread.model.record import Record

_TITLE_LIMIT = 60


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
