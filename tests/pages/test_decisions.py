"""The page of decisions."""

from goldthread.pages.alignment.decisions import WRITER
from pages.evidence_records import LEARNED
from pages.page_bodies import ContextOf, body_of, pages_of


def test_a_large_decision_without_evidence_comes_first(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "decisions/")
    tray = body[: body.index("gt-pieces")]
    assert "#bold" in tray
    assert "#later" not in tray


def test_a_decision_links_to_its_evidence_and_to_what_it_changes(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "decisions/")
    assert 'href="../evidence/#asked"' in body
    assert 'href="../principle/say-it-plainly/"' in body


def test_headings_have_no_glossary_links(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "decisions/")
    assert '<h2 class="gt-found">The last boat waits.</h2>' in body


def test_without_decisions_it_says_what_to_write(context_of: ContextOf) -> None:
    assert "content/decisions.yml" in body_of(pages_of(WRITER, context_of({})), "decisions/")
