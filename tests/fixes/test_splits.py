"""Texts that YAML splits at a comma."""

import pytest

from fixes.conftest import FixText
from goldthread.findings import Finding
from goldthread.reading.book import read_files

LINK = "boat-drill:\n  name: Boat drill\n  principles: [{}]\n"
WAIVER = "boat-drill:\n  name: Boat drill\n  waive:\n    - {}\n"

SPLIT = {
    "at the end": (
        LINK, "{principle: say-it-plainly, how: The bed, the boat}", '{principle: say-it-plainly, how: "The bed, the boat"}',
    ),
    "in front of other fields": (
        WAIVER, "{rule: TCH003, reason: It is new, and short, until: 2099-12-31}",
        '{rule: TCH003, reason: "It is new, and short", until: 2099-12-31}',
    ),
    "several times, and with a field's name": (
        LINK, "{how: The bed,  the boat, basis,tea , principle: say-it-plainly}",
        '{how: "The bed,  the boat, basis,tea" , principle: say-it-plainly}',
    ),
    "around quotation marks": (
        LINK, """{principle: say-it-plainly, how: Say "off", not 'late', why}""",
        """{principle: say-it-plainly, how: 'Say "off", not ''late'', why'}""",
    ),
    "behind non-ASCII and before a comma": (
        LINK, "{principle: say-it-plainly, how: Ŵîndy — 🛶, l’été, }", '{principle: say-it-plainly, how: "Ŵîndy — 🛶, l’été", }',
    ),
    "behind a number": (LINK, "{principle: say-it-plainly, how: 7, not 8}", '{principle: say-it-plainly, how: "7, not 8"}'),
}  # fmt: skip

NO_SPLIT = {
    "a field with a colon": "{principle: say-it-plainly, how: The bed, the boat: }",
    "a field with a value": "{principle: say-it-plainly, how: The bed, the boat: x}",
    "behind an id": "{principle: say-it-plainly, the boat}",
    "behind a list": "{how: [The bed], the boat}",
    "behind a text in quotes": '{principle: say-it-plainly, how: "The bed", the boat}',
    "behind a field that stands twice": "{how: The bed, how: a table, the boat, principle: say-it-plainly}",
    "first of all": "{the boat, principle: say-it-plainly}",
}


@pytest.mark.parametrize("name", SPLIT)
def test_a_text_split_at_a_comma_is_quoted(fix_text: FixText, name: str) -> None:
    frame, before, after = SPLIT[name]
    assert fix_text(frame.replace("{}", before)) == frame.replace("{}", after)


@pytest.mark.parametrize("name", SPLIT)
def test_a_text_with_many_commas_is_one_finding_with_the_quoted_text(name: str) -> None:
    frame, before, after = SPLIT[name]
    (finding,) = _faults(frame.replace("{}", before))
    (edit,) = finding.edits
    assert finding.code == "SCH001"
    assert edit.text in after
    assert str(finding.fix).endswith(edit.text)
    assert finding.place == edit.place


@pytest.mark.parametrize("name", NO_SPLIT)
def test_a_field_that_is_not_part_of_a_split_text_is_an_unknown_field(fix_text: FixText, name: str) -> None:
    text = LINK.replace("{}", NO_SPLIT[name])
    assert fix_text(text) == text
    assert [str(finding.message) for finding in _faults(text) if "has an unknown field" in str(finding.message)]


def test_a_split_text_over_two_lines_is_reported_and_not_fixed() -> None:
    (finding,) = _faults(LINK.replace("{}", "{principle: say-it-plainly, how: The bed,\n    the boat}"))
    assert (finding.place.line, finding.edits) == (3, ())
    assert str(finding.fix) == "Put the whole text in quotes."


def test_a_record_in_braces_loses_no_text() -> None:
    (finding,) = _faults("boat-drill: {name: Boat drill, link: the bridge, the mess}\n")
    assert (finding.record, finding.concerns) == ("tool/boat-drill", "link")


def test_an_unknown_field_without_a_value_is_found() -> None:
    (finding,) = _faults("boat-drill:\n  name: Boat drill\n  colour:\n")
    assert (finding.code, finding.place.line) == ("SCH001", 3)


def _faults(tools: str) -> tuple[Finding, ...]:
    files = {
        "content/handbook.yml": 'brand: Sandbank Ferry\nvision: Nobody is left.\nedition: "1"\n',
        "principles/say-it-plainly.yml": "title: Say it plainly\nstatement: Plain words.\n",
        "content/tools.yml": tools,
    }
    return read_files({path: text.encode() for path, text in files.items()}).findings
