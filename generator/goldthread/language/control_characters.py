"""Characters that act on what stands around them: control characters, and marks that turn the direction of writing."""

import re
from functools import cache

_OPENING = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_CLOSING = frozenset(_OPENING.values())
_ISOLATE, _END = "\u2068", "\u2069"
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_ACTING = f"{_CONTROL[:-1]}\u202a-\u202e\u2066-\u2069]"


@cache
def _acting() -> re.Pattern[str]:
    """What finds such characters, compiled when a text asks for it; few do."""
    return re.compile(_ACTING)


def contained(text: str, *, isolated: bool = True) -> str:
    """A text that acts on nothing around it: without control characters, and each turn of direction undone before its end.

    isolated: Whether a text that turns the direction is set apart from its neighbours, too.
    """
    if text.isprintable() or not _acting().search(text) or hasattr(text, "__html__"):
        return text  # what is markup already was made of texts that are contained
    shown = re.sub(_CONTROL, "", text)
    if not turns(shown):
        return shown
    balanced = _balanced(shown)
    return f"{_ISOLATE}{balanced}{_END}" if isolated else balanced


def turns(text: str) -> bool:
    """Whether a text holds marks that turn the direction of writing."""
    return any(each in _OPENING or each in _CLOSING for each in text)


def _balanced(text: str) -> str:
    """The text, in which every opening mark has its closing one, and none closes what the text did not open."""
    written: list[str] = []
    open_: list[str] = []
    for each in text:
        if each in _OPENING:
            open_.append(_OPENING[each])
        elif each in _CLOSING:
            if each not in open_:
                continue
            while open_[-1] != each:
                written.append(open_.pop())
            open_.pop()
        written.append(each)
    return "".join([*written, *reversed(open_)])
