"""The anchors of headings are those that MkDocs and GitHub give them."""

import re

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.documents.markdown import outline

_ID = st.from_regex(r"\A[a-z][a-z0-9_-]{0,5}\Z")


def heading(level: int, words: str, own_id: str, style: str) -> str:
    text = f"{words} {{#{own_id}}}" if own_id else words
    if style == "setext":
        return f"{text}\n{'=' if level == 1 else '-'}--"
    return f"{'#' * level} {text}{' ##' if style == 'closed' else ''}"


_PLAIN = st.from_regex(r"\A[a-zA-ZÄöé0-9&'.]{1,8}( [a-zA-ZÄöé0-9&'.]{1,8}){0,3}\Z").filter(
    lambda each: not re.match(r"\d+[.)]|[.&']", each)
)
_HEADING = st.builds(
    heading,
    st.integers(1, 2),
    _PLAIN,
    st.one_of(st.just(""), st.just(""), _ID),
    st.sampled_from(["atx", "setext", "closed"]),
)
_OTHER = st.sampled_from(
    [
        "Some words.",
        "```\n# no heading\n## nor this\n```",
        "~~~ yaml\n# a comment\n~~~",
        "- a list\n- of two",
        "> a quotation",
        "    # code",
    ]
)


@settings(max_examples=80)
@given(st.lists(st.one_of(_HEADING, _OTHER), max_size=8))
def test_every_anchor_of_mkdocs_leads_to_its_heading(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    page = markdown.markdown(text, extensions=["toc", "attr_list", "fenced_code", "tables"])
    found = re.findall(r'<h([1-6]) id="([^"]+)">(.*?)</h\1>', page)
    read = outline(text)
    assert [each.level for each in read.sections] == [int(level) for level, _, _ in found]
    for section, (_, anchor, _) in zip(read.sections, found, strict=True):
        assert section.anchors[0] == anchor
        assert read.section(anchor) is next(each for each in read.sections if each.anchors[0] == anchor)


GITHUB = "# Mission & vision\n\n## What's new?\n\n## Über uns\n\n## `code` and *stress*\n\n## Same\n\n## Same\n\n## Same\n\n## a_b c\n"


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("mission--vision", "Mission & vision"),
        ("whats-new", "What's new?"),
        ("über-uns", "Über uns"),
        ("%C3%BCber-uns", "Über uns"),
        ("uber-uns", "Über uns"),
        ("code-and-stress", "code and stress"),
        ("a_b-c", "a_b c"),
    ],
)
def test_anchors_as_github_writes_them(anchor: str, words: str) -> None:
    section = outline(GITHUB).section(anchor)
    assert section is not None
    assert section.heading == words


@pytest.mark.parametrize(("anchor", "place"), [("same", 0), ("same-1", 1), ("same-2", 2), ("same_1", 1), ("same_2", 2)])
def test_headings_of_the_same_words_are_numbered_as_github_and_mkdocs_do(anchor: str, place: int) -> None:
    read = outline(GITHUB)
    same = [each for each in read.sections if each.heading == "Same"]
    assert read.section(anchor) is same[place]


def test_a_section_goes_to_the_next_heading_of_its_level_or_a_higher_one() -> None:
    read = outline("# A\n\none\n\n## B\n\ntwo\n\n### C\n\nthree\n\n## D\n\nfour\n\n# E\n\nfive\n")
    assert {each.heading: each.says for each in read.sections} == {
        "A": ("A", "one", "B", "two", "C", "three", "D", "four"),
        "B": ("B", "two", "C", "three"),
        "C": ("C", "three"),
        "D": ("D", "four"),
        "E": ("E", "five"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Not a heading\n---\n# Real\n",
        "<!--\n# Not a heading\n-->\n\n# Real\n",
        "```md\n# Not a heading\n```\n\n# Real\n",
        "\t# Not a heading\n\n# Real\n",
        "#Not a heading\n\n# Real\n",
        '<h1 align="center">Real</h1>\n',
        "Real\r\n====\r\n",
    ],
)
def test_only_headings_are_headings(text: str) -> None:
    assert [each.heading for each in outline(text).sections] == ["Real"]


@pytest.mark.parametrize("mark", ['<a name="old-place"></a>', '<a id="old-place"></a>'])
def test_an_anchor_in_html_leads_to_the_section_that_follows_or_holds_it(mark: str) -> None:
    before = outline(f"# A\n\n{mark}\n\n# B\n\ntext\n").section("old-place")
    inside = outline(f"# A\n\ntext {mark} goes on\n\n# B\n").section("old-place")
    assert before is not None
    assert inside is not None
    assert (before.heading, inside.heading) == ("B", "A")


def test_thousands_of_headings_of_the_same_words_are_read() -> None:
    read = outline("# a\n" * 3_000)
    assert read.sections[-1].anchors[:2] == ("a_2999", "a-2999")
