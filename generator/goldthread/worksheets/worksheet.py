"""A worksheet: the questions that a handbook leaves open, record by record, and the interview "Who is your customer now?" for a team."""

from collections.abc import Iterable, Iterator

import msgspec

from goldthread.exchange.record_tables import Cell, cell_of, link_choices
from goldthread.findings import Finding
from goldthread.importing.columns import Column, column_named, columns_of
from goldthread.importing.matching import Matching
from goldthread.importing.word_labels import label_of
from goldthread.language.translation import said, say
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.labels import default_label
from goldthread.model.record import Record
from goldthread.model.shapes import ChoiceShape, DateShape, FlagShape
from goldthread.model.teams import Team
from goldthread.worksheets.wording import question

_SHOWN_OPTIONS = 12
_ROLE = ("decides", "information_used_by", "has_information", "needs_information", "changed_on", "notes")
_OTHERWISE = "falls"
"""The part of a change test that is written instead of the one before it."""
_CLOSED = frozenset({"retired", "dropped", "done"})


class Question(msgspec.Struct, frozen=True):
    """A question with room for its answer.

    record: The `kind/id` of the record that it is about.
    field: The field that the answer belongs into.
    words: The question.
    column: What an answer looks like.
    answer: What the handbook says now.
    help: What helps to answer.
    options: The names that an answer can be chosen from; empty where there are none.
    """

    record: str
    field: str
    words: str
    column: Column
    answer: Cell = None
    help: str = ""
    options: tuple[str, ...] = ()

    @property
    def shown_options(self) -> tuple[str, ...]:
        """The names to choose from, where they are few enough to be printed."""
        return self.options if len(self.options) <= _SHOWN_OPTIONS else ()


class Section(msgspec.Struct, frozen=True):
    """The questions about a record.

    title: What readers know it by.
    kind: What a record of its kind is called.
    questions: The questions.
    """

    title: str
    kind: str
    questions: tuple[Question, ...]


class WorksheetView(msgspec.Struct, frozen=True):
    """A worksheet.

    brand: The brand.
    team: The team that it is for; empty when it is for all.
    language: The language that it is written in.
    sections: Its sections.
    """

    brand: str
    team: str
    language: str
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many questions there are."""
        return sum(len(each.questions) for each in self.sections)


def worksheet(
    book: Book, findings: Iterable[Finding], *, owner: Team | None = None, kind: str | None = None
) -> WorksheetView:
    """The worksheet of a handbook, for one team or for all, about one kind of record or about all."""
    matching = Matching(book)
    by_record: dict[str, list[Finding]] = {}
    for each in findings:
        by_record.setdefault(each.record, []).append(each)
    sections: list[Section] = []
    if owner is not None and kind in {None, Team.kind}:
        sections.append(_interview(book, owner, matching))
    for record in book.records.values():
        if kind not in {None, record.kind} or record.status in _CLOSED:
            continue
        if owner is not None and (record.owner != owner.id or record.key == owner.key):
            continue
        if owner is None and isinstance(record, Team):
            sections.append(_interview(book, record, matching))
            continue
        questions = tuple(_open(book, record, by_record.get(record.key, ()), matching))
        if questions:
            sections.append(Section(_line(record.title), said(KINDS[record.kind].names.one), questions))
    handbook = book.handbook
    return WorksheetView(handbook.title, owner.title if owner else "", handbook.language, tuple(sections))


def _interview(book: Book, team: Team, matching: Matching) -> Section:
    """The interview "Who is your customer now?", filled in where the answers are known."""
    names = ["serves", "contact"]
    questions = [_asked(book, team, column, matching) for name in names if (column := column_named("team", name))]
    for service in team.serves:
        customer = book.records.get(f"customer/{service.customer}")
        name = _line(customer.title) if customer is not None else service.customer
        context = getattr(customer, "context", None) or ""
        for field, words in (
            ("does_for", say("What does the team do for this customer: {customer}?", customer=name)),
            ("does_with", say("What does the team do together with this customer: {customer}?", customer=name)),
            ("reviewed", say("When did the team and this customer last talk it over: {customer}?", customer=name)),
        ):
            column = column_named("team", f"serves.{service.customer}.{field}")
            assert column is not None
            asked = _asked(book, team, column, matching)
            about = _line(context) if field == "does_for" else asked.help
            questions.append(msgspec.structs.replace(asked, words=words, help=about))
    role = (column for name in _ROLE if (column := column_named("team", name)) is not None)
    questions += [_asked(book, team, column, matching) for column in role]
    return Section(_line(team.title), said(KINDS["team"].names.one), tuple(questions))


def _open(book: Book, record: Record, findings: Iterable[Finding], matching: Matching) -> Iterator[Question]:
    """The questions that a record leaves open: what is absent or unknown and matters, and what was found."""
    wanted = {
        *KINDS[record.kind].asked,
        *(() if record.owner else ("owner",) if "owner" in KINDS[record.kind].asked else ()),
    }
    told: set[str] = set()
    for column in columns_of(record.kind):
        if column.path[0] in wanted and not column.form and _is_open(cell_of(record, column, matching)):
            told.add(column.path[0])
            yield _asked(book, record, column, matching)
    for finding in findings:
        names = {part.strip() for part in finding.concerns.partition("=")[0].split(",")}
        if names & told:  # it is asked already
            continue
        concerned = [each for each in columns_of(record.kind) if each.path[0] in names and not each.form]
        reason = _line(str(finding.message))  # said once, above the first of its questions
        for column in concerned:
            told.add(column.path[0])
            asked = _asked(book, record, column, matching)
            hint = say("Answer this question or the one before it.") if column.path[-1] == _OTHERWISE else asked.help
            yield msgspec.structs.replace(asked, help=reason or hint)
            reason = ""


def _asked(book: Book, record: Record, column: Column, matching: Matching) -> Question:
    answer = cell_of(record, column, matching)
    options: tuple[str, ...] = ()
    if isinstance(column.leaf, ChoiceShape):
        options = tuple(map(label_of, column.leaf.words))
    elif isinstance(column.leaf, FlagShape):
        options = (label_of("yes"), label_of("no"))
    elif column.refers_to:
        options = tuple(link_choices(column, book, matching, but=record.key))
    hint = say("A day as year-month-day, or its month or year.") if isinstance(column.leaf, DateShape) else ""
    hint = say("Several: a line each.") if column.is_list else hint
    hint = _form_of_entries(column) if column.parts else hint
    known = None if _is_open(answer) else answer
    return Question(record.key, column.name, question(column), column, known, hint, options)


def _form_of_entries(column: Column) -> str:
    """How entries of two parts are written."""
    (first, _), (second, _) = column.parts
    first, second = (default_label(each).worded() for each in (first, second))
    return say("Several: a line each, as “{first}: {second}”.", first=first, second=second)


def _is_open(answer: Cell) -> bool:
    """Whether the handbook has no answer: none is written, or it is declared not to be known."""
    return answer is None or answer == label_of("unknown")


def _line(text: str) -> str:
    return " ".join(text.split())
