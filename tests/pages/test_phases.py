"""The index of phases."""

from goldthread.pages.experience.phase_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_each_phase_shows_its_touchpoints_and_its_measure(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "phase/")
    assert "2 touchpoints, 1 signature experience. Would cross with us again tomorrow: 18 of twenty." in body


def test_phases_are_in_the_customers_order(context_of: ContextOf) -> None:
    phases = "- {id: crossing, name: The crossing}\n- {id: after, name: Afterwards}\n"
    body = body_of(pages_of(WRITER, context_of({"content/journey.yml": phases})), "phase/")
    assert body.index("The crossing") < body.index("Afterwards")


def test_an_index_without_phases_says_what_to_write_and_where(context_of: ContextOf) -> None:
    body = body_of(
        pages_of(WRITER, context_of({"content/journey.yml": "[]\n", "content/touchpoints.yml": "[]\n"})), "phase/"
    )
    assert "content/journey.yml" in body
