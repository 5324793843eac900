"""Records as entries of the search, with the line to use: what to say, what to do first, or what it is."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from goldthread.language.translation import said
from goldthread.model.editions import Term
from goldthread.model.record import Record
from goldthread.model.references import texts
from goldthread.pages.frame.addresses import Links, record_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import MEDIUM_WORDS, capitalised
from goldthread.pages.frame.markdown_text import Words, first_sentence
from goldthread.search.entry import Entry

_LINES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "situation": ("say",),
        "touchpoint": ("message", "examples", "gives", "as_customer"),
        "principle": ("do", "statement"),
        "focus": ("statement",),
        "phase": ("purpose",),
        "need": ("stability",),
        "customer": ("context",),
        "team": ("contact", "decides"),
        "offer": ("sells",),
        "term": ("means",),
        "evidence": ("interpretation", "quote"),
        "study": ("purpose",),
        "connect": ("purpose", "activity"),
        "initiative": ("first_step",),
    }
)
"""The fields of each kind that hold the line to use, the first that is written counting."""
_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "situation": 1.4, "touchpoint": 1.2, "tool": 1.15, "principle": 1.1, "team": 1.1, "term": 1.05, "evidence": 0.7,
        "decision": 0.7, "metric": 0.7, "initiative": 0.6, "study": 0.6, "connect": 0.5, "event": 0.6, "constraint": 0.5,
        "edition": 0.4,
    }
)  # fmt: skip
"""What a record of a kind counts against others: what helps at once before what explains it."""
_SHORT_LIVED = frozenset({"retired", "dropped"})
_PAST = 0.4
_SAID, _TOLD, _TEXT, _LINKED = 3.0, 1.5, 1.0, 0.6
_TELLING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "situation": ("say", "may", "never"),
        "touchpoint": ("message", "as_customer"),
        "principle": ("statement", "do", "dont"),
        "team": ("decides",),
        "term": ("means",),
        "customer": ("jobs",),
    }
)
"""The fields of each kind that are looked for first, which count more than others, and so do their labels."""
_NOT_TOLD = frozenset({"also", "source", "waive", "link", "not"})
"""Fields that say nothing about what the record is: other words and former ones count more, and are taken for themselves."""
_LINE_LENGTH = 140


def record_entries(context: Context) -> Iterator[Entry]:
    """An entry for each record that has a place on a page of the edition."""
    return filter(None, context.rows(_entries, tuple(context.book.records)))


def _entries(context: Context) -> Callable[[str], Entry | None]:
    """What makes the entries, by the keys of records; none for a record without a place."""
    words, records = Words(context.book, Links(context.book, "", context.absent)), context.book.records

    @cache
    def title(key: str) -> str:
        record = records.get(key)
        return words.title(record) if record else ""

    def entry(key: str) -> Entry | None:
        record, address = records[key], record_address(key)
        if address is None or f"{address.partition('/')[0]}/" in context.absent:
            return None
        line, kind = _line(record), said(record.names.one)
        linked = dict.fromkeys(edge.target for edge in context.graph.out.get(key, ()))
        return Entry(
            address=address,
            title=capitalised(title(key)) if isinstance(record, Term) else title(key),
            kind=kind,
            owner=title(f"team/{record.owner}") if record.owner else "",
            line=first_sentence(words.plain(line), _LINE_LENGTH),
            also=record.also,
            replaces=tuple(getattr(record, "replaces", ())) if record.kind == "term" else (),
            names=(record.id, *record.was),
            texts=(
                (_SAID, f"{line} {kind} {_sort(record)}"),
                (_TOLD, _telling(record)),
                (_TEXT, "\n".join(text for path, text in texts(record) if path[0] not in _NOT_TOLD)),
                (_LINKED, "\n".join(title(each) for each in linked if each in records)),
            ),
            weight=_WEIGHTS.get(record.kind, 1.0) * (_PAST if record.status in _SHORT_LIVED else 1.0),
        )

    return entry


def _line(record: Record) -> str:
    for field in _LINES.get(record.kind, ()):
        value = getattr(record, field, None)
        first = value[0] if isinstance(value, tuple) and value else value
        if isinstance(first, str) and first.strip():
            return first
    return ""


def _telling(record: Record) -> str:
    told = []
    for field in _TELLING.get(record.kind, ()):
        value = getattr(record, field)
        if value:
            told += [record.label(field).worded(), *(value if isinstance(value, tuple) else (value,))]
    return "\n".join(told)


def _sort(record: Record) -> str:
    """What sort of thing it is beside its kind, as people call it: a script, in person, at the counter."""
    told = (getattr(record, name, None) for name in ("medium", "channel", "sort"))
    return " ".join(MEDIUM_WORDS.get(each, each) for each in told if isinstance(each, str))
