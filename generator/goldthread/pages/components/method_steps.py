"""The five steps of the method, with counts of records and of open findings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import cos, pi, sin

import msgspec

from goldthread.findings import Finding
from goldthread.language.translation import say, say_many
from goldthread.model.vision import Handbook
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame import addresses

_MIDDLE, _RADIUS = 150, 128


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One of the five steps; `x` and `y` are its position on the ring."""

    number: int
    title: str
    href: str
    counts: str
    findings: str
    x: float
    y: float


def steps(presenter: Presenter) -> Iterator[Step]:
    """The five steps in order."""
    found = _by_step(presenter, presenter.context.findings)
    accepted = _by_step(presenter, presenter.context.accepted)
    named = _named(presenter)
    for number, (title, address, counts) in enumerate(named, start=1):
        turn = 2 * pi * (number - 1) / len(named)
        yield Step(
            number=number,
            title=title,
            href=presenter.links.to(address),
            counts=", ".join(counts),
            findings=_findings(presenter, found[number], accepted[number]),
            x=round(_MIDDLE + _RADIUS * sin(turn), 1),
            y=round(_MIDDLE - _RADIUS * cos(turn), 1),
        )


def _findings(presenter: Presenter, found: int, accepted: int) -> str:
    """How many findings there are at a step; empty where there is nothing to find any in."""
    if accepted:
        taken = say_many("{count} accepted", "{count} accepted", accepted)
        return say("{open}, {accepted}", open=say("{count} new", count=found), accepted=taken)
    has_records = any(not isinstance(record, Handbook) for record in presenter.book.records.values())
    return say_many("{count} open", "{count} open", found, none="no findings") if has_records else ""


def _by_step(presenter: Presenter, findings: Iterable[Finding]) -> Counter[int]:
    """Numbers of findings by step; data faults belong to no step."""
    ideas = {code: explanation.idea for code, explanation in presenter.context.explanations.items()}
    ideas |= {each.rule.code: each.rule.idea for each in presenter.context.rules}
    return Counter(ideas.get(finding.code, 0) for finding in findings)


def _named(presenter: Presenter) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The name, the link and the counts of each step."""
    book = presenter.book
    return (
        (
            say("Get focused"),
            addresses.FOCUS_INDEX,
            (
                say_many(
                    "{count} focus statement", "{count} focus statements", len(book.focuses), none="no focus statements"
                ),
            ),
        ),
        (
            say("Understand your customer"),
            addresses.CUSTOMER_INDEX,
            (
                say_many("{count} customer", "{count} customers", len(book.customers), none="no customers"),
                say_many("{count} need", "{count} needs", len(book.needs), none="no needs"),
                say_many(
                    "{count} piece of evidence",
                    "{count} pieces of evidence",
                    len(book.evidence),
                    none="no pieces of evidence",
                ),
            ),
        ),
        (
            say("Create holistic experiences"),
            addresses.JOURNEY,
            (
                say_many("{count} phase", "{count} phases", len(book.phases), none="no phases"),
                say_many("{count} touchpoint", "{count} touchpoints", len(book.touchpoints), none="no touchpoints"),
            ),
        ),
        (say("Create meaningful expressions"), addresses.TOUCHPOINT_INDEX, (_media(presenter),)),
        (
            say("Align teams and tools"),
            addresses.TEAM_INDEX,
            (
                say_many("{count} principle", "{count} principles", len(book.principles), none="no principles"),
                say_many("{count} team", "{count} teams", len(book.teams), none="no teams"),
                say_many("{count} tool", "{count} tools", len(book.tools), none="no tools"),
            ),
        ),
    )


def _media(presenter: Presenter) -> str:
    media = Counter(touchpoint.medium for touchpoint in presenter.book.touchpoints)
    return say(
        "{personal} personal, {physical} physical, {digital} digital",
        personal=media["personal"],
        physical=media["physical"],
        digital=media["digital"],
    )
