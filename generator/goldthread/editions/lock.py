"""The lock of editions: what each changed, in a file of one line an entry, which merges line by line."""

import json
import re

import msgspec

from goldthread.editions.history import Event, History, Step

HEAD = """\
# What each edition changed in meaning, record by record.
# Written by goldthread release, and by nothing else; keep the lines of both sides when a merge stops here.
"""
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def written(history: History) -> str:
    """The text of the file: sorted, one entry a line, each once, the same for the same entries."""
    lines = {*map(_line, history.steps), *map(_line, history.events)}
    return HEAD + ("".join(sorted(lines, key=_number)) or "[]\n")


def _number(line: str) -> tuple[tuple[int, ...], bool, str]:
    """Editions in the order of their numbers, each step before its events."""
    entry = json.loads(line[2:])
    numbers = re.findall(r"\d+", entry["edition"])
    return tuple(map(int, numbers)), "record" in entry, line


def _line(entry: Step | Event) -> str:
    """An entry as JSON, which is YAML too, without characters that nobody sees."""
    text = json.dumps(msgspec.to_builtins(entry), ensure_ascii=False)
    return f"- {_INVISIBLE.sub(_escaped, text)}\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
