"""The page of a focus statement."""

import re

from goldthread.pages.focus.focus import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

THIN = {"content/focus.yml": "home-before-dark: {statement: Everybody is home before dark.}\n"}


def test_the_need_of_the_focus_is_linked(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "focus/home-before-dark/")
    assert '<a href="../../need/reach-home/">I need to get back to my own bed</a>' in body


def test_exclusions_have_their_reasons_and_signs(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "focus/home-before-dark/")
    assert "The crew would be tired in the morning" in body
    assert "“evening trip”" in body


def test_each_of_the_six_change_tests_has_a_verdict(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "focus/home-before-dark/")
    assert body.count('data-verdict="survives"') == 5
    assert body.count('data-verdict="falls"') == 1


def test_an_incomplete_focus_says_what_is_missing(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(THIN)), "focus/home-before-dark/")
    assert "No customers named" in body
    assert "No exclusions yet" in body
    [untested] = re.findall(r">Not filled in</span>: ([^<]+)", body)
    assert untested == "Products, Production, Distribution, Cost, Competition, View of the market"
    assert body.count(">Not filled in<") <= 3


def test_principles_show_how_many_touchpoints_follow_them(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "focus/home-before-dark/")
    assert body.index(">Principles and touchpoints</h2>") < body.index("2 touchpoints")
