"""An afternoon of editing: every page is right, mistakes are survived, and memory stays what it was."""

import gc
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from serving.conftest import Asked

pytestmark = pytest.mark.long

MAKE = (sys.executable, str(Path(__file__).resolve().parents[2] / "benchmarks" / "make_handbook.py"))
EDITS = 200
SLIPS = 20
SETTLED = 20
"""Edits after which all that is kept once has been made."""
ROOM = 1.1


def test_200_edits_of_1000_touchpoints_leave_every_page_right_and_memory_as_it_was(
    tmp_path: Path, serve: Callable[[Path], Asked]
) -> None:
    root = tmp_path / "handbook"
    subprocess.run([*MAKE, "M", str(root)], check=True)
    asked = serve(root)
    files = sorted((root / "content" / "touchpoints").glob("*.yml"))
    chance = random.Random(14)  # noqa: S311 - no secret
    slips = frozenset(chance.sample(range(EDITS), SLIPS))
    asked.page("/")
    before = 0
    for number in range(EDITS):
        file = chance.choice(files)
        text = file.read_text()
        ids = [line.rstrip(":") for line in text.splitlines() if line.endswith(":") and not line.startswith((" ", "#"))]
        key = chance.choice(ids)
        named = f"\n{key}:\n  name: "
        start, found, rest = f"\n{text}".partition(named)
        assert found
        name = f"Edit number {number}"
        saved = f"{start}{named}{name}\n{rest.partition(chr(10))[2]}".removeprefix("\n")
        if number in slips:
            last = asked.page(f"/touchpoint/{key}/")
            file.write_text(saved.replace(f"  name: {name}", f"\tname: {name}"))
            page = asked.page(f"/touchpoint/{key}/")
            assert 'id="goldthread-panel"' in page
            assert _heading(page) == _heading(last)
        file.write_text(saved)
        page = asked.page(f"/touchpoint/{key}/")
        assert name in _heading(page)
        assert 'id="goldthread-panel"' not in page
        for _ in range(5):
            asked.handbook.work_ahead()
        if number == SETTLED:
            before = _memory()
    after = _memory()
    print(f"blocks of memory: {before} after {SETTLED} edits, {after} after {EDITS}")  # noqa: T201 - what came of it
    assert after < before * ROOM
    assert f"Edit number {EDITS - 1}".encode() in asked.ask("/data/handbook.json").body


def _heading(page: str) -> str:
    return page.partition("<h1")[2].partition("</h1>")[0]


def _memory() -> int:
    """How many blocks of memory hold something."""
    gc.collect()
    return sys.getallocatedblocks()
