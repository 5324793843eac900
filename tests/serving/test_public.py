"""What is served to the public says nothing of what is internal, at no address and at no time."""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest

from goldthread.publishing.mkdocs_on_request import MkDocsOnRequest
from goldthread.publishing.mkdocs_site import SiteBuildError
from goldthread.serving import handbook as served_handbook
from searching.engine import part_names
from serving.conftest import SETTINGS, Asked

HIDDEN = "Sunken treasure"
TEAM = f"divers:\n  name: {HIDDEN}\n  audience: internal\n  serves: [{{customer: islanders, does_for: Dives.}}]\n"
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
    return b"".join(asked.ask(path).body for path in search_paths(asked))


def search_paths(asked: Asked) -> list[str]:
    """The addresses of the first file of the search and of all parts that it names."""
    first = "/search/index.js"
    return [first, *(f"/search/{name}.js" for name in part_names(asked.ask(first).body))]


def everything(asked: Asked) -> dict[str, bytes]:
    """All that can be asked for."""
    site = asked.handbook
    site.serve("index.html")
    names = ["/", "/team/divers/", "/report/", "/data/handbook.json", "/data/touchpoints.csv", "/llms.txt", "/sitemap.xml",
             *search_paths(asked), "/404.html", "/.goldthread/panel", "/plan.png",
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


@pytest.mark.parametrize("error", [SiteBuildError("No index."), RuntimeError("Nobody foresaw it.")], ids=repr)
def test_where_the_search_cannot_be_made_again_it_is_not_that_of_before(
    public: Asked, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    public.write(
        "content/glossary.yml", "word: {term: Zqjxword, means: A word.}\nother: {term: Pier, means: A bridge.}\n"
    )
    public.page("/")
    assert b"Zqjxword" in search_index(public)
    paths = search_paths(public)

    def whole(_: MkDocsOnRequest) -> Iterator[None]:
        yield
        raise error

    monkeypatch.setattr(MkDocsOnRequest, "whole", whole)
    public.edit("content/glossary.yml", "means: A word", "audience: internal, means: A word")
    public.page("/")
    for _ in range(2):
        with contextlib.suppress(RuntimeError):
            public.handbook.work_ahead()
    assert [path for path in paths if b"Zqjxword" in public.ask(path).body] == []
    monkeypatch.undo()
    public.edit("content/glossary.yml", "audience: internal, ", "")
    public.page("/")
    assert b"Zqjxword" in search_index(public)


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


LANDING, HOME, JOURNEY = "content/touchpoints/landing.yml", "content/handbook.yml", "content/journey.yml"
LATE = "Message about a late boat"
Edit = Callable[[Asked], None]


def added(name: str, text: str) -> Edit:
    """Adds a file, or a text to the end of one."""

    def edit(asked: Asked) -> None:
        file = asked.root / name
        asked.write(name, f"{file.read_text() if file.exists() else ''}{text}")

    return edit


def changed(name: str, old: str, new: str) -> Edit:
    """Replaces a text in a file."""
    return lambda asked: asked.edit(name, old, new)


def lead_nowhere(asked: Asked) -> None:
    """Put a link that leads nowhere where records may be."""
    (asked.root / "content/tools.yml").symlink_to(asked.root / "nowhere.yml")


def lead_inside(asked: Asked) -> None:
    """Let a link that a record cannot do without lead to another record, which is internal."""
    asked.edit(JOURNEY, "- id: crossing", "- {id: quay, name: Quay, seed: use, audience: internal}\n- id: crossing")
    asked.edit(LANDING, f"{LATE}\n  phase: crossing", f"{LATE}\n  phase: quay")


def break_template(asked: Asked) -> None:
    """Have a template of one's own that no page can be made with."""
    asked.write("own/main.html", '{% extends "base.html" %}{% block styles %}{{ bell.none.at_all }}')
    asked.edit("mkdocs.yml", "{name: material}", "{name: material, custom_dir: own}")


def break_rule(asked: Asked) -> None:
    """Have a rule of one's own that raises an error; its file is no YAML, and stays where it is not named."""
    asked.write("rules/abc001_short_name.py", "raise ValueError\n")
    added(HOME, "rules: [rules/abc001_short_name.py]\n")(asked)


def settle(asked: Asked) -> None:
    """Make all that is made in advance."""
    while asked.handbook.work_ahead():
        pass


SWITCHES: Mapping[str, tuple[str, Edit]] = {
    "a record": (LATE, changed(LANDING, f"  name: {LATE}", f"  audience: internal\n  name: {LATE}")),
    "what a record cannot do without": (LATE, changed(JOURNEY, "  seed: use", "  audience: internal\n  seed: use")),
    "a field": ("they will be home", added(HOME, "internal_fields: [touchpoint.outcome]\n")),
    "the handbook": ("Sandbank", added(HOME, "audience: internal\n")),
    "a record under another id": (LATE, changed(LANDING, "delay-message:", "late:\n  was: [delay-message]\n  audience: internal")),
    "where a link leads": (LATE, lead_inside),
}  # fmt: skip
"""What becomes internal, by a word that is for the public before, and how."""
SLIPS: Mapping[str, Edit] = {
    "a tab": added("content/tools.yml", "bell:\n\tname: Bell\n"),
    "a link to nothing": added("content/tools.yml", "bell: {name: Bell, owner: nobody}\n"),
    "the same file": added(LANDING, "\tbell: none\n"),
    "the settings of records": added(HOME, "\tbell: none\n"),
    "the settings of the site": added("mkdocs.yml", "extra: {bell: none\n"),
    "a template": break_template,
    "a text that names it": added("content/tools.yml", "bell: {name: Bell, link: 'As in [[touchpoint/delay-message]]'}\n"),
    "a link of the disk": lead_nowhere,
    "the history": added("content/editions.lock.yml", "- none\n"),
    "the reviews": added("content/reviews.lock.yml", "- none\n"),
    "the baseline": added("content/baseline.yml", "- none\n"),
    "a rule of its own": break_rule,
}  # fmt: skip
"""What keeps a handbook from being shown as it is now."""


@pytest.mark.parametrize(
    ("switch", "slip"),
    [*((each, "a tab") for each in SWITCHES), *(("a record", each) for each in SLIPS if each != "a tab")],
)
def test_what_becomes_internal_is_gone_at_once_whatever_else_is_wrong(
    public: Asked, switch: str, slip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDTHREAD_OWN_RULES", "1")
    word, become = SWITCHES[switch]
    settle(public)
    assert word in public.page("/touchpoint/delay-message/")
    assert word.encode() in public.ask("/data/handbook.json").body
    files = {path: path.read_text() for path in public.root.rglob("*.yml")}
    SLIPS[slip](public)
    public.page("/")
    become(public)
    assert 'id="goldthread-panel"' in public.page("/")
    found = everything(public) | {"late": public.ask("/touchpoint/delay-message/").body}
    assert [each for each, body in found.items() if word.encode() in body] == []
    for path in [*public.root.rglob("*.yml"), public.root / "own/main.html"]:
        path.unlink(missing_ok=True)
    for path, text in files.items():
        path.write_text(text)
    become(public)
    found = everything(public) | {"late": public.ask("/touchpoint/delay-message/").body}
    assert [each for each, body in found.items() if word.encode() in body] == []
    if switch != "the handbook":
        assert 'id="goldthread-panel"' not in public.page("/")


def test_what_can_be_read_is_shown_to_the_public_with_what_was_changed_since(public: Asked) -> None:
    page = public.page("/touchpoint/notice-board/")
    SLIPS["a tab"](public)
    changed("content/teams.yml", "Crew", "Crew of the boat")(public)
    assert "Crew of the boat" in public.page("/touchpoint/notice-board/")
    added(LANDING, "\tbell: none\n")(public)
    assert public.ask("/touchpoint/notice-board/").status == 404
    assert "Below is what can be read now." in public.page("/")
    assert "Crew of the boat" in public.page("/team/crew/")
    changed(LANDING, "\tbell: none\n", "")(public)
    (public.root / "content/tools.yml").unlink()
    changed("content/teams.yml", "Crew of the boat", "Crew")(public)
    assert public.page("/touchpoint/notice-board/") == page


FONT = (files("goldthread") / "theme/fonts/newsreader-italic.woff2").read_bytes()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
DEEP = SVG.replace(b"<path", b"<g>" * 2000 + b"<path").replace(b"</svg>", b"</g>" * 2000 + b"</svg>")
GIF = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
BRAND: Mapping[str, bytes] = {"text.woff2": FONT, "sign.svg": SVG, "logo.svg": SVG, "photo.gif": GIF, "plan.svg": SVG}
"""Files of the brand and pictures, all of which the handbook uses."""


def put_folder(place: Path) -> None:
    """Put a folder in the place of a file."""
    place.unlink()
    place.mkdir()


def put_pipe(place: Path) -> None:
    """Put a pipe in the place of a file."""
    place.unlink()
    os.mkfifo(place)


def put_link(place: Path, to: str) -> None:
    """Put a link in the place of a file."""
    place.unlink()
    place.symlink_to(to)


DAMAGE: Mapping[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "a folder": put_folder,
    "a link to itself": lambda place: put_link(place, place.name),
    "a pipe": put_pipe,
    "cut off": lambda place: place.write_bytes(place.read_bytes()[:40]),
    "of another kind": lambda place: place.write_bytes(b"\xff\xfeno text\n"),
    "too large": lambda place: os.truncate(place, 6_000_000),
    "without end": lambda place: place.write_bytes(DEEP),
}
"""What may befall a file that is no record."""


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_becomes_internal_is_gone_at_once_whatever_befalls_pictures_and_fonts(public: Asked, damage: str) -> None:
    for name, data in BRAND.items():
        (public.root / "content" / name).write_bytes(data)
    added(HOME, "logo: logo.svg\nfavicon: sign.svg\ntypefaces: {headings: text.woff2, text: text.woff2}\n")(public)
    shown = "ideal: '![A plan](plan.svg)'\n  pictures: [{file: photo.gif, alt: One}, {file: plan.svg, alt: Two}]"
    changed(LANDING, "  name: Notice", f"  {shown}\n  name: Notice")(public)
    settle(public)
    assert LATE in public.page("/touchpoint/delay-message/")
    assert public.page("/touchpoint/notice-board/").count('src="../../assets/pictures/') == 2
    for name in BRAND:
        DAMAGE[damage](public.root / "content" / name)
    SWITCHES["a record"][1](public)
    found = everything(public) | {"late": public.ask("/touchpoint/delay-message/").body}
    assert [each for each, body in found.items() if LATE.encode() in body] == []
    assert public.ask("/touchpoint/notice-board/").status == 200


def test_an_error_that_nobody_foresaw_shows_the_public_nothing_until_all_can_be_read(
    public: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(public)
    assert LATE in public.page("/touchpoint/delay-message/")

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(served_handbook, "contents_on_request", fail)
        SWITCHES["a record"][1](public)
        for target in ("/", "/touchpoint/delay-message/", "/data/handbook.json", "/search/index.js"):
            assert LATE.encode() not in public.ask(target).body
            assert public.ask(target).status in {404, 503}
        assert not public.handbook.work_ahead()
    found = everything(public) | {"late": public.ask("/touchpoint/delay-message/").body}
    assert [each for each, body in found.items() if LATE.encode() in body] == []
    assert "Notice board on the landing" in public.page("/touchpoint/notice-board/")
