"""Markdown, rendered as on platforms and cut to their limits."""

import re

import pytest
from markdown_it import MarkdownIt

from goldthread.findings import Severity
from goldthread.places import Place
from goldthread.reports import markdown
from goldthread.reports.template import in_message, plain
from reports.awkward import AWKWARD, SIGNS, finding, report

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ROOM = 60_000


def words_of(text: str) -> str:
    """The words of a rendered text, without tags."""
    unmarked = re.sub(r"<[^>]*>", "", RENDERER.render(text)).strip()
    return unmarked.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def test_blocking_findings_are_listed_first() -> None:
    text = markdown.render(AWKWARD)
    assert text.startswith("## Blocking: 2 errors\n")
    assert text.index("### TCH001") < text.index("### By rule") < text.index("### By team") < text.index("<details>")
    assert markdown.render(report(finding(1, Severity.WARNING))).startswith("## No blocking findings\n")
    assert markdown.render(report(finding())).startswith("## Blocking: 1 error\n")


def test_texts_of_records_are_shown_as_written() -> None:
    for text in (
        SIGNS,
        "1. one",
        "2) two",
        "# head",
        "- item",
        "+ item",
        "> quoted",
        "---",
        "===",
        "a | b",
        "<!-- c",
        "&amp; &#35;",
    ):
        assert words_of(plain(text)).replace("\u200b", "") == text
        assert RENDERER.render(plain(text)).count("<") == 2


def test_texts_do_not_mention_users_or_issues() -> None:
    assert not re.search(r"[@#]\w", plain("ask @anna about #7"))


def test_special_characters_do_not_break_a_table() -> None:
    html = RENDERER.render(markdown.render(AWKWARD))
    assert html.count("<table>") == 2
    assert "<td>Quays | &amp; &lt;Sons&gt;</td>" in html


def test_every_folded_section_is_closed_and_its_text_is_markdown() -> None:
    html = RENDERER.render(markdown.render(AWKWARD))
    assert html.count("<details>") == html.count("</details>") == 3
    assert "<strong>Es fehlt „Größe“" in html


def test_accepted_findings_are_counted_and_waived_ones_listed_with_their_reasons() -> None:
    text = markdown.render(AWKWARD)
    assert "2 accepted in the baseline (1 waived" in text
    assert "stop-7" not in text
    assert "Waived until 31 March 2027: A gift" in text
    assert "2 entries of the baseline no longer occur: goldthread check --update-baseline takes them out." in text


def test_a_long_report_is_cut_by_whole_sections_and_counted() -> None:
    errors = [finding(number, message="ü" * 100) for number in range(1, 101)]
    warnings = [finding(number, Severity.WARNING, "TCH002") for number in range(101, 501)]
    text = markdown.render(report(*errors, *warnings))
    assert len(text.encode()) <= ROOM
    assert text.count("<details>") == text.count("</details>") > 1
    shown = len(re.findall(r"^- \*\*", text, re.MULTILINE))
    assert shown >= 200
    assert f"**{500 - shown} more do not fit here.**" in text
    assert "| 400 | warning | TCH002 name-of-tch002 |" in text


def test_a_finding_too_long_for_any_report_still_leaves_the_counts() -> None:
    text = markdown.render(report(finding(message="x" * ROOM), finding(2, Severity.WARNING)))
    assert "| 1 | error | TCH001 name-of-tch001 |" in text
    assert "**2 more do not fit here.**" in text


def test_a_report_with_a_thousand_teams_is_cut_too() -> None:
    findings = [finding(number, Severity.WARNING) for number in range(1000)]
    teams = {each.record: f"Team {number}" for number, each in enumerate(findings)}
    text = markdown.render(report(*findings, teams=teams))
    assert len(re.findall(r"^\| Team \d+ \|", text, re.MULTILINE)) == 60
    assert "940 more teams are not listed." in text
    assert len(text.encode()) <= ROOM


def test_an_unusual_file_name_is_shown_as_written() -> None:
    html = RENDERER.render(markdown.render(report(finding(place=Place("content/a*b*`c`<i>.yml", 1)))))
    assert "<code>content/a*b*`c`&lt;i&gt;.yml:1:1</code>" in html


@pytest.mark.parametrize("text", ["Fish & chips", "AT&T", "R&amp;D", "1 < 2 > 0", "<b>no</b>", "a_b *c* [d](e) `f`"])
def test_words_in_a_message_are_shown_as_they_are_and_an_ampersand_stands_alone(text: str) -> None:
    written = in_message(text)
    assert words_of(written).replace("\u200b", "") == text
    assert "&amp;" not in written.replace("\\&amp;", "")
