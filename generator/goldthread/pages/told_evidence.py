"""Pieces of evidence and studies as they are told: what was found, how, by whom, what rests on it, and what a study is for."""

from collections.abc import Callable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.model.learning import Evidence, Study
from goldthread.pages.certainty import followers, holds_until, is_stale, is_unused
from goldthread.pages.pieces import Fact, Standpoint, State, counted, status
from goldthread.pages.spoken import ANSWERS, COLLECTIONS, GATHERERS, METHODS, day, listed


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
    standing: str


class Group(msgspec.Struct, frozen=True):
    """The pieces that were found in the same way."""

    id: str
    title: str
    count: str
    pieces: tuple[Piece, ...]


class Studied(msgspec.Struct, frozen=True):
    """A question that is looked into, with what it has brought so far."""

    id: str
    question: Markup
    state: State | None
    facts: tuple[Fact, ...]


def groups(here: Standpoint) -> Iterator[Group]:
    """All pieces, by the way in which they were found; the newest first."""
    by_method: dict[str, list[Evidence]] = {}
    for piece in here.book.evidence:
        by_method.setdefault(piece.method or "", []).append(piece)
    for method, title in COLLECTIONS.items():
        pieces = sorted(by_method.get(method, ()), key=lambda piece: piece.on, reverse=True)
        if pieces:
            count = counted(len(pieces), "piece", "pieces")
            yield Group(f"by_{method or 'unknown'}", title, count, tuple(_piece(here, each) for each in pieces))


def studies(here: Standpoint) -> Iterator[Studied]:
    """All studies, in the order of the book."""
    return (_study(here, study) for study in here.book.studies)


def _piece(here: Standpoint, piece: Evidence) -> Piece:
    line = here.words.line
    sample = f"{piece.n} {'case' if piece.n == 1 else 'cases'}" if piece.n else ""
    who = f"gathered {GATHERERS[piece.gathered_by]}" if piece.gathered_by in {"own", "vendor"} else ""
    who = "from a public source" if piece.gathered_by == "public" else who
    paid = f"paid for by {piece.funded_by}" if piece.funded_by else ""
    asked = ANSWERS[piece.answers] if piece.answers else ""
    meta = (day(piece.on), sample, asked, who, paid)
    stale, unused = is_stale(here.book, piece, here.matter.build.on), is_unused(here.graph, piece)
    marks = (State("stale", "Past its time"),) * stale + (State("unwritten", "Not used yet"),) * unused
    return Piece(
        id=piece.id,
        finding=line(piece.finding),
        meta=" · ".join(part for part in meta if part),
        quote=line(f"“{piece.quote}”") if piece.quote else Markup(),
        interpretation=line(piece.interpretation),
        facts=tuple(_facts(here, piece)),
        states=tuple(each for each in (status(piece), *marks) if each),
        use=_use(here, piece),
        customers=" ".join(piece.customers),
        standing=" ".join(("stale" if stale else "fresh", "unused" if unused else "used")),
    )


def _use(here: Standpoint, piece: Evidence) -> str:
    number = len(followers(here.graph, piece))
    if number:
        return f"{counted(number, 'record rests', 'records rest')} on it"
    return "Nothing follows, and why" if piece.no_action_because else "Where it comes from"


def _facts(here: Standpoint, piece: Evidence) -> Iterator[Fact]:
    resting = tuple(here.anchor(key) for key in followers(here.graph, piece))
    if resting:
        yield Fact("What rests on it", anchors=resting)
    if piece.no_action_because:
        yield Fact("Why nothing follows", here.words.line(piece.no_action_because))
    named: tuple[tuple[str, str], ...] = (("About", "customers"), ("Heard at", "connect"), ("Part of", "study"))
    for label, field in named:
        anchors = here.linked(piece.key, field)
        if anchors:
            yield Fact(label, anchors=anchors)
    if piece.source:
        yield Fact("To be looked up in", here.words.line(piece.source))
    until = holds_until(here.book, piece)
    if until:
        past = "held" if until < here.matter.build.on else "holds"
        yield Fact("Time", Markup.escape(f"{past} until {day(until)}"))


def _study(here: Standpoint, study: Study) -> Studied:
    facts: list[Fact] = []
    add: Callable[[Fact], None] = facts.append
    add(here.text_fact(study, "What we do with the answer", "use_of_findings"))
    if study.methods:
        add(Fact("How", Markup.escape(listed(tuple(METHODS[method] for method in study.methods)))))
    add(here.text_fact(study, "If it does not work out", "fallback"))
    add(here.text_fact(study, "What those who take part get", "incentive"))
    brought = here.sources(here.graph.reaching(study.key, "evidence", "study"))
    add(Fact("What it has brought", anchors=brought, state=None if brought else State("unwritten", "Nothing yet")))
    return Studied(f"study-{study.id}", here.words.line(study.question), status(study), tuple(facts))
