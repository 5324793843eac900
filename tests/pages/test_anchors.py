"""Anchors are unique on each page."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from goldthread.pages.frame.addresses import record_address
from goldthread.pages.frame.anchors import (
    PAGE_ANCHORS,
    anchor_of,
    headings,
    own_anchor,
    with_anchors,
    with_fitting_title,
)
from goldthread.pages.site import make_site
from pages.page_bodies import ContextOf

COLLIDING = {
    "content/evidence/first.yml": """
study-one: {finding: One., method: survey, on: 2026-04-12, gathered_by: own}
gt-evidence: {finding: Two., method: survey, on: 2026-04-12, gathered_by: own}
""",
    "content/studies.yml": "one: {question: What?, use_of_findings: Nothing.}\n",
    "content/tools.yml": "tools: {name: Tools, kind: script}\n",
    "content/glossary.yml": "glossary: {term: Glossary, means: This.}\n",
    "content/journey.yml": """
stop: {title: Stop, order: 1}
crossing: {title: The crossing, order: 2}
no-phase: {title: No phase, order: 3}
""",
    "content/editions.yml": """
- {edition: "1.0-rc.1", on: 2026-03-01, summary: One.}
- {edition: "1.0+b", on: 2026-04-01, summary: Two.}
""",
}


def test_anchors_are_unique_on_each_page_and_every_link_has_its_target(context_of: ContextOf) -> None:
    made = make_site(context_of(COLLIDING))
    known = {page.address: re.findall(r' id="([^"]*)"', page.body) for page in made.pages}
    assert [address for address, ids in known.items() if len(set(ids)) != len(ids) or "" in ids] == []
    assert all(re.fullmatch(r"[\w.-]+", each) for ids in known.values() for each in ids)
    for record in ("evidence/study-one", "evidence/gt-evidence", "study/one", "tool/tools", "term/glossary"):
        page, _, anchor = (record_address(record) or "").partition("#")
        assert anchor in known[page], record


def test_anchors_of_templates_cannot_be_taken_by_records() -> None:
    folder = Path(str(files("goldthread") / "pages"))
    texts = [each.read_text(encoding="utf-8") for each in folder.rglob("*.jinja")]
    found = {each for text in texts for each in re.findall(r' id="([a-z0-9-]+)"', text)}
    assert {each for each in found if own_anchor(each) == each} == set()
    assert found & PAGE_ANCHORS


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("Focus: Home tonight", "focus-home-tonight"),
        ("Café  – à côté", "cafe-a-cote"),
        ("__search", "search"),
        ("IT_38_B", "it_38_b"),
        ("\u6771\u4eac", "section"),
        ('1" onmouseover="x', "1-onmouseoverx"),
    ],
)
def test_an_anchor_is_made_of_letters_and_digits(words: str, anchor: str) -> None:
    assert anchor_of(words) == anchor


def test_a_heading_without_an_anchor_gets_one_that_is_free() -> None:
    body = with_anchors('<h1 id="">Tools</h1>\n<h2 id="">Tools</h2>\n<p id="tools">x</p>')
    assert [each.anchor for each in headings(body)] == ["tools_1", "tools_2"]


def test_headings_begin_lines_and_end_them() -> None:
    first = '<h1 id="a">A</h1>'
    body = f'{first}\n<h2 id="b" class="x">B\n<i>b</i></h2>\n <h2 id="c">C</h2>\n<h2 id="d">D</h2> and on</h2>\n<h3 id="e">E</h3>'
    found = list(headings(body))
    assert [(each.level, each.anchor, each.title) for each in found] == [
        (1, "a", "A"),
        (2, "b", "B b"),
        (2, "d", "D and on"),
    ]
    assert body[found[0].start : found[0].end] == first
    assert all(body[each.start] == "<" and body[each.end - 1] == ">" for each in found)


def test_no_text_of_an_editor_is_a_heading_of_the_page(context_of: ContextOf) -> None:
    said = '# One\n\n<h2 id="x">Two</h2>\n\n```\n<h2 id="y">Three</h2>\n## Four {: #z }\n```'
    made = make_site(context_of({"content/glossary.yml": json.dumps({"word": {"term": "Word", "means": said}})}))
    page = next(page for page in made.pages if page.address == "glossary/")
    assert [each.anchor for each in headings(page.body)] == ["glossary", "internal_words"]


def test_a_title_with_a_word_as_wide_as_a_phone_is_marked() -> None:
    long = '<h1 id="x">Ask for Anschlussgarantien</h1>\n<p>y</p>'
    assert with_fitting_title(long) == long.replace('id="x"', 'id="x" class="gt-long-words"')
    short = '<h1 id="x">Ask for a guarantee</h1>\n<p>Anschlussgarantien</p>'
    assert with_fitting_title(short) == short
