"""Pieces of evidence and studies as cards."""

from collections.abc import Callable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.language.translation import say, say_as, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.dates import last_day
from goldthread.model.learning import Evidence, Study
from goldthread.pages.components.citations import source_facts
from goldthread.pages.components.evidence_strength import followers, holds_until, is_stale, is_unused
from goldthread.pages.components.facts import Fact
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.labels import ANSWERS, COLLECTIONS, METHODS, day, listed

_GATHERED = Vocabulary(
    {
        "own": to_say("gathered by ourselves"),
        "vendor": to_say("gathered by a vendor"),
        "public": to_say("from a public source"),
    }
)


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of evidence; `terms` are the values by which the filter finds it."""

    id: str
    finding: Markup
    meta: str
    quote: Markup
    interpretation: Markup
    facts: tuple[Fact, ...]
    states: tuple[State, ...]
    use: str
    customers: str
    field_state: str


class Group(msgspec.Struct, frozen=True):
    """Pieces of evidence with the same method."""

    id: str
    title: str
    count: str
    pieces: tuple[Piece, ...]


class StudyCard(msgspec.Struct, frozen=True):
    """A study: its question, and its results so far."""

    id: str
    question: Markup
    state: State | None
    facts: tuple[Fact, ...]


def groups(presenter: Presenter) -> Iterator[Group]:
    """All pieces of evidence by method, the newest first."""
    by_method: dict[str, list[Evidence]] = {}
    for piece in presenter.book.evidence:
        by_method.setdefault(piece.method or "", []).append(piece)
    for method, title in COLLECTIONS.items():
        pieces = sorted(by_method.get(method, ()), key=lambda piece: last_day(piece.on), reverse=True)
        if pieces:
            count = say_many("{count} piece of evidence", "{count} pieces of evidence", len(pieces))
            yield Group(f"by_{method or 'unknown'}", title, count, tuple(_piece(presenter, each) for each in pieces))


def studies(presenter: Presenter) -> Iterator[StudyCard]:
    """All studies, in the order of the book."""
    return (_study(presenter, study) for study in presenter.book.studies)


def _piece(presenter: Presenter, piece: Evidence) -> Piece:
    line = presenter.words.line
    sample = say_many("{count} case", "{count} cases", piece.n) if piece.n else ""
    who = _GATHERED[piece.gathered_by] if piece.gathered_by else ""
    paid = say("paid for by {funder}", funder=piece.funded_by) if piece.funded_by else ""
    asked = ANSWERS[piece.answers] if piece.answers else ""
    meta = (day(piece.on) if piece.on else "", sample, asked, who, paid)
    stale, unused = is_stale(presenter.book, piece, presenter.context.build.on), is_unused(presenter.graph, piece)
    is_timed = holds_until(presenter.book, piece) is not None
    freshness = "stale" if stale else "fresh" if is_timed else "untimed"
    marks = (State("stale", say("Out of date")),) * stale + (State("unwritten", say("Not used yet")),) * unused
    return Piece(
        id=own_anchor(piece.id),
        finding=presenter.line_or_state(piece, "finding"),
        meta=" · ".join(part for part in meta if part),
        quote=line(say("“{quote}”", quote=piece.quote)) if piece.quote else Markup(),
        interpretation=line(piece.interpretation),
        facts=tuple(_facts(presenter, piece)),
        states=tuple(each for each in (status(piece), *marks) if each),
        use=_use(presenter, piece),
        customers=" ".join(piece.customers),
        field_state=" ".join((freshness, "unused" if unused else "used")),
    )


def _use(presenter: Presenter, piece: Evidence) -> str:
    number = len(followers(presenter.graph, piece))
    if number:
        return say_many("Supports {count} record", "Supports {count} records", number)
    return say("No consequences, with reasons") if piece.no_action_because else say("Origin")


def _facts(presenter: Presenter, piece: Evidence) -> Iterator[Fact]:
    resting = tuple(presenter.anchor(key) for key in followers(presenter.graph, piece))
    if resting:
        yield Fact(say("Supports"), anchors=resting)
    if piece.no_action_because:
        yield Fact(say("Why there are no consequences"), presenter.words.line(piece.no_action_because))
    named: tuple[tuple[str, str], ...] = (
        (say_as("of evidence", "About"), "customers"),
        (say("Source meeting"), "connect"),
        (say("Part of"), "study"),
    )
    for label, field in named:
        anchors = presenter.linked(piece.key, field)
        if anchors:
            yield Fact(label, anchors=anchors)
    yield from source_facts(presenter.words, piece)
    until = holds_until(presenter.book, piece)
    if until:
        validity = say("valid until {day}", day=day(until))
        yield Fact(say_as("of evidence", "Validity"), Markup.escape(validity))


def _study(presenter: Presenter, study: Study) -> StudyCard:
    facts: list[Fact] = []
    add: Callable[[Fact], None] = facts.append
    add(presenter.text_fact(study, say("Use of the findings"), "use_of_findings"))
    if study.methods:
        add(Fact(say("Method"), Markup.escape(listed(tuple(METHODS[method] for method in study.methods)))))
    add(presenter.text_fact(study, say("Fallback"), "fallback"))
    add(presenter.text_fact(study, say("What participants receive"), "incentive"))
    brought = presenter.sources(presenter.graph.links_to(study.key, "evidence", "study"))
    nothing = None if brought else State("unwritten", say("No touchpoints"))
    add(Fact(say("Results"), anchors=brought, state=nothing))
    facts += source_facts(presenter.words, study)
    return StudyCard(f"study-{study.id}", presenter.words.line(study.title), status(study), tuple(facts))
