"""The page of a touchpoint."""

import re

from goldthread.pages.experience.touchpoint import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

BARE = {
    "content/touchpoints/quay.yml": """
bench:
  name: Bench on the landing
  phase: crossing
  outcome: unknown
  gets: n/a
"""
}


def test_the_line_of_sight_shows_vision_focus_and_principle(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "touchpoint/notice-board/")
    sight = body[: body.index("</nav>")]
    assert (
        sight.index("Nobody is left on the far shore")
        < sight.index('href="../../focus/home-before-dark/"')
        < sight.index('href="../../principle/say-it-plainly/"')
    )


def test_a_touchpoint_without_a_principle_says_so_in_its_line_of_sight(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(BARE)), "touchpoint/bench/")
    assert "gt-broken" in body
    assert 'id="never_here"' not in body
    assert "No principle yet" in body


def test_empty_unknown_and_not_applicable_fields_are_distinguished(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(BARE)), "touchpoint/bench/")
    exchange = body[body.index(">Exchange</h2>") : body.index(">Principles</h2>")]
    assert exchange.index("Does not apply") < exchange.index("Unknown")
    assert re.search(r">Not filled in</span></dt> <dd>[^<]*The customer gets", body)


def test_what_is_not_filled_in_is_said_once_for_all_fields(context_of: ContextOf) -> None:
    files = {"content/touchpoints/quay.yml": "bench: {name: Bench, phase: crossing, medium: physical}\n"}
    body = body_of(pages_of(WRITER, context_of(files)), "touchpoint/bench/")
    assert body.count("Not filled in") == 1
    [said] = re.findall(r">Not filled in</span></dt> <dd>([^<]+)</dd>", body)
    assert {"Owner", "Customers", "The customer gets", "We get", "Outcome"} <= set(said.split(", "))
    assert ">Exchange</h2>" not in body


def test_the_note_on_a_principle_is_shown_with_it(context_of: ContextOf) -> None:
    assert "It gives an hour, never an adjective." in body_of(
        pages_of(WRITER, context_of({})), "touchpoint/notice-board/"
    )


def test_disagreeing_customers_are_named(context_of: ContextOf) -> None:
    files = {
        "content/customers.yml": "islanders: {name: Islanders}\nvisitors: {name: Visitors}\n",
        "content/touchpoints/quay.yml": """
bench:
  name: Bench
  phase: crossing
  priority: {customer: 3, by_customer: {islanders: 1, visitors: 5}}
""",
    }
    body = body_of(pages_of(WRITER, context_of(files)), "touchpoint/bench/")
    assert "Customers disagree: it matters most to Visitors and least to Islanders." in body


def test_findings_are_shown_in_the_section_for_editors_only(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(BARE)), "touchpoint/bench/")
    assert body.index("For editors") < body.index("TCH001")
    assert "TCH001" not in body[: body.index("For editors")]


def test_a_name_that_looks_like_markup_is_shown_as_text(context_of: ContextOf) -> None:
    files = {
        "content/touchpoints/quay.yml": 'bench: {name: "<script>x</script> *b*", phase: crossing, gives: "<b>y</b>"}\n'
    }
    body = body_of(pages_of(WRITER, context_of(files)), "touchpoint/bench/")
    assert "<script>" not in body
    assert "<b>y" not in body
    assert "*b*</h1>" in body, "a name is shown as it is written"


def test_what_is_never_done_here_is_said_by_situations_and_principles(context_of: ContextOf) -> None:
    files = {
        "content/situations.yml": "- {id: late, title: We are late, say: Half an hour., never: [Laugh.], touchpoints: [bench]}\n",
        "principles/no-hurry.yml": "id: no-hurry\ntitle: No hurry\nstatement: We take our time.\ndont: [Look at the clock.]\n",
        "content/touchpoints/quay.yml": "bench: {name: Bench, phase: crossing, principles: [no-hurry]}\n",
    }
    body = body_of(pages_of(WRITER, context_of(files)), "touchpoint/bench/")
    never = body[body.index('id="never_here"') : body.index('id="principles"')]
    order = [never.index(each) for each in ("We are late", "Laugh.", "No hurry", "Look at the clock.")]
    assert order == sorted(order)
