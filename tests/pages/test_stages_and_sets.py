"""Phases with stages, and principles in sets, on the pages that show them."""

import re

import pytest

from goldthread.audience.public_book import public_book
from goldthread.drawings.journey import journey
from goldthread.drawings.journey_steps import steps_drawing
from goldthread.drawings.map_builder import alignment_of
from goldthread.exchange import handbook_json
from goldthread.model.journey import Phase
from goldthread.pages.components.coverage_grids import Grid, grids
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.site import page as page_at
from pages.page_bodies import ContextOf

PHASES = """
- {id: sailing, name: Sailing, under: crossing}
- {id: crossing, name: The crossing, metric: would-cross-again}
- {id: boarding, name: Boarding, under: crossing, gaps: [{medium: digital, reason: The ramp is loud.}]}
- {id: waiting, name: Waiting}
"""
TOUCHPOINTS = """
bell: {name: Bell, phase: boarding, medium: physical, signature: bond, principles: [say-it-plainly]}
page: {name: Page, phase: sailing, medium: digital, principles: [be-brief]}
"""
FILES = {"content/journey.yml": PHASES, "content/touchpoints.yml": TOUCHPOINTS}
SETS = {
    "content/handbook.yml": """
brand: Sandbank Ferry
vision: Nobody is left on the far shore.
edition: "1.0"
principle_sets:
  - {id: values, title: Our values, about: What we hold dear.}
  - {id: voice, title: Our voice}
  - {id: empty, title: An empty set}
""",
    "principles/say-it-plainly.yml": "title: Say it plainly\nstatement: We say what is the case.\nset: voice\n",
    "principles/be-brief.yml": "title: Be brief\nstatement: We say it once.\n",
    "principles/stay.yml": "title: Stay\nstatement: We stay.\nset: values\n",
}


def media(context_of: ContextOf, files: dict[str, str]) -> Grid:
    return next(grids(Presenter(context_of(files), "coverage/")))


def test_phases_are_in_order_each_followed_by_its_stages(context_of: ContextOf) -> None:
    book = context_of(FILES).book
    assert [phase.id for phase in book.phases] == ["crossing", "sailing", "boarding", "waiting"]


def test_coverage_counts_stages_in_their_phase_and_tells_no_gap_twice(context_of: ContextOf) -> None:
    rows = media(context_of, FILES).rows
    states = {row.anchor.text: [square.state or str(square.count) for square in row.squares] for row in rows}
    assert states == {
        "The crossing": ["gap", "1", "1"],
        "Sailing": ["none", "gap", "1"],
        "Boarding": ["none", "1", "declared"],
        "Waiting": ["gap", "gap", "gap"],
    }
    assert [row.is_stage for row in rows] == [False, True, True, False]


def test_the_pages_of_a_phase_and_its_stage_lead_to_each_other(context_of: ContextOf) -> None:
    context = context_of(FILES)
    whole, stage = (page_at(context, f"phase/{each}/").body for each in ("crossing", "boarding"))
    assert 'id="stages"' in whole
    assert 'href="../boarding/"' in whole.replace("../../phase/", "../")
    assert "Bell" in whole
    assert "Page" in whole
    assert "Phase 1 of 2" in whole
    assert "A stage of" in stage
    assert "Stage 2 of 2" in stage
    assert "Page" not in stage.partition("gt-onward")[0].partition('id="priority"')[2]


def test_the_index_numbers_phases_and_stages(context_of: ContextOf) -> None:
    body = page_at(context_of(FILES), "phase/").body
    assert [number for number in ("1", "1.1", "1.2", "2") if f'aria-hidden="true">{number}</span>' in body] == [
        "1", "1.1", "1.2", "2",
    ]  # fmt: skip
    assert "2 phases, in the order of the journey." in body


