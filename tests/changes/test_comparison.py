"""Effects of a change: chains, coverage, links, reviews, teams and findings."""

import pytest
from click.testing import CliRunner

from changes.history import SETTINGS, History, suspect, teams
from goldthread.changes.wording import basis_of
from goldthread.cli import main
from goldthread.comparison.compare import Version, compare
from goldthread.comparison.report import Comparison
from goldthread.comparison.sentences import reasons_of, sections
from goldthread.findings import Finding, Severity
from goldthread.graph.graph import graph_of
from goldthread.inspection import inspect
from goldthread.language.message import verbatim
from goldthread.places import Place
from goldthread.reading.book import read_book

LANDING = "content/touchpoints/landing.yml"
PLAINLY = "principles/say-it-plainly.yml"
LINK = """\
  principles:
    - principle: say-it-plainly
      how: The hour stands in the first five words.
"""


def lines(change: Comparison) -> dict[str, list[str]]:
    """What is said, by heading."""
    return {each.heading: [line.text for line in each.lines] for each in sections(change)}


def links(change: Comparison) -> list[tuple[str, str, str]]:
    return [(each.record, each.target, each.way) for each in change.of("relinked")]


def test_a_touchpoint_without_its_principle_breaks_the_chain_until_the_link_is_back(sandbank: History) -> None:
    sandbank.edit(LANDING, LINK, "")
    change = sandbank.meaning()
    assert [(each.record.key, each.lacks) for each in change.broken] == [("touchpoint/delay-message", "focus")]
    assert links(change) == [("touchpoint/delay-message", "principle/say-it-plainly", "removed")]
    assert [each.rule for each in change.new_findings if each.rule == "TCH001"] == ["TCH001"]
    assert change.next_edition.step == "minor"
    assert reasons_of(change) == "touchpoint/delay-message is linked elsewhere"
    assert suspect(change) == set()
    name = '"Message about a late boat" (touchpoint/delay-message)'
    assert lines(change)["Chain to the vision broken"] == [f"{name} no longer reaches a focus."]
    assert lines(change)["Changed links"] == [f'{name}: No longer follows "Say it plainly" (principle/say-it-plainly)']
    sandbank.commit()
    sandbank.edit(LANDING, "  owner: crew\n  leads_to: n/a\n", f"{LINK}  owner: crew\n  leads_to: n/a\n")
    change = sandbank.meaning()
    assert change.broken == ()
    assert [(each.record.key, each.lacks) for each in change.restored] == [("touchpoint/delay-message", "focus")]
    assert [each.rule for each in change.resolved_findings if each.rule == "TCH001"] == ["TCH001"]


def test_a_principle_without_its_focus_breaks_every_chain_through_it(sandbank: History) -> None:
    sandbank.edit(PLAINLY, "    how: Whoever knows the hour can turn back in time.\n", "")
    sandbank.edit(PLAINLY, "supports:\n  - focus: home-before-dark\n", "")
    change = sandbank.meaning()
    assert {each.record.key: each.lacks for each in change.broken} == {
        "focus/home-before-dark": "principle",
        "principle/say-it-plainly": "focus",
        "touchpoint/notice-board": "focus",
        "touchpoint/delay-message": "focus",
    }
    assert suspect(change) == {"touchpoint/notice-board", "touchpoint/delay-message", "situation/boat-is-late"}


def test_a_principle_that_no_touchpoint_follows_any_more_is_listed(sandbank: History) -> None:
    sandbank.edit(LANDING, LINK, "")
    sandbank.edit(
        LANDING, "    - principle: say-it-plainly\n      how: It gives an hour, never an adjective.\n", "    []\n"
    )
    change = sandbank.meaning()
    assert ("principle/say-it-plainly", "touchpoint") in [(each.record.key, each.lacks) for each in change.broken]


def test_coverage_cells_that_become_empty_or_filled_are_listed(sandbank: History) -> None:
    sandbank.edit(LANDING, "medium: digital\n  channel: text message", "medium: personal\n  channel: gangway")
    change = sandbank.meaning()
    assert [(each.phase.key, each.medium) for each in change.coverage.emptied] == [("phase/crossing", "digital")]
    assert [(each.phase.key, each.medium) for each in change.coverage.filled] == [("phase/crossing", "personal")]
    assert (change.coverage.before, change.coverage.after, change.coverage.cells_after) == (2, 2, 3)
    assert "The crossing: Digital: no touchpoint any more." in lines(change)["Coverage"]


