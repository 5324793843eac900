"""Pages that are kept: the same site as without them, whatever was edited, and whatever has become of the entry."""

import threading
from pathlib import Path
from random import Random

import msgspec
import pytest

from goldthread.caching.folder import write_entry
from goldthread.inspection import CheckFailedError, inspect_files
from goldthread.language.message import MessageError
from goldthread.pages.frame import kept_pages
from goldthread.pages.frame.context import Build
from goldthread.pages.frame.kept_pages import KeptPages, PageMaking
from goldthread.pages.frame.page import Chapter, File, Page, Site
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.compose import compose
from goldthread.settings import Settings
from kept_entries import DAMAGES, damage
from random_edits import Handbook, edited, first_handbook

TRIES = 60
"""So many edits are tried until one leaves no fault and tells the public nothing internal."""
Made = tuple[tuple[Page, ...], tuple[Chapter, ...], tuple[File, ...]]


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")


@pytest.fixture
def first(tmp_path: Path) -> Handbook:
    """A handbook with records of every kind, some of them internal."""
    return first_handbook(tmp_path / "handbook")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that were made anew, when pages were made last."""
    addresses: list[str] = []
    keep = PageMaking.keep

    def noting(making: PageMaking) -> None:
        addresses[:] = making.made
        keep(making)

    monkeypatch.setattr(PageMaking, "keep", noting)
    return addresses


def site_of(handbook: Handbook, kept: KeptPages | None = None) -> Made:
    """All that is in a site. Raises what `compose` raises."""
    request = BuildRequest(
        root=Path("nowhere"),
        configuration=None,
        audience=handbook.audience,
        site_url="",
        build=Build(on=handbook.day, commit="abc", generator="1"),
    )
    site: Site = compose(inspect_files(handbook.files, Settings(today=handbook.day)), request, kept=kept)
    return site.pages, site.chapters, site.files


def edits(handbook: Handbook, chance: Random, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edit a handbook by chance; after each edit, the site made with kept pages has to be the one made without."""
    kept, names = KeptPages("handbook"), []
    for _ in range(count):
        for _ in range(TRIES):
            name, new = edited(handbook, chance)
            try:
                clean = site_of(new)
            except (ValueError, CheckFailedError, MessageError):
                continue
            break
        else:
            return
        handbook = new
        names.append(name)
        program = handbook.program
        monkeypatch.setattr(kept_pages, "program", lambda program=program: program)
        pages, chapters, files = site_of(handbook, kept)
        wrong = [one.address for one, other in zip(pages, clean[0], strict=True) if one != other]
        assert not wrong, (names, wrong)
        assert (pages, chapters, files) == clean, names


@pytest.mark.parametrize("seed", range(3))
def test_a_site_with_kept_pages_equals_one_without(seed: int, first: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    edits(first, Random(seed), 5, monkeypatch)  # noqa: S311 - edits are no secret


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1200))
def test_it_does_after_many_edits(seed: int, first: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    edits(first, Random(seed), 20, monkeypatch)  # noqa: S311 - as above


def test_only_pages_that_read_what_changed_are_made_again(first: Handbook, made: list[str]) -> None:
    kept = KeptPages("handbook")
    pages = site_of(first, kept)[0]
    assert len(made) == len(pages)
    site_of(first, kept)
    assert not made
    path = "content/touchpoints/opentouchpoint.yml"
    reworded = first.files[path].replace(b"ogtouchpointopenoutcome", b"ogtouchpointopenoutcome anew")
    assert reworded != first.files[path]
    site_of(msgspec.structs.replace(first, files={**first.files, path: reworded}), kept)
    assert "touchpoint/ogidtouchpointopen/" in made
    assert "touchpoint/ogidtouchpointedge/" not in made or len(made) < len(pages) / 2


@pytest.mark.parametrize("sort", ["pages", "bodies"])
@pytest.mark.parametrize("how", [*DAMAGES, "older"])
def test_a_damaged_entry_is_made_again(how: str, sort: str, first: Handbook, tmp_path: Path) -> None:
    kept = KeptPages("handbook")
    clean = site_of(first, kept)
    (entry,) = (tmp_path / "cache").glob(f"{sort}-*")
    data = entry.read_bytes()
    if how == "older":
        write_entry(entry.name, msgspec.msgpack.encode((b"", [], [], {}, {})))
    else:
        damage(entry, how, b"\x93no pages")
    assert site_of(first, kept) == clean
    assert entry.read_bytes() == data


def test_two_at_once_make_the_same_site(first: Handbook) -> None:
    kept = KeptPages("handbook")
    day = msgspec.structs.replace(first, audience="public")
    wanted = {False: site_of(first), True: site_of(day)}
    found: list[bool] = []

    def make(*, is_public: bool) -> None:
        found.extend(site_of(day if is_public else first, kept) == wanted[is_public] for _ in range(3))

    threads = [threading.Thread(target=make, kwargs={"is_public": number % 2 == 0}) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 6


def test_what_is_kept_for_colleagues_never_reaches_the_public(first: Handbook) -> None:
    kept = KeptPages("handbook")
    inside = site_of(first, kept)
    assert b"zqjx" in repr(inside).encode()
    public = site_of(msgspec.structs.replace(first, audience="public"), kept)
    assert b"zqjx" not in repr(public).encode()
