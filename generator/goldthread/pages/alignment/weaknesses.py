"""The board of weaknesses: each record with what is weak in it, who owns it, and the next step."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goldthread.graph.scope import is_to_do
from goldthread.graph.weaknesses import unknown_fields, weaknesses_of
from goldthread.language.translation import said, say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.dates import Date, last_day
from goldthread.model.journey import Touchpoint
from goldthread.model.plan import Initiative
from goldthread.model.record import Record
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.filters import Choice, options
from goldthread.pages.components.initiatives import toward
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import REPORT, WEAKNESSES, WEAKNESSES_FILE
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import EFFECTS, capitalised, day
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_LABELS: Mapping[str, str] = Vocabulary(
    {
        "harmful": to_say("Weakens or breaks the bond"),
        "unlinked": to_say("Not linked to the vision"),
        "inferred": to_say("Links inferred only"),
        "overdue": to_say("Overdue"),
        "unrated": to_say("Not rated"),
        "unproven": to_say("No evidence named"),
        "unknown": to_say("Unknown"),
        "accepted": to_say("Accepted in the baseline"),
        "waived": to_say("Waived"),
    }
)
"""What each weakness is called, the worst first."""
_ORDER = {name: place for place, name in enumerate(_LABELS)}


class Mark(msgspec.Struct, frozen=True):
    """One weakness of a record: its name for the style sheet, and its words."""

    name: str
    words: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A record with its weaknesses.

    names: The names of its weaknesses, separated by spaces.
    place: Where its phase stands in the journey.
    """

    anchor: Anchor
    kind_id: str
    kind: str
    marks: tuple[Mark, ...]
    names: str
    team_id: str
    team: Anchor
    phase_id: str
    phase: str
    place: int
    next: str
    key: str


class Count(msgspec.Struct, frozen=True):
    """How many records have a weakness, with the address of the board that shows them alone."""

    name: str
    words: str
    count: int
    href: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    counts: tuple[Count, ...]
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    csv: str
    report: str


def page(context: Context, address: str) -> Page:
    """The page of the board."""
    presenter = Presenter(context, address)
    rows = context.shared(board)
    counts = Counter(mark.name for row in rows for mark in row.marks)
    view = View(
        lead=say_many(
            "{count} record with something weak in it, the weakest first.",
            "{count} records with something weak in them, the weakest first.",
            len(rows),
            none="No record says of itself that anything is weak.",
        ),
        counts=tuple(
            Count(name, words, counts[name], f"{presenter.links.to(WEAKNESSES)}#weakness={name}")
            for name, words in _LABELS.items()
            if counts[name]
        ),
        rows=rows,
        choices=(
            Choice("weakness", say("Weakness"), tuple((each, _LABELS[each]) for each in _LABELS if counts[each])),
            Choice("team", say("Owner"), options((row.team_id, row.team.text) for row in rows)),
            Choice(
                "phase",
                say("Phase"),
                options(_by_place(row for row in rows if row.phase)),
            ),
            Choice("kind", say("Kind of record"), options((row.kind_id, row.kind) for row in rows)),
        ),
        csv=presenter.links.to(WEAKNESSES_FILE),
        report=presenter.links.to(REPORT),
    )
    return Page(
        address=address,
        title=say("Weaknesses"),
        description=say("What is weak, unknown, overdue or accepted, by owner. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=0.0,
    )


def _by_place(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """The phases of rows with their names, in the order of the journey."""
    return ((row.phase_id, row.phase) for row in sorted(rows, key=lambda each: each.place))


def board(context: Context) -> tuple[Row, ...]:
    """The rows of the board: the records with the worst weakness first, then those with the most, in the customer's order."""
    presenter = Presenter(context, WEAKNESSES)
    places = {phase.id: place for place, phase in enumerate(presenter.book.phases)}
    waived: dict[str, datetime.date] = {}
    for each in presenter.context.waived:
        waived[each.finding.record] = min(each.until, waived.get(each.finding.record, each.until))
    accepted = presenter.context.accepted_by_record
    rows = []
    for record in presenter.book.records.values():
        marks = [
            Mark(name, _words(record, name))
            for name in weaknesses_of(presenter.graph, record, presenter.context.build.on)
        ]
        if record.key in accepted:
            count = len(accepted[record.key])
            marks.append(Mark("accepted", say_many("{count} finding accepted", "{count} findings accepted", count)))
        if record.key in waived:
            marks.append(Mark("waived", say("Waived until {day}", day=day(waived[record.key]))))
        if marks:
            rows.append(_row(presenter, record, tuple(marks), places))
    return tuple(sorted(rows, key=lambda row: (_ORDER[row.marks[0].name], -len(row.marks), row.place, row.anchor.text)))


def _words(record: Record, name: str) -> str:
    if name == "harmful" and isinstance(record, Touchpoint) and record.effect:
        return capitalised(EFFECTS[record.effect])
    if name == "overdue":
        return say("Overdue since {day}", day=day(_passed(record)))
    if name == "unknown":
        fields = ", ".join(dict.fromkeys(map(record.words_of_field, unknown_fields(record))))
        return say("Unknown: {fields}", fields=fields)
    return _LABELS[name]


def _passed(record: Record) -> Date:
    """The day that has passed: the one of the review, or of the end of an initiative."""
    days = [record.due] if isinstance(record, Initiative) and is_to_do(record) else []
    return min((each for each in (*days, record.review_by) if each is not None), key=last_day)


def _row(presenter: Presenter, record: Record, marks: tuple[Mark, ...], places: Mapping[str, int]) -> Row:
    phase = record.phase if isinstance(record, Touchpoint) else record.id if record.kind == "phase" else None
    phase_record = presenter.book.records.get(f"phase/{phase}")
    owner = f"team/{record.owner}"
    is_known = owner in presenter.book.records
    return Row(
        anchor=presenter.anchor(record.key),
        kind_id=record.kind,
        kind=said(record.names.one),
        marks=marks,
        names=" ".join(each.name for each in marks),
        team_id=record.owner or "none" if is_known else "none",
        team=presenter.anchor(owner) if is_known else Anchor(say("No known owner")),
        phase_id=phase or "none",
        phase=presenter.words.title(phase_record) if phase_record else "",
        place=places.get(phase or "", len(places)),
        next=_next_step(presenter, record),
        key=record.key,
    )


def _next_step(presenter: Presenter, record: Record) -> str:
    """The next step that is written for a record: the initiative for it that is due first, or its own words."""
    if isinstance(record, Initiative):
        return presenter.words.plain(record.first_step)
    if not isinstance(record, Touchpoint):
        return ""
    planned = next(iter(toward(presenter.graph, record)), None)
    if planned is None:
        return presenter.words.plain(record.next)
    title = presenter.words.title(planned)
    return say("{title} (due {day})", title=title, day=day(planned.due)) if planned.due else title


def table(context: Context) -> tuple[tuple[str, ...], ...]:
    """The board as rows of texts for spreadsheets, its header first."""
    header = (
        say("Record"),
        say("Kind of record"),
        say("Title"),
        say("Weakness"),
        say("Owner"),
        say("Phase"),
        say("Next step"),
    )
    cells = (
        (
            row.key,
            row.kind,
            row.anchor.text,
            "; ".join(each.words for each in row.marks),
            row.team.text,
            row.phase,
            row.next,
        )
        for row in context.shared(board)
    )
    return (header, *cells)


WRITER = Writer(
    addresses=at(WEAKNESSES),
    page=page,
    title=to_say("Weaknesses"),
    for_editors=True,
)
