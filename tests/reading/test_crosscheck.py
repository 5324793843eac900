"""Links are checked against all records: a dangling link is one finding, with the nearest record."""

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.findings import Finding
from goldthread.reading.book import Reading, read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
Read = Callable[[Mapping[str, str | bytes]], Reading]

ROOT = Path(__file__).parents[2]
TEAMS = "crew: {name: Crew}\nquay-hosts: {name: Quay hosts, was: [hosts-of-the-quay, porters]}\n"
ADD = "Write the team that is meant, take the link out, or add it: "
ADD_BY_NAME = "Write the id of the team that is meant, take the link out, or add it: "
NEEDS = "get-home: {need: Get home}\n"


def only(reading: Reading) -> Finding:
    assert len(reading.findings) == 1, reading.findings
    return reading.findings[0]


@pytest.mark.parametrize(
    ("written", "column", "fix", "near"),
    [
        ("owner: crwe", 10, 'Did you mean "crew"?', "content/teams.yml:1:1"),
        ("owner: Crew", 10, 'Did you mean "crew"?', "content/teams.yml:1:1"),
        ("owner: team/crwe", 10, 'Did you mean "crew"?', "content/teams.yml:1:1"),
        ("owner: porters", 10, 'It was renamed: write "quay-hosts".', "content/teams.yml:2:1"),
        (
            "owner: get-home",
            10,
            "The record of that name is of the kind need, and the field asks for team.",
            "content/needs.yml:1:1",
        ),
        ("owner: Quay hotss", 10, 'Did you mean "quay-hosts"?', "content/teams.yml:2:1"),
        ("owner: zebra", 10, f'{ADD}goldthread new team "Zebra" --id zebra', ""),
        ("owner: Bäckerei Süd", 10, f'{ADD_BY_NAME}goldthread new team "Bäckerei Süd"', ""),
        ('owner: "$(x)"', 10, "Write the team that is meant, or take the link out.", ""),
        ('owner: ""', 0, "", ""),
    ],
)
def test_a_dangling_link_suggests_the_nearest_record(
    read: Read, written: str, column: int, fix: str, near: str
) -> None:
    reading = read(
        {"content/teams.yml": TEAMS, "content/needs.yml": NEEDS, "content/tools.yml": f"t:\n  name: T\n  {written}\n"}
    )
    if not column:
        assert reading.findings == ()
        return
    finding = only(reading)
    assert (finding.code, finding.place.line, finding.place.column) == ("REF001", 3, column)
    assert str(finding.fix) == fix
    assert [str(related.place) for related in finding.related] == ([near] if near else [])


@pytest.mark.parametrize(
    ("principles", "line", "column", "end"),
    [
        ("principles: [nowhere]", 3, 16, 23),
        ("principles: [{principle: nowhere, how: So.}]", 3, 28, 35),
        ("principles:\n    - how: So.\n      principle: nowhere", 5, 18, 25),
        ("principles:\n    - nowhere", 4, 7, 14),
    ],
)
def test_the_place_of_a_dangling_link_is_its_target(
    read: Read, principles: str, line: int, column: int, end: int
) -> None:
    finding = only(read({"content/tools.yml": f"t:\n  name: T\n  {principles}\n"}))
    assert (finding.place.line, finding.place.column, finding.place.end) == (line, column, end)


def test_an_edition_may_name_what_is_gone_but_no_kind_that_never_was(read: Read) -> None:
    told = "shared_with: [{team: gone, on: 2026-01-01}]"
    changed = "changed: [focus/gone, gone, fcous/gone]"
    finding = only(read({"content/editions.yml": f'1-0: {{edition: "1.0", on: 2026-01-01, {changed}, {told}}}\n'}))
    assert (finding.code, finding.concerns) == ("REF001", "changed=fcous/gone")


def test_the_place_of_a_link_that_is_a_key_is_the_key(read: Read) -> None:
    files = {
        "content/journey.yml": "- {id: p, name: P}\n",
        "content/touchpoints.yml": "t:\n  name: T\n  phase: p\n  priority: {by_customer: {nobody: 4}}\n",
    }
    finding = only(read(files))
    assert (finding.code, finding.place.line, finding.place.column, finding.place.end) == ("REF001", 4, 28, 34)


def test_a_mention_in_a_text_is_checked_like_a_link(read: Read) -> None:
    text = "t:\n  name: T\n  link: See [[crwe]] and [[team/crew]] and [[crew]].\n"
    finding = only(read({"content/teams.yml": TEAMS, "content/tools.yml": text}))
    assert (finding.code, finding.place.line, str(finding.fix)) == ("REF001", 3, 'Did you mean "crew"?')


