"""Media and channels in sheets: a word for a channel says its medium, a word for a medium that says more gives the channel."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.importing.media_words import BARE_MEDIA, CHANNEL_MEDIA
from goldthread.model.journey import Touchpoint
from goldthread.reading.book import read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
FILES = {
    "content/handbook.yml": "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\n",
    "content/journey.yml": "- {id: buying, name: Buying}\n",
}
WORDS = [
    ("Online", "digital", None), ("Print", "physical", "Print"), ("In person", "personal", None), ("Phone", "personal", "Phone"),
    ("App", "digital", "App"), ("Store", "physical", "Store"), ("Company website", "digital", "Company website"),
    ("Phone calls", "personal", "Phone calls"), ("Persönlich", "personal", None), ("Telefon", "personal", "Telefon"),
    ("Filiale", "physical", "Filiale"), ("vor Ort", "physical", None), ("E-Mail", "digital", "E-Mail"),
    ("Website / App", "digital", "Website / App"),
]  # fmt: skip


def imported(root: Path, header: str, *rows: str) -> Mapping[str, Touchpoint]:
    (root / "some.csv").write_text("\n".join((f"Name;Phase;{header}", *rows)) + "\n", encoding="utf-8")
    result = goldthread("import", "some.csv", "--kind", "touchpoint", "--yes", cwd=root)
    assert result.exit_code == 0, result.output
    again = goldthread("import", "some.csv", "--kind", "touchpoint", "--dry-run", cwd=root)
    assert "0 records added, 0 fields changed" in again.output, "a second import changes nothing"
    return {each.id: each for each in read_book(root).book.of(Touchpoint)}


@pytest.mark.parametrize("header", ["Channel", "Medium", "Kanal", "Art des Mediums"])
def test_a_word_under_either_header_says_the_medium_and_the_channel(handbook: Handbook, header: str) -> None:
    root = handbook(FILES)
    rows = [f"t{number};Buying;{words}" for number, (words, _, _) in enumerate(WORDS)]
    found = imported(root, header, *rows)
    assert [(each.medium, each.channel) for each in found.values()] == [
        (medium, channel) for _, medium, channel in WORDS
    ]


def test_a_medium_called_by_its_own_name_is_no_other_name(handbook: Handbook) -> None:
    root = handbook(FILES)
    (root / "some.csv").write_text("Name;Phase;Channel\na;Buying;Digital\nb;Buying;Online\n", encoding="utf-8")
    told = goldthread("import", "some.csv", "--kind", "touchpoint", "--dry-run", cwd=root).output
    assert '"Digital" ->' not in told
    assert '"Online" -> "Digital"' in told


def test_a_word_for_two_media_or_none_stays_a_channel(handbook: Handbook) -> None:
    found = imported(
        handbook(FILES), "Channel", "a;Buying;Website and phone", "b;Buying;In-store screen", "c;Buying;Pigeon"
    )
    assert [(each.medium, each.channel) for each in found.values()] == [
        (None, "Website and phone"), (None, "In-store screen"), (None, "Pigeon"),
    ]  # fmt: skip


def test_what_the_handbook_lists_counts_before_what_words_say(handbook: Handbook) -> None:
    listed = f"{FILES['content/handbook.yml']}channels:\n  personal: [app, online]\n  physical: [sign]\n"
    root = handbook({**FILES, "content/handbook.yml": listed})
    found = imported(root, "Channel", "a;Buying;App", "b;Buying;Online", "c;Buying;sign")
    assert [(each.medium, each.channel) for each in found.values()] == [
        ("personal", "app"), ("personal", "online"), ("physical", "sign"),
    ]  # fmt: skip


def test_a_medium_column_beside_a_channel_column_is_taken_at_its_word(handbook: Handbook) -> None:
    found = imported(handbook(FILES), "Medium;Channel", "a;Buying;Physical;Phone box", "b;Buying;Phone;Hotline")
    assert [(each.medium, each.channel) for each in found.values()] == [
        ("physical", "Phone box"),
        ("personal", "Hotline"),
    ]


def test_a_medium_that_is_written_is_not_taken_from_a_channel(handbook: Handbook) -> None:
    root = handbook({**FILES, "content/touchpoints.yml": "a: {name: a, phase: buying, medium: personal}\n"})
    found = imported(root, "Channel", "a;Buying;Website")
    assert (found["a"].medium, found["a"].channel) == ("personal", "Website")


def test_no_word_is_both_a_medium_and_a_channel() -> None:
    assert not BARE_MEDIA.keys() & CHANNEL_MEDIA.keys()
