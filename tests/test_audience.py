"""The public book is a complete book without links to removed records."""

import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.audience import cutting
from goldthread.audience.disclosures import disclosures_in
from goldthread.audience.public_book import InternalHandbookError, public_book
from goldthread.graph.graph import graph_of
from goldthread.inspection import inspect
from goldthread.model.book import Book
from goldthread.model.dates import Date
from goldthread.model.learning import Decision
from goldthread.model.measures import Metric
from goldthread.model.shapes import shape_of
from goldthread.model.teams import Team, Tool
from goldthread.model.vision import Focus, Handbook
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import compose
from goldthread.reading.book import Reading, read_book
from goldthread.settings import Settings
from specimen.overlay import lay_over_specimen

DAY = datetime.date(2026, 11, 21)
REPOSITORY = Path(__file__).resolve().parents[1]


def read(root: Path, files: dict[str, str]) -> Reading:
    lay_over_specimen(root, files)
    return read_book(root)


def shown(root: Path, files: dict[str, str]) -> Book:
    reading = read(root, files)
    assert reading.findings == ()
    return public_book(reading.book)


SMUGGLERS = "islanders: {name: Islanders}\nsmugglers: {name: Smugglers, audience: internal}\n"


def test_a_reading_of_an_internal_customer_is_not_shown_as_a_total(tmp_path: Path) -> None:
    metrics = (
        "would-cross-again:\n  name: Kept\n  readings:\n    - {on: 2026-01-01, value: 1}\n"
        "    - {on: 2026-02-01, value: 99, customer: smugglers}\n    - {on: 2026-03-01, value: 3, customer: islanders}\n"
    )
    book = shown(tmp_path, {"content/customers.yml": SMUGGLERS, "content/metrics.yml": metrics})
    metric = book.get(Metric, "would-cross-again")
    assert metric is not None
    assert [reading.value for reading in metric.readings] == [1, 3]


def test_a_part_of_a_field_can_be_internal(tmp_path: Path) -> None:
    handbook = (
        'brand: B\nvision: V.\nedition: "1.0"\n'
        "internal_fields: [team.serves.does_for, touchpoint.cost, focus.excludes.why, metric.target.by]\n"
    )
    team = "crew:\n  name: Crew\n  serves: [{customer: islanders, does_for: Secret., does_with: Open.}]\n"
    book = shown(tmp_path, {"content/handbook.yml": handbook, "content/teams.yml": team})
    crew = book.get(Team, "crew")
    assert crew is not None
    assert [(served.does_for, served.does_with) for served in crew.serves] == [(None, "Open.")]
    assert all(excluded.why is None and excluded.what for focus in book.of(Focus) for excluded in focus.excludes)


def test_touchpoints_of_an_internal_phase_and_links_to_them_are_removed(tmp_path: Path) -> None:
    book = read(tmp_path, {}).book
    phases = {
        key: msgspec.structs.replace(each, audience="internal") for key, each in book.records.items() if "phase/" in key
    }
    inside = public_book(Book({**book.records, **phases}, book.origins))
    assert inside.phases == ()
    assert inside.touchpoints == ()
    assert all(edge.target in inside.records for edges in graph_of(inside).out.values() for edge in edges)


def test_unknown_states_of_internal_fields_are_removed(tmp_path: Path) -> None:
    handbook = 'brand: B\nvision: V.\nedition: "1.0"\ninternal_fields: [team.decides]\n'
    team = "crew:\n  name: Crew\n  decides: unknown\n  contact: unknown\n"
    book = shown(tmp_path, {"content/handbook.yml": handbook, "content/teams.yml": team})
    assert dict(book.records["team/crew"].declared) == {"contact": "unknown"}


def test_a_record_with_an_unknown_audience_is_internal(tmp_path: Path) -> None:
    book = shown(tmp_path, {"content/tools.yml": "lamp: {name: Lamp, audience: unknown}\nbell: {name: Bell}\n"})
    assert [tool.id for tool in book.tools] == ["bell"]


def test_a_decision_is_internal_until_it_says_otherwise(tmp_path: Path) -> None:
    decisions = (
        "later: {decided: Later., on: 2026-01-01, size: small}\n"
        "sooner: {decided: Sooner., on: 2026-01-01, size: small, audience: public}\n"
    )
    book = shown(tmp_path, {"content/decisions.yml": decisions})
    assert [decision.id for decision in book.of(Decision)] == ["sooner"]


def test_settings_for_editors_are_removed_from_the_handbook_record(tmp_path: Path) -> None:
    handbook = shown(tmp_path, {}).handbook
    assert handbook.brand
    assert (handbook.internal_terms, handbook.internal_fields, handbook.notes, handbook.repository) == (
        (),
        (),
        None,
        None,
    )


def test_places_of_records_are_not_in_the_public_book(tmp_path: Path) -> None:
    assert dict(shown(tmp_path, {}).origins) == {}


