"""Memory while serving: of a version that is shown no longer, nothing is left."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from serving.conftest import SETTINGS, Asked

LANDING, BOARD = "content/touchpoints/landing.yml", "  name: Notice board on the landing"
PAGES = ("/", "/touchpoint/notice-board/", "/coverage/", "/data/touchpoints.csv")
AHEAD = 3
"""Pages that are made in advance after each edit."""


@contextmanager
def without_collector() -> Iterator[None]:
    """Nothing is freed but what nothing refers to any more."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def ours() -> Counter[str]:
    """How many objects of our own there are, by their types."""
    names = (f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())
    return Counter(name for name in names if name.startswith("goldthread."))


def read(found: Counter[str]) -> dict[str, int]:
    """Those of them that a version is made of; what a template was filled with is freed by and by, since Jinja keeps it in circles."""
    filled = ("goldthread.pages.", "goldthread.drawings.", "goldthread.publishing.page_frames._StandIn")
    return {
        name: count
        for name, count in found.items()
        if not name.startswith(filled) or name.startswith("goldthread.pages.frame.")
    }


def edit_and_undo(asked: Asked, *texts: str) -> None:
    """Save one text after another in place of a name, and look at pages each time; the first name comes last."""
    saved = BOARD
    for text in (*texts, BOARD):
        asked.edit(LANDING, saved, text)
        saved = text
        for each in PAGES:
            asked.ask(each)
        for _ in range(AHEAD):
            asked.handbook.work_ahead()


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_edits_and_slips_leave_nothing_behind(root: Path, serve: Callable[[Path], Asked], audience: str) -> None:
    (root / "mkdocs.yml").write_text(SETTINGS.replace("goldthread]", f"goldthread: {{audience: {audience}}}]"))
    asked = serve(root)
    texts = ("  name: The board that tells", "\tname: The board that tells")
    edit_and_undo(asked, *texts)  # after which all that is kept once has been made
    with without_collector():
        before = ours()
        edit_and_undo(asked, *texts)
        assert read(ours()) == read(before)
        gc.collect()
        assert ours() == before