def test_a_retired_touchpoint_no_longer_counts(sandbank: History) -> None:
    sandbank.edit(
        LANDING, "  name: Message about a late boat\n", "  name: Message about a late boat\n  status: retired\n"
    )
    change = sandbank.meaning()
    assert [(each.record, each.before, each.after) for each in change.of("status")] == [
        ("touchpoint/delay-message", "live", "retired")
    ]
    assert change.next_edition.step == "minor"
    assert [each.medium for each in change.coverage.emptied] == ["digital"]
    assert change.broken == ()


def test_new_records_are_unreviewed_and_do_not_need_another_review(sandbank: History) -> None:
    sandbank.edit(PLAINLY, "words that a child aboard would understand", "as few words as we can")
    bell = "bell:\n  name: Bell\n  phase: crossing\n  medium: personal\n  principles: [say-it-plainly]\n"
    sandbank.write({"content/touchpoints/bell.yml": bell})
    change = sandbank.meaning()
    assert [each.record for each in change.of("added")] == ["touchpoint/bell"]
    assert suspect(change) == {"touchpoint/notice-board", "touchpoint/delay-message", "situation/boat-is-late"}


def test_a_changed_need_affects_every_touchpoint_below_it(sandbank: History) -> None:
    sandbank.edit("content/needs.yml", "I need to get back to my own bed.", "I need a bed.")
    assert suspect(sandbank.meaning()) == {
        "focus/home-before-dark",
        "principle/say-it-plainly",
        "touchpoint/notice-board",
        "touchpoint/delay-message",
        "situation/boat-is-late",
    }


def test_a_link_with_another_basis_or_note_is_listed(sandbank: History) -> None:
    sandbank.edit(
        LANDING, "      how: It gives an hour, never an adjective.\n", "      how: A slate.\n      basis: inferred\n"
    )
    change = sandbank.meaning()
    assert [(each.way, basis_of(each)) for each in change.of("relinked")] == [("changed", "inferred")]
    (reworded,) = change.of("reworded", "reordered")
    assert (reworded.target, reworded.before, reworded.after) == (
        "say-it-plainly",
        "It gives an hour, never an adjective.",
        "A slate.",
    )


def test_a_new_order_is_listed_where_order_has_meaning(sandbank: History) -> None:
    sandbank.edit(PLAINLY, '  - Say "shortly".\n', '  - Say "shortly".\n  - Shout.\n')
    sandbank.commit()
    sandbank.edit(PLAINLY, '  - Say "shortly".\n  - Shout.\n', '  - Shout.\n  - Say "shortly".\n')
    (reworded,) = sandbank.meaning().of("reworded", "reordered")
    assert (reworded.field, reworded.kind) == ("dont", "reordered")


def test_an_item_replaced_by_a_quite_different_one_is_not_reported_as_reworded(sandbank: History) -> None:
    sandbank.edit(PLAINLY, '  - Say "shortly".\n', "  - Leave the bell unanswered.\n")
    assert [each.way for each in sandbank.meaning().of("reworded", "reordered")] == ["added", "removed"]


def test_teams_are_notified_of_what_they_own_what_guides_them_and_what_they_must_review(sandbank: History) -> None:
    sandbank.edit(PLAINLY, "words that a child aboard would understand", "as few words as we can")
    change = sandbank.meaning()
    assert teams(change) == {"crew"}
    (crew,) = change.teams
    assert crew.guided_by == ("principle/say-it-plainly",)
    assert crew.needs_review == ("touchpoint/notice-board", "touchpoint/delay-message", "situation/boat-is-late")
    assert lines(change)["Teams concerned"] == [
        "Crew: 3 records need review; guided by principle/say-it-plainly, changed."
    ]


def test_a_renamed_principle_keeps_its_links_mentions_and_findings(sandbank: History) -> None:
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
    assert {each.before: each.record for each in change.of("renamed")} == {
        "principle/say-it-plainly": "principle/be-plain",
        "touchpoint/delay-message": "touchpoint/late-boat",
    }
    assert (change.of("reworded", "reordered"), change.of("relinked"), change.needs_review, change.form_only) == (
        (),
        (),
        (),
        (),
    )
    assert (change.new_findings, change.resolved_findings, change.broken) == ((), (), ())


