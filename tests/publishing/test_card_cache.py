"""Cards are kept as far as they fit; how they are drawn is looked up once for a program, so that a build may do without Pillow."""

from pathlib import Path

import pytest

from goldthread.caching import folder
from goldthread.cards.card import Card
from goldthread.publishing import card_cache

FOUND = b"how cards are drawn, in 32 bytes"


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path))
    monkeypatch.setenv("GOLDTHREAD_NO_CACHE", "0")


def looked_up(monkeypatch: pytest.MonkeyPatch, program: bytes) -> tuple[bytes, int]:
    """What is found, and how often it was looked for."""
    times: list[bytes] = []

    def noted() -> bytes:
        times.append(program)
        return FOUND

    with monkeypatch.context() as patch:
        patch.setattr(card_cache, "program", lambda: program)
        patch.setattr(card_cache, "_digest_of_drawing", noted)
        return card_cache._drawing.__wrapped__(), len(times)  # noqa: SLF001 - as a process finds it that begins


def test_how_cards_are_drawn_is_looked_up_once_for_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [looked_up(monkeypatch, program) for program in (b"one", b"one", b"other", b"one")]
    assert found == [(FOUND, 1), (FOUND, 0), (FOUND, 1), (FOUND, 1)]


def test_it_is_looked_up_again_when_what_is_kept_is_damaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looked_up(monkeypatch, b"one")
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    assert looked_up(monkeypatch, b"one") == (FOUND, 1)


def test_as_many_cards_are_kept_as_fit_and_those_of_now_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def picture(card: Card) -> bytes:
        asked.append(card.title)
        return card.title.encode() * 100

    monkeypatch.setattr(folder, "LARGEST", 500)
    monkeypatch.setattr(card_cache, "LARGEST", 500)
    monkeypatch.setattr(card_cache, "_drawing", lambda: FOUND)
    monkeypatch.setattr(card_cache, "_picture", picture)

    def drawn(titles: str, accent: str) -> str:
        """Which are drawn anew."""
        asked.clear()
        cards = {title: Card(brand="T", label="", title=title, accent=accent) for title in titles}
        assert card_cache.drawn(cards, tmp_path) == tuple((title, title.encode() * 100) for title in titles)
        return "".join(asked)

    assert [drawn("ABCDE", "#b93a12") for _ in range(3)] == ["ABCDE", "DE", "DE"]
    assert [drawn("AB", "#123456") for _ in range(2)] == ["AB", ""]
    assert drawn("CD", "#b93a12") == "CD"
    assert drawn("A", "#123456") == "", "where there is room, those of before stay"
    assert [drawn("ABC", "#654321") for _ in range(2)] == ["ABC", ""]
