"""The page of the journey."""

from goldthread.pages.experience.journey import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"
ASHORE = {"content/teams/crew.yml": "name: Crew\n", "content/teams/ashore.yml": "name: People ashore\n"}
BENCH = "bench: {name: Bench, phase: crossing, owner: ashore, leads_to: [notice-board]}\n"


def test_the_journey_is_told_in_the_customers_words(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "journey/")
    assert "I look up from my bicycle and know whether I can go." in body


def test_a_step_without_customer_words_is_headed_by_its_name(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({QUAY: BENCH})), "journey/")
    assert 'data-state="unwritten"' not in body
    assert '<p class="gt-j-voice"><a href="../touchpoint/bench/">' in body


def test_a_step_whose_words_are_unknown_says_so_beneath_its_name(context_of: ContextOf) -> None:
    body = body_of(
        pages_of(WRITER, context_of({QUAY: BENCH.replace("phase:", "as_customer: unknown, phase:")})), "journey/"
    )
    assert '<p class="gt-j-voice"><a href="../touchpoint/bench/">' in body
    assert "Customers’ words:" in body


def test_a_handover_names_both_teams(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({QUAY: BENCH, **ASHORE})), "journey/")
    assert "People ashore to Crew" in body


def test_a_phase_without_touchpoints_is_shown(context_of: ContextOf) -> None:
    phases = "- {id: crossing, name: The crossing}\n- {id: after, name: Afterwards}\n"
    body = body_of(pages_of(WRITER, context_of({"content/journey.yml": phases})), "journey/")
    assert body.index(">Afterwards</h2>") < body.index("No touchpoints in this phase")


def test_a_handbook_without_phases_says_what_to_write(context_of: ContextOf) -> None:
    body = body_of(
        pages_of(WRITER, context_of({"content/journey.yml": "[]\n", "content/touchpoints.yml": "[]\n"})), "journey/"
    )
    assert "No phases yet" in body
    assert "content/journey.yml" in body
