"""A rule's page."""

from goldthread.pages.alignment.rule import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

QUAY = "content/touchpoints/quay.yml"


def test_a_rule_page_shows_check_reason_examples_fix_and_waiver(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "rule/tch001/")
    parts = (
        "Every touchpoint follows a principle",
        ">Why</h2>",
        ">Incorrect</h2>",
        ">Correct</h2>",
        ">How to fix it</h2>",
        ">How to waive it</h2>",
    )
    places = [body.index(part) for part in parts]
    assert places == sorted(places)
    assert "until: 2027-03-21" in body


def test_it_says_who_set_its_severity(context_of: ContextOf) -> None:
    own = "brand: B\nvision: V.\nedition: '1.0'\nalignment: {rules: {touchpoint-without-principle: off}}\n"
    body = body_of(pages_of(WRITER, context_of({"content/handbook.yml": own})), "rule/tch001/")
    assert "The rule is switched off in this handbook." in body
    assert "Set by this handbook" in body


def test_it_shows_what_it_found(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({QUAY: "bench: {name: Bench, phase: crossing}\n"})), "rule/tch001/")
    assert 'href="../../touchpoint/bench/"' in body
    assert "content/touchpoints/quay.yml, line 1" in body


def test_a_data_fault_cannot_be_waived(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "rule/yml001/")
    assert "A data fault cannot be waived" in body
    assert "- rule:" not in body


def test_there_is_a_page_for_every_rule_and_fault_that_a_finding_may_name(context_of: ContextOf) -> None:
    context = context_of({})
    assert {page.address for page in pages_of(WRITER, context)} == {
        f"rule/{code.lower()}/" for code in context.explanations
    }
