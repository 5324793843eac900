"""What follows from a change: threads, coverage, links, who reads again, who should hear of it, what is found."""

import pytest

from changes.history import History, suspect, teams
from goldthread.changes.change import Change
from goldthread.changes.telling import sections

LANDING = "content/touchpoints/landing.yml"
PLAINLY = "principles/say-it-plainly.yml"
LINK = """\
  principles:
    - principle: say-it-plainly
      how: The hour stands in the first five words.
"""


def lines(change: Change) -> dict[str, list[str]]:
    """What is said, by heading."""
    return {each.heading: [line.text for line in each.lines] for each in sections(change)}


def links(change: Change) -> list[tuple[str, str, str]]:
    return [(each.record.key, each.target.key, each.way) for each in change.relinked]


def test_a_touchpoint_that_loses_its_principle_breaks_the_thread_and_mends_it_again(sandbank: History) -> None:
    sandbank.edit(LANDING, LINK, "")
    change = sandbank.meaning()
    assert [(each.record.key, each.lacks) for each in change.broken] == [("touchpoint/delay-message", "focus")]
    assert links(change) == [("touchpoint/delay-message", "principle/say-it-plainly", "removed")]
    assert [each.rule for each in change.found if each.rule == "TCH001"] == ["TCH001"]
    assert change.version.step == "minor"
    assert change.version.reasons == ("touchpoint/delay-message hangs elsewhere",)
    assert suspect(change) == set()
    name = 'The touchpoint "Message about a late boat" (touchpoint/delay-message)'
    assert lines(change)["Threads broken"] == [f"{name} no longer reaches a focus."]
    assert lines(change)["Hangs elsewhere"] == [
        f'{name} no longer follows "Say it plainly" (principle/say-it-plainly).'
    ]
    sandbank.commit()
    sandbank.edit(LANDING, "  leads_to: [notice-board]\n", f"{LINK}  leads_to: [notice-board]\n")
    change = sandbank.meaning()
    assert change.broken == ()
    assert [(each.record.key, each.lacks) for each in change.mended] == [("touchpoint/delay-message", "focus")]
    assert [each.rule for each in change.gone if each.rule == "TCH001"] == ["TCH001"]


def test_a_principle_that_leaves_its_focus_breaks_every_thread_through_it(sandbank: History) -> None:
    sandbank.edit(PLAINLY, "    how: Whoever knows the hour can turn back in time.\n", "")
    sandbank.edit(PLAINLY, "supports:\n  - focus: home-before-dark\n", "")
    change = sandbank.meaning()
    assert {each.record.key: each.lacks for each in change.broken} == {
        "focus/home-before-dark": "principle",
        "principle/say-it-plainly": "focus",
        "touchpoint/notice-board": "focus",
        "touchpoint/delay-message": "focus",
    }
    assert suspect(change) == {"touchpoint/notice-board", "touchpoint/delay-message"}


def test_a_principle_that_nobody_follows_any_more_is_told(sandbank: History) -> None:
    sandbank.edit(LANDING, LINK, "")
    sandbank.edit(
        LANDING, "    - principle: say-it-plainly\n      how: It gives an hour, never an adjective.\n", "    []\n"
    )
    change = sandbank.meaning()
    assert ("principle/say-it-plainly", "touchpoint") in [(each.record.key, each.lacks) for each in change.broken]


def test_cells_that_empty_and_fill_are_told(sandbank: History) -> None:
    sandbank.edit(LANDING, "medium: digital\n  channel: text message", "medium: personal\n  channel: gangway")
    change = sandbank.meaning()
    assert [(each.phase.key, each.medium) for each in change.coverage.emptied] == [("phase/crossing", "digital")]
    assert [(each.phase.key, each.medium) for each in change.coverage.filled] == [("phase/crossing", "personal")]
    assert (change.coverage.before, change.coverage.after, change.coverage.cells_after) == (2, 2, 3)
    assert "Nothing digital is left in the phase The crossing." in lines(change)["Coverage"]


def test_a_touchpoint_that_is_retired_counts_no_longer(sandbank: History) -> None:
    sandbank.edit(
        LANDING, "  name: Message about a late boat\n", "  name: Message about a late boat\n  status: retired\n"
    )
    change = sandbank.meaning()
    assert [(each.record.key, each.is_in_play) for each in change.shelved] == [("touchpoint/delay-message", False)]
    assert change.version.step == "minor"
    assert [each.medium for each in change.coverage.emptied] == ["digital"]
    assert change.broken == ()


def test_what_is_new_was_never_reviewed_and_is_not_suspect(sandbank: History) -> None:
    sandbank.edit(PLAINLY, "words that a child aboard would understand", "as few words as we can")
    bell = "bell:\n  name: Bell\n  phase: crossing\n  medium: personal\n  principles: [say-it-plainly]\n"
    sandbank.write({"content/touchpoints/bell.yml": bell})
    change = sandbank.meaning()
    assert [each.record.key for each in change.added] == ["touchpoint/bell"]
    assert suspect(change) == {"touchpoint/notice-board", "touchpoint/delay-message"}


