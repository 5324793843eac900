"""What is served to the public says nothing of what is internal, at no address and at no time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from serving.conftest import SETTINGS, Asked

HIDDEN = "Sunken treasure"
TEAM = f"divers:\n  name: {HIDDEN}\n  audience: internal\n  serves: [{{customer: islanders, does_for: Dives.}}]\n"
PARTS = ("index", "vocabulary", "places", *(f"{kind}{number}" for kind in "ew" for number in range(8)))
"""The names that parts of the index of the search may have."""
TOOL = "bell: {name: Bell, link: 'As in [[team/divers]]'}\n"


@pytest.fixture
def public(root: Path, serve: Callable[[Path], Asked]) -> Asked:
    """A handbook with something internal, served to the public."""
    (root / "mkdocs.yml").write_text(SETTINGS.replace("goldthread]", "goldthread: {audience: public}]"))
    (root / "content/teams.yml").write_text(f"{(root / 'content/teams.yml').read_text()}\n{TEAM}")
    (root / "content/plan.png").write_bytes(b"\x89PNG")
    return serve(root)


def search_index(asked: Asked) -> bytes:
    """All parts of the index of the search."""
    return b"".join(asked.ask(f"/search/{part}.js").body for part in PARTS)


def everything(asked: Asked) -> dict[str, bytes]:
    """All that can be asked for."""
    site = asked.handbook
    site.serve("index.html")
    names = ["/", "/team/divers/", "/report/", "/data/handbook.json", "/data/touchpoints.csv", "/llms.txt", "/sitemap.xml",
             *(f"/search/{part}.js" for part in PARTS), "/404.html", "/.goldthread/panel", "/plan.png",
             "/team/", "/data/map.svg", "/nowhere/", "/teams.yml", "/touchpoint/notice-board/"]  # fmt: skip
    return {name: asked.ask(name).body for name in names}


def test_nothing_internal_is_served_to_the_public_by_any_address(public: Asked) -> None:
    found = everything(public)
    assert [name for name, body in found.items() if HIDDEN.encode() in body or b"divers" in body] == []
    assert public.ask("/team/divers/").status == 404
    assert public.ask("/report/").status == 404
    assert public.ask("/plan.png").status == 404


@pytest.mark.parametrize(
    ("name", "text"), [("content/tools.yml", TOOL), ("content/teams.yml", TEAM.replace("  name:", "\tname:"))]
)
def test_the_panel_for_the_public_says_only_that_something_is_wrong(public: Asked, name: str, text: str) -> None:
    public.page("/")
    old = (public.root / name).read_text() if (public.root / name).exists() else ""
    public.write(name, text)
    page = public.page("/")
    assert 'id="goldthread-panel"' in page
    assert "The terminal says what is wrong." in page
    found = everything(public)
    assert [each for each, body in found.items() if HIDDEN.encode() in body or b"divers" in body] == []
    public.write(name, old)
    assert 'id="goldthread-panel"' not in public.page("/")


def test_what_becomes_internal_is_gone_from_the_search_at_once(public: Asked) -> None:
    public.page("/")
    while public.handbook.work_ahead():
        pass
    assert b"Notice board on the landing" in search_index(public)
    public.edit("content/touchpoints/landing.yml", "  name:", "  audience: internal\n  name:")
    public.page("/")
    assert b"Notice board on the landing" not in search_index(public)


def test_an_edition_that_becomes_public_serves_nothing_of_the_one_before(asked: Asked) -> None:
    asked.write("content/teams.yml", f"{(asked.root / 'content/teams.yml').read_text()}\n{TEAM}")
    assert HIDDEN in asked.page("/team/divers/")
    while asked.handbook.work_ahead():
        pass
    assert HIDDEN.encode() in search_index(asked)
    asked.write("mkdocs.yml", SETTINGS.replace("goldthread]", "goldthread: {audience: public}]"))
    found = everything(asked)
    assert [each for each, body in found.items() if HIDDEN.encode() in body] == []


def test_an_edition_that_cannot_become_public_is_not_shown_from_before(asked: Asked) -> None:
    asked.write("content/teams.yml", f"{(asked.root / 'content/teams.yml').read_text()}\n{TEAM}")
    assert HIDDEN in asked.page("/team/divers/")
    asked.write("content/tools.yml", TOOL)
    asked.write("mkdocs.yml", SETTINGS.replace("goldthread]", "goldthread: {audience: public}]"))
    found = everything(asked)
    assert [each for each, body in found.items() if HIDDEN.encode() in body] == []


def test_a_picture_that_a_page_for_the_public_shows_is_served(public: Asked) -> None:
    public.edit("content/touchpoints/landing.yml", "  name:", "  ideal: 'As here: ![A plan](plan.png)'\n  name:")
    assert public.ask("/plan.png").body == b"\x89PNG"
