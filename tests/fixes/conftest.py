"""Shared by the tests of fixes: files fixed in memory, with their findings as data."""

from collections.abc import Callable, Mapping
from typing import Protocol

import pytest

from goldthread.fixes import rounds
from goldthread.fixes.rounds import FixedFiles
from goldthread.reading.book import read_files

Fix = Callable[[Mapping[str, str | bytes]], FixedFiles]


class FixText(Protocol):
    def __call__(self, text: str, path: str = ...) -> str: ...


HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "1.0"\n'


@pytest.fixture
def fix_files() -> Fix:
    """Fixes files beside a handbook record, unless they bring their own."""

    def fixed(files: Mapping[str, str | bytes]) -> FixedFiles:
        every = {"content/handbook.yml": HANDBOOK, **files}
        data = {path: each.encode() if isinstance(each, str) else each for path, each in every.items()}
        return rounds.fix_files(data, lambda now: read_files(now).findings)

    return fixed


@pytest.fixture
def fix_text(fix_files: Fix) -> FixText:
    """Fixes one file, of tools unless another is named, beside what tools link to, and gives its text back."""
    beside = {
        "content/teams.yml": "crew:\n  name: Crew\n  was: [deck-hands, hands]\nquays:\n  name: Quays\n  was: [hands]\n",
        "content/principles.yml": "say-it-plainly:\n  title: Say it plainly\n  statement: Plain words.\n  was: [plain, plainly]\n"
        "wait-for-the-last:\n  title: Wait\n  statement: We wait for the last one.\n",
    }

    def fixed(text: str, path: str = "content/tools.yml") -> str:
        changed = fix_files({**beside, path: text}).files
        assert set(changed) <= {path}
        return changed.get(path, text.encode()).decode()

    return fixed
