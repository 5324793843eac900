"""A phase's page."""

from goldthread.pages.experience.phase import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"
ADDRESS = "phase/crossing/"


def test_the_key_metric_is_shown_with_its_target_and_its_readings(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), ADDRESS)
    assert "18 of twenty on 30 April 2026" in body
    assert "19 of twenty by 30 June 2027" in body
    assert "gt-t-line" in body


def test_touchpoints_are_in_order_of_priority(context_of: ContextOf) -> None:
    files = {QUAY: "bench: {name: Bench, phase: crossing, priority: {customer: 5, business: 5}}\n"}
    body = body_of(pages_of(WRITER, context_of(files)), ADDRESS)
    table = body[body.index(">By priority</h2>") :]
    assert table.index("Bench") < table.index("Notice board on the landing") < table.index("Message about a late boat")


def test_a_gap_left_on_purpose_gives_its_reason(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), ADDRESS)
    assert "left empty on purpose" in body
    assert "The mate steers." in body


def test_an_unexplained_gap_says_so(context_of: ContextOf) -> None:
    body = body_of(
        pages_of(WRITER, context_of({"content/journey.yml": "- {id: crossing, name: The crossing}\n"})), ADDRESS
    )
    assert "No reason given" in body


def test_without_a_metric_it_says_what_to_write(context_of: ContextOf) -> None:
    phases = "- {id: crossing, name: The crossing, metric: unknown}\n"
    body = body_of(pages_of(WRITER, context_of({"content/journey.yml": phases})), ADDRESS)
    assert "No measure yet" not in body
    assert "Unknown" in body
