"""The generator's own words, said in the language of the handbook that is being made.

The English text is the message's id, as in GNU gettext: code and templates read as they did, and a language is a file in `catalogues/`.
Which language is spoken is a context variable, set around the making of a page or an edition, as web frameworks do;
without it, English is.

`extraction.py` finds every text that is said, by the names of these functions; so they are called by their own names and with texts
written out in place, never with a variable, an f-string or a sum of strings.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from goldthread.language.catalogue import Catalogue, catalogue
from goldthread.language.control_characters import contained

Value = str | int | float

_spoken: ContextVar[Catalogue] = ContextVar("spoken")


@contextmanager
def speaking(language: Catalogue) -> Iterator[None]:
    """Everything said within is said in this language."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> Catalogue:
    """The language that is being spoken."""
    return _spoken.get(catalogue("en"))


def say(text: str, /, **values: Value) -> str:
    """A text with values for the names in braces: `say("Edition {number}", number="2.1")`.

    A value that is a whole number is written as the language groups its digits; a year or a line is given as a string.
    """
    return _filled(spoken().one(text), values)


def say_as(context: str, text: str, /, **values: Value) -> str:
    """A text that other languages say in more than one way; the context tells which is meant: `say_as("of a finding", "Open")`."""
    return _filled(spoken().one(text, context), values)


def say_many(one: str, many: str, /, count: int, *, none: str = "", **values: Value) -> str:
    """A text that depends on a number: `say_many("{count} touchpoint", "{count} touchpoints", 4)`.

    none: The text for zero, where "0 touchpoints" would be stiff.
    """
    if not count and none:
        return _filled(spoken().one(none), values)
    return _filled(spoken().many(one, many, count), {"count": count, **values})


def to_say(text: str, /) -> str:
    """The same text: marks one that is kept in a table, to be said later with `said`."""
    return text


def said(text: str, /, **values: Value) -> str:
    """What `say` makes of a text that `to_say` has marked where it is kept."""
    return _filled(spoken().one(text), values)


def written(values: Mapping[str, Value]) -> dict[str, str]:
    """Values as they stand in a text, on which none of them acts."""
    return {
        name: contained(value) if isinstance(value, str) else spoken().number(value) for name, value in values.items()
    }


def _filled(text: str, values: Mapping[str, Value]) -> str:
    return text.format(**written(values)) if values else text
