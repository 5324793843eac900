"""Lock files with the first scheme of fingerprints, which ignored symbols and accents, need no new reviews."""

from pathlib import Path

import pytest

from goldthread.graph.meaning import fingerprint, former_fingerprint
from goldthread.reading.book import read_book
from review.conftest import Change, Review, Standing
from review.small_handbook import BELOW_TONIGHT

LOCK = "content/reviews.lock.yml"
SENTENCE = "Whoever leaves in the morning is home at night."


@pytest.fixture
def old_lock(root: Path, review: Review) -> Path:
    """The lock of a handbook in which all is reviewed, by the first scheme."""
    assert review("--all", "--because", "First reading").exit_code == 0
    lock = root / LOCK
    text = lock.read_text(encoding="utf-8")
    for record in read_book(root).book.records.values():
        text = text.replace(fingerprint(record), former_fingerprint(record))
    lock.write_text(text, encoding="utf-8", newline="\n")
    return lock


@pytest.mark.usefixtures("old_lock")
def test_a_new_fingerprint_scheme_needs_no_new_reviews(standing: Standing) -> None:
    assert standing()["suspect"] == set()
    assert len(standing()["reviewed"]) > len(BELOW_TONIGHT)


@pytest.mark.usefixtures("old_lock")
@pytest.mark.parametrize("now", ["at night for € 5.", "at night 👍.", "at nig\u0302ht."])
def test_recorded_texts_show_what_the_first_scheme_ignored(standing: Standing, change: Change, now: str) -> None:
    change("content/focus.yml", SENTENCE, SENTENCE.replace("at night.", now))
    assert standing()["suspect"] == BELOW_TONIGHT


def test_without_recorded_texts_fingerprints_of_the_first_scheme_count(
    old_lock: Path, standing: Standing, change: Change
) -> None:
    lines = old_lock.read_text(encoding="utf-8").splitlines(keepends=True)
    old_lock.write_text("".join(each for each in lines if not each.startswith('- {"meaning"')), encoding="utf-8")
    change("content/focus.yml", SENTENCE, SENTENCE.replace("at night.", "at night 👍."))
    assert standing()["suspect"] == set()
    change("content/focus.yml", "at night 👍.", "at noon.")
    assert standing()["suspect"] == BELOW_TONIGHT


def test_the_next_review_writes_the_new_scheme(root: Path, old_lock: Path, review: Review) -> None:
    assert review("tool/list-of-heads").exit_code == 0
    text = old_lock.read_text(encoding="utf-8")
    records = read_book(root).book.records.values()
    assert not any(former_fingerprint(each) in text for each in records)
    assert fingerprint(read_book(root).book.records["focus/tonight"]) in text


@pytest.mark.usefixtures("old_lock")
def test_a_renamed_record_is_recognised_by_the_first_scheme(standing: Standing, change: Change) -> None:
    change("content/needs.yml", "home: {need:", "harbour: {was: [home], need:")
    change("content/focus.yml", "need: home", "need: harbour")
    assert standing()["suspect"] == set()


@pytest.mark.parametrize(
    ("was", "now"),
    [("£5", "€5"), ("≤ 5", "≥ 5"), ("−5", "+5"), ("👍", "👎"), ("ไม้", "ไม่"), ("की", "का"), ("1.5", "15"), ("5%", "5")],
)
def test_a_new_symbol_or_accent_makes_records_below_need_review(
    review: Review, standing: Standing, change: Change, was: str, now: str
) -> None:
    change("content/focus.yml", SENTENCE, f"Home for {was} here.")
    assert review("--all", "--because", "First reading").exit_code == 0
    change("content/focus.yml", f"for {was} here", f"for {now} here")
    assert standing()["suspect"] == BELOW_TONIGHT
