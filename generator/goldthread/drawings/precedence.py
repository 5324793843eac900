"""The order of precedence between principles."""

from collections.abc import Callable, Iterator, Mapping

import msgspec
from markupsafe import Markup

from goldthread.drawings.template import draw
from goldthread.model.principles import Principle

Name = Callable[[str], tuple[str, str]]
"""The title of a record and the link to its page, from its key."""


_DEEPEST = 40
"""How many levels a column has before the next one begins beside it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A principle or another value in the order of precedence, with those below it.

    key: The principle's key; empty for another value.
    because: The reason for the precedence above it.
    is_here: Whether it is the principle of the page.
    is_again: Whether it is already shown above, with everything below it.
    """

    key: str
    title: str
    href: str
    because: Markup
    is_here: bool
    is_again: bool
    below: tuple["Entry", ...]


class PrecedenceDrawing(msgspec.Struct, frozen=True):
    """The top of the order of precedence, each entry with those below it."""

    entries: tuple[Entry, ...]


class _Order(msgspec.Struct, frozen=True):
    """Principles by key, and those with precedence over each."""

    principles: Mapping[str, Principle]
    above: Mapping[str, tuple[str, ...]]
    name: Name
    line: Callable[[str | None], Markup]


def precedence(
    principles: tuple[Principle, ...], name: Name, line: Callable[[str | None], Markup], about: str = ""
) -> Markup:
    """The drawing of the whole order, or of the part above and below one principle.

    line: The reason for a step as HTML.
    about: The principle's key.
    """
    found = layout(principles, name, line, about)
    return draw("precedence.html", found) if found.entries else Markup()


def layout(
    principles: tuple[Principle, ...], name: Name, line: Callable[[str | None], Markup], about: str = ""
) -> PrecedenceDrawing:
    """The layout; in a cycle, the principle that was written first is on top."""
    known = {principle.key: principle for principle in principles}
    pairs = [(key, f"principle/{step.principle}") for key, each in known.items() for step in each.over]
    above: dict[str, tuple[str, ...]] = dict.fromkeys(known, ())
    for upper, lower in pairs:
        if lower in above:
            above[lower] = (*above[lower], upper)
    order = _Order(known, above, name, line)
    wanted = {*_upwards(order, about), about} if about else set(known)
    seen: set[str] = set()
    tops = [key for key in known if key in wanted and not any(upper in wanted for upper in above[key])]
    entries = [_entry(order, key, line(None), about, wanted, seen, ()) for key in tops]
    entries += [
        _entry(order, key, line(None), about, wanted, seen, ()) for key in known if key in wanted and key not in seen
    ]
    return PrecedenceDrawing(tuple(entry for entry in entries if entry.below))


def _upwards(order: _Order, key: str) -> set[str]:
    """All principles above one, directly or indirectly."""
    found: set[str] = set()
    waiting = list(order.above.get(key, ()))
    while waiting:
        upper = waiting.pop()
        if upper not in found:
            found.add(upper)
            waiting += order.above[upper]
    return found


def _entry(
    order: _Order, key: str, because: Markup, about: str, wanted: set[str], seen: set[str], path: tuple[str, ...]
) -> Entry:
    title, href = order.name(key)
    again = key in seen or len(path) >= _DEEPEST
    if len(path) < _DEEPEST:
        seen.add(key)
    is_below = not about or about in (key, *path)
    below = () if again else tuple(_below(order, key, about, wanted, seen, (*path, key), is_below=is_below))
    return Entry(
        key=key,
        title=title,
        href=href,
        because=because,
        is_here=key == about,
        is_again=again and bool(order.principles[key].over),
        below=below,
    )


def _below(
    order: _Order, key: str, about: str, wanted: set[str], seen: set[str], path: tuple[str, ...], *, is_below: bool
) -> Iterator[Entry]:
    """Above the principle of the page only the entries that lead to it; below it all."""
    for step in order.principles[key].over:
        lower = f"principle/{step.principle}"
        because = order.line(step.because)
        if lower in order.principles:
            if lower not in path and (is_below or lower in wanted):
                yield _entry(order, lower, because, about, wanted, seen, path)
        elif is_below:
            title = step.what or step.principle or ""
            yield Entry(key="", title=title, href="", because=because, is_here=False, is_again=False, below=())
