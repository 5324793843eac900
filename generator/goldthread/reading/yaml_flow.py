"""Collections in brackets that stand on one line, such as `[a, b]` and `{name: a, days: 3}`."""

import re
from typing import cast

from goldthread.reading.yaml_scalars import QUOTED, scalar, unquoted

BARE_KEY = "[A-Za-z0-9_][A-Za-z0-9_./-]{0,99}+"
"""A key without quotation marks, shorter by far than the 1,024 characters that the parser takes for one."""
KEY = rf"""(['"]?)({BARE_KEY})\%d"""
"""A key with or without, with the number of its first group."""
_IN_WORD = r"[^?:#,\[\]{}\n]*+"
TOKEN = re.compile(
    r" *+(?:([\[\]{},])"
    rf"|{KEY % 2}: +(?![,\]}}])"
    rf"|({QUOTED})(?= *[,\]}}])"
    rf"""|(-?[^\s\-?:,\[\]{{}}#&*!|>'"%@`.]{_IN_WORD}"""
    rf"(?:(?::(?=[A-Za-z0-9/])|\?(?=[A-Za-z0-9 ,\]}}])|(?<=\S)#){_IN_WORD})*+)(?=[,\]}}])|(.))"
)
"""A bracket or a comma, a key, a quoted text, a plain word, or what is none of this; the parser knows more signs in words."""
_WORDS = re.compile(r"\[[A-Za-z][A-Za-z0-9_/-]*(?:, [A-Za-z][A-Za-z0-9_/-]*)*\]")
"""A list of ids, as most are."""
_Collection = list[object] | dict[str, object]


def flow_collection(text: str, levels: int) -> _Collection | None:  # noqa: C901, PLR0912 - a loop without calls is what makes it quick
    """What a collection in brackets holds; None when it is not surely plain, or goes deeper than a number of levels.

    text: From the first bracket to the last, on one line.
    """
    if _WORDS.fullmatch(text) and levels:
        return [scalar(word) for word in text[1:-1].split(", ")]
    top: list[object] = []
    inner: _Collection = top
    above: list[_Collection] = []
    due, key = True, ""  # whether a value, a key or an end follows, and not a comma; the key of which the value follows
    for sign, _, name, quoted, word, odd in TOKEN.findall(text):
        if odd or not (above or sign in {"[", "{"}) or (top and not above):
            return None
        if sign == ",":
            if due:
                return None
            due = True
            continue
        if sign and sign in "]}":
            if (sign == "]") != isinstance(inner, list) or key or (due and inner):
                return None
            inner, due = above.pop(), False
            continue
        if not due or (name and (not isinstance(inner, dict) or key or name in inner)):
            return None
        if name:
            key = name
            continue
        value: object = unquoted(quoted) if quoted else scalar(word.rstrip(" ")) if word else [] if sign == "[" else {}
        if isinstance(inner, list):
            inner.append(value)
        elif key:
            inner[key] = value
        else:
            return None
        key, due = "", bool(sign)
        if sign:
            above.append(inner)
            inner = cast("_Collection", value)
            if len(above) > levels:
                return None
    return cast("_Collection", top[0]) if top and not above else None
