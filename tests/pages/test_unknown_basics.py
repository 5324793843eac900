"""A handbook in which nobody knows what each record has to say: read, shown, exported and compared like any other."""

import datetime
import re
from collections.abc import Mapping

import msgspec
import pytest

from conftest import Handbook as Write
from goldthread.changes.other_fields import fields_without_meaning
from goldthread.exchange.handbook_json import book_as_json, book_from_json
from goldthread.inspection import explanations, inspect
from goldthread.language.catalogue import LANGUAGES, catalogue
from goldthread.language.translation import speaking
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of
from goldthread.pages.frame.context import Build, Context
from goldthread.pages.site import writers
from goldthread.settings import Settings

_DAY = datetime.date(2026, 11, 21)
_RAW = re.compile(r">\s*(unknown|n/a)\s*<|/None\b|\bDate\(")
"""What stands for a gap in YAML or in Python, and never on a page; English labels are words of their own."""


def _fields(kind: str, word: str) -> dict[str, object]:
    """A record of a kind in which all that may be declared is."""
    fields = shape_of(kind).fields.values()
    known = {"edition": "1.0", "on": "2026-01-01"}
    return {
        each.name: word if each.is_declarable else known[each.name]
        for each in fields
        if each.required and each.name != "id"
    }


def _files(word: str) -> Mapping[str, str]:
    files = {}
    for kind, record_type in KINDS.items():
        record = _fields(kind, word)
        home = record_type.homes[0]
        if kind == "handbook":
            files[f"{home}.yml"] = msgspec.json.encode(record).decode()
        elif home == "principles":
            files["principles/one.yml"] = msgspec.json.encode(record).decode()
        else:
            both = {"one": record, "two": {**record, "audience": "public"}}
            files[f"{home}.yml"] = msgspec.json.encode(both).decode()
    files["content/editions.yml"] = '{"one": {"edition": "1.0", "on": "2026-01-01"}}'
    return files


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["unknown", "n/a"])
def test_no_page_shows_the_word_that_stands_for_a_gap(word: str, language: str, handbook: Write) -> None:
    inspection = inspect(handbook(_files(word)), Settings(today=_DAY))
    assert not [each for each in inspection.reading.findings if each.code.startswith(("SCH", "YML"))]
    context = Context(
        graph=inspection.graph,
        findings=inspection.judgement.findings,
        waived=(),
        rules=inspection.rules,
        explanations=explanations(inspection.rules),
        build=Build(on=_DAY, generator="1"),
        language=catalogue(language),
    )
    shown = 0
    with speaking(catalogue(language)):
        for writer in writers():
            for address in writer.addresses(context):
                page = writer.page(context, address)
                if language != "en" and not address.startswith(("rule/", "edit/")):
                    assert not _RAW.search(page.body), f"{address}: {_RAW.search(page.body)}"
                    assert page.title, address
                    shown += 1
    assert shown > len(KINDS) or language == "en"


def test_each_gap_of_what_a_record_has_to_say_is_counted_once(handbook: Write) -> None:
    inspection = inspect(handbook(_files("unknown")), Settings(today=_DAY))
    found = [each.record for each in inspection.judgement.findings if each.code == "UNK001"]
    expected = [record.key for record in inspection.graph.book.records.values() if record.declared]
    assert sorted(found) == sorted(expected)
    assert {key.partition("/")[0] for key in found} == set(KINDS) - {"edition"}


def test_gaps_survive_json_and_are_a_difference_from_what_is_known(handbook: Write) -> None:
    book = inspect(handbook(_files("unknown")), Settings(today=_DAY)).graph.book
    again = book_from_json(book_as_json(book))
    assert again.records == book.records
    for record in book.records.values():
        assert record.title
        assert record.written_title is None or record.kind in {"edition", "connect"}
        for name in record.declared:
            assert record.stands(shape_of(record.kind).fields[name].attribute) == "unknown"
            known = msgspec.structs.replace(record, declared={})
            if name not in record.meaning:
                assert f"{record.kind}.{name}" in list(fields_without_meaning(known, record))
