"""The nearest word to a misspelt one."""

import pytest

from goldthread.reading.suggestions import surely


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("lnik", ("link", "name"), "link"), ("linkk", ("link", "name"), "link"), ("lik", ("link",), "link"),
        ("Link", ("link", "links"), "link"), ("NAME", ("name",), "name"),
        ("nwo", ("now", "next"), "now"),
        ("lin", ("line", "link"), None), ("name", (), None), ("knli", ("link",), None),
        ("ow", ("now",), None), ("nox", ("now",), None), ("o", ("on",), None), ("", ("on",), None),
    ],
)  # fmt: skip
def test_a_correction_is_certain_only_if_one_word_is_a_single_typo_away(
    word: str, known: tuple[str, ...], meant: str | None
) -> None:
    assert surely(word, known) == meant
