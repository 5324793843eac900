"""The way from page to page."""

from goldthread.pages.components.parts import Standpoint
from goldthread.pages.components.previous_next import neighbours, walk
from goldthread.pages.experience.touchpoint import WRITER
from pages.making import MatterOf, body_of

QUAY = """
lamp: {name: Lamp, phase: crossing}
bell: {name: Bell, phase: crossing, leads_to: [lamp]}
gone: {name: Gone, phase: crossing, status: retired}
"""


def test_a_way_begins_and_ends_and_may_be_empty() -> None:
    assert walk("abc") == {"a": ("", "b"), "b": ("a", "c"), "c": ("b", "")}
    assert walk(()) == {}


def test_a_touchpoint_leads_on_in_the_customers_order_and_says_where_to(matter_of: MatterOf) -> None:
    body = body_of(WRITER.pages(matter_of({"content/touchpoints/quay.yml": QUAY})), "touchpoint/bell/")
    assert 'Next touchpoint<span class="gt-hidden">: </span></span>Lamp</a>' in body


def test_what_is_retired_lies_on_no_way(matter_of: MatterOf) -> None:
    matter = matter_of({"content/touchpoints/quay.yml": QUAY})
    assert "gt-onward" not in body_of(WRITER.pages(matter), "touchpoint/gone/")
    point = Standpoint(matter, "touchpoint/gone/")
    assert neighbours(point, walk(["touchpoint/bell"]), "touchpoint/gone").after is None
