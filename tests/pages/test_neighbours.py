"""Links to the previous and the next record."""

from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.previous_next import neighbours, reading_order
from goldthread.pages.experience.touchpoint import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = """
lamp: {name: Lamp, phase: crossing}
bell: {name: Bell, phase: crossing, leads_to: [lamp]}
gone: {name: Gone, phase: crossing, status: retired}
"""


def test_the_first_and_the_last_record_have_one_neighbour() -> None:
    assert reading_order("abc") == {"a": ("", "b"), "b": ("a", "c"), "c": ("b", "")}
    assert reading_order(()) == {}


def test_a_touchpoint_links_to_the_next_one_in_the_customers_order(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints/quay.yml": QUAY})), "touchpoint/bell/")
    assert 'Next touchpoint<span class="gt-hidden">: </span></span>Lamp</a>' in body


def test_retired_records_are_skipped(context_of: ContextOf) -> None:
    context = context_of({"content/touchpoints/quay.yml": QUAY})
    assert "gt-onward" not in body_of(pages_of(WRITER, context), "touchpoint/gone/")
    point = Presenter(context, "touchpoint/gone/")
    assert neighbours(point, reading_order(["touchpoint/bell"]), "touchpoint/gone").after is None
