"""What `goldthread review` shows, asks for and refuses."""

import pytest

from review.conftest import Change, Review


def test_what_is_suspect_is_listed_by_owner_with_old_and_new_words(review: Review, change: Change) -> None:
    review("--owner", "crew")
    review("touchpoint/board", "--by", "Quays")
    change("principles/last-boat.yml", "[Count., Count again.]", "[Count., Count aloud.]")
    assert (
        review("--list").stdout
        == """\
Crew
  Touchpoint "Bell" (touchpoint/bell), reviewed on 2026-06-01 by Crew
    Principle "The last boat waits" (principle/last-boat) has changed in meaning
      do
        was  Count again.
        is   Count aloud.
Quays
  Touchpoint "Board" (touchpoint/board), reviewed on 2026-06-01 by Quays
    Principle "The last boat waits" (principle/last-boat) has changed in meaning
      do
        was  Count again.
        is   Count aloud.
2 records suspect, 8 unreviewed, 0 reviewed.
  Quays: 2 unreviewed
  Nobody answers for: 6 unreviewed
"""
    )
    assert review("--list", "--owner", "quays").stdout.startswith('Quays\n  Touchpoint "Board" (touchpoint/board)')
    assert "Crew\n" not in review("--list", "--owner", "quays").stdout


def test_words_that_changed_only_in_form_are_not_shown_beside_those_that_changed(
    review: Review, change: Change
) -> None:
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
        (("need/home",), "need/home is not held against anything above it: focus, principle, touchpoint and tool records"),
        (("--owner", "crow"), 'There is no team "crow". Did you mean "crew"?'),
        (("--editorial", "last-boat", "--because", "x"), "Nothing that hangs on principle/last-boat has been reviewed yet."),
        (("bell", "--by", " "), "Git does not know your name. Give the reviewer's name with --by."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, review: Review
) -> None:
    refused = review(*arguments)
    assert refused.exit_code == 2
    assert refused.stderr.startswith(f"goldthread: {sentence}")
    assert refused.stdout == ""


def test_a_change_without_a_change_of_meaning_has_nothing_to_carry_over(review: Review) -> None:
    review("bell")
    refused = review("--editorial", "last-boat", "--because", "typo")
    assert refused.exit_code == 2
    assert "means what it meant when it was reviewed last" in refused.stderr


def test_a_handbook_with_faults_is_not_reviewed(review: Review, change: Change) -> None:
    change("content/touchpoints/ramp.yml", "principles: [softly]", "principles: [sotfly]")
    refused = review("bell")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "1 data fault to fix first" in refused.stderr
