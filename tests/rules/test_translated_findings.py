"""Findings are translated completely: in a language without words, only words from the records are left."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

import pytest

from goldthread import data_faults
from goldthread.exchange.schema import schemas
from goldthread.explanation import Example
from goldthread.findings import Finding
from goldthread.language.translation import speaking
from goldthread.model.kinds import KINDS
from language.empty_language import Wordless
from rules.test_cases import ALL_CASES, CODES, Case
from specimen.overlay import SPECIMEN

_FILE_WORDS = ("content", "principles", "yml")
FAULT_EXAMPLES = [
    (fault.code, example)
    for fault in data_faults.explanations()
    if fault.code != "YML006"  # its example is cut short
    for example in fault.fails
]
FindingsWith = Callable[[Iterable[tuple[str, str]]], tuple[Finding, ...]]
_WORD = re.compile(r"[^\W\d_]+")
_CODE = ("goldthread review", "the-id-of-a-customer", "the-id-of-a-focus", "the-id-of-a-principle", "the-id-of-a-team")


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: f"{case.code}: {case.shows}")
def test_every_word_of_a_finding_is_translated_or_comes_from_the_records(
    case: Case, findings_with: FindingsWith, written: frozenset[str]
) -> None:
    found = [each for each in findings_with(case.files) if each.code == case.code]
    known = written.union(*(_words(f"{path} {text}") for path, text in case.files))
    for finding in found:
        with speaking(Wordless()):
            texts = tuple(map(str, (finding.message, finding.fix, *(each.note for each in finding.related))))
        assert sorted(frozenset().union(*map(_words, texts)) - known) == [], texts


@pytest.mark.parametrize(("code", "example"), FAULT_EXAMPLES, ids=lambda each: each if isinstance(each, str) else "")
def test_every_word_of_a_data_fault_is_translated_or_comes_from_its_files(
    code: str, example: Example, findings_with: FindingsWith, written: frozenset[str]
) -> None:
    signs = (f"{unicodedata.name(sign, '').lower()} U+{ord(sign):04X}" for _, text in example.files for sign in text)
    known = written.union(*(_words(f"{path} {text}") for path, text in example.files), _FILE_WORDS, *map(_words, signs))
    found = [each for each in findings_with(example.files) if each.code == code]
    assert found
    for finding in found:
        with speaking(Wordless()):
            texts = tuple(map(str, (finding.message, finding.fix, *(each.note for each in finding.related))))
        assert sorted(frozenset().union(*map(_words, texts)) - known) == [], texts


@pytest.fixture(scope="module")
def written() -> frozenset[str]:
    """The words of the specimen, of kinds, rules, fields and vocabularies, and of what is typed as it stands."""
    specimen = (path.read_text(encoding="utf-8") for path in sorted(SPECIMEN.rglob("*.yml")))
    names = (name for schema in schemas().values() for name in _names(schema))
    return frozenset().union(*map(_words, (*specimen, *KINDS, *names, *CODES, *_CODE)))


def _names(schema: object) -> Iterator[str]:
    """The names of properties and the values of vocabularies anywhere in a schema, and no description."""
    if isinstance(schema, list):
        for each in schema:
            yield from _names(each)
    elif isinstance(schema, Mapping):
        yield from schema.get("properties", {})
        yield from (each for each in schema.get("enum", ()) if isinstance(each, str))
        for each in schema.values():
            yield from _names(each)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
