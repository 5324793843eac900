"""Claims by strength for narrow screens, those with the newest evidence first."""

from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.claims import Claimed
from goldthread.drawings.template import draw
from goldthread.language.translation import say_many

_SHOWN = 6


class Entry(msgspec.Struct, frozen=True):
    """A claim, and the age of its newest evidence."""

    claim: Claimed
    age: str


class Strength(msgspec.Struct, frozen=True, kw_only=True):
    """A strength of evidence with its claims; `rest` is the title of the folded section for those not shown."""

    place: int
    title: str
    count: int
    shown: tuple[Entry, ...]
    others: tuple[Entry, ...]
    rest: str


class NarrowDrawing(msgspec.Struct, frozen=True):
    """The drawing, from the worst supported to the best."""

    strengths: tuple[Strength, ...]


def claims_narrow(claims: Sequence[Claimed], columns: Sequence[str], rows: Sequence[str]) -> Markup:
    """The drawing; without any claim there is none."""
    return draw("claims_narrow.html", narrow(claims, columns, rows)) if claims else Markup()


def narrow(claims: Sequence[Claimed], columns: Sequence[str], rows: Sequence[str]) -> NarrowDrawing:
    """The layout; strengths without claims are included."""
    return NarrowDrawing(tuple(_strengths(claims, columns, rows)))


def _strengths(claims: Sequence[Claimed], columns: Sequence[str], rows: Sequence[str]) -> Iterator[Strength]:
    for column, title in enumerate(columns):
        held = sorted((claim for claim in claims if claim.column == column), key=lambda claim: claim.row)
        entries = tuple(Entry(claim, rows[claim.row]) for claim in held)
        beyond = len(entries) - _SHOWN
        yield Strength(
            place=column,
            title=title,
            count=len(entries),
            shown=entries[:_SHOWN],
            others=entries[_SHOWN:],
            rest=say_many("and {count} more", "and {count} more", beyond) if beyond > 0 else "",
        )
