"""Authors' words as lines that no terminal, log or parser takes for anything but words."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def line(text: str) -> str:
    """The text on one line: white space and line ends become one space, other control characters a visible sign."""
    return " ".join(visible(text).split())


def lines(text: str, indent: str = "") -> str:
    """The text with its line ends as `\\n`, every line after the first indented, without control characters."""
    return f"\n{indent}".join(visible(each).replace("\t", " ") for each in text.splitlines())


def visible(text: str) -> str:
    """The text with a visible sign for each control character that is no white space, so that every column stays where it is."""
    return _CONTROL.sub("\ufffd", text)
