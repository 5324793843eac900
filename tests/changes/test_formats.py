"""The formats of a comparison: golden files, schemas, and cutting long reports."""

import html
import json as standard_json
import re

import jsonschema_rs
import msgspec
import pytest

from changes.history import History
from golden_files import Golden
from goldthread.changes.change import Change
from goldthread.comparison import json, markdown, report, text
from goldthread.comparison.formats import FORMATS
from goldthread.comparison.report import Comparison
from goldthread.comparison.sentences import sections

LANDING = "content/touchpoints/landing.yml"


@pytest.fixture
def changed(sandbank: History) -> Comparison:
    """A change in which something of nearly every sort happened."""
    sandbank.edit("content/focus.yml", "is home before dark.\n", "is home in time.\n")
    sandbank.edit("content/focus.yml", "    - what: Evening trips", "    - what: Weddings\n    - what: Evening trips")
    sandbank.edit("principles/say-it-plainly.yml", "title: Say it plainly", "owner: crew\ntitle: Say it plainly!")
    sandbank.edit(
        LANDING, "    - principle: say-it-plainly\n      how: The hour stands in the first five words.\n", "    []\n"
    )
    sandbank.edit(LANDING, "medium: digital\n  channel: text message", "medium: personal\n  channel: gangway")
    sandbank.rename_everywhere("notice-board", "slate")
    sandbank.edit(LANDING, "slate:\n", "slate:\n  was: [notice-board]\n")
    sandbank.write({"content/touchpoints/bell.yml": "bell:\n  name: Bell <b>@all</b> [x](y)\n  phase: crossing\n"})
    change = sandbank.meaning()
    return msgspec.structs.replace(
        change, new_findings=tuple(each for each in change.new_findings if each.rule == "TCH001")
    )


@pytest.mark.parametrize("name", FORMATS)
def test_a_comparison_is_written_in_every_format(changed: Comparison, name: str, golden: Golden) -> None:
    golden({"text": "text.txt", "markdown": "markdown.md", "json": "json.json"}[name], FORMATS[name](changed))


def test_json_is_valid_against_its_schema(changed: Comparison) -> None:
    jsonschema_rs.Draft202012Validator(json.schema()).validate(standard_json.loads(json.render(changed)))


def test_every_field_of_json_is_documented() -> None:
    structs: list[type[msgspec.Struct]] = [json.Out]
    structs += [each for each in vars(report).values() if isinstance(each, type) and issubclass(each, msgspec.Struct)]
    assert len(structs) > 10
    undocumented = [
        f"{struct.__name__}.{field.name}"
        for struct in structs
        for field in msgspec.structs.fields(struct)
        if f"{field.name}: " not in (struct.__doc__ or "")
    ]
    assert undocumented == []


def test_markdown_escapes_the_texts_of_records(changed: Comparison) -> None:
    shown = markdown.render(changed)
    assert "<b>" not in shown
    assert "@all" not in shown
    assert "\\[x\\](y)" in shown
    assert set(re.findall(r"</?[a-z]+>", shown)) <= {"<details>", "</details>", "<summary>", "</summary>", "<br>"}


def test_markdown_fits_on_one_screen_while_its_sections_are_folded(changed: Comparison) -> None:
    folded = re.sub(
        r"<details>\n<summary>(.*?)</summary>.*?</details>", r"\1", markdown.render(changed), flags=re.DOTALL
    )
    assert len([line for line in folded.splitlines() if line.strip()]) <= 20


def test_markdown_is_cut_by_whole_sections_and_counts_what_is_left_out(changed: Comparison) -> None:
    many = tuple(
        Change(kind="added", record=f"touchpoint/t-{number}", title=f"Thing {number}", after="Wörter & mehr " * 20)
        for number in range(2_000)
    )
    shown = markdown.render(msgspec.structs.replace(changed, changes=many))
    assert len(shown.encode()) <= 60_000
    assert shown.count("<details>") == shown.count("</details>") > 1
    left = re.search(r"\*\*([0-9]+) more do not fit here", shown)
    assert left
    whole = sum(section.count for section in sections(msgspec.structs.replace(changed, changes=many)))
    assert int(left[1]) + sum(map(int, re.findall(r"<summary>.*: ([0-9]+)</summary>", shown.replace(",", "")))) == whole


def test_text_holds_no_control_character_and_no_long_line(changed: Comparison) -> None:
    loud = Change(
        kind="added", record="touchpoint/loud", title="Loud \x1b[31m\x07 and " + "long " * 8, after="words " * 60
    )
    shown = text.render(msgspec.structs.replace(changed, changes=(loud,)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", shown)
    assert max(map(len, shown.splitlines())) <= 100
    assert html.unescape(shown) == shown


def test_the_same_comparison_gives_the_same_bytes(sandbank: History) -> None:
    sandbank.edit("content/focus.yml", "is home before dark.\n", "is home in time.\n")
    for render in FORMATS.values():
        assert render(sandbank.meaning()) == render(sandbank.meaning())
