"""Make a handbook of any size from a seed: `python benchmarks/make_handbook.py XL some/folder`.

The same size and the same options make the same bytes, wherever and whenever.
"""

import argparse
import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from words import NAMES, sentence

SIZES: Mapping[str, int] = {"S": 0, "M": 1_000, "L": 3_000, "XL": 10_000}
"""How many touchpoints there are; S is the brand of this repository."""
REPOSITORY = Path(__file__).resolve().parent.parent
FILES = 100
SEED = 20261122
PRINCIPLES = 30
FOCUSES = 5
NEEDS = 10
CUSTOMERS = 6
TEAMS = 12
TOOLS = 12
METRICS = 12
PHASES = ("finding-out", "making-sure", "on-the-way", "coming-back")
_SEEDS = ("awareness", "nurture-sell", "use", "extend-resell")
_CHANNELS = {"personal": ["desk", "visit"], "physical": ["sign", "print"], "digital": ["website", "message"]}
_INTERACTIONS = ("inform", "advise", "sell", "transact", "support", "learn")
_OUTCOME_KINDS = ("recall", "close", "relationship", "referral")

_SITE = {
    "site_name": "Quillon Works handbook",
    "site_url": "https://handbook.quillon-works.example/",
    "docs_dir": "content",
    "theme": {"name": "material"},
    "plugins": ["search", "goldthread"],
}

Fields = dict[str, object]
"""One record, or one group of fields in it."""


def make_handbook(folder: Path, size: str, *, findings: int = 0, changed: int = 0) -> None:
    """Write a handbook into a folder, which must not be there yet.

    findings: How many touchpoints have something wrong with them, spread evenly over the files.
    changed: How many touchpoints say something else than they would without this, spread in the same way.
    """
    if size == "S":
        for name in ("content", "principles"):
            shutil.copytree(REPOSITORY / name, folder / name)
        shutil.copy(REPOSITORY / "mkdocs.yml", folder)
        return
    chance = random.Random(SEED)  # noqa: S311 - nothing is kept secret with it
    count = SIZES[size]
    (folder / "content/touchpoints").mkdir(parents=True)
    (folder / "principles").mkdir()
    _write(folder / "mkdocs.yml", _SITE)
    for name, records in _around(chance).items():
        _write(folder / name, records)
    touchpoints = [(_touchpoint_id(number), _touchpoint(chance, number, count)) for number in range(count)]
    for number in _spread(count, changed):
        touchpoints[number][1]["gives"] = sentence(random.Random(number), 11, "another thing")  # noqa: S311 - as above
    for turn, number in enumerate(_spread(count, findings)):
        _spoil(touchpoints[number][1], turn)
    each = count // FILES
    for number in range(FILES):
        part = dict(touchpoints[number * each : (number + 1) * each])
        _write(folder / f"content/touchpoints/part-{number:02}.yml", part)


