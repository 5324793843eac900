"""What templates know as `say` and its kin: text and values are escaped, except for values that are markup already.

They are apart from `translation.py`, so that a check, which writes no page, need not load what escapes.
"""

from functools import lru_cache

from markupsafe import Markup, escape

from goldthread.language.translation import Value, spoken, written


def say_marked(text: str, /, **values: Value) -> Markup:
    """What templates know as `say` and `said`."""
    return _marked(spoken().one(text), values)


def say_as_marked(context: str, text: str, /, **values: Value) -> Markup:
    """What templates know as `say_as`."""
    return _marked(spoken().one(text, context), values)


def say_many_marked(one: str, many: str, /, count: int, *, none: str = "", **values: Value) -> Markup:
    """What templates know as `say_many`."""
    if not count and none:
        return _marked(spoken().one(none), values)
    return _marked(spoken().many(one, many, count), {"count": count, **values})


def number(value: float) -> str:
    """The filter by which templates write a count that stands in no sentence."""
    return spoken().number(value)


IN_TEMPLATES = {"say": say_marked, "say_as": say_as_marked, "say_many": say_many_marked, "said": say_marked}
"""These functions under the names by which templates call them."""


def _marked(text: str, values: dict[str, Value]) -> Markup:
    return _escaped(text).format(**written(values)) if values else _escaped(text)


@lru_cache(maxsize=4096)
def _escaped(text: str) -> Markup:
    return escape(text)