def test_the_journey_has_both_levels(context_of: ContextOf) -> None:
    context = context_of(FILES)
    body = page_at(context, "journey/").body
    assert '<h2 id="crossing">The crossing</h2>' in body
    assert '<h3 id="boarding">Boarding</h3>' in body
    assert "2 touchpoints in 2 phases." in body
    drawing = steps_drawing(journey(context.graph, Presenter(context, "journey/").named))
    assert {" ".join(line.text for line in lines) for lines, _, _ in drawing.phases} == {
        "The crossing: Sailing",
        "The crossing: Boarding",
    }


def test_a_circle_of_stages_is_walked_through_once(context_of: ContextOf) -> None:
    circle = "a: {name: A, under: b}\nb: {name: B, under: a}\nc: {name: C, under: c}\n"
    context = context_of({"content/journey.yml": circle, "content/touchpoints.yml": "bell: {name: Bell, phase: a}\n"})
    assert {phase.id for phase in context.book.phases} == {"a", "b", "c"}
    for phase in context.book.of(Phase):
        assert page_at(context, f"{phase.key}/").body
    assert page_at(context, "journey/").body
    assert page_at(context, "coverage/").body
    assert page_at(context, "phase/").body


def test_the_index_of_principles_is_grouped_by_set(context_of: ContextOf) -> None:
    body = page_at(context_of(SETS), "principle/").body
    places = [
        body.index(each) for each in ('id="set-values"', "What we hold dear.", 'id="set-voice"', 'id="experience"')
    ]
    assert places == sorted(places)
    assert "An empty set" not in body


def test_a_principle_names_its_set_and_coverage_is_grouped_by_it(context_of: ContextOf) -> None:
    context = context_of(SETS)
    assert "#set-voice" in page_at(context, "principle/say-it-plainly/").body
    rows = next(grid for grid in grids(Presenter(context, "coverage/")) if grid.id == "principles").rows
    assert [(row.anchor.text, row.group) for row in rows] == [
        ("Stay", "Our values"),
        ("Say it plainly", "Our voice"),
        ("Be brief", "In no set"),
    ]
    assert "Our voice" in page_at(context, "coverage/").body


def test_the_map_names_the_set_of_a_principle_and_the_phase_of_a_stage(context_of: ContextOf) -> None:
    context = context_of(FILES | SETS)
    drawn = alignment_of(context.graph, Presenter(context, "map/").named)
    assert {each.title: each.detail for each in drawn.principles}["Say it plainly"] == "Our voice, 1 touchpoint"
    assert [each.phase.title for each in drawn.phase_groups] == ["The crossing: Sailing", "The crossing: Boarding"]


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_set_of_internal_principles_is_in_no_public_edition(context_of: ContextOf, audience: str) -> None:
    files = SETS | {"principles/stay.yml": f"title: Stay\nstatement: We stay.\nset: values\naudience: {audience}\n"}
    text = handbook_json.book_as_json(public_book(context_of(files).book)).decode()
    assert ("Our values" in text) == ("What we hold dear" in text) == (audience == "public")
    assert "Our voice" in text


def test_a_stage_is_lived_neither_after_nor_before_its_phase(context_of: ContextOf) -> None:
    lived = {
        "crossing": "The crossing",
        "early": "Early, under: crossing",
        "late": "Late, under: crossing",
        "after": "Afterwards",
    }
    journey = "".join(f"- {{id: {name}, name: {rest}}}\n" for name, rest in lived.items())
    context = context_of({"content/journey.yml": journey})
    beside = {name: _beside(page_at(context, f"phase/{name}/").body) for name in lived}
    assert beside == {
        "crossing": ["Afterwards"],
        "early": ["Late"],
        "late": ["Early", "Afterwards"],
        "after": ["Late"],
    }


def _beside(body: str) -> list[str]:
    """The phases before and after, as the page names them."""
    around = body[body.index('<nav class="gt-neighbours"') :]
    return re.findall(r"<span>(?:Before|After): <a [^>]*>([^<]*)</a>", around[: around.index("</nav>")])