def test_a_record_that_cannot_be_read_is_not_reported_as_deleted(sandbank: History) -> None:
    sandbank.write({LANDING: "notice-board: [unclosed\n"})
    change = sandbank.meaning()
    assert change.of("removed") == ()
    assert lines(change)["Not compared"] == [
        "The data of the working tree has 1 fault; what it hides could not be compared."
    ]


def test_a_deleted_record_is_listed_with_its_texts(sandbank: History) -> None:
    text = (sandbank.root / LANDING).read_text(encoding="utf-8")
    kept = text[: text.index("delay-message:\n")]
    sandbank.write({LANDING: kept})
    change = sandbank.meaning()
    assert [(each.record, each.before) for each in change.of("removed")] == [
        ("touchpoint/delay-message", "People know when they will be home.")
    ]
    assert reasons_of(change).startswith("touchpoint/delay-message was removed")


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
def test_the_version_step_follows_from_the_changes(
    sandbank: History, file: str, before: str, after: str, step: str
) -> None:
    sandbank.edit(file, before, after)
    assert sandbank.meaning().next_edition.step == step


def test_a_record_that_needs_review_is_not_listed_again_as_a_finding(sandbank: History) -> None:
    result = CliRunner().invoke(
        main, ["review", "--all", "--because", "First", "--by", "Editors", "--root", str(sandbank.root)]
    )
    assert result.exit_code == 0, result.output
    sandbank.commit()
    sandbank.edit(PLAINLY, "words that a child aboard would understand", "as few words as we can")
    found = inspect(sandbank.root, SETTINGS).findings
    change = sandbank.meaning()
    assert {each.record for each in found if each.code == "REV001"} == suspect(change) != set()
    assert [each.rule for each in change.new_findings if each.rule == "REV001"] == []


def test_the_review_lists_the_records_that_the_comparison_named(ferry: History) -> None:
    (ferry.root / "content" / "reviews.lock.yml").unlink(missing_ok=True)
    result = CliRunner().invoke(
        main, ["review", "--all", "--because", "First", "--by", "Editors", "--root", str(ferry.root)]
    )
    assert result.exit_code == 0, result.output
    ferry.commit()
    ferry.edit("content/needs.yml", "I need to know that I shall get home.", "I need to know when I shall get home.")
    ferry.edit("principles/plain-words.yml", "We say what a neighbour would say", "We say what a cousin would say")
    found = inspect(ferry.root, SETTINGS).findings
    assert {each.record for each in found if each.code == "REV001"} == suspect(ferry.meaning())


def test_a_principle_that_remains_after_a_split_is_not_reported_as_renamed(sandbank: History) -> None:
    text = (sandbank.root / PLAINLY).read_text(encoding="utf-8")
    new = text.replace("title: Say it plainly", "was: [say-it-plainly]\ntitle: Ring the bell")
    sandbank.write({"principles/ring-the-bell.yml": new})
    change = sandbank.meaning()
    assert change.of("renamed") == ()
    assert [(each.record, each.target) for each in change.of("added")] == [
        ("principle/ring-the-bell", "principle/say-it-plainly")
    ]


def test_records_below_a_deleted_record_need_review(sandbank: History) -> None:
    sandbank.write({"content/customers.yml": None})
    sandbank.edit("content/focus.yml", "  for: [islanders]\n", "")
    assert "focus/home-before-dark" in suspect(sandbank.meaning())


def test_a_principle_about_how_we_work_that_guides_a_team_needs_no_touchpoint(sandbank: History) -> None:
    sandbank.edit(PLAINLY, "guides: [crew]", "guides: [crew]\nscope: practice")
    sandbank.edit(LANDING, LINK, "")
    sandbank.edit(
        LANDING, "    - principle: say-it-plainly\n      how: It gives an hour, never an adjective.\n", "    []\n"
    )
    assert {each.record.key for each in sandbank.meaning().broken} == {
        "touchpoint/notice-board",
        "touchpoint/delay-message",
    }


def test_retiring_a_principle_breaks_only_the_chains_that_counted(sandbank: History) -> None:
    idea = "idea: {name: Idea, phase: crossing, status: idea}\n"
    sandbank.write({"content/touchpoints/idea.yml": idea})
    sandbank.commit()
    sandbank.edit(PLAINLY, "title: Say it plainly", "status: retired\ntitle: Say it plainly")
    sandbank.edit("content/touchpoints/idea.yml", "status: idea", "status: live")
    change = sandbank.meaning()
    assert {each.record.key for each in change.broken} == {
        "focus/home-before-dark",
        "touchpoint/notice-board",
        "touchpoint/delay-message",
    }
    assert {each.record for each in change.of("status")} == {"principle/say-it-plainly", "touchpoint/idea"}


