"""What a plain word in YAML stands for, by the core schema of YAML 1.2.2, chapter 10.3.

So `no`, `on` and `1:30` stay words; dates stay text until a field asks for one, and so do numbers that no record means: octal and
hexadecimal ones, and those that are too large, infinite or none.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

CONSTANTS: Mapping[str, bool | None] = MappingProxyType(
    {
        **dict.fromkeys(("", "~", "null", "Null", "NULL")),
        **dict.fromkeys(("true", "True", "TRUE"), True),
        **dict.fromkeys(("false", "False", "FALSE"), False),
    }
)
NUMBER_STARTS = frozenset("+-.0123456789")
"""What a number begins with; every other plain word that is no constant is text."""

QUOTED = r"""(?:"[^"\\\n]*(?:\\["\\][^"\\\n]*)*"|'[^'\n]*(?:''[^'\n]*)*')"""
"""A text in quotation marks that ends on its line, with no escapes but those of quotation marks and backslashes."""
_ESCAPED = re.compile(r"\\(.)")

NUMBER_LIMIT = 10**15
_DIGITS = 300
"""Python refuses to convert thousands of digits."""
_NONE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def scalar(word: str) -> str | int | float | bool | None:
    """What a plain word stands for."""
    if word in CONSTANTS:
        return CONSTANTS[word]
    return number(word) if word[0] in NUMBER_STARTS else word


def unquoted(text: str) -> str:
    """What a text says that is `QUOTED`."""
    said = text[1:-1]
    if text[0] == "'":
        return said.replace("''", "'")
    return _ESCAPED.sub(r"\1", said) if "\\" in said else said


def number(text: str) -> str | int | float:
    """The number that a word is, or the word itself; a number beyond a quadrillion is no number of days, people or money."""
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= _DIGITS and abs(int(text)) <= NUMBER_LIMIT else text
    if _FLOAT.fullmatch(text):
        found = float(text)
        return found if abs(found) <= NUMBER_LIMIT else text
    return text


def is_unbounded(text: str) -> bool:
    """Whether a word is a number that is not read as one: too large, infinite, or none."""
    return isinstance(number(text), str) and bool(
        _INTEGER.fullmatch(text) or _FLOAT.fullmatch(text) or _NONE.fullmatch(text)
    )
