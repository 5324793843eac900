"""The index of focus statements."""

from goldthread.pages.focus.focus_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_each_focus_is_listed_with_its_need_and_its_exclusions(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "focus/")
    assert "Whoever crosses in the morning is home before dark." in body
    assert 'href="../need/reach-home/"' in body
    assert "Evening trips round the sandbank" in body


def test_without_a_focus_it_says_what_to_write(context_of: ContextOf) -> None:
    assert "No focus yet" in body_of(pages_of(WRITER, context_of({"content/focus.yml": "[]\n"})), "focus/")
