"""A history of the demonstration brand, step by step: the report, the version step, and the records that need review."""

import pytest

from changes.history import History, suspect, teams
from goldthread.comparison.report import Comparison
from goldthread.comparison.sentences import headline, reasons_of
from goldthread.comparison.text import render

STATEMENT = "Nobody who sets out with us in the morning has to wonder whether they will get home at night."
NEIGHBOUR = "We say what a neighbour would say, in the order in which people need it."


def said(change: Comparison) -> str:
    """The change as text, without regard to where its lines break."""
    return " ".join(render(change).split())


def test_without_changes_the_comparison_is_empty(ferry: History) -> None:
    change = ferry.meaning()
    assert change.next_edition.step == "none"
    assert render(change) == "From HEAD to the working tree.\nThe meaning of the handbook has not changed.\n"


def test_a_reworded_focus_is_a_major_step_and_all_records_below_it_need_review(ferry: History) -> None:
    ferry.edit("content/focus.yml", STATEMENT, "Whoever sets out with us sleeps where they meant to.")
    change = ferry.meaning()
    assert change.next_edition.step == "major"
    assert headline(change) == "The next edition is a major step: focus/home-tonight changed."
    assert (
        '"Home tonight" (focus/home-tonight): Statement now: Whoever sets out with us sleeps where they meant to. '
        f"before: {STATEMENT}"
    ) in said(change)
    principles = ferry.principles_of("home-tonight")
    assert len(principles) >= 2
    assert suspect(change) == {f"principle/{each}" for each in principles} | ferry.followers_of(*principles)
    assert {each.key for one in change.needs_review for each in one.because} == {"focus/home-tonight"}
    assert "timetable-desk" in teams(change)


def test_a_new_exclusion_is_a_major_step(ferry: History) -> None:
    what = "    - what: Points, tiers and schemes that reward people for travelling.\n"
    ferry.edit("content/focus.yml", what, f"    - what: Carrying live bees.\n      why: They were not asked.\n{what}")
    change = ferry.meaning()
    assert change.next_edition.step == "major"
    assert reasons_of(change) == "what focus/in-good-hands excludes changed"
    (reworded,) = change.of("reworded", "reordered")
    assert (reworded.field, reworded.way, reworded.before) == ("excludes", "added", None)
    sentence = '"In good hands" (focus/in-good-hands): We now also say no to now: Carrying live bees.'
    assert sentence in said(change)
    principles = ferry.principles_of("in-good-hands")
    assert suspect(change) == {f"principle/{each}" for each in principles} | ferry.followers_of(*principles)


def test_splitting_a_principle_is_a_minor_step(ferry: History) -> None:
    followers = ferry.followers_of("doubt-included")
    ferry.rename_everywhere("doubt-included", "say-how-sure")
    text = (ferry.root / "principles" / "doubt-included.yml").read_text(encoding="utf-8")
    former = "was: [doubt-included]\n"
    sure = text.replace(
        "We say how sure we are, in tenths, and when we shall know more.", "We say in tenths how sure we are."
    )
    when = text.replace(
        "We say how sure we are, in tenths, and when we shall know more.", "We say when we shall know more."
    )
    assert sure != text != when
    ferry.write(
        {
            "principles/doubt-included.yml": None,
            "principles/say-how-sure.yml": sure + former,
            "principles/say-when-next.yml": when.replace("title: Say the doubt", "title: Say when") + former,
        }
    )
    ferry.edit(
        "content/touchpoints/on-the-quay.yml",
        "{principle: say-how-sure, how: \"Tomorrow's row",
        "{principle: say-when-next, how: \"Tomorrow's row",
    )
    change = ferry.meaning()
    assert change.next_edition.step == "minor"
    assert [(each.before, each.record) for each in change.of("renamed")] == [
        ("principle/doubt-included", "principle/say-how-sure")
    ]
    assert [(each.record, each.target) for each in change.of("added")] == [
        ("principle/say-when-next", "principle/doubt-included")
    ]
    assert change.of("removed") == ()
    assert [(each.record, each.target, each.way) for each in change.of("relinked")] == [
        ("touchpoint/quay-board", "principle/say-when-next", "added"),
        ("touchpoint/quay-board", "principle/say-how-sure", "removed"),
    ]
    assert "split off from principle/doubt-included now: We say when we shall know more." in said(change)
    at_the_board = {"situation/sailing-cancelled", "situation/running-late"}
    assert suspect(change) == (followers - {"touchpoint/quay-board"}) | at_the_board


