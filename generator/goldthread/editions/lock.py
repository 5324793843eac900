"""The lock file of editions: what each changed, in a file of one line an entry, which merges line by line."""

import re

import msgspec

from goldthread.editions.history import EditionSize, History, RecordedChange
from goldthread.lockfile import line_of

HEAD = """\
# What each edition changed in meaning, record by record.
# Written by goldthread release, and by nothing else; keep the lines of both sides when a merge stops here.
"""


def lock_text(history: History) -> str:
    """The text of the file: sorted, one entry a line, each once, the same for the same entries."""
    entries = each_once((*history.steps, *history.events))
    return HEAD + ("".join(map(line_of, sorted(entries, key=file_order))) or "[]\n")


def each_once(entries: tuple[EditionSize | RecordedChange, ...]) -> tuple[EditionSize | RecordedChange, ...]:
    """The entries in their order, without those that are there already."""
    return tuple({repr(each): each for each in entries}.values())  # quicker than their lines, and as telling


def file_order(entry: EditionSize | RecordedChange) -> tuple[tuple[int, ...], str, bytes]:
    """What sorts entries: editions by their numbers, each step before its events, and events by their records."""
    numbers = tuple(map(int, re.findall(r"\d+", entry.edition)))
    return numbers, entry.record if isinstance(entry, RecordedChange) else "", msgspec.json.encode(entry)
