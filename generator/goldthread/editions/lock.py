"""The lock of editions: what each changed, in a file of one line an entry, which merges line by line."""

import json
import re

from goldthread.editions.history import History
from goldthread.lockfile import line_of

HEAD = """\
# What each edition changed in meaning, record by record.
# Written by goldthread release, and by nothing else; keep the lines of both sides when a merge stops here.
"""


def written(history: History) -> str:
    """The text of the file: sorted, one entry a line, each once, the same for the same entries."""
    lines = {*map(line_of, history.steps), *map(line_of, history.events)}
    return HEAD + ("".join(sorted(lines, key=_number)) or "[]\n")


def _number(line: str) -> tuple[tuple[int, ...], bool, str]:
    """Editions in the order of their numbers, each step before its events."""
    entry = json.loads(line[2:])
    numbers = re.findall(r"\d+", entry["edition"])
    return tuple(map(int, numbers)), "record" in entry, line
