"""The alignment map as an outline, for narrow screens: under each focus its principles, and under each principle its touchpoints."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.drawings.alignment import Alignment, Knot, Thread


class Branch(msgspec.Struct, frozen=True):
    """A record with what hangs on it.

    knot: The record.
    is_inferred: Whether the thread to what is above it was only read into the material.
    count: How many touchpoints hang on that thread.
    branches: What hangs on it.
    """

    knot: Knot
    is_inferred: bool = False
    count: int = 1
    branches: tuple["Branch", ...] = ()


class Outline(msgspec.Struct, frozen=True):
    """The whole.

    loose: Principles that carry no focus, with their touchpoints.
    focuses: Focus statements, with their principles.
    """

    loose: tuple[Branch, ...]
    focuses: tuple[Branch, ...]


def outline(alignment: Alignment) -> Outline:
    """The map as branches; what carries two records hangs on both."""
    knots = {knot.key: knot for knot in alignment.knots}
    threads: dict[str, list[Thread]] = {}
    for thread in alignment.threads:
        threads.setdefault(thread.above, []).append(thread)
    carried = {thread.below for knot in alignment.focuses for thread in threads.get(knot.key, ())}
    loose = tuple(
        Branch(knot, branches=tuple(_beneath(knot.key, threads, knots)))
        for knot in alignment.principles
        if knot.key not in carried
    )
    return Outline(
        loose, tuple(Branch(knot, branches=tuple(_beneath(knot.key, threads, knots))) for knot in alignment.focuses)
    )


def _beneath(key: str, threads: Mapping[str, list[Thread]], knots: Mapping[str, Knot]) -> Iterator[Branch]:
    for thread in threads.get(key, ()):
        below = tuple(_beneath(thread.below, threads, knots))
        yield Branch(knots[thread.below], thread.is_inferred, thread.count, below)