def test_a_finding_that_concerns_a_renamed_record_is_the_same_finding(sandbank: History) -> None:
    def side(concerns: str) -> Version:
        finding = Finding(
            code="TCH009",
            name="alike",
            severity=Severity.INFO,
            message=verbatim(""),
            fix=verbatim(""),
            place=Place("a"),
            concerns=concerns,
        )
        return Version("", graph_of(read_book(sandbank.root).book), (finding,))

    before = side("like touchpoint/delay-message")
    sandbank.rename_everywhere("delay-message", "late-boat")
    sandbank.edit(LANDING, "late-boat:\n", "late-boat:\n  was: [delay-message]\n")
    change = compare(before, side("like touchpoint/late-boat"))
    assert (change.new_findings, change.resolved_findings) == ((), ())
    assert len(compare(before, side("like touchpoint/notice-board")).new_findings) == 1


def test_a_new_team_and_a_field_declared_unknown_are_a_patch_step(sandbank: History) -> None:
    sandbank.edit("content/teams.yml", "crew:\n", "desk: {name: Desk}\ncrew:\n")
    sandbank.edit("content/needs.yml", "  kind: human\n", "  kind: human\n  evidence: unknown\n")
    change = sandbank.meaning()
    assert change.next_edition.step == "patch"
    assert reasons_of(change) == "1 other record added or removed and 1 record changed without a change of meaning"
    assert change.other_fields == {"need.evidence": 1}


def test_the_order_of_links_and_a_comma_in_their_notes_do_not_change_the_meaning(sandbank: History) -> None:
    sandbank.write(
        {
            "content/touchpoints/bell.yml": (
                "bell: {name: Bell, phase: crossing, principles: [{principle: say-it-plainly, how: Loud}, ring]}\n"
            ),
            "principles/ring.yml": "title: Ring\nstatement: We ring.\nsupports: [home-before-dark]\n",
        }
    )
    sandbank.commit()
    sandbank.edit("content/touchpoints/bell.yml", "how: Loud", "how: Loud.")
    assert sandbank.meaning().of("reworded", "reordered") == ()
    sandbank.edit(
        "content/touchpoints/bell.yml",
        "[{principle: say-it-plainly, how: Loud.}, ring]",
        "[ring, {principle: say-it-plainly, how: Loud!}]",
    )
    change = sandbank.meaning()
    assert (change.of("reworded", "reordered"), change.of("relinked"), change.form_only) == (
        (),
        (),
        ("touchpoint/bell",),
    )


def test_contributing_teams_are_notified_too(sandbank: History) -> None:
    sandbank.edit("content/teams.yml", "crew:\n", "desk: {name: Desk}\ncrew:\n")
    sandbank.edit(
        LANDING,
        "  owner: crew\n  leads_to: n/a\n",
        "  owner: crew\n  contributors: [desk]\n  leads_to: n/a\n",
    )
    sandbank.commit()
    sandbank.edit(LANDING, "The new hour, while there is still time to choose.", "The hour.")
    assert teams(sandbank.meaning()) == {"crew", "desk"}


def test_a_retired_focus_supports_no_chain(sandbank: History) -> None:
    sandbank.edit("content/focus.yml", "  title: Home before dark\n", "  title: Home before dark\n  status: retired\n")
    broken = {each.record.key: each.lacks for each in sandbank.meaning().broken}
    assert broken["principle/say-it-plainly"] == "focus"


def test_only_the_changed_link_is_listed(sandbank: History) -> None:
    links = "principles: [{principle: say-it-plainly, how: Loud}, {principle: ring, how: Long}]"
    sandbank.write(
        {
            "content/touchpoints/bell.yml": f"bell:\n  name: Bell\n  phase: crossing\n  {links}\n",
            "principles/ring.yml": "title: Ring\nstatement: We ring.\nsupports: [home-before-dark]\n",
        }
    )
    sandbank.commit()
    sandbank.edit("content/touchpoints/bell.yml", "how: Loud}", "how: Loud!}")
    sandbank.edit("content/touchpoints/bell.yml", "how: Long}", "how: Twice}")
    reworded = sandbank.meaning().of("reworded", "reordered")
    assert [(each.target, each.before, each.after) for each in reworded] == [("ring", "Long", "Twice")]
