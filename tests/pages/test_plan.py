"""The plan."""

from goldthread.drawings.priority import MOST_POINTS
from goldthread.pages.plan.plan import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"


def test_unrated_touchpoints_come_before_rated_ones(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "plan/")
    tray = body[body.index("Not rated") : body.index(">Priority of touchpoints</h2>")]
    assert "Message about a late boat" in tray
    assert "Notice board on the landing" not in tray


def test_touchpoints_with_the_same_activity_are_grouped_by_priority(context_of: ContextOf) -> None:
    quay = """
bench: {name: Bench, phase: crossing, interaction: inform, priority: {customer: 5, business: 5}}
bell: {name: Bell, phase: crossing, interaction: support, priority: {customer: 1, business: 1}}
sign: {name: Sign, phase: crossing, interaction: inform, priority: {customer: 2, business: 1}}
"""
    body = body_of(pages_of(WRITER, context_of({QUAY: quay})), "plan/")
    plan = body[body.index('<h2 id="crossing">') :]
    order = [plan.index(each) for each in ("We inform", "Bench", "Notice board", "Sign<", "We help", "Bell")]
    assert order == sorted(order)


def test_a_harmful_touchpoint_is_on_the_stop_list_until_it_has_an_initiative(context_of: ContextOf) -> None:
    quay = "bell: {name: Bell, phase: crossing, effect: weakens}\n"
    body = body_of(pages_of(WRITER, context_of({QUAY: quay})), "plan/")
    assert "Weakens or breaks the bond, no initiative" in body
    assert "1 that weakens or breaks the bond" in body


def test_a_harmful_touchpoint_with_an_initiative_is_not_on_the_stop_list(context_of: ContextOf) -> None:
    files = {
        QUAY: "bell: {name: Bell, phase: crossing, effect: weakens}\n",
        "content/plan.yml": "initiatives:\n  hush: {title: A softer bell, toward: [bell], first_step: Wrap it.}\n",
    }
    body = body_of(pages_of(WRITER, context_of(files)), "plan/")
    assert "nobody is at work on it" not in body
    assert "Wrap it." in body
    assert 'href="../roadmap/#initiative-hush"' in body


def test_disagreement_between_customers_is_marked_and_named(context_of: ContextOf) -> None:
    files = {
        "content/customers/visitors.yml": "name: Visitors\n",
        "content/customers/neighbours.yml": "name: Neighbours\n",
        QUAY: "bell: {name: Bell, phase: crossing, "
        "priority: {customer: 3, business: 3, by_customer: {visitors: 5, neighbours: 1}}}\n",
    }
    body = body_of(pages_of(WRITER, context_of(files)), "plan/")
    assert "gt-w-hollow" in body
    assert "most to Visitors, least to Neighbours" in body


def test_a_large_plan_is_grouped_and_links_to_lists(context_of: ContextOf) -> None:
    rows = (
        f"t{number}: {{name: Place {number}, phase: crossing, priority: {{customer: 5, business: 4}}}}"
        for number in range(MOST_POINTS)
    )
    body = body_of(pages_of(WRITER, context_of({QUAY: "\n".join(rows)})), "plan/")
    assert 'xlink:href="#priority-5-4"' in body
    assert 'id="priority-5-4"' in body
    assert "and 81 more" in body


def test_without_touchpoints_it_says_what_to_write(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints.yml": "{}\n"})), "plan/")
    assert "No touchpoints yet" in body
    assert "<pre><code>" in body
