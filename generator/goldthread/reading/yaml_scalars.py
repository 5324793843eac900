"""What a plain word in YAML stands for, by the core schema of YAML 1.2.2, chapter 10.3.

So `no`, `on` and `1:30` stay words; dates stay text until a field asks for one, and so do numbers that no record means: octal and
hexadecimal ones, and those that are infinite or none.
"""

import math
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

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def number(text: str) -> str | int | float:
    """The number that a word is, or the word itself."""
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 300 else text  # noqa: PLR2004 - Python refuses to convert thousands of digits
    if _FLOAT.fullmatch(text):
        found = float(text)
        return found if math.isfinite(found) else text
    return text
