"""Lists of touchpoints and of evidence."""

from collections.abc import Iterable, Mapping

import msgspec
from markupsafe import Markup

from goldthread.language.translation import say, say_many
from goldthread.model.dates import last_day
from goldthread.model.journey import Touchpoint
from goldthread.model.learning import Evidence
from goldthread.pages.components.facts import NO_TEXT, Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.labels import GATHERERS, METHODS, capitalised, month


class Row(msgspec.Struct, frozen=True):
    """A record in a list.

    anchor: The link to it.
    side: A short text at the right.
    text: A sentence below it.
    state: The status, if it needs a label.
    medium: The medium of a touchpoint.
    """

    anchor: Anchor
    side: str = ""
    text: Markup = NO_TEXT
    state: State | None = None
    medium: str = ""


class PhaseRows(msgspec.Struct, frozen=True):
    """The touchpoints of one phase.

    anchor: The phase.
    rows: Its touchpoints.
    """

    anchor: Anchor
    rows: tuple[Row, ...]


class Tally(msgspec.Struct, frozen=True):
    """A count in a strip; `heat` is the shade, from 0 to 4."""

    label: str
    count: int
    heat: int


def by_phase(presenter: Presenter, anchors: Mapping[str, Anchor]) -> tuple[PhaseRows, ...]:
    """Touchpoints, given by key with their links, by phase in the customers' order.

    The sentence below a touchpoint is the note of its link, or else its outcome.
    """
    rows: dict[str, list[Row]] = {}
    for key, anchor in anchors.items():
        touchpoint = presenter.book.records[key]
        if isinstance(touchpoint, Touchpoint):
            rows.setdefault(touchpoint.phase or "", []).append(_row(presenter, touchpoint, anchor))
    phases = [phase for phase in presenter.book.phases if phase.id in rows]
    found = [PhaseRows(presenter.anchor(phase.key), tuple(rows.pop(phase.id))) for phase in phases]
    rest = tuple(row for left in rows.values() for row in left)
    return (*found, PhaseRows(Anchor(say("No known phase")), rest)) if rest else tuple(found)


def _row(presenter: Presenter, touchpoint: Touchpoint, anchor: Anchor) -> Row:
    text = anchor.how or presenter.words.line(touchpoint.outcome)
    return Row(anchor, text=text, state=status(touchpoint), medium=touchpoint.medium or "")


def tallies(labels: Iterable[tuple[str, int]]) -> tuple[Tally, ...]:
    """Counts as a strip; the highest is the darkest."""
    counts = tuple(labels)
    most = max((count for _, count in counts), default=0)
    return tuple(Tally(label, count, -(-4 * count // most) if count else 0) for label, count in counts)


def phase_tallies(presenter: Presenter, groups: Iterable[PhaseRows]) -> tuple[Tally, ...]:
    """Numbers of touchpoints by phase, including phases without any."""
    counts = {group.anchor.text: len(group.rows) for group in groups}
    titles = [presenter.words.title(phase) for phase in presenter.book.phases]
    return tallies((title, counts.get(title, 0)) for title in titles)


def learned(presenter: Presenter, keys: Iterable[str]) -> tuple[Row, ...]:
    """Pieces of evidence with method and date, the newest first."""
    records = (presenter.book.records[key] for key in dict.fromkeys(keys))
    found = [record for record in records if isinstance(record, Evidence)]
    return tuple(_learned(presenter, each) for each in sorted(found, key=lambda each: last_day(each.on), reverse=True))


def _learned(presenter: Presenter, evidence: Evidence) -> Row:
    sample = (say_many("{count} case", "{count} cases", evidence.n),) if evidence.n else ()
    how = (METHODS[evidence.method],) if evidence.method else ()
    who = (GATHERERS[evidence.gathered_by],) if evidence.gathered_by else ()
    side = capitalised(", ".join((*how, month(evidence.on) if evidence.on else say("no date"), *sample, *who)))
    quote = presenter.words.line(say("“{words}”", words=evidence.quote)) if evidence.quote else NO_TEXT
    return Row(presenter.anchor(evidence.key), side, quote)


def strength(rows_of: Iterable[Evidence]) -> str:
    """The strength of evidence as counts: kinds of methods, own research, and evidence for reasons."""
    evidence = tuple(rows_of)
    if not evidence:
        return say("Assumption: no evidence yet")
    methods = {each.method for each in evidence if each.method}
    own = any(each.gathered_by == "own" for each in evidence)
    why = any(each.answers == "why" for each in evidence)
    asked = say("reason studied") if why else say("reason not studied")
    if len(methods) < 2:  # noqa: PLR2004 - two make it more than one
        if own:
            return say("Based on one kind of source, first-hand; {asked}", asked=asked)
        return say("Based on one kind of source, second-hand; {asked}", asked=asked)
    if own:
        return say("Based on {count} kinds of source, first-hand; {asked}", count=len(methods), asked=asked)
    return say("Based on {count} kinds of source, second-hand; {asked}", count=len(methods), asked=asked)
