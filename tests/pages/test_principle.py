"""The page of a principle."""

from goldthread.pages.principles.principle import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

PRECEDENCE = {
    "principles/say-it-plainly.yml": """
title: Say it plainly
statement: We say what is the case.
supports: [home-before-dark]
over: [{principle: be-kind, because: A kind word without an hour helps nobody.}, {what: elegance}]
""",
    "principles/be-kind.yml": "title: Be kind\nstatement: We are kind.\nsupports: [home-before-dark]\n",
}


def test_do_and_dont_are_side_by_side(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "principle/say-it-plainly/")
    pair = body[body.index("gt-pair") :]
    assert pair.index("Give the hour") < pair.index("Say “shortly”")


def test_principles_link_to_those_above_and_below_in_precedence(context_of: ContextOf) -> None:
    written = tuple(pages_of(WRITER, context_of(PRECEDENCE)))
    assert 'takes precedence over <a href="../../principle/be-kind/">Be kind</a>' in body_of(
        written, "principle/say-it-plainly/"
    )
    below = body_of(written, "principle/be-kind/").split(">Precedence</h2>")[1]
    assert below.index(">Say it plainly</a>") < below.index('takes precedence over <strong aria-current="true">Be kind')
    assert "elegance" not in below


def test_principles_link_to_the_previous_and_the_next(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(PRECEDENCE)), "principle/be-kind/")
    assert 'rel="next" href="../../principle/say-it-plainly/"><span class="gt-label">Next principle' in body
    assert 'rel="prev"' not in body


def test_touchpoints_are_listed_by_phase_with_notes(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "principle/say-it-plainly/")
    practised = body[body.index(">Touchpoints</h2>") :]
    assert practised.index("The crossing") < practised.index("Notice board on the landing")
    assert "The hour stands in the first five words." in practised


def test_a_principle_without_touchpoints_says_how_to_link_one(context_of: ContextOf) -> None:
    assert "No touchpoints yet" in body_of(pages_of(WRITER, context_of(PRECEDENCE)), "principle/be-kind/")


def test_a_missing_example_is_noted(context_of: ContextOf) -> None:
    assert "No example yet" in body_of(pages_of(WRITER, context_of(PRECEDENCE)), "principle/be-kind/")
