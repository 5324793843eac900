"""The index of principles."""

from goldthread.pages.principles.principle_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_an_unlinked_principle_is_shown_first(context_of: ContextOf) -> None:
    files = {"principles/be-kind.yml": "title: Be kind\nstatement: We are kind.\n"}
    body = body_of(pages_of(WRITER, context_of(files)), "principle/")
    assert body.index("Unlinked") < body.index("Be kind") < body.index(">Customer experience</h2>")


def test_each_card_counts_its_touchpoints(context_of: ContextOf) -> None:
    assert "2 touchpoints" in body_of(pages_of(WRITER, context_of({})), "principle/")


def test_principles_of_practice_are_listed_separately(context_of: ContextOf) -> None:
    files = {
        "principles/tell-us-first.yml": (
            "title: Tell us first\nstatement: We hear first.\nscope: practice\nsupports: [home-before-dark]\n"
        )
    }
    body = body_of(pages_of(WRITER, context_of(files)), "principle/")
    assert body.index(">How we work</h2>") < body.index("Tell us first")
