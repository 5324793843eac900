"""The numbers of editions: which comes next after a step, and which of two is later."""

import re

from goldthread.editions.history import Size

_NUMBER = re.compile(r"\d+(\.\d+){0,2}")
_PLACES = 3
_PLACE = {"major": 0, "minor": 1, "patch": 2}


def is_number(edition: str) -> bool:
    """Whether an edition is numbered in one to three parts, such as "2.1"."""
    return _NUMBER.fullmatch(edition) is not None


def order(edition: str) -> tuple[int, ...]:
    """What sorts editions by their numbers, however many parts they have."""
    parts = [int(part) for part in re.findall(r"\d+", edition)]
    return tuple(parts + [0] * (_PLACES - len(parts)))


def after(edition: str, size: Size) -> str:
    """The number of the edition that comes after one: "2.0" becomes "3.0", "2.1" or "2.0.1", and "2.0.0" keeps its three parts."""
    place = _PLACE[size]
    parts = list(order(edition)[:_PLACES])
    parts = [*parts[:place], parts[place] + 1, *([0] * (_PLACES - 1 - place))]
    length = max(edition.count(".") + 1, place + 1, 2)
    return ".".join(map(str, parts[:length]))