def test_a_touchpoint_with_a_new_id_is_reported_as_renamed_only(ferry: History) -> None:
    ferry.rename_everywhere("quay-board", "departure-board")
    ferry.edit(
        "content/touchpoints/on-the-quay.yml",
        "  name: Quay departure board\n",
        "  name: Quay departure board\n  was: [quay-board]\n",
    )
    change = ferry.meaning()
    assert change.next_edition.step == "patch"
    assert reasons_of(change) == "1 record renamed"
    assert [(each.before, each.record) for each in change.of("renamed")] == [
        ("touchpoint/quay-board", "touchpoint/departure-board")
    ]
    assert (change.of("added"), change.of("removed"), change.of("reworded", "reordered"), change.of("relinked")) == (
        (),
        (),
        (),
        (),
    )
    assert (change.new_findings, change.resolved_findings, change.other_fields, suspect(change)) == ((), (), {}, set())
    assert '"Quay departure board" (touchpoint/departure-board), before: touchpoint/quay-board' in said(change)


@pytest.mark.parametrize("is_editorial", [True, False])
def test_a_typo_declared_editorial_needs_no_review(ferry: History, *, is_editorial: bool) -> None:
    ferry.edit("principles/plain-words.yml", NEIGHBOUR, NEIGHBOUR.replace("neighbour", "neighbor"))
    key = "principle/plain-words"
    change = ferry.meaning(editorial=frozenset({key} if is_editorial else ()))
    assert change.next_edition.step == "patch"
    assert change.editorial == ((key,) if is_editorial else ())
    assert suspect(change) == (set() if is_editorial else ferry.followers_of("plain-words"))
    assert ("marked as editorial: nothing needs review" in said(change)) == is_editorial


def test_an_editorial_typo_in_a_focus_is_not_a_major_step(ferry: History) -> None:
    ferry.edit("content/focus.yml", STATEMENT, STATEMENT.replace("wonder", "wunder"))
    change = ferry.meaning(editorial=frozenset({"focus/home-tonight"}))
    assert (change.next_edition.step, suspect(change)) == ("patch", set())


def test_a_new_owner_needs_no_review_and_concerns_both_teams(ferry: History) -> None:
    ferry.edit("principles/plain-words.yml", "owner: web-and-print", "owner: freight-deck")
    change = ferry.meaning()
    assert change.next_edition.step == "patch"
    assert reasons_of(change) == "1 record changed without a change of meaning"
    assert (change.of("reworded", "reordered"), suspect(change)) == ((), set())
    assert change.other_fields == {"principle.owner": 1}
    owning = {each.team.key for each in change.teams if "principle/plain-words" in each.changed}
    assert owning == {"team/web-and-print", "team/freight-deck"}


def test_punctuation_case_and_spaces_do_not_change_the_meaning(ferry: History) -> None:
    ferry.edit(
        "principles/plain-words.yml",
        NEIGHBOUR,
        "We say what a  Neighbour would say - in the order, in which people need it!",
    )
    change = ferry.meaning()
    assert change.next_edition.step == "patch"
    assert (change.of("reworded", "reordered"), suspect(change), change.other_fields) == ((), set(), {})
    assert change.form_only == ("principle/plain-words",)
    assert "Changed in form only: principle/plain-words." in said(change)


@pytest.mark.parametrize(
    ("was", "now"),
    [("£5", "€5"), ("ไม้", "ไม่"), ("1.5", "15")],
)
def test_a_new_symbol_or_accent_changes_the_wording(ferry: History, was: str, now: str) -> None:
    ferry.edit("principles/plain-words.yml", NEIGHBOUR, f"We say {was} here.")
    ferry.commit()
    ferry.edit("principles/plain-words.yml", was, now)
    (reworded,) = ferry.meaning().of("reworded", "reordered")
    assert (reworded.before, reworded.after) == (f"We say {was} here.", f"We say {now} here.")


def test_editors_notes_are_not_changes(ferry: History) -> None:
    ferry.edit("principles/plain-words.yml", "owner: web-and-print", "owner: web-and-print\nnotes: Ask the crew.")
    assert ferry.meaning().next_edition.step == "none"
