"""The index of rules."""

from goldthread.pages.alignment.rule_index import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_rules_are_listed_by_step_of_the_method(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "rule/")
    assert (
        body.index(">Get focused</h2>")
        < body.index("FOC001")
        < body.index(">Align teams and tools</h2>")
        < body.index("TCH001")
    )
    assert body.index(">Data quality</h2>") < body.index("YML001")


def test_it_counts_what_was_found(context_of: ContextOf) -> None:
    body = body_of(
        pages_of(WRITER, context_of({"content/touchpoints/quay.yml": "bench: {name: Bench, phase: crossing}\n"})),
        "rule/",
    )
    entry = next(line for line in body.split("\n") if "TCH001" in line)
    assert "1 found" in entry


def test_a_severity_set_by_the_handbook_is_marked(context_of: ContextOf) -> None:
    own = "brand: B\nvision: V.\nedition: '1.0'\nalignment: {rules: {TCH001: info}}\n"
    body = body_of(pages_of(WRITER, context_of({"content/handbook.yml": own})), "rule/")
    entry = next(line for line in body.split("\n") if "TCH001" in line)
    assert "Info" in entry
    assert "set by this handbook" in entry
