"""The glossary page, and glossary links in texts."""

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.pages.frame.addresses import Links
from goldthread.pages.frame.markdown_text import Words
from goldthread.pages.principles.glossary import WRITER
from pages.evidence_records import LEARNED
from pages.page_bodies import ContextOf, body_of, pages_of

LINK = '<a class="gt-term" href="../../glossary/#last-boat" title="The last crossing home, see Tide card.">'


def words_of(context_of: ContextOf) -> Words:
    context = context_of(LEARNED)
    return Words(context.book, Links(context.book, "need/reach-home/"), context.terms)


def test_each_term_has_an_anchor_and_the_words_that_it_replaces(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "glossary/")
    assert '<div id="last-boat"><dt>Last boat</dt>' in body
    assert "We do not say “final sailing”." in body


def test_only_the_first_use_on_a_page_links_to_the_glossary(context_of: ContextOf) -> None:
    words = words_of(context_of)
    assert words.line("Two Last  boats, one last boat.") == f"Two {LINK}Last  boat</a>s, one last boat."
    assert "gt-term" not in words.block("The last boat.")


def test_of_terms_that_begin_alike_the_longest_is_linked(context_of: ContextOf) -> None:
    words = words_of(context_of)
    assert "#last-boat" in words.line("The last boat")
    assert "#boat" in words.line("A boat")


def test_links_code_and_parts_of_words_have_no_glossary_links(context_of: ContextOf) -> None:
    words = words_of(context_of)
    for text in ("[the last boat](https://a.example)", "`last boat`", "a steamboat", "boat-train", "[[day]] boatload"):
        assert "gt-term" not in words.line(text)


def test_a_heading_has_no_glossary_link(context_of: ContextOf) -> None:
    assert words_of(context_of).headline("The last boat") == "The last boat"


def test_without_terms_it_says_what_to_write(context_of: ContextOf) -> None:
    assert "content/glossary.yml" in body_of(pages_of(WRITER, context_of({})), "glossary/")


def test_german_terms_are_found_with_endings_and_quotation_marks_are_german(context_of: ContextOf) -> None:
    with speaking(catalogue("de")):
        words = words_of(context_of)
        assert "#boat" in words.line("Von den boaten")
        assert words.headline("\"Ja\", sagt 'er'.") == "„Ja“, sagt ‚er‘."
