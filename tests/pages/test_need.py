"""The page of a need."""

from goldthread.pages.customers.need import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

EVIDENCE = {
    "content/needs.yml": "reach-home: {need: I need my own bed., kind: human, evidence: [asked, watched]}\n",
    "content/evidence/found.yml": """
asked: {finding: They ask first., method: interview, answers: why, on: 2026-01-05, gathered_by: own}
watched: {finding: They look at the clock., method: observation, on: 2026-03-05, n: 1}
""",
}


def test_the_focus_that_answers_the_need_is_linked(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "need/reach-home/")
    assert '<a href="../../focus/home-before-dark/">Home before dark</a>' in body


def test_a_need_without_evidence_is_called_an_assumption(context_of: ContextOf) -> None:
    assert "Assumption" in body_of(pages_of(WRITER, context_of({})), "need/reach-home/")


def test_the_strength_of_evidence_is_shown_with_its_parts(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(EVIDENCE)), "need/reach-home/")
    assert "Based on 2 kinds of source, first-hand; reason studied" in body
    assert body.index("They look at the clock") < body.index("They ask first")
    assert "Observation, March 2026, 1 case" in body
