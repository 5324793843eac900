"""The change notice for a team: its own changes only, and a friendly line when there are none."""

import pytest

from changes.history import REPOSITORY, History
from editions.conftest import EDITIONS, Run, run, settle


def announce(*arguments: str) -> str:
    done = run("announce", *arguments, "--root", str(REPOSITORY))
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_notice_shows_old_and_new_wording_of_what_the_team_follows_and_owns() -> None:
    message = announce("2.0", "--team", "crew")
    assert message.startswith(
        "**Tarrow Line handbook, edition 2.0: for Crews of the Petrel, the Tern and the Gannet**\n\nWhat changed for you:\n\n- ["
    )
    assert "We now also say no to: Keeping goods for days" in message
    assert "*(before: Nobody is left on the quay overnight.)*" in message
    assert "storage fee" not in message
    assert message.endswith("All of it: https://handbook.tarrow-line.example/changes/#edition-2-0\n")
    assert "\n\n\n" not in message


def test_changes_for_other_teams_are_left_out() -> None:
    assert "The first question at the call desk" in announce("2.0", "--team", "call-desk")
    assert "The first question at the call desk" not in announce("2.0", "--team", "freight-deck")


def test_as_plain_text_a_notice_has_no_markdown() -> None:
    message = announce("2.0", "--team", "team/quays", "--format", "text")
    assert "**" not in message
    assert "](" not in message


def test_without_changes_for_a_team_the_notice_says_so(ferry: History, release: Run) -> None:
    ferry.edit("content/touchpoints/on-the-quay.yml", "Next boat, last boat, tomorrow.", "Next boat and last boat.")
    settle(ferry)
    release()
    said = run("announce", "2.0.1", "--team", "host-desk", "--root", str(ferry.root)).stdout
    assert "nothing in it changes what you do" in said
    said = run("announce", "2.0.1", "--team", "web-and-print", "--root", str(ferry.root)).stdout
    assert "Quay departure board" in said
    assert "(touchpoint/quay-board/)" in said


def test_a_new_owner_is_announced_to_both_teams_only(ferry: History, release: Run) -> None:
    ferry.edit("content/touchpoints/on-the-quay.yml", "owner: web-and-print", "owner: quays")
    release()
    for team in ("web-and-print", "quays"):
        said = run("announce", "2.0.1", "--team", team, "--root", str(ferry.root)).stdout
        assert "Owner: Quay hosts *(before: Web and print)*" in said
    said = run("announce", "2.0.1", "--team", "host-desk", "--root", str(ferry.root)).stdout
    assert "nothing in it changes what you do" in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("2.0", "--team", "quais"), 'There is no team "quais". Did you mean "quays"?'),
        (("2.7", "--team", "quays"), 'There is no edition "2.7". Did you mean "2.0"?'),
    ],
)
def test_an_unknown_team_or_edition_is_refused_in_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    done = run("announce", *arguments, "--root", str(REPOSITORY))
    assert (done.exit_code, sentence in done.stderr) == (2, True)


def test_an_edition_without_recorded_changes_cannot_be_announced(ferry: History) -> None:
    (ferry.root / "content/editions.lock.yml").unlink()
    assert (ferry.root / EDITIONS).exists()
    done = run("announce", "2.0", "--team", "quays", "--root", str(ferry.root))
    assert (done.exit_code, "were not recorded" in done.stderr) == (2, True)


def test_a_damaged_lock_file_stops_an_announcement(ferry: History) -> None:
    with (ferry.root / "content/editions.lock.yml").open("a") as file:
        file.write('- {"record": \n')
    done = run("announce", "2.0", "--team", "quays", "--root", str(ferry.root))
    assert (done.exit_code, "content/editions.lock.yml cannot be read" in done.stderr) == (2, True)
