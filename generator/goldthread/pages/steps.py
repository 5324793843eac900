"""The five steps of the method: what the handbook holds for each, and how many findings are open in it."""

from collections import Counter
from collections.abc import Iterator
from math import cos, pi, sin

import msgspec

from goldthread.pages import addresses
from goldthread.pages.pieces import Standpoint, counted

_MIDDLE, _RADIUS = 150, 128


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One of the five steps; `x` and `y` are its knot on the ring."""

    number: int
    title: str
    href: str
    counts: str
    open: int
    x: float
    y: float


def steps(point: Standpoint) -> Iterator[Step]:
    """The five steps in order."""
    found = _open(point)
    named = _named(point)
    for number, (title, address, counts) in enumerate(named, start=1):
        turn = 2 * pi * (number - 1) / len(named)
        yield Step(
            number=number,
            title=title,
            href=point.links.to(address),
            counts=", ".join(counts),
            open=found[number],
            x=round(_MIDDLE + _RADIUS * sin(turn), 1),
            y=round(_MIDDLE - _RADIUS * cos(turn), 1),
        )


def _open(point: Standpoint) -> Counter[int]:
    """How many findings there are in each step; those in the data themselves count in none."""
    ideas = {code: explanation.idea for code, explanation in point.matter.explanations.items()}
    ideas |= {each.rule.code: each.rule.idea for each in point.matter.rules}
    return Counter(ideas.get(finding.code, 0) for finding in point.matter.findings)


def _named(point: Standpoint) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The name of each step, where it leads, and what there is for it."""
    book = point.book
    return (
        ("Get focused", addresses.FOCUS_INDEX, (counted(len(book.focuses), "focus statement", "focus statements"),)),
        (
            "Understand your customer",
            addresses.CUSTOMER_INDEX,
            (
                counted(len(book.customers), "customer", "customers"),
                counted(len(book.needs), "need", "needs"),
                counted(len(book.evidence), "piece of evidence", "pieces of evidence"),
            ),
        ),
        (
            "Create holistic experiences",
            addresses.JOURNEY,
            (counted(len(book.phases), "phase", "phases"), counted(len(book.touchpoints), "touchpoint", "touchpoints")),
        ),
        ("Create meaningful expressions", addresses.TOUCHPOINT_INDEX, (_media(point),)),
        (
            "Align teams and tools",
            addresses.TEAM_INDEX,
            (
                counted(len(book.principles), "principle", "principles"),
                counted(len(book.teams), "team", "teams"),
                counted(len(book.tools), "tool", "tools"),
            ),
        ),
    )


def _media(point: Standpoint) -> str:
    media = Counter(touchpoint.medium for touchpoint in point.book.touchpoints)
    return f"{media['personal']} in person, {media['physical']} in print and place, {media['digital']} on screen"
