"""The print editions."""

from goldthread.pages.alignment.print_edition import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

_TWO_TEAMS = {
    "content/teams.yml": """
crew: {name: The crew, contact: The bell on deck}
shore: {name: The shore}
idle: {name: Those who answer for nothing}
""",
    "content/touchpoints/quay.yml": """
bench: {name: The bench, phase: crossing, owner: shore, gives: A seat out of the wind, principles: [say-it-plainly]}
lamp: {name: The lamp, phase: crossing, owner: crew, gives: A light to walk to}
""",
}


def test_the_whole_handbook_is_on_one_page_from_vision_to_touchpoints(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(_TWO_TEAMS)), "print/")
    parts = ['id="focus"', 'id="customers"', 'id="principles"', 'id="phase-1"', 'id="teams"']
    assert [body.index(part) for part in parts] == sorted(body.index(part) for part in parts)
    assert "The bench" in body
    assert "The lamp" in body
    assert "The bell on deck" in body


def test_print_editions_are_not_in_the_search_index(context_of: ContextOf) -> None:
    assert {page.search_boost for page in pages_of(WRITER, context_of({}))} == {0}


def test_a_large_handbook_has_one_line_for_each_touchpoint(context_of: ContextOf) -> None:
    many = "".join(
        f"t{number}: {{name: Lamp {number}, phase: crossing, owner: crew, gives: A light to walk to}}\n"
        for number in range(301)
    )
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints/quay.yml": many})), "print/")
    assert "Lamp 300" in body
    assert "A light to walk to" not in body
