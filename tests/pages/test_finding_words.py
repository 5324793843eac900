"""Findings on pages: quotation marks of the language, no keys beside titles, and code for what is typed."""

import pytest

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.pages.components.finding_words import fix_words, message_words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('Principle "One price" (principle/one-price) lacks an example.', "Principle “One price” lacks an example."),
        ('"Do" said "... called off" and now says "... off".', "“Do” said “... called off” and now says “... off”."),
        ('"A search for "boat" (now)" has no owner.', "“A search for “boat” (now)” has no owner."),
        ("Nothing (that is) quoted.", "Nothing (that is) quoted."),
    ],
)
def test_a_message_has_quotation_marks_and_no_keys(text: str, shown: str) -> None:
    assert message_words(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('Add "example:", from a case.', "Add <code>example:</code>, from a case."),
        ('Repeat it, or write "status: retired".', "Repeat it, or write <code>status: retired</code>."),
        (
            'Read it again, then run: goldthread review "touchpoint/a b".',
            "Read it again, then run: <code>goldthread review &#34;touchpoint/a b&#34;</code>.",
        ),
        ('Ask "What for?" of <them>.', "Ask “What for?” of &lt;them&gt;."),
    ],
)
def test_a_fix_shows_as_code_what_is_typed(text: str, shown: str) -> None:
    assert str(fix_words(text)) == shown


def test_quotation_marks_are_those_of_the_language() -> None:
    with speaking(catalogue("de")):
        assert message_words('Prinzip "Ein Preis" (principle/one-price).') == "Prinzip „Ein Preis“."
