"""After any history of editions, the public edition is that of a handbook without secrets."""

from functools import cache

import pytest

from goldthread.editions.lock_reading import read_history
from goldthread.reading.files import EDITIONS_FILE
from publishing.histories import Files, Story, contents, public_edition, told
from publishing.secret_handbook import SECRET

SEEDS = range(6)
MANY = range(100, 400)


@cache
def worlds(seed: int) -> tuple[Files, Files]:
    return told(Story(seed))


def check(seed: int) -> None:
    shut, free = worlds(seed)
    seen, meant = contents(public_edition(shut)), contents(public_edition(free))
    assert [name for name in sorted(seen.keys() | meant.keys()) if seen.get(name) != meant.get(name)] == []
    marked = [name for name, data in seen.items() if SECRET in name or SECRET.encode() in data]
    assert marked == []


@pytest.mark.parametrize("seed", SEEDS)
def test_internal_records_leave_no_trace_in_the_public_edition(seed: int) -> None:
    check(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", MANY)
def test_internal_records_leave_no_trace_in_many_histories(seed: int) -> None:
    check(seed)


def test_the_histories_cover_public_internal_and_changed_records() -> None:
    """Events that the public is told, is not told, and is told alone; and among the secrets, records that were public once."""
    kinds, hidden_later = set(), 0
    for seed in SEEDS:
        story = Story(seed)
        shut, _ = worlds(seed)
        kinds |= {(each.kind, each.audience) for each in read_history(shut[EDITIONS_FILE].decode()).events}
        for place, subject in enumerate(story.subjects):
            states = [(each, moment) for moment, each in enumerate(subject.moments) if each is not None]
            hidden_later += any(not each.is_internal and not story.is_shown(place, moment) for each, moment in states)
    kinds_of_change = ("added", "removed", "renamed", "reworded", "relinked", "status", "owner")
    assert {(kind, audience) for kind in kinds_of_change for audience in ("public", "internal")} <= kinds
    assert {("added", "public-only"), ("removed", "public-only"), ("reworded", "public-only")} <= kinds
    assert hidden_later
