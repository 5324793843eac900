"""Files in the forms that other tools export are imported without a mapping; the fixtures in `exports/` were written in these forms."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goldthread.commands import import_records
from goldthread.importing.chosen_table import Request
from goldthread.importing.forms import form_of
from goldthread.importing.plan import ImportPlan
from goldthread.spreadsheets.sheets import Sheet, Workbook
from importing.messy import HANDBOOK

Handbook = Callable[[Mapping[str, str | bytes]], Path]
EXPORTS = Path(__file__).parent / "exports"
BOARD = {"name": "Departure board", "phase": "ashore", "customers": ["islanders", "visitors"], "owner": "quays"}
JOURNEY = {
    "timetable-page": ("planning", "Website, phone", "desk"),
    "call-to-the-desk": ("planning", "Website, phone", "desk"),
    "departure-board": ("ashore", "Screen", "quays"),
    "safety-talk": ("aboard", None, "crew"),
    "cafe-counter": ("aboard", None, "crew"),
}


@pytest.fixture
def plan_of(handbook: Handbook) -> Callable[[str], ImportPlan]:
    """What importing one of the files would do."""
    root = handbook(HANDBOOK)
    return lambda name: import_records.plan(root, EXPORTS / name, Request("touchpoint")).plan


def fields(plan: ImportPlan) -> dict[str, Mapping[str, object]]:
    assert plan.unusable == ()
    assert plan.proposals == ()
    return {each.id: each.fields for each in plan.additions}


def test_a_view_of_airtable(plan_of: Callable[[str], ImportPlan]) -> None:
    plan = plan_of("Touchpoints-Grid view.csv")
    found = fields(plan)
    assert plan.form == "Airtable"
    assert found["departure-board"] == {
        **BOARD, "principles": ["plain", "home"], "status": "live", "review_by": "2027-04-13", "notes": "Three of them",
    }  # fmt: skip
    assert found["ticket-machine-outside"]["name"] == "Ticket machine, outside"
    assert found["ticket-machine-outside"]["review_by"] == "2027-12-01"
    assert "status" not in found["ticket-machine-outside"]


def test_a_database_of_notion(plan_of: Callable[[str], ImportPlan]) -> None:
    plan = plan_of("Touchpoints 0123456789abcdef0123456789abcdef.csv")
    found = fields(plan)
    assert plan.form == "Notion"
    assert found["departure-board"] == {**BOARD, "principles": ["plain"], "status": "live", "review_by": "2027-04-13"}
    assert found["ticket-machine"]["review_by"] == "2027-12-01"
    assert [each.header for each in plan.mapping if each.column is None] == ["Created time"]


def test_a_journey_map_by_stages(plan_of: Callable[[str], ImportPlan]) -> None:
    plan = plan_of("uxpressia.csv")
    found = fields(plan)
    assert plan.form == "UXPressia, Smaply, Custellence"
    assert {key: (each["phase"], each.get("channel"), each["owner"]) for key, each in found.items()} == JOURNEY
    assert [each.get("medium") for each in found.values()] == [None, None, "digital", "personal", "personal"]
    assert found["timetable-page"]["pains"] == ["The last boat is hard to find"]
    assert plan.additions[0].place.sheet == "uxpressia"


def test_a_journey_map_by_steps(plan_of: Callable[[str], ImportPlan]) -> None:
    found = fields(plan_of("smaply.csv"))
    assert {key: each["phase"] for key, each in found.items()} == {
        "read-the-timetable": "planning", "ring-the-desk": "planning", "walk-aboard": "aboard", "find-a-seat": "aboard",
    }  # fmt: skip
    assert found["ring-the-desk"]["notes"] == "Asks about a dog Emotional journey: 2"
    assert found["walk-aboard"]["contributors"] == ["crew"]


@pytest.mark.parametrize(("name", "count"), [("miro.csv", 3), ("figjam.csv", 2)])
def test_the_notes_of_a_whiteboard(plan_of: Callable[[str], ImportPlan], name: str, count: int) -> None:
    found = fields(plan_of(name))
    assert found["departure-board"] == {"name": "Departure board", "phase": "ashore"}
    assert found["safety-talk"] == {"name": "Safety talk", "phase": "aboard"}
    assert len(found) == count


def test_a_cell_of_a_journey_map_is_named_by_its_own_place(handbook: Handbook) -> None:
    root = handbook(HANDBOOK)
    file = root / "map.csv"
    file.write_text(
        "Stages,On the quay,On board\nTouchpoints,Bell,Rope\nOwner,anna@ferry.example,Crew\n", encoding="utf-8"
    )
    (cell,) = import_records.plan(root, file, Request("touchpoint")).plan.unusable
    assert (cell.place.address, cell.value) == ("B3", "anna@ferry.example")


def test_paths_that_stand_for_pages_of_notion_are_their_titles() -> None:
    page = "0123456789abcdef0123456789abcdef"
    cell = f"../Teams%20{page}/Quay%20hosts%20{page}.md, ../Teams%20{page}/Caf%C3%A9%20{page}.md"
    found = form_of(Workbook("any.csv", ()), Sheet("any", (("Name", "Team"), ("Board", cell))), "touchpoint")
    assert found is not None
    assert (found.tool, found.sheet.rows[1][1]) == ("Notion", "Quay hosts, Café")
