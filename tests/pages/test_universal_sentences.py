"""Pages and reports say of all or of none only what is known."""

from pathlib import Path

import msgspec
import pytest

import goldthread
from goldthread.audience.public_book import public_book
from goldthread.graph.graph import graph_of
from goldthread.inspection import report_of
from goldthread.language.catalogue import catalogue
from goldthread.language.extraction import messages
from goldthread.language.translation import speaking
from goldthread.model.record import Audience
from goldthread.pages.site import make_site
from goldthread.reports import markdown, text
from pages.edge_handbooks import HANDBOOKS, context_of, inspection_of
from pages.said_texts import Marking, marked, said_on_pages
from pages.universal_sentences import CONDITIONS, GERMAN, SAID_BY, UNIVERSAL, table, universal_texts

PACKAGE = Path(goldthread.__file__).parent
PLAIN = {
    "Any",
    "not stated",
    "not in a repository",
    "This rule cannot be waived.",
    "A data fault cannot be waived: part of the record cannot be read until it is fixed.",
    "The benchmark is the best experience in any industry, not only the nearest competitor.",
    "Not used by any phase or touchpoint.",
}
"""What German says with a word for all or none, and English without."""
ADVICE = "judge it: in tests/pages/universal_sentences.yml, under the condition under which it may be said"


def test_every_text_of_all_or_none_was_judged() -> None:
    said, judged = universal_texts(PACKAGE), table()
    assert {each: ADVICE for each in said if each not in judged} == {}
    assert {each for each in judged if each not in said} == set()
    assert set(judged.values()) <= set(CONDITIONS)


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("name", HANDBOOKS)
def test_pages_say_of_all_or_none_what_is_known(name: str, audience: Audience) -> None:
    language, judged = Marking(), table()
    context = context_of(inspection_of(name), language, audience)
    if audience == "public":
        context = msgspec.structs.replace(context, graph=graph_of(public_book(context.book)), findings=(), accepted=())
    looked_at = [(address, said) for address, said in said_on_pages(make_site(context), language) if said in judged]
    assert looked_at
    untrue = [(address, said, CONDITIONS[judged[said]].words) for address, said in looked_at]
    assert [each for each in untrue if not CONDITIONS[judged[each[1]]].holds(context)] == []


@pytest.mark.parametrize("name", HANDBOOKS)
def test_reports_say_of_all_or_none_what_is_known(name: str) -> None:
    language, judged = Marking(), table()
    inspection = inspection_of(name)
    context = context_of(inspection, language)
    with speaking(language):
        report = report_of(inspection, explained=True)
        shown = text.render(report) + markdown.render(report)
    said = [each for each in marked(shown, language) if each in judged]
    assert [(each, judged[each]) for each in said if not CONDITIONS[judged[each]].holds(context)] == []


def test_no_translation_says_of_all_or_none_what_the_english_does_not() -> None:
    german, added = catalogue("de"), []
    for part in SAID_BY:
        for message, _ in messages(PACKAGE / part):
            if UNIVERSAL.search(message.text) or UNIVERSAL.search(message.many):
                continue
            many = german.many(message.text, message.many, 2) if message.many else ""
            said = many or german.one(message.text, message.context)
            if GERMAN.search(said) and message.text not in PLAIN:
                added.append((message.text, said))
    assert added == []
