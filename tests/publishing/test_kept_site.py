"""A site brought up to date is the one that would have been built, to the byte, whatever was edited and whatever became of its folder."""

import codecs
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import get_args
from unittest.mock import Mock

import pytest

from demonstration import REPOSITORY
from goldthread.caching.clock import now
from goldthread.caching.folder import digest
from goldthread.disk import folder_update, journal, signatures
from goldthread.disk.locks import WORK, ForeignFilesError, LockedError, locked_folder
from goldthread.language.catalogue import Language
from goldthread.pages.frame.kept_bodies import KeptBodies
from goldthread.pages.frame.kept_pages import PageMaking
from goldthread.publishing import updated_site
from goldthread.publishing.kept_site import is_data
from goldthread.publishing.updated_site import STANDBYS
from goldthread.starter.records import Answers, first_files
from publishing.workplace import LANDING, SETTINGS, Workplace, place, state

__all__ = ["place"]


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
    assert place.is_spared(), "the foot of each page is filled in late"


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


def test_what_is_for_colleagues_never_stays_for_the_public(place: Workplace, tmp_path: Path) -> None:
    standby = tmp_path / "cache" / STANDBYS
    place.add("content/glossary.yml", "word: {term: Zqjxold, means: A word., audience: internal}\n")
    place.build()
    for before, after in (("Zqjxold", "Zqjxolder"), ("Zqjxolder", "Zqjxnew")):
        place.edit("content/glossary.yml", before, after)
        assert place.is_spared()
    for folder in (place.site, standby):
        assert holds(folder, b"Zqjxnew")
        assert not holds(folder, b"Zqjxold"), "what takes turns with the site has nothing that the site no longer has"
    place.build(audience="public")
    place.check("public")
    for folder in (place.site, standby):
        assert holds(folder, b"<html")
        assert not holds(folder, b"Zqjx")


def holds(folder: Path, words: bytes) -> bool:
    """Whether some words are anywhere in a folder."""
    return any(words in data for data in state(folder).values())


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


def test_files_that_nobody_touched_are_not_read_again(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "now", lambda: now() + 1_000_000_000)
    wanted = state(place.site)
    place.build()
    read = Mock(wraps=digest)
    monkeypatch.setattr(updated_site, "digest", read)
    place.build()
    made_anew = read.call_count
    page = place.site / "index.html"
    times = page.stat().st_atime_ns, page.stat().st_mtime_ns
    page.write_bytes(page.read_bytes().replace(b"<", b"[", 1))
    os.utime(page, ns=times)
    assert place.build().changed == 1
    assert read.call_count > made_anew
    assert state(place.site) == wanted
    assert made_anew < len(wanted)


def test_no_body_is_read_of_pages_that_are_as_they_were(
    place: Workplace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read, body = Mock(), KeptBodies.body

    def noting(bodies: KeptBodies, address: str, digest: bytes) -> str | None:
        read(found := body(bodies, address, digest))
        return found

    monkeypatch.setattr(KeptBodies, "body", noting)
    place.edit(LANDING, "name: ", "name: Quite ")
    place.build()  # loads the theme for frames of pages that had none, and with it the whole site
    read.reset_mock()
    place.edit(LANDING, "name: ", "name: Very ")
    place.build()
    assert not read.called
    place.build(tmp_path / "elsewhere")
    assert state(tmp_path / "elsewhere") == state(place.site)
    found = [call.args[0] for call in read.call_args_list]
    assert found.count(None) < len(found) / 2, "only pages of the edit are written once more"
    read.reset_mock()
    place.build(tmp_path / "once more")
    assert read.called
    assert None not in [call.args[0] for call in read.call_args_list]


def test_a_day_later_only_pages_that_name_the_day_are_made_again(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    keep = PageMaking.keep

    def noting(making: PageMaking) -> None:
        made.append(len(making.made))
        keep(making)

    monkeypatch.setattr(PageMaking, "keep", noting)
    place.day += timedelta(days=1)
    pages = [name for name in state(place.site) if name.endswith("index.html")]
    assert place.build().changed >= len(pages), "each names the day"
    assert made[0] < len(pages), "most say nothing of it in their texts"
    place.check()


def test_files_beside_records_do_not_keep_edits_from_being_brought_in(place: Workplace) -> None:
    place.add("content/picture.png", "no picture")
    place.build()
    place.edit(LANDING, "name: ", "name: Quite ")
    assert place.is_spared(), "parts of the search come and go, and hide no picture"


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


def test_where_a_site_is_updated_in_place_a_kill_leaves_a_plan_that_the_next_build_finishes(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_update, "can_exchange", lambda: False)
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


def test_a_folder_of_somebody_else_in_the_place_of_ours_is_reported(place: Workplace) -> None:
    (place.site / "glossary").rename(place.root.parent / "mine")
    (place.site / "glossary").symlink_to(place.root.parent / "mine")
    place.edit(LANDING, "name: ", "name: Quite ")
    with pytest.raises(ForeignFilesError, match="glossary"):
        place.build()


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


@pytest.mark.parametrize(
    "settings",
    [
        b"INHERIT: base.yml\n",
        b'"INHERIT": base.yml\n',
        b"{site_name: Ferry, INHERIT: base.yml}\n",
        b'"INH\\x45RIT": base.yml\n',
        b"? INHERIT\n: base.yml\n",
        b"hooks: [own.py]\n",
        b"{'hooks': [own.py]}\n",
        b"site_name: !ENV NAME\n",
        b"site_name: !<!ENV> NAME\n",
        b"site_name: !%45NV NAME\n",
        b"%TAG !1! !E\n---\nsite_name: !1!NV NAME\n",
        b"emoji: !!python/name:own.index\n",
        "INHERIT: base.yml\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "site_name: !ENV NAME\n".encode("utf-16-be"),
    ],
    ids=repr,
)
def test_settings_that_other_files_or_the_environment_decide_are_not_taken_as_data(settings: bytes) -> None:
    assert not is_data(settings)


def test_plain_settings_are_data() -> None:
    ours = [(REPOSITORY / file).read_bytes() for file in ("mkdocs.yml", "tests/rough_specimen/mkdocs.yml")]
    begun = [first_files(Answers(brand="Fähre & “Freunde”"), language)["mkdocs.yml"] for language in get_args(Language)]
    assert all(map(is_data, (*ours, *begun, SETTINGS.encode())))
