"""`goldthread review`: what it lists, asks for and refuses."""

import pytest

from review.conftest import Change, Review


def test_records_that_need_review_are_listed_by_owner_with_old_and_new_wording(review: Review, change: Change) -> None:
    review("--owner", "crew")
    review("touchpoint/board", "--by", "Quays")
    change("principles/last-boat.yml", "[Count., Count again.]", "[Count., Count aloud.]")
    assert (
        review("--list").stdout
        == """\
Crew
  Touchpoint "Bell" (touchpoint/bell), reviewed on 2026-06-01 by Crew
    Principle "The last boat waits" (principle/last-boat) has changed in meaning
      Do
        before: Count again.
        now: Count aloud.
Quays
  Touchpoint "Board" (touchpoint/board), reviewed on 2026-06-01 by Quays
    Principle "The last boat waits" (principle/last-boat) has changed in meaning
      Do
        before: Count again.
        now: Count aloud.
2 need review, 8 not reviewed, 0 reviewed.
  Quays: 2 not reviewed
  Without an owner: 6 not reviewed
"""
    )
    assert review("--list", "--owner", "quays").stdout.startswith('Quays\n  Touchpoint "Board" (touchpoint/board)')
    assert "Crew\n" not in review("--list", "--owner", "quays").stdout


def test_texts_with_changed_formatting_only_are_not_shown(review: Review, change: Change) -> None:
    review("bell")
    change("principles/last-boat.yml", "[Count., Count again.]", "[COUNT!, Count aloud.]")
    assert "Count aloud." in review("--list").stdout
    assert "COUNT" not in review("--list").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Name records, or give one of --owner, --all, --editorial and --list."),
        (("bell", "--all", "--because", "x"), "Name records, or give one of --owner, --all, --editorial and --list."),
        (("--all",), "Give the reason with --because; it is recorded."),
        (("--editorial", "last-boat", "--because", "  "), "Give the reason with --because; it is recorded."),
        (("touchpoint/bel",), 'There is no record "touchpoint/bel". Did you mean "touchpoint/bell"?'),
        (("bel",), 'There is no record "bel". Did you mean "bell"?'),
        (("need/home",), "need/home has no records above it to be reviewed against: reviews are for focus, principle"),
        (("--owner", "crow"), 'There is no team "crow". Did you mean "crew"?'),
        (("--editorial", "last-boat", "--because", "x"), "No record that depends on principle/last-boat has been reviewed yet."),
        (("bell", "--by", " "), "Git does not know your name. Give the reviewer's name with --by."),
    ],
)  # fmt: skip
def test_invalid_requests_are_refused_in_one_sentence(
    arguments: tuple[str, ...], sentence: str, review: Review
) -> None:
    refused = review(*arguments)
    assert refused.exit_code == 2
    assert refused.stderr.startswith(f"goldthread: {sentence}")
    assert refused.stdout == ""


def test_a_record_with_the_reviewed_meaning_cannot_be_declared_editorial(review: Review) -> None:
    review("bell")
    refused = review("--editorial", "last-boat", "--because", "typo")
    assert refused.exit_code == 2
    assert "means the same as at the last review" in refused.stderr


def test_a_handbook_with_data_faults_cannot_be_reviewed(review: Review, change: Change) -> None:
    change("content/touchpoints/ramp.yml", "principles: [softly]", "principles: [sotfly]")
    refused = review("bell")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "1 data fault to fix first" in refused.stderr
