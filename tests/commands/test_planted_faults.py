"""Mistakes in a copy of the demonstration brand are found once each, at their place, and cause no other findings."""

import datetime
import functools
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from commands.mistakes import Slip, slips
from goldthread.findings import Finding, Severity
from goldthread.inspection import inspect_files
from goldthread.places import Place
from goldthread.reading.book import Reading, read_files
from goldthread.reading.file_reading import read_file
from goldthread.reading.files import REVIEWS_FILE, files_on_disk
from goldthread.settings import Settings

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(today=datetime.date(2026, 11, 21))
EVERY = 2
"""Of the fields and sorts of slips, every which is tried."""
READ = functools.lru_cache(maxsize=200)(read_file)
"""Reads a file; those that nothing was planted in are read once."""

Files = Mapping[str, bytes]


class Planted(msgspec.Struct, frozen=True):
    """Files with mistakes, and where each is to be found: the code, and the place of its first character."""

    files: Mapping[str, str]
    expected: tuple[tuple[str, Place], ...]


@pytest.fixture(scope="module", autouse=True)
def _files_read_once() -> Iterator[None]:
    """Let each file be read once for as long as it stays the same: a planted fault changes one of a hundred."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("goldthread.reading.book.read_file", functools.cache(read_file))
        yield


@pytest.fixture(scope="module")
def brand() -> Files:
    """The files of this repository's handbook.

    Without reviews: a focus that loses its need has changed in meaning, and all that hangs on it would need review besides.
    """
    return {path: data for path, data in files_on_disk(ROOT).items() if path != REVIEWS_FILE}


@pytest.fixture(scope="module")
def known(brand: Files) -> frozenset[Finding]:
    return frozenset(inspect_files(brand, SETTINGS, ROOT).findings)


def new_findings(brand: Files, known: frozenset[Finding], files: Mapping[str, str]) -> tuple[Finding, ...]:
    """What is found with some files changed and is not found without."""
    planted = {path: text.encode() for path, text in files.items()}
    found = inspect_files({**brand, **planted}, SETTINGS, ROOT, read=READ).findings
    identities = {finding.identity for finding in known}
    return tuple(finding for finding in found if finding.identity not in identities)


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return sorted((finding.code, str(finding.place)) for finding in findings)


def test_the_demonstration_brand_has_no_errors(known: frozenset[Finding]) -> None:
    assert [finding for finding in known if finding.severity is Severity.ERROR] == []


# The choice of records differs from round to round, so that no finding hangs on the record that was chosen.
@pytest.mark.parametrize("turn", range(6))
def test_ten_mistakes_in_ten_files_are_ten_findings_at_their_lines_and_columns(
    brand: Files, known: frozenset[Finding], turn: int
) -> None:
    planted = ten_mistakes(read_files(brand), turn)
    found = new_findings(brand, known, planted.files)
    assert len(planted.files) == 10
    assert told(found) == sorted((code, str(place)) for code, place in planted.expected)
    assert all(finding.fix for finding in found)


def ten_mistakes(reading: Reading, turn: int) -> Planted:
    """One mistake of each sort, each in a file of its own; `turn` chooses among the places where it can be made."""
    files: dict[str, str] = {}
    expected: list[tuple[str, Place]] = []

    def take(choices: Iterable[Slip]) -> None:
        free = [slip for slip in choices if slip.file not in files]
        slip = free[(turn * 7) % len(free)]
        files[slip.file] = slip.text
        expected.append((slip.code, slip.place))

    everything = list(slips(reading))
    take(without(reading, "focus", "need", "FOC001"))
    take(without(reading, "touchpoint", "principles", "TCH001"))
    take(duplicate_ids(reading))
    # A tab keeps its file from being read, so the kind that it holds is not the one whose links are tried.
    take(tabs(reading, ("content/evidence", "content/touchpoints", "content/teams", "content/journey")[turn % 4]))
    sorts = ("misspelt field", "wrong type", "dangling link", "duplicate key", "bad date", "unknown word")
    for sort in sorts:
        take(
            slip
            for slip in everything
            if slip.name.startswith(sort) and not hidden_by_the_tab(slip, expected[3][1].file)
        )
    return Planted(files, tuple(expected))


def hidden_by_the_tab(slip: Slip, file: str) -> bool:
    """Whether a dangling link might lead to a record in the file that cannot be read."""
    field = slip.name.rpartition("/")[2]
    fields = {
        "evidence": ("evidence", "basis", "because"),
        "touchpoints": ("toward", "leads_to", "pairs_with", "changes", "applies_to"),
    }
    fields |= {"teams": ("owner", "contributors", "team", "guides", "information_used_by"), "journey.yml": ("phase",)}
    kind = next(kind for kind in fields if kind in file)
    return slip.name.startswith("dangling") and any(f".{name}" in f".{field}" for name in fields[kind])


def tabs(reading: Reading, start: str) -> Iterable[Slip]:
    """Each file whose name begins so, with a tab instead of the first indentation."""
    for file, located in reading.located.items():
        lines = located.text.split("\n")
        line = next((index for index, each in enumerate(lines) if each.startswith("  ") and ":" in each), None)
        if file.startswith(start) and line is not None:
            lines[line] = "\t" + lines[line].lstrip()
            yield Slip(f"tab: {file}", file, "\n".join(lines), Place(file, line + 1, 1, 2), "YML002")


def without(reading: Reading, kind: str, field: str, code: str) -> Iterable[Slip]:
    """Each record of a kind without a field that the thread hangs on, if nothing else hangs on that field alone."""
    for key, record in reading.book.records.items():
        if record.kind != kind or getattr(record, field) is None:
            continue
        place = reading.place_of(key)
        lines = reading.located[place.file].text.split("\n")
        begin = next(
            index for index, line in enumerate(lines) if index >= place.line and line.startswith(f"  {field}:")
        )
        end = next(index for index in range(begin + 1, len(lines)) if not lines[index].startswith(("   ", "  -")))
        yield Slip(f"without: {key}", place.file, "\n".join(lines[:begin] + lines[end:]), place, code)


def duplicate_ids(reading: Reading) -> Iterable[Slip]:
    """Each customer, touchpoint and principle once more, in a file of its own behind the first."""
    wanted = {"touchpoint": "content/touchpoints/zz-more.yml", "evidence": "content/evidence/zz-more.yml"}
    for record in reading.book.records.values():
        if file := wanted.get(record.kind):
            place = reading.place_of(record.key)
            lines = reading.located[place.file].text.split("\n")
            end = next(
                (n for n in range(place.line, len(lines)) if lines[n] and not lines[n].startswith(" ")), len(lines)
            )
            text = "\n".join(lines[place.line - 1 : end]) + "\n"
            yield Slip(f"duplicate: {record.key}", file, text, Place(file, 1, 1, len(record.id) + 1), "REF002")


def test_a_mistake_in_any_field_of_any_kind_is_one_finding_at_its_place(
    brand: Files, known: frozenset[Finding]
) -> None:
    wrong = []
    for together in in_files_of_their_own(one_of_each(slips(read_files(brand)))):
        found = new_findings(brand, known, {slip.file: slip.text for slip in together})
        if told(found) != sorted((slip.code, str(slip.place)) for slip in together):
            wrong.append(([slip.name for slip in together], told(found)))
    assert wrong == []


def one_of_each(every: Iterable[Slip]) -> Iterable[Slip]:
    """A slip for each sort, kind and field, as evenly over the files as can be, thinned to what a test may take."""
    alike: dict[tuple[str, str, str], dict[str, Slip]] = {}
    for slip in every:
        sort, _, where = slip.name.partition(": ")
        key, _, path = where.partition(".")
        field = ".".join("#" if step.isdigit() else step for step in path.split("."))
        alike.setdefault((sort, key.partition("/")[0], field), {}).setdefault(slip.file, slip)
    taken: Counter[str] = Counter()
    for choices in itertools.islice(alike.values(), 0, None, EVERY):
        file = min(choices, key=taken.__getitem__)
        taken[file] += 1
        yield choices[file]


def in_files_of_their_own(every: Iterable[Slip]) -> Sequence[Sequence[Slip]]:
    """All slips, in groups to be planted at once: no two of a group are in the same file."""
    groups: dict[int, list[Slip]] = {}
    taken: Counter[str] = Counter()
    for slip in every:
        groups.setdefault(taken[slip.file], []).append(slip)
        taken[slip.file] += 1
    return [*groups.values()]


def test_a_tab_in_any_file_is_one_finding(brand: Files, known: frozenset[Finding]) -> None:
    for slip in tabs(read_files(brand), ""):
        found = new_findings(brand, known, {slip.file: slip.text})
        assert told(found) == [(slip.code, str(slip.place))], slip.file


def test_a_record_written_twice_is_one_finding(brand: Files, known: frozenset[Finding]) -> None:
    for slip in itertools.islice(duplicate_ids(read_files(brand)), 0, None, 9):
        assert told(new_findings(brand, known, {slip.file: slip.text})) == [("REF002", str(slip.place))], slip.name
