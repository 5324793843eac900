"""A handbook edited by chance, with all that lies around it: its site, built into the same folder again and again, and its check are
those that nothing kept has any part in, whatever has become of what is kept.

A failure names the seed, by which it is told again, and the edits so far.
"""

import gc
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from goldthread import rules
from goldthread.audience.public_book import InternalHandbookError
from goldthread.inspection import CheckFailedError, inspect
from goldthread.language.message import MessageError
from goldthread.own_code import OwnRuleError
from goldthread.pages.experience import touchpoint_index
from goldthread.pages.frame import kept_pages, kept_parts
from goldthread.pages.frame.context import Build
from goldthread.publishing import kept_site, search_index
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import OWN_RULES, inspected
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.engine import NoRecordsError, site_contents
from goldthread.publishing.mkdocs_site import build_site
from goldthread.settings import Settings
from kept_entries import DAMAGES, damage
from publishing.edits_around import Place, edited_place, first_place

TRIES = 60
"""So many edits are tried until one leaves a handbook of which a site can be made."""
EDITS = 20
RULES = 6
"""So many rules are known, chosen by chance: each has a page of its own, and all these pages are alike."""
NEEDED = ("AUD001", "TCH003")
"""The rule that guards what is internal, and one that records waive."""
_REFUSALS = (CheckFailedError, InternalHandbookError, MessageError, NoRecordsError, OwnRuleError, ValueError)


class Folder:
    """A handbook on the disk, its site in a folder, and the same site built from nothing."""

    def __init__(self, folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.chance = Random(seed)  # noqa: S311 - edits are no secret
        self.root, self.site, self.clean, self.cache = (folder / name for name in ("book", "site", "clean", "cache"))
        self._patch = monkeypatch
        every = rules.all_rules()
        known = [*self.chance.sample(every, RULES), *(each for each in every if each.code in NEEDED)]
        known = sorted({each.code: each for each in known}.values(), key=lambda each: each.code)
        monkeypatch.setattr(rules, "all_rules", lambda: tuple(known))
        monkeypatch.setattr(touchpoint_index, "_MANY", self.chance.choice((2, 300)))
        monkeypatch.setenv(OWN_RULES, "1")
        monkeypatch.setenv("GOLDTHREAD_CACHE", str(self.cache))
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        self.place = first_place(folder / "first", self.chance, (each.code for each in known))
        self._written: dict[str, bytes] = {}

    def write(self, place: Place) -> None:
        """Write what differs in the handbook's folder."""
        for path in self._written.keys() - place.files.keys():
            (self.root / path).unlink()
        for path, data in place.files.items():
            if self._written.get(path) != data:
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                (self.root / path).write_bytes(data)
        self._written = place.files
        program = place.handbook.program
        for module in (kept_pages, kept_parts, kept_site, search_index):
            self._patch.setattr(module, "program", lambda: program)

    def built(self, place: Place, folder: Path, *, kept: bool) -> str:
        """Build the site, and say what was refused."""
        handbook = place.handbook
        with self._patch.context() as patch:
            patch.setenv("GOLDTHREAD_NO_CACHE", "0" if kept else "1")
            try:
                build = Build(on=handbook.day, commit=place.commit, generator=handbook.program.decode())
                request = request_of(self.root, configuration_of(self.root), audience=handbook.audience, build=build)
                contents = site_contents(request, inspected(request), with_errors=True)
                build_site(contents, folder)
            except _REFUSALS as refusal:
                return f"{type(refusal).__name__} {refusal}"
        return ""

    def check(self, place: Place) -> None:
        """Make sure that a check finds with what is kept what it finds without."""
        settings = Settings(today=place.handbook.day, own_rules=True)
        found: list[tuple[object, ...]] = []
        for off in ("0", "1"):
            with self._patch.context() as patch:
                patch.setenv("GOLDTHREAD_NO_CACHE", off)
                try:
                    seen = inspect(self.root, settings)
                except OwnRuleError as refusal:
                    found.append((str(refusal),))
                    continue
            judged = seen.judgement
            found.append(
                (seen.findings, seen.accepted, seen.fixed, judged.waived, judged.rules, repr(seen.reading.book.records))
            )
        assert found[0] == found[1]

    def edit(self) -> str:
        """Edit the handbook until a site can be made of it; a refusal is the same with what is kept, and leaves the site alone."""
        for _ in range(TRIES):
            name, place = edited_place(self.place, self.chance)
            self.write(place)
            self.check(place)
            refusal = self.built(place, self.clean, kept=False)
            if not refusal:
                self.place = place
                return name
            before = state(self.site)
            assert self.built(place, self.site, kept=True) == refusal, name
            assert state(self.site) == before, name
            self.write(self.place)
        return ""

    def damage(self) -> str:
        """Damage, now and then, something that is kept, or a file of the site."""
        chance, how = self.chance, self.chance.choice(DAMAGES)
        entries = sorted(entry for entry in self.cache.glob("*") if entry.is_file())
        if entries and chance.random() < 0.2:
            entry = chance.choice(entries)
            damage(entry, how, b"\x93nothing of ours")
            return f"{how} {entry.name[:8]}"
        files = sorted(path for path in self.site.rglob("*") if path.is_file() and not path.name.startswith("."))
        if files and chance.random() < 0.1:
            file = chance.choice(files)
            file.unlink() if how == "nothing" else file.write_bytes(file.read_bytes()[1:])
            return f"{how} {file.relative_to(self.site)}"
        return ""


def state(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    """Look for no cycles while a site is made, which would take a fifth of the time."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()


def edits(folder: Folder, count: int) -> None:
    """Edit by chance; after each edit, the site that is kept up to date has to be the one built from nothing."""
    folder.write(folder.place)
    assert folder.built(folder.place, folder.site, kept=True) == ""
    done: list[str] = []
    for _ in range(count):
        done += filter(None, (folder.edit(), folder.damage()))
        assert folder.built(folder.place, folder.site, kept=True) == "", done
        found, wanted = state(folder.site), state(folder.clean)
        wrong = [name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)]
        assert not wrong, (done, sorted(wrong))
    print(*done)  # noqa: T201 - what was tried, for whoever looks


@pytest.mark.parametrize("seed", range(2))
def test_a_site_that_is_built_again_and_again_is_the_one_built_from_nothing(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(Folder(tmp_path, seed, monkeypatch), 4)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3000, 3200))
def test_a_site_is_the_one_built_from_nothing_after_many_edits(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(Folder(tmp_path, seed, monkeypatch), EDITS)