def test_a_need_reaches_down_to_the_last_touchpoint(sandbank: History) -> None:
    sandbank.edit("content/needs.yml", "I need to get back to my own bed.", "I need a bed.")
    assert suspect(sandbank.meaning()) == {
        "focus/home-before-dark",
        "principle/say-it-plainly",
        "touchpoint/notice-board",
        "touchpoint/delay-message",
    }


def test_a_link_on_another_basis_and_with_another_how_is_told(sandbank: History) -> None:
    sandbank.edit(
        LANDING, "      how: It gives an hour, never an adjective.\n", "      how: A slate.\n      basis: inferred\n"
    )
    change = sandbank.meaning()
    assert [(each.way, each.basis) for each in change.relinked] == [("basis", "inferred")]
    (reworded,) = change.reworded
    (wording,) = reworded.wordings
    assert (wording.about, wording.before, wording.after) == (
        "say-it-plainly",
        "It gives an hour, never an adjective.",
        "A slate.",
    )


def test_the_order_of_a_list_that_carries_meaning_is_told(sandbank: History) -> None:
    sandbank.edit(PLAINLY, '  - Say "shortly".\n', '  - Say "shortly".\n  - Shout.\n')
    sandbank.commit()
    sandbank.edit(PLAINLY, '  - Say "shortly".\n  - Shout.\n', '  - Shout.\n  - Say "shortly".\n')
    (reworded,) = sandbank.meaning().reworded
    assert [(each.field, each.way) for each in reworded.wordings] == [("dont", "reordered")]


def test_an_item_that_gives_way_to_a_quite_different_one_is_not_said_to_be_reworded(sandbank: History) -> None:
    sandbank.edit(PLAINLY, '  - Say "shortly".\n', "  - Leave the bell unanswered.\n")
    (reworded,) = sandbank.meaning().reworded
    assert [each.way for each in reworded.wordings] == ["added", "removed"]


def test_teams_hear_of_what_they_own_what_guides_them_and_what_they_read_again(sandbank: History) -> None:
    sandbank.edit(PLAINLY, "words that a child aboard would understand", "as few words as we can")
    change = sandbank.meaning()
    assert teams(change) == {"crew"}
    (crew,) = change.teams
    assert crew.guided_by == ("principle/say-it-plainly",)
    assert crew.suspect == ("touchpoint/notice-board", "touchpoint/delay-message")
    assert lines(change)["Whom it concerns"] == [
        "Crew: 2 of theirs to be read again; principle/say-it-plainly guides them and changed."
    ]


def test_a_principle_with_a_new_id_takes_links_mentions_and_findings_along(sandbank: History) -> None:
    sandbank.edit(LANDING, "outcome: People know whether to cross today.", "outcome: See [[say-it-plainly]].")
    sandbank.edit(LANDING, "  gets: A calm landing.\n", "")
    sandbank.commit()
    sandbank.rename_everywhere("say-it-plainly", "be-plain")
    sandbank.rename_everywhere("delay-message", "late-boat")
    sandbank.git("mv", PLAINLY, "principles/be-plain.yml")
    sandbank.edit(
        "principles/be-plain.yml", "title: Say it plainly\n", "title: Say it plainly\nwas: [say-it-plainly]\n"
    )
    sandbank.edit(LANDING, "late-boat:\n", "late-boat:\n  was: [delay-message]\n")
    change = sandbank.meaning()
    assert {each.before: each.record.key for each in change.renamed} == {
        "principle/say-it-plainly": "principle/be-plain",
        "touchpoint/delay-message": "touchpoint/late-boat",
    }
    assert (change.reworded, change.relinked, change.suspect, change.form_only) == ((), (), (), ())
    assert (change.found, change.gone, change.broken) == ((), (), ())


def test_a_record_that_cannot_be_read_is_no_record_that_is_gone(sandbank: History) -> None:
    sandbank.write({LANDING: "notice-board: [unclosed\n"})
    change = sandbank.meaning()
    assert change.dropped == ()
    assert change.doubts == (
        "The records of the working tree have a fault in their data; what that hides could not be compared.",
    )


def test_what_is_gone_is_told_with_what_it_said(sandbank: History) -> None:
    text = (sandbank.root / LANDING).read_text(encoding="utf-8")
    kept = text[: text.index("delay-message:\n")].replace("  leads_to: [delay-message]\n", "")
    sandbank.write({LANDING: kept})
    change = sandbank.meaning()
    assert [(each.record.key, each.says) for each in change.dropped] == [
        ("touchpoint/delay-message", "People know when they will be home.")
    ]
    assert change.version.reasons[0] == "touchpoint/delay-message is gone"


@pytest.mark.parametrize(
    ("file", "before", "after", "step"),
    [
        ("content/handbook.yml", "Nobody is left on the far shore.", "Everybody gets home.", "major"),
        ("content/needs.yml", "my own bed", "a bed", "patch"),
        ("content/focus.yml", "need: reach-home", "need: unknown", "major"),
        ("content/focus.yml", "A faster boat without a way back", "A faster boat", "patch"),
        (
            LANDING,
            "customers: [islanders]\n  needs",
            "customers: [{customer: islanders, basis: inferred}]\n  needs",
            "patch",
        ),
    ],
)
def test_the_step_follows_from_what_changed(sandbank: History, file: str, before: str, after: str, step: str) -> None:
    sandbank.edit(file, before, after)
    assert sandbank.meaning().version.step == step
