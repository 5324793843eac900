"""`goldthread review`: what it lists, asks for and refuses."""

from pathlib import Path

import pytest

from review.conftest import Change, Review, Standing
from review.small_handbook import BELOW_TONIGHT


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
    Touchpoint "Bench" (touchpoint/bench)
    Touchpoint "Lamp" (touchpoint/lamp)
  Without an owner: 6 not reviewed
    Focus statement "Whoever leaves in the morning is home at night" (focus/tonight)
    Focus statement "Nobody has to listen to us" (focus/quiet)
    Principle "The last boat waits" (principle/last-boat)
    Principle "Plainly" (principle/plainly)
    Principle "Softly" (principle/softly)
    Tool "List of heads" (tool/list-of-heads)
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
        ((), "Name records, or give one of --owner, --below, --all, --editorial and --list."),
        (("bell", "--all", "--because", "x"), "Name records, or give one of --owner, --below, --all, --editorial and --list."),
        (("--all",), "Give the reason with --because; it is recorded."),
        (("--editorial", "last-boat", "--because", "  "), "Give the reason with --because; it is recorded."),
        (("touchpoint/bel",), 'There is no record "touchpoint/bel". Did you mean "touchpoint/bell"?'),
        (("bel",), 'There is no record "bel". Did you mean "bell"?'),
        (("need/home",), "need/home has nothing above it to be reviewed against: reviews are for focus, principle"),
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


def test_what_is_below_a_record_is_reviewed_together(review: Review, standing: Standing, change: Change) -> None:
    review("--all", "--because", "first look")
    change("principles/last-boat.yml", "everybody is aboard", "the last one is aboard")
    assert standing()["suspect"] == {"touchpoint/bell", "touchpoint/board", "tool/list-of-heads"}
    told = review("--below", "last-boat").stdout
    assert "3 records below principle/last-boat reviewed by Crew on 2026-06-01." in told
    assert standing()["suspect"] == set()


def test_another_change_above_still_needs_review(
    review: Review, standing: Standing, change: Change, root: Path
) -> None:
    review("--all", "--because", "first look")
    change("principles/last-boat.yml", "everybody is aboard", "the last one is aboard")
    change("principles/plainly.yml", "what is the case", "what we know")
    told = review("--below", "principle/last-boat", "--because", "the same promise").stdout
    assert "1 of them still needs review, because something else above it has changed:\n  touchpoint/board" in told
    assert standing()["suspect"] == {"touchpoint/board"}
    assert "the same promise" in (root / "content/reviews.lock.yml").read_text(encoding="utf-8")


def test_records_below_that_were_never_reviewed_are_reviewed_against_all(review: Review, standing: Standing) -> None:
    review("--below", "focus/tonight")
    assert standing()["reviewed"] == BELOW_TONIGHT


def test_a_record_with_nothing_below_it_is_refused(review: Review) -> None:
    result = review("--below", "touchpoint/bell")
    assert result.exit_code == 2
    assert "No record that can be reviewed depends on touchpoint/bell." in result.stderr
    assert review("--below", "bell", "--owner", "crew").exit_code == 2


def test_titles_are_taken_where_ids_are_wanted(review: Review, change: Change) -> None:
    assert "touchpoint/bell" in review("BELL", "the last boat waits.").stdout
    assert review("--owner", "Crew").exit_code == 0
    assert review("--below", "Softly").exit_code == 0
    near = review("The last boat wait")
    assert near.exit_code == 2
    assert near.stderr == 'goldthread: There is no record "The last boat wait". Did you mean "principle/last-boat"?\n'
    change("content/touchpoints/ramp.yml", "name: Lamp", "name: Bell")
    several = review("Bell")
    assert several.exit_code == 2
    assert '"Bell" is the title of touchpoint/bell or touchpoint/lamp. Give the id instead.' in several.stderr
