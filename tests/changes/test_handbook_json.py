"""The handbook as JSON: it can be read back, is reproducible, and has no editors' notes."""

import json
from pathlib import Path

import msgspec
import pytest

from changes.history import REPOSITORY, SETTINGS, History
from goldthread.commands.diff import diff
from goldthread.exchange import handbook_json
from goldthread.model import shapes
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.pages.site import make_site
from goldthread.reading.book import read_book
from pages.page_bodies import matter_in


def without_notes(book: Book) -> dict[str, object]:
    return {key: msgspec.structs.replace(record, notes=None) for key, record in book.records.items()}


def test_the_demonstration_brand_is_read_back_complete_except_for_notes() -> None:
    book = read_book(REPOSITORY).book
    text = handbook_json.book_as_json(book)
    back = handbook_json.book_from_json(text)
    assert list(back.records) == list(book.records)
    assert back.records == without_notes(book)
    lines = {key: (origin.place.file, origin.place.line) for key, origin in book.origins.items()}
    assert {key: (origin.place.file, origin.place.line) for key, origin in back.origins.items()} == lines
    assert handbook_json.book_as_json(back) == text


def test_the_published_handbook_contains_the_json_file(tmp_path: Path) -> None:
    context = matter_in(tmp_path, {})
    assert ("data/handbook.json", handbook_json.book_as_json(context.book)) in make_site(context).files


def test_editors_notes_are_not_in_the_json_file(tmp_path: Path) -> None:
    need = "reach-home: {need: I need a bed., notes: Between us., was: [home]}\n"
    text = handbook_json.book_as_json(matter_in(tmp_path, {"content/needs.yml": need}).book)
    assert b"Between us." not in text
    assert json.loads(text)["records"]["need"]["reach-home"]["was"] == ["home"]


def test_fields_have_the_same_names_as_in_yaml(tmp_path: Path) -> None:
    context = matter_in(tmp_path, {"content/metrics.yml": "would-cross-again: {name: Again, target: unknown}\n"})
    told = json.loads(handbook_json.book_as_json(context.book))
    assert (told["version"], told["brand"], told["edition"]) == (1, "Sandbank Ferry", "1.0")
    assert told["records"]["metric"]["would-cross-again"] == {
        "name": "Again",
        "declared": {"target": "unknown"},
        "written": {"file": "content/metrics.yml", "line": 1},
    }
    assert told["records"]["focus"]["home-before-dark"]["for"] == [{"to": "islanders"}]


def test_a_customer_may_have_the_id_to(tmp_path: Path) -> None:
    context = matter_in(
        tmp_path,
        {
            "content/customers.yml": "to: {name: To}\nislanders: {name: Islanders}\n",
            "content/touchpoints/bell.yml": "bell: {name: Bell, phase: crossing, priority: {by_customer: {to: 4}}}\n",
        },
    )
    assert handbook_json.book_from_json(handbook_json.book_as_json(context.book)).records == without_notes(context.book)


def test_no_field_has_a_name_that_the_format_reserves() -> None:
    for kind in KINDS:
        assert {"written", "declared"}.isdisjoint(shapes.shape_of(kind).fields)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"version": 2, "brand": "A", "edition": "1", "records": {}}',
        b'{"version": 1, "brand": "A", "edition": "1", "records": {"ghost": {"a": {}}}}',
        b'{"version": 1, "brand": "A", "edition": "1", "records": {"need": {"a": {"need": "B", "written": {"file": "a"}}}}}',
        b'{"version": 1, "brand": "A", "edition": "1", "records": {"need": {"A!": {"need": "B", "written": {"file": "a", "line": 1}}}}}',
        b'{"version": 1, "brand": "A", "edition": "1", "records": {"need": {"a": {"need": 1, "written": {"file": "a", "line": 1}}}}}',
    ],
)
def test_a_file_that_is_no_handbook_is_refused_in_one_sentence(text: bytes) -> None:
    with pytest.raises(handbook_json.HandbookJsonError, match=r"^It is no handbook in JSON of version 1: "):
        handbook_json.book_from_json(text)


def test_a_published_handbook_is_compared_like_the_records_that_it_was_made_from(
    ferry: History, tmp_path: Path
) -> None:
    published = tmp_path / "handbook.json"
    published.write_bytes(handbook_json.book_as_json(read_book(ferry.root).book))
    same = diff(ferry.root, str(published), None, SETTINGS)
    assert (same.next_edition.step, same.new_findings, same.resolved_findings) == ("none", (), ())
    ferry.edit("principles/plain-words.yml", "We say what a neighbour would say", "We say what a cousin would say")
    by_file, by_git = diff(ferry.root, str(published), None, SETTINGS), ferry.meaning()
    assert msgspec.structs.replace(by_file, before="HEAD") == by_git
