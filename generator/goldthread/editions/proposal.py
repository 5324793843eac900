"""Which number an edition takes, and why."""

from collections.abc import Collection, Iterator

import msgspec

from goldthread.editions.history import Size
from goldthread.editions.number import after, is_number, order

_FIRST = "1.0"


class Proposal(msgspec.Struct, frozen=True):
    """The next edition.

    edition: Its number.
    step: The step that it takes.
    reason: Why it takes this number, in a sentence.
    doubts: What speaks against it, a sentence each.
    """

    edition: str
    step: Size
    reason: str
    doubts: tuple[str, ...] = ()


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the numbers of editions.

    last: That of the last edition; empty before the first.
    prepared: That which the handbook names for the edition in preparation.
    known: Those of all editions.
    """

    last: str
    prepared: str
    known: Collection[str]


def proposal(numbers: Numbers, suggested: Size, *, step: Size | None, edition: str | None) -> Proposal:
    """The number that follows from what changed, unless somebody asks for a step or a number.

    The number that the handbook names already is taken when it goes at least as far as the change does.
    """
    if edition is not None:
        doubts = tuple(_against(numbers, edition))
        return Proposal(edition, step or suggested, f"{edition} was asked for.", doubts)
    if not numbers.last:
        first = numbers.prepared if is_number(numbers.prepared) else _FIRST
        return Proposal(first, step or suggested, f"It is the first edition, and takes the number {first}.")
    if not is_number(numbers.last):
        return Proposal(
            "", step or suggested, "", (f'Nothing can be counted on from "{numbers.last}": say --edition.',)
        )
    size = step or suggested
    number = after(numbers.last, size)
    if step is not None:
        return Proposal(number, size, f"After {numbers.last}, a {size} step was asked for: {number}.")
    if _is_prepared(numbers):
        if order(numbers.prepared) >= order(number):
            reason = f"The handbook names {numbers.prepared}, and a {size} step after {numbers.last} needs no more."
            return Proposal(numbers.prepared, size, reason)
        doubt = (
            f"The handbook names {numbers.prepared}, and this is a {size} step, which would be {number}: "
            f"say --edition {number}, or --edition {numbers.prepared} if you mean that."
        )
        return Proposal(number, size, "", (doubt,))
    return Proposal(number, size, f"A {size} step after {numbers.last} is {number}.")


def _is_prepared(numbers: Numbers) -> bool:
    return is_number(numbers.prepared) and order(numbers.prepared) > order(numbers.last)


def _against(numbers: Numbers, edition: str) -> Iterator[str]:
    if edition in numbers.known:
        yield f"There is an edition {edition} already."
    elif not is_number(edition):
        yield f'"{edition}" is no number of an edition: write one such as 2.1 or 2.1.0.'
    elif numbers.last and is_number(numbers.last) and order(edition) <= order(numbers.last):
        yield f"{edition} does not come after {numbers.last}."
