"""The index of teams."""

from goldthread.pages.teams.team_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_touchpoints_without_an_owner_come_first(context_of: ContextOf) -> None:
    files = {"content/touchpoints/quay.yml": "bench: {name: Bench, phase: crossing}\n"}
    body = body_of(pages_of(WRITER, context_of(files)), "team/")
    assert body.index("Touchpoints without an owner") < body.index("Bench") < body.index("Serves Islanders")


def test_each_team_is_listed_with_its_touchpoints(context_of: ContextOf) -> None:
    assert "2 touchpoints" in body_of(pages_of(WRITER, context_of({})), "team/")