def test_a_mention_that_may_mean_two_records_asks_which(read: Read) -> None:
    files = {"content/teams.yml": "rest: {name: R}\n", "content/needs.yml": "rest: {need: R}\n"}
    finding = only(read({**files, "content/tools.yml": "t: {name: T, link: '[[rest]]'}\n"}))
    assert finding.code == "REF001"
    assert "need/rest or team/rest" in str(finding.fix)


def test_mentions_in_editors_notes_are_not_checked(read: Read) -> None:
    assert read({"content/tools.yml": "t: {name: T, notes: 'Ask a@b.example about [[nowhere]]'}\n"}).findings == ()


def test_a_link_to_any_kind_needs_the_kind(read: Read) -> None:
    text = "d: {decided: D, on: 2026-01-01, changes: [crew, team/crew, teem/crew, team/crwe]}\n"
    findings = read({"content/teams.yml": TEAMS, "content/decisions.yml": text}).findings
    assert [finding.place.column for finding in findings] == [43, 60, 71]
    assert str(findings[0].fix) == "Write team/crew, with its kind."
    assert str(findings[2].fix) == 'Did you mean "crew"?'


@pytest.mark.parametrize(
    ("customers", "loop"),
    [
        ("a: {name: A, under: a}\n", "customer/a -> customer/a"),
        ("a: {name: A, under: b}\nb: {name: B, under: a}\n", "customer/a -> customer/b -> customer/a"),
        (
            "x: {name: X, under: a}\na: {name: A, under: b}\nb: {name: B, under: c}\nc: {name: C, under: a}\n",
            "customer/a -> customer/b -> customer/c -> customer/a",
        ),
    ],
)
def test_a_cycle_is_one_finding_with_all_its_records(read: Read, customers: str, loop: str) -> None:
    finding = only(read({"content/customers.yml": customers}))
    assert finding.code == "REF003"
    assert loop in str(finding.message)


@pytest.mark.parametrize(
    ("field", "loop"),
    [
        ("a: {term: A, means: a, replaces: [term/a]}\n", "term/a -> term/a"),
        ("a: {term: A, means: a, conflicts_with: [{record: term/a, because: x}]}\n", "term/a -> term/a"),
        (
            "a: {term: A, means: a, replaces: [term/b]}\nb: {term: B, means: b, replaces: [term/c, term/a]}\nc: {term: C, means: c}\n",
            "term/a -> term/b -> term/a",
        ),
    ],
)
def test_what_replaces_itself_is_one_finding(read: Read, field: str, loop: str) -> None:
    finding = only(read({"content/glossary.yml": field}))
    assert finding.code == "REF003"
    assert loop in str(finding.message)


def test_a_conflict_that_both_sides_name_is_no_circle(read: Read) -> None:
    text = "a: {term: A, means: a, conflicts_with: [term/b]}\nb: {term: B, means: b, conflicts_with: [term/a]}\n"
    assert read({"content/glossary.yml": text}).findings == ()


def test_a_stage_inside_itself_is_one_finding(read: Read) -> None:
    text = "a: {name: A, under: b}\nb: {name: B, under: a}\n"
    assert only(read({"content/journey.yml": text})).code == "REF003"


def test_the_parts_of_a_record_that_was_split_name_it_as_replaced(read: Read) -> None:
    text = (
        "b: {term: B, means: b, was: [a], replaces: [term/a]}\nc: {term: C, means: c, was: [a], replaces: [term/a]}\n"
    )
    assert read({"content/glossary.yml": text}).findings == ()
    assert only(read({"content/glossary.yml": text.replace("was: [a]", "was: [x]", 1)})).code == "REF001"


_SETS = """brand: B
vision: V
edition: "1"
principle_sets: [{id: voice, title: Voice}, {id: values, title: Values}]
"""


def test_a_set_that_the_handbook_does_not_know_is_found_with_its_place(read: Read) -> None:
    principle = "title: T\nstatement: S\nset: voices\n"
    finding = only(read({"content/handbook.yml": _SETS, "principles/p.yml": principle}))
    assert (finding.code, finding.place.line, finding.place.column) == ("SCH005", 3, 6)
    assert str(finding.fix) == 'Did you mean "voice"? The words are: voice, values.'
    bare = only(read({"content/handbook.yml": _SETS.partition("principle_sets")[0], "principles/p.yml": principle}))
    assert str(bare.fix).startswith('Declare it under "principle_sets:" in content/handbook.yml')
    assert (
        read({"content/handbook.yml": _SETS, "principles/p.yml": principle.replace("voices", "voice")}).findings == ()
    )


