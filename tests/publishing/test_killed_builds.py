"""Builds that use what is kept, killed at any moment, and two at once.

What is left is the old site or the new one, and the next build is the one that would have been made from nothing.
"""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from disk.killed_runs import child, ended, runs_through
from publishing.workplace import LANDING, Workplace, place, state

__all__ = ["place"]

KILLS = 50
STEPS = (2, 30, 80, 160, 240)
"""Steps on the disk before which a build is killed: before, while and after the site changes places with the one that stands by."""
DAMAGED = 0.2
"""So many of the entries are damaged as well."""


def edit(place: Workplace, number: int, chance: random.Random) -> None:
    """Change something of which few pages, or all, are made."""
    text = (place.root / LANDING).read_text("utf-8")
    before = text.partition("  name: ")[2].partition("\n")[0]
    place.edit(LANDING, f"  name: {before}\n", f"  name: Board {number}\n")
    if chance.random() < 0.3:
        place.add(f"content/glossary/word{number}.yml", f"word{number}: {{term: Word {number}, means: A word.}}\n")
    if chance.random() < 0.2:
        settings = (place.root / "mkdocs.yml").read_text("utf-8")
        place.edit("mkdocs.yml", settings.partition("\n")[0], f"site_name: Ferry {number}")


def test_the_build_after_one_that_was_killed_is_the_one_made_from_nothing(place: Workplace, tmp_path: Path) -> None:
    for number, step in enumerate(STEPS):
        old = state(place.site)
        edit(place, number, random.Random(number))  # noqa: S311 - edits are no secret
        assert not runs_through(place.build, step, os.fspath(tmp_path))
        found = state(place.site)
        place.build()
        assert found in (old, state(place.site))
        place.check()


@pytest.mark.long
def test_builds_and_rebuilds_killed_at_random_moments_leave_the_old_site_or_the_new_one(
    place: Workplace, tmp_path: Path
) -> None:
    seed = int.from_bytes(os.urandom(4))
    print(f"the moments follow from the seed {seed}")  # noqa: T201 - a failure is told again with it
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    lengths, outcomes = [1.0], {"old": 0, "new": 0}
    for number in range(KILLS):
        old = state(place.site)
        edit(place, number, chance)
        for entry in filter(Path.is_file, (tmp_path / "cache").iterdir()) if chance.random() < DAMAGED else ():
            entry.write_bytes(entry.read_bytes()[:-1])
        process = child(place.build)
        time.sleep(chance.uniform(0, 1.1) * max(lengths[-5:]))
        os.kill(process, signal.SIGKILL)
        ended(process)
        found = state(place.site)
        began = time.monotonic()
        place.build()
        lengths.append(time.monotonic() - began)
        new = state(place.site)
        assert found in (old, new)
        outcomes["old" if found == old else "new"] += 1
        place.check()
    print(outcomes)  # noqa: T201 - what came of it, for whoever looks


def builds_at_once(place: Workplace, other: Path, turns: int) -> None:
    """Build a site twice at the same time, after each edit, into two folders."""
    chance = random.Random(turns)  # noqa: S311 - edits are no secret
    for number in range(turns):
        edit(place, number, chance)
        both = [child(place.build), child(lambda: place.build(other))]
        assert [ended(each) for each in both] == [0, 0]
        place.check()
        assert state(other) == state(place.site)


def test_two_processes_at_once_build_the_same_site_with_what_they_keep(place: Workplace, tmp_path: Path) -> None:
    builds_at_once(place, tmp_path / "other", 1)


@pytest.mark.long
def test_two_processes_at_once_do_so_again_and_again(place: Workplace, tmp_path: Path) -> None:
    builds_at_once(place, tmp_path / "other", 20)
