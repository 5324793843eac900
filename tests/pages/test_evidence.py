"""The page of evidence."""

from goldthread.pages.components.evidence_strength import claims
from goldthread.pages.customers.evidence import WRITER
from pages.evidence_records import LEARNED
from pages.page_bodies import ContextOf, body_of, pages_of

THIRD = "told: {finding: They say so., method: survey, answers: like, on: 2026-02-05, gathered_by: vendor}\n"


def levels(context_of: ContextOf, evidence: str, named: str) -> dict[str, tuple[str, str]]:
    needs = f"reach-home: {{need: I need my own bed., kind: human, evidence: [{named}]}}\n"
    context = context_of({"content/needs.yml": needs, "content/evidence/found.yml": evidence})
    return {claim.key: (claim.level, claim.lacks) for claim in claims(context.graph)}


def test_a_claim_is_triangulated_by_two_methods_a_reason_and_own_research(context_of: ContextOf) -> None:
    found = levels(context_of, LEARNED["content/evidence/found.yml"], "asked, watched")
    assert found["need/reach-home"] == ("triangulated", "")


def test_a_claim_with_one_source_says_what_is_missing(context_of: ContextOf) -> None:
    found = levels(context_of, THIRD, "told")
    lacks = "a second kind of source, evidence of the reason and first-hand evidence"
    assert found["need/reach-home"] == ("single", lacks)


def test_a_claim_with_retired_evidence_only_is_an_assumption(context_of: ContextOf) -> None:
    found = levels(context_of, THIRD.replace("told: {", "told: {status: retired, "), "told")
    assert found["need/reach-home"] == ("assumption", "evidence")


def test_every_piece_of_evidence_has_an_anchor(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "evidence/")
    assert all(f'<li id="{piece}"' in body for piece in ("asked", "watched", "counted"))


def test_outdated_and_unused_evidence_is_listed_first(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "evidence/")
    open_questions = body[: body.index("Claims and their evidence")]
    assert open_questions.count('href="../evidence/#counted"') == 2
    assert "#watched" not in open_questions


def test_evidence_names_who_gathered_it_and_who_paid(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "evidence/")
    assert "gathered by a vendor · paid for by A maker of clocks" in body


def test_without_evidence_it_says_what_to_write(context_of: ContextOf) -> None:
    assert "content/evidence/first.yml" in body_of(pages_of(WRITER, context_of({})), "evidence/")
