"""Lists whose entries have two parts: written in a cell as one line each, and what a file says besides stays."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.importing.columns import columns_of
from goldthread.model.journey import Phase
from goldthread.model.kinds import KINDS
from goldthread.model.teams import Tool
from goldthread.reading.book import read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
FILES = {
    "content/handbook.yml": "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\n",
    "content/journey.yml": "- {id: buying, name: Buying}\n",
}


def imported(root: Path, kind: str, text: str) -> str:
    (root / "some.csv").write_text(text, encoding="utf-8")
    return goldthread("import", "some.csv", "--kind", kind, "--yes", cwd=root).output


def test_every_list_of_groups_that_two_fields_make_has_a_column() -> None:
    found = {f"{kind}.{each.name}" for kind in KINDS for each in columns_of(kind) if each.parts and not each.form}
    pictures = {f"{kind}.pictures" for kind in ("customer", "principle", "situation", "tool", "touchpoint")}
    assert found == {"handbook.principle_sets", "phase.gaps"} | pictures


@pytest.mark.parametrize(
    "cell",
    [
        "Digital: Nobody asked yet.\nprint: Too dear: for now",
        "digital - Nobody asked yet.; Physisch = Too dear: for now",
    ],
)
def test_a_line_for_each_entry_is_read(handbook: Handbook, cell: str) -> None:
    root = handbook(FILES)
    told = imported(root, "phase", f'Name;Gaps\nBuying;"{cell}"\nUsing;"{cell}"\n')
    gaps = {each.id: [(gap.medium, gap.reason) for gap in each.gaps] for each in read_book(root).book.of(Phase)}
    both = [("digital", "Nobody asked yet."), ("physical", "Too dear: for now")]
    assert gaps == {"buying": both, "using": both}, told


@pytest.mark.parametrize("cell", ["Nobody asked yet.", "Pigeon: It flew away."])
def test_what_is_no_pair_is_told_with_the_form(handbook: Handbook, cell: str) -> None:
    told = imported(handbook(FILES), "phase", f"Name;Gaps\nBuying;{cell}\n")
    assert "medium: reason" in told or "none of the words" in told


def test_entries_that_stay_keep_all_that_is_said_of_them(handbook: Handbook) -> None:
    sets = "principle_sets:\n  - {id: tone, title: Tone, about: How we talk.}  # first\n"
    root = handbook({**FILES, "content/handbook.yml": f"{FILES['content/handbook.yml']}{sets}"})
    told = imported(root, "handbook", 'Brand;Principle sets\nSandbank Ferry;"tone: Tone\ncare: Taking care"\n')
    assert "{id: tone, title: Tone, about: How we talk.}" in (root / "content/handbook.yml").read_text(encoding="utf-8")
    book = read_book(root).book
    assert [(each.id, each.title) for each in book.handbook.principle_sets] == [
        ("tone", "Tone"),
        ("care", "Taking care"),
    ], told
    assert read_book(root).findings == ()


def test_a_picture_whose_words_change_stays_internal(handbook: Handbook) -> None:
    pictures = "pictures:\n    - {file: media/a.png, alt: A quay., shows: before, audience: internal}\n"
    root = handbook({**FILES, "content/tools.yml": f"card:\n  name: Card\n  {pictures}"})
    told = imported(root, "tool", 'Name;Pictures\nCard;"media/a.png: A quay in the rain.\nmedia/b.png: A boat."\n')
    found = [(each.file, each.alt, each.shows, each.audience) for each in read_book(root).book.of(Tool)[0].pictures]
    assert found == [
        ("media/a.png", "A quay in the rain.", "before", "internal"),
        ("media/b.png", "A boat.", None, "public"),
    ], told
