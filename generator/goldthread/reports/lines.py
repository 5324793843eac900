"""Authors' words as lines that no terminal, log or parser takes for anything but words."""

import re

_CONTROL = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, what changes the direction of reading, line ends of other kinds, and what no text holds."""


def line(text: str) -> str:
    """The text on one line: white space and line ends become one space, other control characters a visible sign."""
    return visible(" ".join(text.split()))


def lines(text: str, indent: str = "") -> str:
    """The text with its line ends as `\\n`, every line after the first indented, without control characters."""
    return f"\n{indent}".join(visible(each).replace("\t", " ") for each in text.splitlines())


def visible(text: str) -> str:
    """The text with a visible sign for each control character but tab and line feed, so that every column stays where it is."""
    return text if text.isprintable() else re.sub(_CONTROL, "\ufffd", text)
