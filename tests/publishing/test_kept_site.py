"""A site brought up to date is the one that would have been built, to the byte, whatever was edited and whatever became of its folder."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import mkdocs.commands.build
import pytest

from demonstration import DAY
from goldthread.disk import journal
from goldthread.disk.folders import Replacement
from goldthread.disk.locks import WORK, LockedError, locked_folder
from goldthread.model.record import Audience
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import inspected
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.engine import site_contents
from goldthread.publishing.mkdocs_site import build_site
from specimen.overlay import lay_over_specimen

SETTINGS = (
    "site_name: Ferry & friends\nsite_url: https://ferry.example/book/\ndocs_dir: content\n"
    "theme: {name: material}\nplugins: [search, goldthread]\n"
)
LANDING = "content/touchpoints/landing.yml"
State = Mapping[str, bytes]


class Workplace:
    """A small handbook, the site that is kept up to date, and how often MkDocs built it as a whole."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.site, self._clean = folder / "handbook", folder / "site", folder / "clean"
        self._monkeypatch = monkeypatch
        self.mkdocs = Mock(wraps=mkdocs.commands.build.build)
        self.day, self.commit = DAY, "abc1234"
        monkeypatch.setattr(mkdocs.commands.build, "build", self.mkdocs)
        lay_over_specimen(self.root, {"mkdocs.yml": SETTINGS})

    def build(self, folder: Path | None = None, audience: Audience = "internal") -> Replacement:
        """Build the handbook into a folder."""
        build = Build(on=self.day, commit=self.commit, generator="1")
        request = request_of(self.root, configuration_of(self.root), audience=audience, build=build)
        contents = site_contents(request, inspected(request), self.root / ".cache", with_errors=True)
        return build_site(contents, folder or self.site)

    def is_spared(self) -> bool:
        """Build the site again, and tell whether MkDocs was spared; the site is the one that is built from nothing."""
        before = self.mkdocs.call_count
        self.build()
        is_spared = self.mkdocs.call_count == before
        self.check()
        return is_spared

    def check(self, audience: Audience = "internal") -> None:
        """Make sure that the site is the one that is built from nothing."""
        with self._monkeypatch.context() as without:
            without.setenv("GOLDTHREAD_NO_CACHE", "1")
            self.build(self._clean, audience)
        found, wanted = state(self.site), state(self._clean)
        assert [name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)] == []

    def edit(self, path: str, before: str, after: str) -> None:
        """Write something else into a file of the handbook."""
        text = (self.root / path).read_text("utf-8")
        assert before in text
        (self.root / path).write_text(text.replace(before, after), "utf-8")

    def add(self, path: str, text: str) -> None:
        """Write a file of the handbook."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")


def state(folder: Path) -> State:
    """All files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """A handbook whose site was built once."""
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = Workplace(tmp_path, monkeypatch)
    made.build()
    return made


def test_edits_of_records_are_brought_in_without_mkdocs(place: Workplace) -> None:
    name = next(line for line in (place.root / LANDING).read_text("utf-8").splitlines() if "name: " in line)
    assert place.is_spared()
    place.edit(LANDING, name, f"{name} seen anew")
    assert place.is_spared()
    first, _, rest = (place.root / LANDING).read_text("utf-8").partition(":\n")
    record = rest.split("\n\n")[0].split("\nbench:")[0]
    place.add("content/touchpoints/more.yml", f"pier:\n{record.replace('name: ', 'name: Pier of ')}\n")
    assert first
    place.build()
    place.check()
    (place.root / "content/touchpoints/more.yml").unlink()
    assert place.is_spared()
    place.edit(LANDING, name, f"# A remark.\n{name}")
    assert place.is_spared()
    place.commit = "def5678"
    assert place.is_spared()
    place.day += timedelta(days=30)
    assert not place.is_spared(), "the foot of each page names the day"


CHANGES: Mapping[str, Callable[[Workplace], None]] = {
    "language": lambda place: place.edit("content/handbook.yml", "brand: ", "language: de\nbrand: "),
    "settings": lambda place: place.edit("mkdocs.yml", "Ferry & friends", "Ferry"),
    "media": lambda place: place.add("content/picture.png", "no picture"),
    "own page": lambda place: place.add("content/own.md", "# My own page\n"),
    "theme": lambda place: place.edit("mkdocs.yml", "{name: material}", "{name: material, custom_dir: own}"),
}


def test_what_all_pages_depend_on_is_built_anew(place: Workplace) -> None:
    place.add("own/main.html", '{% extends "base.html" %}{% block footer %}{{ page.update_date }}{% endblock %}')
    for name, change in CHANGES.items():
        change(place)
        before = place.mkdocs.call_count
        place.build()
        assert place.mkdocs.call_count > before, name
    place.check()


def test_what_is_for_colleagues_never_stays_for_the_public(place: Workplace) -> None:
    place.edit(LANDING, "name: ", "notes: zqjx\n  name: ")
    place.build()
    place.build(audience="public")
    place.check("public")
    assert not any(b"zqjx" in data for data in state(place.site).values())


def test_a_file_that_is_not_as_it_was_written_is_written_anew(place: Workplace) -> None:
    wanted = state(place.site)
    single = next(name for name in wanted if name.startswith("touchpoint/") and name.count("/") > 1)
    for name in ("index.html", single, "404.html", "search/index.js"):
        (place.site / name).write_text("damaged", "utf-8")
        place.build()
        assert state(place.site) == wanted, name
        (place.site / name).unlink()
    place.build()
    assert state(place.site) == wanted


def test_only_files_that_differ_are_touched_and_others_stay(place: Workplace) -> None:
    (place.site / "CNAME").write_text("ferry.example\n", "utf-8")
    before = {path: path.stat().st_mtime_ns for path in place.site.rglob("*") if path.is_file()}
    place.edit(LANDING, "name: ", "name: Quite ")
    done = place.build()
    after = {path: path.stat().st_mtime_ns for path in place.site.rglob("*") if path.is_file()}
    touched = {path for path in after if before.get(path) != after[path]}
    assert 0 < done.changed <= len(touched) <= done.changed + 1
    assert done.changed < done.files
    assert (place.site / "CNAME").read_text("utf-8") == "ferry.example\n"


def test_a_killed_update_leaves_a_plan_that_the_next_build_finishes(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = journal._done  # noqa: SLF001 - a step of a plan, at which the run is killed
    for step in (0, 1, 5):
        place.edit(LANDING, "name: ", "name: Quite ")
        taken = iter(range(1000))

        def killed(base: Path, work: Path, each: journal.Step, taken: Iterator[int] = taken, last: int = step) -> bool:
            if next(taken) == last:
                raise MemoryError
            return done(base, work, each)

        with monkeypatch.context() as while_killed:
            while_killed.setattr(journal, "_done", killed)
            with pytest.raises(MemoryError):
                place.build()
        assert (place.site / WORK).is_dir()
        assert place.build().files
        assert not (place.site / WORK).exists()
    place.check()


def test_a_folder_that_is_being_written_is_left_alone(place: Workplace) -> None:
    with locked_folder(place.site), pytest.raises(LockedError):
        place.build()


def test_a_damaged_entry_is_made_again(place: Workplace, tmp_path: Path) -> None:
    (entry,) = (tmp_path / "cache").glob("site-*")
    wanted, data = state(place.site), entry.read_bytes()
    for damaged in (data[: len(data) // 2], bytes((data[0] ^ 1,)) + data[1:], b""):
        entry.write_bytes(damaged)
        before = place.mkdocs.call_count
        place.build()
        assert place.mkdocs.call_count > before
        assert state(place.site) == wanted
