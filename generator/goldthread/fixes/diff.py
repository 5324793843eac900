"""What fixing would change, as a unified diff."""

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import groupby

_COLOURS = {"-": "31", "+": "32", "@": "36"}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_UNSEEN = "\ufffd"
_AROUND = 3
_NO_END = "\\ No newline at end of file"


def diff(before: Mapping[str, bytes], after: Mapping[str, bytes], *, colour: bool = False) -> str:
    """A unified diff of the files in `after`, by path; `git apply` understands it.

    colour: Whether to colour the lines, as a terminal understands it.
    """
    lines = (line for path in sorted(after) for line in _of_file(path, before[path].decode(), after[path].decode()))
    return "".join(f"{_painted(_CONTROL.sub(_UNSEEN, line)) if colour else line}\n" for line in lines)


def _of_file(path: str, before: str, after: str) -> Iterator[str]:
    for line in _unified(_lines(before), _lines(after), path):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield _NO_END


def _unified(before: list[str], after: list[str], path: str) -> Iterator[str]:
    """The lines of the diff; where no line was put in or taken out, as by fixing, each line is compared with its own alone."""
    if len(before) != len(after):
        yield from difflib.unified_diff(before, after, f"a/{path}", f"b/{path}")
        return
    changed = [index for index, line in enumerate(before) if line != after[index]]
    if changed:
        yield from (f"--- a/{path}\n", f"+++ b/{path}\n")
    for start, end in _hunks(changed, len(before)):
        size = f"{start + 1},{end - start}" if end - start > 1 else f"{start + 1}"
        yield f"@@ -{size} +{size} @@\n"
        for is_changed, run in groupby(range(start, end), lambda index: before[index] != after[index]):
            rows = tuple(run)
            if is_changed:
                yield from (f"-{before[row]}" for row in rows)
                yield from (f"+{after[row]}" for row in rows)
            else:
                yield from (f" {before[row]}" for row in rows)


def _hunks(changed: list[int], lines: int) -> Iterator[tuple[int, int]]:
    """The stretches of lines that are shown: what changed, with three lines around it."""
    first = last = -1
    for index in changed:
        if first < 0:
            first = index
        elif index - last - 1 > 2 * _AROUND:
            yield max(first - _AROUND, 0), last + 1 + _AROUND
            first = index
        last = index
    if first >= 0:
        yield max(first - _AROUND, 0), min(last + 1 + _AROUND, lines)


def _lines(text: str) -> list[str]:
    """The lines with the line feeds that end them; no other character ends one."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _painted(line: str) -> str:
    colour = "1" if line.startswith(("--- a/", "+++ b/")) else _COLOURS.get(line[:1], "")
    return f"\033[{colour}m{line}\033[0m" if colour else line
