"""Which changes make a record need review, and what clears it."""

from pathlib import Path

from goldthread.reading.files import REVIEWS_FILE
from review.conftest import Change, Review, Standing
from review.small_handbook import BELOW_TONIGHT

FOCUS = "content/focus.yml"
RAMP = "content/touchpoints/ramp.yml"
LAST_BOAT = "principles/last-boat.yml"
PLAINLY = "principles/plainly.yml"


def test_new_records_are_unreviewed_and_unreviewed_records_do_not_need_review_again(
    standing: Standing, change: Change
) -> None:
    assert len(standing()["unreviewed"]) == 10
    change(FOCUS, "home at night", "home before dark")
    assert standing()["suspect"] == set()


def test_owners_punctuation_case_and_editorial_typos_need_no_review(
    review: Review, standing: Standing, change: Change
) -> None:
    assert review("--all", "--because", "first edition").exit_code == 0
    everything = standing()["reviewed"]
    assert len(everything) == 10
    change(RAMP, "owner: crew", "owner: quays")
    change(FOCUS, "Whoever leaves in the morning is", "Whoever LEAVES, in the morning,   is")
    change("content/focus.yml", "need: home\n", "need: home\n  review_by: 2027-01-01\n")
    assert standing()["reviewed"] == everything
    change(FOCUS, "home at night", "home at nite")
    assert standing()["suspect"] == BELOW_TONIGHT
    carried = review("--editorial", "focus/tonight", "--because", "typo")
    assert (
        carried.stdout.splitlines()[0]
        == f"{REVIEWS_FILE}: the change of focus/tonight is marked as editorial; the reviews of 5 records stay valid."
    )
    assert standing()["reviewed"] == everything


def test_a_reworded_focus_needs_review_of_exactly_the_records_below_it(
    review: Review, standing: Standing, change: Change
) -> None:
    review("--all", "--because", "first edition")
    change(FOCUS, "home at night", "home before dark")
    found = standing()
    assert found["suspect"] == BELOW_TONIGHT
    assert found["reviewed"] == {
        "focus/tonight", "focus/quiet", "principle/softly", "touchpoint/bench", "touchpoint/lamp"
    }  # fmt: skip
    said = review("touchpoint/bell", "board", today="2026-07-01").stdout
    assert said.startswith(f"{REVIEWS_FILE}: 2 records reviewed by Crew on 2026-07-01; status before: 2 need review.\n")
    assert standing()["suspect"] == BELOW_TONIGHT - {"touchpoint/bell", "touchpoint/board"}


def test_a_new_record_is_unreviewed(review: Review, standing: Standing, root: Path) -> None:
    review("--all", "--because", "first edition")
    with (root / RAMP).open("a", encoding="utf-8") as file:
        file.write("horn: {name: Horn, phase: aboard, principles: [plainly]}\n")
    found = standing()
    assert found["unreviewed"] == {"touchpoint/horn"}
    assert found["suspect"] == set()


def test_a_record_with_new_links_is_unreviewed(review: Review, standing: Standing, change: Change) -> None:
    review("--all", "--because", "first edition")
    change(RAMP, "principles: [softly]", "principles: [plainly]")
    assert standing()["unreviewed"] == {"touchpoint/bench"}
    change(RAMP, "principles: [plainly]", "status: live")
    found = standing()
    assert "touchpoint/bench" in found["reviewed"]
    assert found["suspect"] == set()


def test_touchpoints_of_a_deleted_principle_need_review(
    review: Review, standing: Standing, change: Change, root: Path
) -> None:
    review("--all", "--because", "first edition")
    change(RAMP, "principles: [softly]", "principles: [plainly]")
    (root / "principles" / "softly.yml").unlink()
    assert standing()["suspect"] == {"touchpoint/bench"}
    assert '"Softly" is no longer there' not in review("--list").stdout
    assert "principle/softly was removed" in review("--list").stdout


def test_a_renamed_record_keeps_its_review(review: Review, standing: Standing, change: Change, root: Path) -> None:
    review("--all", "--because", "first edition")
    change(FOCUS, "tonight:\n", "by-night:\n  was: [tonight]\n")
    change(LAST_BOAT, "supports: [tonight]", "supports: [by-night]")
    change(PLAINLY, "supports: [tonight]", "supports: [by-night]")
    change(RAMP, "bell: {", "ship-bell: {was: [bell], ")
    found = standing()
    assert found["suspect"] == found["unreviewed"] == set()
    review("lamp", today="2026-07-01")
    assert "tonight" not in {
        each.rpartition("/")[2].rstrip('":') for each in (root / REVIEWS_FILE).read_text(encoding="utf-8").split()
    }
    assert standing()["unreviewed"] == set()
    change(FOCUS, "home at night", "home before dark")
    assert "touchpoint/ship-bell" in standing()["suspect"]


def test_an_editorial_change_applies_to_the_last_reviewed_meaning_only(
    review: Review, standing: Standing, change: Change
) -> None:
    review("--all", "--because", "first edition")
    change(LAST_BOAT, "everybody is aboard", "everybody is aboard and dry")
    review("touchpoint/board", today="2026-06-10")
    change(LAST_BOAT, "aboard and dry", "on board and dry")
    said = review("--editorial", "last-boat", "--because", "the same word", today="2026-06-11").stdout
    assert said.splitlines()[1:] == ["  touchpoint/board"]
    assert standing()["suspect"] == {"touchpoint/bell", "tool/list-of-heads"}


def test_two_reviews_on_one_day_with_different_meanings_are_ambiguous(review: Review, change: Change) -> None:
    review("touchpoint/bell")
    change(LAST_BOAT, "everybody is aboard", "everybody is dry")
    review("touchpoint/board")
    change(LAST_BOAT, "everybody is dry", "everybody is drie")
    refused = review("--editorial", "last-boat", "--because", "typo")
    assert refused.exit_code == 2
    assert "Two meanings of principle/last-boat were reviewed on 2026-06-01" in refused.stderr


def test_reasons_are_recorded(review: Review, change: Change, root: Path) -> None:
    review("--all", "--because", "read aloud in March")
    change(LAST_BOAT, "everybody", "everbody")
    review("--editorial", "last-boat", "--because", "a letter  lost")
    text = (root / REVIEWS_FILE).read_text(encoding="utf-8")
    assert text.count('"because": "read aloud in March"') == 10
    assert text.count('"because": "a letter lost"') == 1