def test_making_a_book_public_twice_changes_nothing() -> None:
    book = public_book(read_book(REPOSITORY).book)
    again = public_book(book)
    assert again.records == book.records


def test_fields_that_are_not_looked_at_lead_to_nothing_internal(monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_book(REPOSITORY).book
    for start in range(3):  # every third record is internal, another third each time
        records = {
            key: msgspec.structs.replace(record, audience="internal" if index % 3 == start else "public")
            for index, (key, record) in enumerate(read.records.items())
        }
        records[read.handbook.key] = msgspec.structs.replace(read.handbook, audience="public")
        book = Book(records, {})
        shown, disclosed = public_book(book), list(disclosures_in(book))
        assert disclosed
        with monkeypatch.context() as patching:
            patching.setattr(cutting, "_leading", lambda kind: frozenset(shape_of(kind).fields))
            assert (public_book(book), list(disclosures_in(book))) == (shown, disclosed)


def test_an_internal_handbook_has_no_public_book() -> None:
    handbook = Handbook(id="handbook", brand="B", vision="V.", edition="1.0", audience="internal")
    decision = Decision(id="later", decided="Later.", on=Date(2026, 1, 1))
    with pytest.raises(InternalHandbookError):
        public_book(Book({each.key: each for each in (handbook, decision)}, {}))


def test_the_public_history_leaves_out_records_that_no_longer_exist(tmp_path: Path) -> None:
    editions = (
        '1-0: {edition: "1.0", on: 2026-01-01, changed: [focus/gone, tool/gone, team/crew], '
        "shared_with: [{team: gone, how: By letter.}]}\n"
    )
    files = {"content/editions.yml": editions, "content/teams.yml": "crew: {name: Crew}\n"}
    assert shown(tmp_path, files).editions[0].shared_with == ()
    request = request_of(tmp_path, None, audience="public", build=Build(on=DAY, generator="1"))
    made = compose(inspect(tmp_path, Settings(today=DAY)), request)
    data = dict(made.files)["data/handbook.json"].decode()
    assert "team/crew" in data
    assert "gone" not in data
    assert "By letter" not in data


INTERNAL = (
    "night-drill-two: {name: Drill at night, audience: internal, was: [drill-of-the-dark]}\n"
    "hush: {name: Hush, audience: internal}\n"
    "bell: {name: Bell, audience: internal}\nbell-two: {name: Bell}\n"
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("As in [[hush]].", "[[hush]]"),
        ("As in [[tool/hush]].", "[[tool/hush]]"),
        ("See tool/hush.", "tool/hush"),
        ("See night-drill-two there.", "night-drill-two"),
        ("See drill-of-the-dark.", "drill-of-the-dark"),
        ("After a drill  at Night.", "“drill  at Night”"),
        ("New: “Hush”; gone: none.", "“Hush”"),
        ('The "Hush".', "“Hush”"),
        ("They hush up. A night-drill two. Not-night-drill-two, https://host.example/tool/hush-hour", None),
        ("Drill them at night.", None),
        ("“Bell” is a public one as well.", None),
    ],
)
def test_texts_that_name_internal_records_by_id_former_id_or_title_are_found(
    tmp_path: Path, text: str, words: str | None
) -> None:
    lamp = f"lamp:\n  name: Lamp\n  link: {text!r}\n"
    book = read(tmp_path, {"content/tools.yml": f"{INTERNAL}{lamp}"}).book
    assert [each.words for each in disclosures_in(book)] == ([] if words is None else [words])
    assert list(disclosures_in(public_book(book))) == []


TITLES = [
    "Drill at night",
    "The drill",
    "Drill",
    "\u0130stanbul by night",
    "Night\u0345 drill",
    "At night, drill",
    "A night's drill",
]
PIECES = st.sampled_from(
    [
        "drill",
        "DRILL",
        "at",
        "Night",
        "night's",
        "the",
        "\u0130stanbul",
        "by",
        "a",
        "\u0345",
        "\u03b9",
        "two-drill",
        '"',
        "\u201c",
        "\u201d",
        ",",
    ]
)


@example(["Drill at night"], [("Drill", "\u0345"), (" ", "at"), (" ", "night")])
@given(
    st.lists(st.sampled_from(TITLES), min_size=1, max_size=3, unique=True),
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n"]))),
)
def test_no_title_is_passed_over_by_the_quick_look_at_its_words(
    titles: list[str], pieces: list[tuple[str, str]]
) -> None:
    internal = [Tool(id=f"in-{place}", name=title, audience="internal") for place, title in enumerate(titles)]
    shown = Tool(id="lamp", name="Lamp", link="".join(piece + between for piece, between in pieces))
    book = Book({each.key: each for each in (*internal, shown)}, {})
    quick = list(disclosures_in(book))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("goldthread.audience.disclosures._Names._may_be_titled", lambda *_: True)
        assert list(disclosures_in(book)) == quick
