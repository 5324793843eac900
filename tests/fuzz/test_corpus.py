"""Inputs that failed once, and a few random ones from a fixed seed, do not fail."""

import json
import random
from pathlib import Path

import pytest

from fuzz.checks import judge
from fuzz.inputs import made_by_chance, seeds_in
from fuzz.run import CORPUS, SPECIMEN, minimised


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.json")), ids=lambda path: path.stem)
def test_an_input_that_failed_once_does_not_fail(path: Path) -> None:
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    judge({name: text.encode("utf-8", "surrogateescape") for name, text in files.items()})


def test_inputs_made_by_chance_do_not_fail() -> None:
    chance, seeds = random.Random(1), seeds_in(SPECIMEN)  # noqa: S311 - slips, not secrets
    for _ in range(40):
        judge(made_by_chance(seeds, chance), with_pages=False)


def test_an_input_that_fails_is_made_small() -> None:
    files = {"a.yml": b"one\ntwo bad three\nfour", "b.yml": b"five"}
    assert minimised(files, lambda each: b"bad" in each.get("a.yml", b"")) == {"a.yml": b"bad"}
