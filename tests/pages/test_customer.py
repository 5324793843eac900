"""The page of a customer."""

from goldthread.pages.customers.customer import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_the_three_descriptions_come_before_the_counts(context_of: ContextOf) -> None:
    files = {
        "content/customers.yml": (
            "islanders: {name: Islanders, context: They live on the sandbank., jobs: [Work], demographics: About 200.}\n"
        )
    }
    body = body_of(pages_of(WRITER, context_of(files)), "customer/islanders/")
    assert body.index("They live on the sandbank") < body.index("Work") < body.index("About 200")
    assert body.index(">Values</h2>") < body.index("Not filled in")


def test_touchpoints_are_counted_by_medium(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "customer/islanders/")
    assert '<li data-heat="4"><b>1</b>Physical</li>' in body
    assert '<li data-heat="0"><b>0</b>Personal</li>' in body


def test_the_most_important_touchpoints_come_first(context_of: ContextOf) -> None:
    files = {
        "content/touchpoints/quay.yml": """
bench: {name: Bench, phase: crossing, priority: {by_customer: {islanders: 2}}}
lamp: {name: Lamp, phase: crossing, priority: {by_customer: {islanders: 5}}}
"""
    }
    body = body_of(pages_of(WRITER, context_of(files)), "customer/islanders/")
    most = body[body.index(">What matters most to them</h2>") : body.index(">Touchpoints</h2>")]
    assert most.index("Lamp") < most.index("Bench")


def test_a_customer_without_touchpoints_says_what_to_write(context_of: ContextOf) -> None:
    files = {"content/customers.yml": "islanders: {name: Islanders}\nschools: {name: Schools}\n"}
    assert "No touchpoints yet" in body_of(pages_of(WRITER, context_of(files)), "customer/schools/")
