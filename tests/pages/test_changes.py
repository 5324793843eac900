"""Changes of editions on the page of changes, on each record's page, and on each team's."""

import msgspec
import pytest

from goldthread.editions.history import EditionSize, History, RecordedChange
from goldthread.editions.lock import lock_text
from goldthread.model.record import Audience
from goldthread.pages.focus import focus
from goldthread.pages.home import home
from goldthread.pages.teams import changes, team
from pages.page_bodies import ContextOf, body_of, pages_of

LOCK = "content/editions.lock.yml"
EDITIONS = "content/editions.yml"
KEY, OWNER = "focus/home-before-dark", "crew"


def event(record: str, kind: str, **said: object) -> RecordedChange:
    return RecordedChange(record=record, edition="2.0", kind=kind, title=str(said.pop("title", "T")), **said)  # type: ignore[arg-type]


def files(*teams: str) -> dict[str, str]:
    events = (
        event(KEY, "reworded", field="statement", before="Old <words>.", after="New words.", teams=teams),
        event("principle/long-gone", "removed", title="Long gone", before="It said this."),
    )
    steps = (EditionSize(step="major", edition="2.0", since="1.0"), EditionSize(step="major", edition="1.0"))
    entries = (
        '1-0:\n  edition: "1.0"\n  on: 2025-01-01\n'
        f'2-0:\n  edition: "2.0"\n  on: 2026-01-01\n  summary: More care.\n'
        f"  shared_with:\n    - {{team: {OWNER}, on: 2026-01-02, how: Aloud}}\n"
    )
    return {EDITIONS: entries, LOCK: lock_text(History(steps, events))}


def test_a_handbook_without_editions_says_how_to_make_the_first(context_of: ContextOf) -> None:
    context = context_of({EDITIONS: "[]\n"})
    said = body_of(pages_of(changes.WRITER, context), "changes/")
    assert "No editions yet" in said
    assert "<code>goldthread release</code>" in said


def test_the_page_shows_old_and_new_wording_notified_teams_and_the_list_of_editions(context_of: ContextOf) -> None:
    context = context_of(files(OWNER))
    said = body_of(pages_of(changes.WRITER, context), "changes/")
    assert said.index('id="edition-2-0"') < said.index('id="edition-1-0"')
    assert "Old &lt;words&gt;." in said
    assert "New words." in said
    assert "Long gone" in said
    assert "Notified on 2 January 2026" in said
    assert 'data-step="major"' in said
    assert 'data-step="first"' in said


@pytest.mark.parametrize(
    ("audience", "ends", "lead"),
    [
        ("internal", "", "The changes of meaning in each edition, the teams affected and the teams notified."),
        ("internal", "  shared_with:", "The changes of meaning in each edition and the teams affected."),
        ("public", "", "The changes of meaning in each edition."),
    ],
)
def test_teams_are_called_notified_only_where_somebody_wrote_it(
    context_of: ContextOf, audience: Audience, ends: str, lead: str
) -> None:
    said = files(OWNER)
    if ends:
        said[EDITIONS] = said[EDITIONS].partition(ends)[0]
    context = msgspec.structs.replace(context_of(said), audience=audience)
    assert f"<p>{lead}</p>" in body_of(pages_of(changes.WRITER, context), "changes/")


def test_a_record_shows_its_history_and_a_team_its_changes(context_of: ContextOf) -> None:
    context = context_of(files(OWNER))
    said = body_of(pages_of(focus.WRITER, context), f"{KEY}/")
    assert "History by edition" in said
    assert 'href="../../changes/#edition-2-0"' in said
    mine = body_of(pages_of(team.WRITER, context), f"team/{OWNER}/")
    assert 'id="changes"' in mine
    assert "Edition 2.0 changed 1 record" in mine
    assert 'href="changes/"' in body_of(pages_of(home.WRITER, context), "")


def test_a_team_without_changes_is_told_that_nothing_changed(context_of: ContextOf) -> None:
    said = body_of(pages_of(team.WRITER, context_of(files())), f"team/{OWNER}/")
    assert "Edition 2.0 changed nothing that this team owns" in said


def test_a_team_sees_its_most_important_changes_in_full_and_a_link_to_the_rest(context_of: ContextOf) -> None:
    records = (*(f"touchpoint/gone-{number}" for number in range(12)), "principle/say-it-plainly")
    events = tuple(
        event(each, "reworded", field="outcome", before="Old.", after="New.", teams=(OWNER,)) for each in records
    )
    steps = (EditionSize(step="major", edition="2.0", since="1.0"), EditionSize(step="major", edition="1.0"))
    laid = files() | {LOCK: lock_text(History(steps, events))}
    told = body_of(pages_of(team.WRITER, context_of(laid)), f"team/{OWNER}/").split('id="changes"')[1]
    assert "Edition 2.0 changed 13 records" in told
    assert told.count("Before:") == 5
    assert told.index("Say it plainly") < told.index("8 more")
