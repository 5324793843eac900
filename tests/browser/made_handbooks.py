"""Handbooks made from a seed, of any shape: how many records there are, how long their names are, and how they are linked."""

import json
import random
from collections.abc import Mapping, Sequence

_MEDIA = ("personal", "physical", "digital")
_EFFECTS = ("builds", "sustains", "weakens", "breaks", "unknown")
_WORDS = (
    "Desk", "board", "of", "the", "harbour", "Answer", "to", "a", "complaint", "Timetable", "evening", "on", "quay", "Care",
    "Verbraucherzufriedenheit", "Anschlussgarantie", "for", "everybody", "who", "waits", "Ohm", "is", "in", "due", "time",
)  # fmt: skip


class _Maker:
    """Makes the records of one handbook."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
        self.is_wordy = self.chance.random() < 0.5

    def name(self) -> str:
        """A name: a word, or up to nine of them."""
        count = self.chance.randint(3, 9) if self.is_wordy else self.chance.randint(1, 2)
        return " ".join(self.chance.choice(_WORDS) for _ in range(count)).capitalize()

    def named(self, prefix: str, count: int, **more: object) -> dict[str, dict[str, object]]:
        """So many records, by their ids."""
        return {f"{prefix}-{number}": {"name": self.name(), **more} for number in range(count)}

    def some(self, ids: Sequence[str], most: int) -> list[str]:
        """None of the ids, or a few."""
        return self.chance.sample(ids, self.chance.randint(0, min(most, len(ids)))) if ids else []


def made_handbook(seed: int) -> Mapping[str, bytes]:
    """The files of a handbook: 1 to 30 principles, 1 to 12 phases, 0 to 20 teams, and touchpoints in any distribution."""
    maker = _Maker(seed)
    chance = maker.chance
    needs = [f"need-{number}" for number in range(chance.randint(1, 8))]
    focuses = [f"focus-{number}" for number in range(chance.randint(1, 5))]
    phases = [f"phase-{number}" for number in range(chance.randint(1, 12))]
    principles = [f"principle-{number}" for number in range(chance.randint(1, 30))]
    teams = maker.named("team", chance.randint(0, 20), connect_target={"n": 1, "per": "month"})
    count = chance.choice((0, 3, 25, 60, 118, 160))
    spread = chance.choice(("one", "any", "few"))
    favourites = {"one": principles[:1], "any": principles, "few": principles[:3]}[spread]
    touchpoints = {}
    for number in range(count):
        linked = [*favourites[:1]] if spread == "one" else maker.some(favourites, 3)
        touchpoints[f"touchpoint-{number}"] = {
            "name": maker.name(),
            "phase": chance.choice(phases),
            "medium": chance.choice(_MEDIA),
            "effect": chance.choice(_EFFECTS),
            "principles": [{"principle": each, "basis": chance.choice(("stated", "inferred"))} for each in linked],
            "needs": maker.some(needs, 2),
            **({"owner": chance.choice(list(teams))} if teams else {}),
        }
    meetings = {
        f"meeting-{number}": {
            "on": f"2026-{chance.randint(1, 11):02}-10",
            "mode": chance.choice(("offline", "online")),
            "team": chance.choice(list(teams)),
        }
        for number in range(12 if teams else 0)
    }
    return {
        "content/handbook.yml": _json({"brand": maker.name(), "vision": maker.name(), "edition": "1.0"}),
        "content/needs.yml": _json({each: {"need": maker.name()} for each in needs}),
        "content/focus.yml": _json(
            {each: {"title": maker.name(), "statement": maker.name(), "need": chance.choice(needs)} for each in focuses}
        ),
        "content/journey.yml": _json([{"id": each, "name": maker.name()} for each in phases]),
        "content/teams.yml": _json(teams),
        "content/touchpoints.yml": _json(touchpoints),
        "content/connects.yml": _json(meetings),
        **{
            f"principles/{each}.yml": _json(
                {"title": maker.name(), "statement": maker.name(), "supports": maker.some(focuses, 2)}
            )
            for each in principles
        },
    }


def _json(data: object) -> bytes:
    return json.dumps(data).encode()
