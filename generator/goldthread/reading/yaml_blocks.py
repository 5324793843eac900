"""Texts that stand on lines of their own below a `>` or a `|`."""

import re
from collections.abc import Iterator

from goldthread.reading.yaml_flow import KEY

STAND_IN = '"\x01"'
"""Stands in the place of such a text, and is in no file: a file that holds the character in it is not read line by line."""
_BLOCK = re.compile(
    rf"^( *)(- +)?({KEY % 4}: +)?([>|])(-?) *((?:\n( +)[^ \n][^\n]*)(?:\n\9[^ \n][^\n]*)*)(?=\n(?: *\n)*( *))",
    re.MULTILINE,
)
"""Indent, dash, key, sign, whether it is cut, the lines, how far they are indented, and how far what follows is."""


def without_blocks(text: str) -> tuple[str, Iterator[str]]:
    """A text that ends with a line feed, with a stand-in for each plain text on lines of its own, and those texts in their order."""
    blocks: list[str] = []

    def stand_in(found: "re.Match[str]") -> str:
        margin, dash, key, _, _, sign, cut, lines, inner, outer = found.groups()
        least = len(margin) + (len(dash) if dash and key else 0)
        if len(inner) <= least or len(outer) > least or " \n" in f"{lines}\n" or not (dash or key):
            return found[0]
        said = [line[len(inner) :] for line in lines.split("\n")[1:]]
        blocks.append((" " if sign == ">" else "\n").join(said) + ("" if cut else "\n"))
        return f"{margin}{dash or ''}{key or ''}{STAND_IN}" + "\n" * len(said)

    return (_BLOCK.sub(stand_in, text) if ">" in text or "|" in text else text), iter(blocks)
