"""What is weak in a record by what it says itself."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goldthread.graph.graph import graph_of
from goldthread.graph.weaknesses import weaknesses_of
from goldthread.inspection import inspect
from goldthread.settings import Settings

Handbook = Callable[[Mapping[str, str | bytes]], Path]
TODAY = datetime.date(2026, 11, 21)
FILES = {
    "content/handbook.yml": "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\n",
    "content/focus.yml": "calm: {statement: We calm them.}\nold: {statement: We hurried them., status: retired}\n",
    "principles/p.yml": "- {id: plain, title: Plain, statement: Say it plainly., supports: [calm]}\n"
    "- {id: past, title: Past, statement: No., status: retired}\n",
    "content/journey.yml": "- {id: buying, name: Buying}\n",
}


def weaknesses(handbook: Handbook, key: str, files: Mapping[str, str]) -> tuple[str, ...]:
    root = handbook({**FILES, **files})
    graph = graph_of(inspect(root, Settings(today=TODAY)).graph.book)
    return weaknesses_of(graph, graph.record(key), TODAY)


def of_touchpoint(handbook: Handbook, fields: str) -> tuple[str, ...]:
    text = f"board: {{name: Board, phase: buying, {fields}}}\n"
    return weaknesses(handbook, "touchpoint/board", {"content/touchpoints/a.yml": text})


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("effect: breaks", "harmful"),
        ("effect: weakens", "harmful"),
        ("status: live", "unlinked"),
        ("principles: n/a", None),
        ("principles: [past]", "unlinked"),
        ("principles: [{principle: plain, basis: inferred}]", "inferred"),
        ("review_by: 2026-11-20", "overdue"),
        ("medium: digital", "unrated"),
        ("medium: digital", "unproven"),
        ("owner: unknown", "unknown"),
    ],
)
def test_each_weakness_is_named(handbook: Handbook, fields: str, name: str | None) -> None:
    found = of_touchpoint(handbook, fields)
    assert (name in found) if name else ("unlinked" not in found)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("effect: builds", "harmful"),
        ("effect: unknown", "harmful"),
        ("principles: unknown", "unlinked"),
        ("principles: [plain]", "unlinked"),
        ("principles: [plain, {principle: past, basis: inferred}]", "inferred"),
        ("status: draft", "unlinked"),
        ("status: retiring", "unrated"),
        ("review_by: 2026-11-21", "overdue"),
        ("review_by: '2026-11'", "overdue"),
        ("priority: {customer: 3}", "unrated"),
        ("priority: unknown", "unrated"),
        ("evidence: unknown", "unproven"),
        ("evidence: n/a", "unproven"),
        ("owner: n/a", "unknown"),
    ],
)
def test_what_is_not_known_or_not_so_is_no_weakness(handbook: Handbook, fields: str, name: str) -> None:
    assert name not in of_touchpoint(handbook, fields)


def test_what_has_ended_has_no_weaknesses(handbook: Handbook) -> None:
    assert of_touchpoint(handbook, "status: retired, effect: breaks, owner: unknown") == ()


def test_an_initiative_is_overdue_until_it_is_done(handbook: Handbook) -> None:
    plan = "initiatives:\n  - {id: signs, title: Signs, due: 2026-10-01%s}\n"
    assert "overdue" in weaknesses(handbook, "initiative/signs", {"content/plan.yml": plan % ""})
    assert weaknesses(handbook, "initiative/signs", {"content/plan.yml": plan % ", status: done"}) == ()


def test_a_principle_without_a_focus_is_not_linked(handbook: Handbook) -> None:
    alone = {"principles/q.yml": "- {id: alone, title: Alone, statement: Be alone.}\n"}
    assert "unlinked" in weaknesses(handbook, "principle/alone", alone)
    assert "unlinked" not in weaknesses(handbook, "principle/plain", alone)