def _spread(count: int, wanted: int) -> list[int]:
    return [index * count // wanted for index in range(wanted)]


def _write(path: Path, records: object) -> None:
    text = yaml.dump(records, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)
    path.write_text(text, encoding="utf-8")


def _around(chance: random.Random) -> dict[str, object]:
    """The records around the touchpoints, by file."""
    return {
        "content/handbook.yml": _handbook(),
        "content/needs.yml": {f"need-{number}": _need(chance) for number in range(NEEDS)},
        "content/customers.yml": {f"customer-{number}": _customer(chance) for number in range(CUSTOMERS)},
        "content/focus.yml": {f"focus-{number}": _focus(chance, number) for number in range(FOCUSES)},
        "content/journey.yml": [_phase(chance, number) for number in range(len(PHASES))],
        "content/teams.yml": {f"team-{number}": _team(chance, number) for number in range(TEAMS)},
        "content/tools.yml": {f"tool-{number}": _tool(chance, number) for number in range(TOOLS)},
        "content/metrics.yml": {f"metric-{number}": _metric(chance, number) for number in range(METRICS)},
        "content/editions.yml": {"1-0": {"edition": "1.0", "on": "2026-04-13", "summary": sentence(chance, 12)}},
        "principles/principles.yml": {
            f"principle-{number}": _principle(chance, number) for number in range(PRINCIPLES)
        },
    }


def _handbook() -> Fields:
    return {
        "brand": "Quillon Works",
        "vision": "Everybody in the valley can get a thing mended before it has to be bought again.",
        "edition": "1.0",
        "channels": _CHANNELS,
        "horizons": {"capacity": 4},
    }


def _need(chance: random.Random) -> Fields:
    return {
        "need": sentence(chance, 9, "I need to"),
        "kind": "human",
        "status": "assumption",
        "stability": sentence(chance, 10),
    }


def _customer(chance: random.Random) -> Fields:
    return {
        "name": _name(chance),
        "kind": "user",
        "context": sentence(chance, 20),
        "jobs": [sentence(chance, 8)],
        "values": [sentence(chance, 6)],
    }


def _focus(chance: random.Random, number: int) -> Fields:
    survives = {
        field: {"survives": sentence(chance, 9)}
        for field in ("product", "making", "delivery", "price", "rivals", "market")
    }
    return {
        "title": _name(chance),
        "statement": sentence(chance, 14),
        "need": f"need-{number}",
        "for": [f"customer-{number}"],
        "excludes": [{"what": sentence(chance, 6), "why": sentence(chance, 12), "match": [f"free giveaway {number}"]}],
        "change_tests": survives,
        "owner": f"team-{number}",
    }


def _phase(chance: random.Random, number: int) -> Fields:
    return {
        "id": PHASES[number],
        "name": _name(chance),
        "seed": _SEEDS[number],
        "purpose": sentence(chance, 12),
        "metric": f"metric-{number}",
        "outcome_kind": _OUTCOME_KINDS[number],
        "owner": f"team-{number}",
    }


def _team(chance: random.Random, number: int) -> Fields:
    serves = {
        "customer": f"customer-{number % CUSTOMERS}",
        "does_for": sentence(chance, 7),
        "does_with": sentence(chance, 7),
    }
    return {"name": _name(chance), "contact": "The desk at the door", "serves": [serves]}


def _tool(chance: random.Random, number: int) -> Fields:
    follows = [f"principle-{each}" for each in range(number % FOCUSES, PRINCIPLES, FOCUSES)]
    return {"name": _name(chance), "kind": "script", "principles": follows, "owner": f"team-{number % TEAMS}"}


def _metric(chance: random.Random, number: int) -> Fields:
    return {
        "name": _name(chance),
        "kind": _OUTCOME_KINDS[number % 4],
        "definition": sentence(chance, 14),
        "unit": "%",
        "direction": "up",
        "target": {"value": 70, "by": "2027-08-31"},
        "readings": [{"on": "2026-03-31", "value": 40}, {"on": "2026-09-30", "value": 50}],
        "owner": f"team-{number}",
    }


def _principle(chance: random.Random, number: int) -> Fields:
    return {
        "title": _name(chance),
        "statement": sentence(chance, 14),
        "supports": [{"focus": f"focus-{number % FOCUSES}", "how": sentence(chance, 10)}],
        "because": [f"need-{number % NEEDS}"],
        "guides": [f"team-{number % TEAMS}"],
        "do": [sentence(chance, 8), sentence(chance, 8)],
        "dont": [sentence(chance, 8)],
        "example": sentence(chance, 16),
        "over": [{"what": _name(chance), "because": sentence(chance, 9)}],
        "by_medium": {medium: sentence(chance, 9) for medium in _CHANNELS},
        "owner": f"team-{number % TEAMS}",
    }


def _touchpoint_id(number: int) -> str:
    return f"touchpoint-{number:05}"


def _touchpoint(chance: random.Random, number: int, count: int) -> Fields:
    """A touchpoint of about 25 lines and 60 words, with three principles that it follows."""
    medium = chance.choice(tuple(_CHANNELS))
    follows = chance.sample(range(PRINCIPLES), 3)
    signed = _signature(chance) if number * len(PHASES) % count == 0 else {}
    equipped = {"tools": [f"tool-{number % TOOLS}"]} if medium == "personal" else {}
    return {
        "name": _name(chance),
        "phase": PHASES[number * len(PHASES) // count],
        "medium": medium,
        "channel": chance.choice(_CHANNELS[medium]),
        "status": "live",
        "interaction": chance.choice(_INTERACTIONS),
        "delivered_by": "own",
        "customers": [f"customer-{number % CUSTOMERS}"],
        "needs": [f"need-{number % NEEDS}"],
        "as_customer": sentence(chance, 11, "I see"),
        "gives": sentence(chance, 11),
        "gets": sentence(chance, 11),
        "outcome": sentence(chance, 11),
        "principles": [{"principle": f"principle-{each}", "how": sentence(chance, 6)} for each in follows],
        "owner": f"team-{number % TEAMS}",
        "metric": f"metric-{number % METRICS}",
        **equipped,
        **signed,
        "leads_to": [_touchpoint_id((number + 1) % count)],
    }


def _signature(chance: random.Random) -> Fields:
    return {
        "signature": {"reason": "bond"},
        "benchmark": {"who": _name(chance), "why": sentence(chance, 8)},
        "differentiates": sentence(chance, 8),
        **{field: sentence(chance, 6) for field in ("resources", "cost", "launches", "timing", "location")},
    }


def _spoil(touchpoint: Fields, turn: int) -> None:
    """Let something be wrong with it: a link that leads nowhere, a word or a field that is not known, or a gap."""
    match turn % 4:
        case 0:
            touchpoint["metric"] = f"metrik-{turn % METRICS}"
        case 1:
            touchpoint["interaction"] = "informs"
        case 2:
            touchpoint["outcom"] = touchpoint.pop("outcome")
        case _:
            del touchpoint["gets"]


def _name(chance: random.Random) -> str:
    return " ".join(chance.sample(NAMES, 3)).capitalize()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--findings", type=int, default=0, metavar="N", help="touchpoints with something wrong")
    parser.add_argument("--changed", type=int, default=0, metavar="N", help="touchpoints that say something else")
    asked = parser.parse_args()
    make_handbook(asked.folder, asked.size, findings=asked.findings, changed=asked.changed)
