"""What mending would change, as a unified diff."""

import difflib
import re
from collections.abc import Iterator, Mapping

_COLOURS = {"-": "31", "+": "32", "@": "36"}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_UNSEEN = "\ufffd"
_NO_END = "\\ No newline at end of file"


def diff(before: Mapping[str, bytes], after: Mapping[str, bytes], *, colour: bool = False) -> str:
    """A unified diff of the files in `after`, by path; `git apply` understands it.

    colour: Whether to colour the lines, as a terminal understands it.
    """
    lines = (line for path in sorted(after) for line in _of_file(path, before[path].decode(), after[path].decode()))
    return "".join(f"{_painted(_CONTROL.sub(_UNSEEN, line)) if colour else line}\n" for line in lines)


def _of_file(path: str, before: str, after: str) -> Iterator[str]:
    for line in difflib.unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}"):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield _NO_END


def _lines(text: str) -> list[str]:
    """The lines with the line feeds that end them; no other character ends one."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _painted(line: str) -> str:
    colour = "1" if line.startswith(("--- a/", "+++ b/")) else _COLOURS.get(line[:1], "")
    return f"\033[{colour}m{line}\033[0m" if colour else line