def test_a_place_behind_the_last_one_is_found(read: Read) -> None:
    text = "t: {name: T, phase: p, priority: {rank: {customer: 24, of: 23, by_customer: {c: 1, d: 30}}}}\n"
    others = {"content/journey.yml": "p: {name: P}\n", "content/customers.yml": "c: {name: C}\nd: {name: D}\n"}
    findings = read({"content/touchpoints.yml": text, **others}).findings
    assert [(each.code, each.place.column) for each in findings] == [("SCH008", 52), ("SCH008", 87)]


def test_two_cycles_are_two_findings(read: Read) -> None:
    text = "a: {name: A, under: a}\nb: {name: B, under: b}\nc: {name: C, downstream: c}\n"
    assert [finding.code for finding in read({"content/customers.yml": text}).findings] == ["REF003"] * 3


def test_a_chain_without_a_cycle_is_not_a_fault(read: Read) -> None:
    text = "a: {name: A, under: b}\nb: {name: B, under: c}\nc: {name: C}\nd: {name: D, under: b, downstream: a}\n"
    assert read({"content/customers.yml": text}).findings == ()


def test_a_channel_outside_the_vocabulary_is_found_under_its_medium(read: Read) -> None:
    handbook = 'brand: B\nvision: V.\nedition: "1.0"\nchannels: {digital: [website]}\n'
    text = "t: {name: T, phase: p, medium: digital, channel: websiet}\nu: {name: U, phase: p, channel: anything}\n"
    files = {
        "content/handbook.yml": handbook,
        "content/journey.yml": "- {id: p, name: P}\n",
        "content/touchpoints.yml": text,
    }
    finding = only(read(files))
    assert (finding.code, finding.place.line, finding.place.column) == ("SCH005", 1, 50)
    assert 'Did you mean "website"?' in str(finding.fix)


PRIVATE = [
    "Ask jo@quay.example.",
    "jo.miller+boats@mail.quay.example",
    "Ring 020 7946 0958.",
    "Ring +44 20 7946 0958 before six.",
    "Ring (020) 7946-0958.",
    "+49 (0)30 901820",
    "0171/1234567",
    "tel. 0800-123-4567",
    "+1 415 555 0132",
    "06 12 34 56 78",
    "+31612345678",
]
HARMLESS = [
    "2026-11-21",
    "21.11.2026",
    "21/11/2026",
    "from 06:15 to 07:45",
    "Sailings at 0615, 0705 and 0840.",
    "0615 0705 0840 1020",
    "06:15 07:05 08:40",
    "14.50 crowns",
    "1,234,567 passengers",
    "1 234 567 passengers",
    "version 2.10.3.4",
    "ISBN 978-3-16-148410-0",
    "ISBN 0-306-40615-2",
    "open 08.00-18.00, 09.00-12.00",
    "Mon-Fri 9-17, Sat 10-14",
    "2025/26 and 2026/27",
    "an average of 0.25 0.50 0.75",
    "@quay on the board",
    "twelve @ 4 crowns",
    "the years 2019 2020 2021 2022",
    "IBAN-like NL 00 BANK",
    "post code 01234",
    "order 00012345",
    "channel 12, berth 04",
    "Petrel's log 2026-01-02 03",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_personal_data_in_a_text_are_found_and_not_repeated(read: Read, text: str) -> None:
    finding = only(read({"content/tools.yml": f"t:\n  name: T\n  link: '{text}'\n"}))
    assert (finding.code, finding.place.line) == ("PRV001", 3)
    assert text not in str(finding.message) + str(finding.fix)


@pytest.mark.parametrize("text", HARMLESS)
def test_dates_prices_and_numbers_are_not_personal_data(read: Read, text: str) -> None:
    assert read({"content/tools.yml": f't:\n  name: T\n  link: "{text}"\n'}).findings == ()


def test_the_demonstration_brand_has_no_false_positives() -> None:
    assert read_book(ROOT).findings == ()


def test_the_command_that_adds_what_a_link_names_makes_the_link_good(handbook: Handbook) -> None:
    book = "brand: B\nvision: V.\nedition: '1'\n"
    root = handbook({"content/handbook.yml": book, "content/tools.yml": "t:\n  name: T\n  owner: night-shift\n"})
    fix = str(only(read_book(root)).fix)
    command = shlex.split(fix.partition("goldthread ")[2])
    assert goldthread(*command, cwd=root).exit_code == 0
    assert read_book(root).findings == ()
