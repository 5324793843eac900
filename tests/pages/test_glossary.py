"""The glossary, and the words of it in the texts of a page."""

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.pages.frame.addresses import Links
from goldthread.pages.frame.markdown_text import Words
from goldthread.pages.principles.glossary import WRITER
from pages.learned import LEARNED
from pages.making import ContextOf, body_of, pages_of

LINK = '<a class="gt-term" href="../../glossary/#last-boat" title="The last crossing home, see Tide card.">'


def words_of(context_of: ContextOf) -> Words:
    context = context_of(LEARNED)
    return Words(context.book, Links(context.book, "need/reach-home/"), context.terms)


def test_each_word_has_a_place_and_tells_what_it_replaces(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of(LEARNED)), "glossary/")
    assert '<div id="last-boat"><dt>Last boat</dt>' in body
    assert "We do not say “final sailing”." in body


def test_the_first_use_on_a_page_leads_to_the_glossary_and_later_ones_do_not(context_of: ContextOf) -> None:
    words = words_of(context_of)
    assert words.line("Two Last  boats, one last boat.") == f"Two {LINK}Last  boat</a>s, one last boat."
    assert "gt-term" not in words.block("The last boat.")


def test_of_words_that_begin_alike_the_longer_is_meant(context_of: ContextOf) -> None:
    words = words_of(context_of)
    assert "#last-boat" in words.line("The last boat")
    assert "#boat" in words.line("A boat")


def test_no_word_is_explained_in_a_link_in_code_or_within_another_word(context_of: ContextOf) -> None:
    words = words_of(context_of)
    for text in ("[the last boat](https://a.example)", "`last boat`", "a steamboat", "boat-train", "[[day]] boatload"):
        assert "gt-term" not in words.line(text)


def test_a_heading_explains_no_word(context_of: ContextOf) -> None:
    assert words_of(context_of).headline("The last boat") == "The last boat"


def test_without_words_it_says_what_to_write(context_of: ContextOf) -> None:
    assert "content/glossary.yml" in body_of(pages_of(WRITER, context_of({})), "glossary/")


def test_in_german_a_word_may_be_bent_and_quotation_marks_are_german_ones(context_of: ContextOf) -> None:
    with speaking(catalogue("de")):
        words = words_of(context_of)
        assert "#boat" in words.line("Von den boaten")
        assert words.headline("\"Ja\", sagt 'er'.") == "„Ja“, sagt ‚er‘."
