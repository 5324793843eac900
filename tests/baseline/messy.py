"""A messy inventory: many touchpoints with findings of every rule; and what of them a baseline accepts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from goldthread.reading.files import BASELINE_FILE
from goldthread.rules import all_rules

Record = Mapping[str, object]
Layout = Callable[[Sequence[str]], Iterable[tuple[str, Sequence[str]]]]
"""Deals ids out to files: pairs of a file's path and the ids in it, in order."""

RULES = frozenset(
    {
        "FOC001", "FOC002", "PRI001", "PRI002", "PRI003", "PRI004", "TCH001", "TCH002", "TCH003", "TCH005", "PHA001", "PHA002",
        "WVR001", "WVR002",
    }
)  # fmt: skip
"""The rules that are applied to it, so that a new rule does not change what these tests count."""

PHASES = ("before", "during", "after")
CLEAN = {"principles": ["say-when"], "outcome": "People know.", "gives": "The hour.", "gets": "Time.", "owner": "quays"}


def handbook(**levels: str) -> str:
    """The handbook's own record, with the severities of some rules."""
    rules = {rule.code: "off" for rule in all_rules() if rule.code not in RULES} | levels
    alignment = msgspec.json.encode({"rules": rules}).decode()
    return f"brand: Gravel Quay\nvision: Nobody waits in the rain.\nedition: '0.1'\nalignment: {alignment}\n"


_BASE = {
    "content/handbook.yml": handbook(),
    "content/teams.yml": "quays: {name: Quays}\n",
    "content/focus.yml": "dry: {statement: Nobody waits in the rain.}\n",
    "principles/say-when.yml": "title: Say when\nstatement: We say when.\nsupports: [dry]\n",
    "content/journey.yml": "".join(f"- {{id: {phase}, name: The time {phase}}}\n" for phase in PHASES),
}


def touchpoints(count: int = 60) -> dict[str, Record]:
    """Touchpoints of which every third is nearly clean, and the others lack now this, now that."""
    made: dict[str, Record] = {}
    for number in range(count):
        record: dict[str, object] = {"name": f"Thing {number}", "phase": PHASES[number % 3]}
        record |= {field: value for place, (field, value) in enumerate(CLEAN.items()) if (number >> place) % 2}
        made[f"thing-{number}"] = record
    return made


def in_one_file(ids: Sequence[str]) -> Iterable[tuple[str, Sequence[str]]]:
    """All in one file, in order."""
    return [("content/touchpoints.yml", ids)]


def inventory(records: Mapping[str, Record], layout: Layout = in_one_file) -> dict[str, str]:
    """The files of the inventory; records are laid out by ids, and each is written in one line."""
    files = dict(_BASE)
    for path, ids in layout(list(records)):
        files[path] = "".join(f"{each}: {msgspec.json.encode(records[each]).decode()}\n" for each in ids)
    return files


MESSY = touchpoints()


def accepted_lines(root: Path) -> list[str]:
    """The entries of the baseline of a handbook, as lines of its file."""
    return [line for line in (root / BASELINE_FILE).read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
