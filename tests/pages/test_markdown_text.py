"""Editors' texts as HTML: Markdown, safe addresses, and names shown as written."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from goldthread.language.control_characters import contained
from goldthread.language.grammar import GRAMMARS
from goldthread.model.book import Book
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame import markdown_text
from goldthread.pages.frame.addresses import Links
from goldthread.pages.frame.hrefs import is_address
from goldthread.pages.frame.markdown_text import Words
from pages.page_bodies import ContextOf

NO_RECORDS = Book({}, {})
HOSTILE = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "data:image/png;base64,x",
    "file:///etc/passwd",
    "//other.example/x",
    "\\\\other.example",
    "/\\other.example",
    "blob:x",
)


@pytest.fixture
def words(context_of: ContextOf) -> Words:
    return Presenter(context_of({}), "team/crew/").words


@pytest.mark.parametrize("address", HOSTILE)
def test_addresses_that_run_scripts_or_hide_their_target_are_not_links(words: Words, address: str) -> None:
    assert not is_address(address)
    entities = "".join(f"&#{ord(each)};" for each in address)
    for text in (f"[x]({address})", f"[x](<{address}>)", f"[x]({entities})", f"<{address}>", f"[x]: {address}\n\n[x]"):
        hrefs = re.findall(r'href="([^"]*)"', words.block(text))
        assert [
            each for each in hrefs if re.match(r"(?i)\W*(javascript|vbscript|data|file|blob):|[\\/]{2}", each)
        ] == []


@pytest.mark.parametrize(
    "address", ["https://a.example/b", "mailto:a@b.example", "tel:+491", "../tool/", "#x", "a.png"]
)
def test_web_mail_telephone_and_relative_addresses_are_links(address: str) -> None:
    assert is_address(address)


def test_a_picture_of_another_site_becomes_a_link_and_an_own_one_is_shown_on_every_page(words: Words) -> None:
    assert words.line("![x](https://other.example/p.png)") == '<a href="https://other.example/p.png">x</a>'
    assert "<img" not in words.line("![x](//other.example/p.png) ![y](data:image/png;base64,x)")
    assert words.line("![x](pictures/p.png)") == '<img src="../../pictures/p.png" alt="x">'


@pytest.mark.parametrize(
    "name", ["IT_38_B", "beginner*", "this____", "__init__", "*b*", "`x`", "a\\*b", "&amp;", "[a](b)"]
)
def test_a_name_is_shown_as_it_is_written(context_of: ContextOf, name: str) -> None:
    text = name.replace("\\", "\\\\")
    context = context_of({"content/tools.yml": f'odd: {{name: "{text}", kind: script}}\n'})
    presenter = Presenter(context, "team/crew/")
    assert presenter.anchor("tool/odd").text == name
    assert presenter.words.line("See [[tool/odd]].") == f'See <a href="../../tools/#odd">{escape(name)}</a>.'


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Ask** _us_ at `x`", "Ask us at x"),
        ("5 * 4 * 3 for IT_38_B", "5 * 4 * 3 for IT_38_B"),
        ("[us](https://a.example) &amp; <b>", "us & <b>"),
        ("One.\n\nTwo\nthree.", "One. Two three."),
        ("See [[team/crew]]", "See The crew"),
    ],
)
def test_a_description_is_the_text_without_marks(words: Words, text: str, plain: str) -> None:
    assert words.plain(text).lower() == plain.lower().replace("the crew", words.plain("[[team/crew]]").lower())


@pytest.mark.parametrize(
    ("term", "text"),
    [("kap\u0131", "KAPI"), ("kap\u0131", "kapi"), ("Plan \u00b5", "Plan \u03bc"), ("iskele", "\u0130SKELE"), ("SKI", "\u017fki"),
     ("\u1e9e", "\u00df"), ("\u212a", "k"), ("\u03c3", "\u03c2"), ("\u01c4", "\u01c5"), ("\u1c80", "\u0432")],
)  # fmt: skip
def test_terms_with_unusual_upper_and_lower_case_letters_do_not_fail(
    context_of: ContextOf, term: str, text: str
) -> None:
    context = context_of({"content/glossary.yml": f"word: {{term: {term}, means: Explained.}}\n"})
    line = Presenter(context, "team/crew/").words.line(f"At {text} now")
    assert re.sub("<[^>]*>", "", line) == f"At {text} now"


def test_an_entity_changes_only_its_own_text(words: Words) -> None:
    text = "a &#x202e;b"
    assert words.line(text) == "\u2068a \u202eb\u202c\u2069"
    assert words.plain(text) == "\u2068a \u202eb\u202c\u2069"


@given(st.text("ab cd.,;:!?>~#=-+()/{}|^$%1é\u00a0\u200b\u202e\x07\ud800'\"“*_`\\<&\n\t", max_size=24))
@example("  a > b  ")
@example("1. one")
@example("# one")
@example("    four")
@example("a -- b ... (c)")
def test_a_text_without_marks_is_what_the_parser_makes_of_it(text: str) -> None:
    quotes = GRAMMARS["en"].quotes
    markdown = markdown_text._markdown(quotes)  # noqa: SLF001 - the parser that is spared
    parsed = markdown.renderer.render(markdown.parseInline(text, {}), markdown.options, {})
    made = Words(NO_RECORDS, Links(NO_RECORDS, "")).line(text)
    assert made == contained(str(parsed).strip(), isolated=True)
    assert isinstance(made, Markup)


@given(st.text("ab cd.,;:!?>~#=-+()/{}|^$%1é\u00a0\u200b\u202e\u3000\x07\x1c\ud800'\"*_`\\<&\n\t\r", max_size=24))
@example("a > b  ")
@example("words of one line, as YAML folds them\n")
@example("a\n===")
@example("a\u00a0")
@example("a \x1c")
@example("h\u2028i")
@example("a) one")
def test_a_paragraph_without_marks_is_what_the_parser_makes_of_it(text: str) -> None:
    markdown = markdown_text._markdown(GRAMMARS["en"].quotes)  # noqa: SLF001 - the parser that is spared
    parsed = markdown.renderer.render(markdown.parse(text, {}), markdown.options, {})
    made = Words(NO_RECORDS, Links(NO_RECORDS, "")).block(text)
    assert made == contained(str(parsed).strip(), isolated=False)
    assert isinstance(made, Markup)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('"Back by tonight?" poster', "\u201cBack by tonight?\u201d poster"),
        ("The host's hut", "The host\u2019s hut"),
        ("The islands' own messages, and the hosts'", "The islands\u2019 own messages, and the hosts\u2019"),
        ("Say 'two boats' twice", "Say 'two boats' twice"),
        ('A 6" pipe', 'A 6" pipe'),
        ('5" by 7" card', '5" by 7" card'),
    ],
)
def test_a_title_has_the_quotation_marks_of_sentences(context_of: ContextOf, name: str, shown: str) -> None:
    context = context_of(
        {"content/tools.yml": f"odd: {{name: '{name.replace(chr(39), chr(39) * 2)}', kind: script}}\n"}
    )
    assert Presenter(context, "team/crew/").anchor("tool/odd").text == shown
