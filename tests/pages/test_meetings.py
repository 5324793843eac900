"""The page of meetings."""

from goldthread.pages.customers.meetings import WRITER
from pages.evidence_records import LEARNED
from pages.page_bodies import ContextOf, body_of, pages_of

TEAM = """
crew:
  name: Crew
  serves: [{customer: islanders, does_for: Takes them over., does_with: Agrees on the last boat.}]
  connect_target: {n: 2, per: year}
"""


def test_a_team_below_its_target_is_listed_first(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({**LEARNED, "content/teams.yml": TEAM})), "meetings/")
    assert "1 team is below its target" in body
    assert body.index("Teams below their target") < body.index("Meetings and targets")
    assert '<span class="gt-kept" data-kept="no">1 of 2 in the last year</span>' in body


def test_a_meeting_without_notes_is_listed(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "meetings/")
    loose = body[: body.index("Meetings and targets")]
    assert 'href="../meetings/#old"' in loose
    assert 'href="../meetings/#landing"' not in loose


def test_a_meeting_links_to_its_insights(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "meetings/")
    assert '<a href="../evidence/#asked">They ask first</a>' in body[body.index('<li id="landing">') :]


def test_an_upcoming_meeting_does_not_count_yet(context_of: ContextOf) -> None:
    ahead = "landing: {on: 2026-12-12, mode: offline, team: crew, customer: islanders, purpose: To see who runs.}\n"
    body = body_of(pages_of(WRITER, context_of({**LEARNED, "content/connects/all.yml": ahead})), "meetings/")
    assert "No meetings recorded in the last 12 months" in body
    assert "Upcoming" in body


def test_without_meetings_it_says_what_to_write(context_of: ContextOf) -> None:
    assert "content/connects/2026.yml" in body_of(pages_of(WRITER, context_of({})), "meetings/")


def test_a_meeting_names_the_role_that_led_it_and_a_meeting_without_one_says_nothing(context_of: ContextOf) -> None:
    led = LEARNED["content/connects/all.yml"].replace("landing: {", "landing: {leader: Mate of the Tern, ")
    body = body_of(pages_of(WRITER, context_of({**LEARNED, "content/connects/all.yml": led})), "meetings/")
    landing, old = body[body.index('<li id="landing">') :].split('<li id="old">')
    assert "Led by" in landing
    assert "Mate of the Tern" in landing
    assert "Led by" not in old
