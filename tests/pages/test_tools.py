"""The page of tools."""

from goldthread.pages.teams.tools import WRITER
from pages.evidence_records import LEARNED
from pages.page_bodies import ContextOf, body_of, pages_of


def test_a_tool_without_touchpoints_is_listed_as_unused(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "tools/")
    assert "Tools not used at any touchpoint" in body
    assert 'id="card"' in body
    assert "Location unknown" in body


def test_a_link_that_is_not_a_web_address_is_not_shown(context_of: ContextOf) -> None:
    tool = 'card: {name: Tide card, kind: template, link: "javascript:alert(1)"}\n'
    assert "javascript" not in body_of(pages_of(WRITER, context_of({**LEARNED, "content/tools.yml": tool})), "tools/")


def test_without_tools_it_says_what_to_write(context_of: ContextOf) -> None:
    assert "content/tools.yml" in body_of(pages_of(WRITER, context_of({})), "tools/")
