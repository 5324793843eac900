"""What rules say that they read: all of it is said, and records that are judged one by one are judged as they are together."""

import ast
import datetime
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Never

import msgspec
import pytest

from goldthread.graph.graph import Edge, Graph, graph_of
from goldthread.inspection import Inspection, LastLookup, inspect_files, last_of, nothing_known
from goldthread.inspection import inspect as inspect_handbook
from goldthread.kept_breaches import BreachSearch, LastResults
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.model.record_changes import record_changes
from goldthread.reading.book import read_files
from goldthread.reading.files import files_on_disk
from goldthread.rule import DAY, Rule, RuleContext
from goldthread.rules import all_rules
from goldthread.settings import Settings
from kept_entries import DAMAGES, damage
from random_edits import edited, first_handbook
from rules.rule_reads import groups_of, part_of, reads_of
from rules.test_cases import _cases_in as cases_in
from rules.test_rule_work import _files as full_of_findings
from specimen.overlay import lay_over_specimen

TESTS = Path(__file__).parents[1]
TODAY = datetime.date(2026, 11, 28)
SAYING = [each for each in all_rules() if each.reads is not None]
_FIELDS = frozenset(
    field for kind in KINDS.values() for field in (*kind.__struct_fields__, *kind.__struct_encode_fields__)
)

_NO_FIELDS = frozenset({*KINDS, *Edge.__struct_fields__, "id", "values"})
"""Names that are those of fields as well: of kinds, of what a link says, and of functions."""
_NO_FIELDS_IN: Mapping[str, frozenset[str]] = {
    "ABS001": frozenset({"kind", "text"}),
    "CON001": frozenset({"shared_with"}),
    "CON002": frozenset({"n", "never"}),
    "DUP001": frozenset({"never"}),
    "FOC003": frozenset({"words"}),
    "FOC006": frozenset({"channels", "customers"}),
    "IDN001": frozenset({"kind"}),
    "MET001": frozenset({"relationship"}),
    "MET002": frozenset({"words"}),
    "MET003": frozenset({"relationship", "on"}),
    "PHA001": frozenset({"touchpoints"}),
    "PHA002": frozenset({"touchpoints"}),
    "PRI002": frozenset({"principles"}),
    "TCH009": frozenset({"title", "words"}),
}
"""Names of parts of a field, of words and of what a rule makes for itself, that are those of fields elsewhere."""


class _Dayless(RuleContext, frozen=True):
    """What a rule may know that does not say that it reads the day."""

    @property  # type: ignore[misc] # stands for a field
    def today(self) -> Never:
        """Nobody is to ask."""
        raise AssertionError(f"{DAY!r} is not among what it reads")


@cache
def _graph(name: str) -> Graph:
    """A handbook of one of many sorts: with hardly a finding, full of findings, and with every field of every kind."""
    return graph_of(read_files(_SORTS[name]()).book)


def _every_field() -> Mapping[str, bytes]:
    with TemporaryDirectory() as folder:
        return first_handbook(Path(folder)).files


_SORTS: Mapping[str, Callable[[], Mapping[str, bytes]]] = {
    "demonstration": lambda: files_on_disk(TESTS.parent),
    "specimen": lambda: files_on_disk(TESTS / "specimen"),
    "rough": lambda: files_on_disk(TESTS / "rough_specimen"),
    "every field": _every_field,
    "full of findings": lambda: full_of_findings(12),
}
_reading_day = RuleContext(TODAY)
_without_day = _Dayless(TODAY)


def _context(rule: Rule) -> RuleContext:
    return _reading_day if DAY in (rule.reads or ()) else _without_day


@pytest.mark.parametrize("rule", SAYING, ids=[each.code for each in SAYING])
@pytest.mark.parametrize("name", _SORTS)
def test_a_rule_reads_nothing_that_it_does_not_say(rule: Rule, name: str) -> None:
    said = rule.reads or frozenset()
    graph = _graph(name)
    graph = msgspec.structs.replace(graph, book=msgspec.structs.replace(graph.book, uncertain=frozenset()))
    unsaid = {each for each in reads_of(rule, graph, _context(rule)) if said.isdisjoint(_names(each))}
    assert not unsaid


@pytest.mark.parametrize("rule", SAYING, ids=[each.code for each in SAYING])
def test_a_rule_reads_nothing_that_it_does_not_say_in_its_own_cases(rule: Rule, tmp_path: Path) -> None:
    said = rule.reads or frozenset()
    for number, case in enumerate(cases_in(TESTS / "rules" / "cases" / f"{rule.code.lower()}.yml")):
        root = tmp_path / str(number)
        lay_over_specimen(root, dict(case.files))
        book = msgspec.structs.replace(read_files(files_on_disk(root)).book, uncertain=frozenset())
        unsaid = {each for each in reads_of(rule, graph_of(book), _context(rule)) if said.isdisjoint(_names(each))}
        assert not unsaid, case.shows


def _names(read: str) -> set[str]:
    """What a rule may say of a field that it reads."""
    kind, _, field = read.partition(".")
    return {f"{one}.{other}" for one in (kind, "*") for other in (field, "*")}


@pytest.mark.parametrize("rule", SAYING, ids=[each.code for each in SAYING])
def test_a_rule_names_no_field_that_it_does_not_say(rule: Rule) -> None:
    """Whatever way a handbook may make it take: each field that its module names is one that it says, or one of what it judges."""
    known = {field for read in rule.reads or () for field in _fields_of(read)}
    known |= {field for kind in rule.each for field in _fields_of(f"{kind}.*")}
    named = set(_named_in(sys.modules[rule.module])) & _FIELDS
    assert not named - known - _NO_FIELDS - _NO_FIELDS_IN.get(rule.code, frozenset())


def _fields_of(read: str) -> Iterator[str]:
    """The names of a field, in YAML and in Python."""
    kind, _, field = read.partition(".")
    for one in KINDS.values() if kind == "*" else (KINDS[kind],) if kind in KINDS else ():
        for names in zip(one.__struct_fields__, one.__struct_encode_fields__, strict=True):
            if field in ("*", *names):
                yield from names


def _named_in(module: ModuleType) -> Iterator[str]:
    """The names of attributes, and the words in quotation marks, but for those in messages and in what a rule says of itself."""
    tree = ast.parse(inspect.getsource(module))
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) in {"READS", "EACH", "COMMON"}:
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Attribute) and not ast.unparse(node.value).endswith("book"):
                yield node.attr
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.parametrize("rule", [each for each in SAYING if each.each], ids=lambda rule: rule.code)
@pytest.mark.parametrize("name", _SORTS)
def test_records_that_are_judged_one_by_one_are_judged_as_they_are_together(rule: Rule, name: str) -> None:
    graph, context = _graph(name), _context(rule)
    together = sorted(map(repr, rule.breaches(graph, context)))
    groups = groups_of(rule, graph)
    apart = [
        each
        for keys in groups
        for each in rule.breaches(msgspec.structs.replace(graph, book=part_of(rule, graph.book, keys)), context)
        if each.record.key in keys
    ]
    nobodys = msgspec.structs.replace(graph, book=part_of(rule, graph.book, ()))
    assert sorted(map(repr, (*apart, *rule.breaches(nobodys, context)))) == together


@pytest.mark.parametrize("name", ["every field", "full of findings"])
def test_whichever_field_is_edited_what_is_kept_is_what_is_found_anew(name: str) -> None:
    edits = list(_edited(_graph(name).book))
    _compare_after(_graph(name), Random(0).sample(edits, 40))  # noqa: S311 - edits are no secret


@pytest.mark.long
@pytest.mark.parametrize("name", _SORTS)
def test_whatever_field_of_whatever_kind_is_edited_what_is_kept_is_what_is_found_anew(name: str) -> None:
    _compare_after(_graph(name), _edited(_graph(name).book))


def _compare_after(graph: Graph, edits: Iterable[Book]) -> None:
    last = BreachSearch(graph, TODAY)
    for rule in SAYING:
        last.breaches(rule, _reading_day)
    for book in edits:
        changes = record_changes(graph.book.records.values(), book.records.values())
        assert changes is not None
        after = graph_of(book)
        kept = BreachSearch(after, TODAY, LastResults(last.results, changes))
        anew = BreachSearch(after, TODAY)
        for rule in SAYING:
            found = kept.breaches(rule, _reading_day), anew.breaches(rule, _reading_day)
            assert found[0] == found[1], (rule.code, changes.fields)


def _edited(book: Book) -> Iterator[Book]:
    """The book with one field of one record empty, or as another record of the kind has it."""
    for kind in KINDS.values():
        records = book.of(kind)
        for record, other in zip(records[:2], records[::-1], strict=False):
            empty = kind(**{field: getattr(record, field) for field in _needed(kind)})
            for field in set(kind.__struct_fields__) - {"id"}:
                for value in (getattr(empty, field), getattr(other, field)):
                    if value != getattr(record, field):
                        new = msgspec.structs.replace(record, **{field: value})
                        yield Book({**book.records, record.key: new}, book.origins, book.uncertain)


def _needed(kind: type[Record]) -> list[str]:
    return [each.name for each in msgspec.structs.fields(kind) if each.required]


@pytest.mark.parametrize("seed", range(2))
def test_after_edits_of_all_sorts_what_is_kept_is_what_is_found_anew(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(seed, 8, tmp_path, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 42))
def test_after_many_edits_of_all_sorts_what_is_kept_is_what_is_found_anew(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(seed, 20, tmp_path, monkeypatch)


def _edit(seed: int, count: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edit a handbook by chance, and check it with what is kept in memory, on the disk, and nowhere."""
    _keep_in(folder, monkeypatch)
    chance = Random(seed)  # noqa: S311 - edits are no secret
    handbook = first_handbook(folder / "first")
    root, made = folder / "book", list[str]()
    last: LastLookup = nothing_known
    for _ in range(count):
        name, edited_handbook = edited(handbook, chance)
        made.append(name)
        settings = Settings(today=edited_handbook.day)
        for old in root.rglob("*.yml"):
            old.unlink()
        _write(root, edited_handbook.files)
        again = inspect_files(files_on_disk(root), settings, root, last=last)
        last = last_of(again)
        anew, kept = inspect_files(files_on_disk(root), settings, root), inspect_handbook(root, settings)
        assert _shown(again) == _shown(anew) == _shown(kept), made
        entries = sorted((folder / "cache").glob("*"))
        if chance.random() < _OFTEN:
            damage(chance.choice(entries), chance.choice(DAMAGES), b"something else")
        if not anew.reading.book.uncertain or chance.random() < _OFTEN:
            handbook = edited_handbook


@pytest.mark.parametrize("seed", range(2))
def test_while_something_is_wrong_with_files_what_is_kept_is_what_is_found_anew(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _slip(seed, 8, tmp_path, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 42))
def test_while_much_is_wrong_with_files_what_is_kept_is_what_is_found_anew(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _slip(seed, 30, tmp_path, monkeypatch)


def _slip(seed: int, count: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make slip after slip in a handbook with findings of all sorts, and now and then take all slips in a file back."""
    _keep_in(folder, monkeypatch)
    chance = Random(seed)  # noqa: S311 - as above
    first = dict(files_on_disk(TESTS / "rough_specimen"))
    root, made, files = folder / "book", list[str](), dict(first)
    for number in range(count):
        path = chance.choice(sorted(files))
        slip = chance.choice(_SLIPS)
        made.append(f"{slip.__name__} in {path}")
        before = files[path] if _is_text(files[path]) else first[path]
        files[path] = first[path] if number and chance.random() < _OFTEN else slip(before, chance)
        _write(root, files)
        settings = Settings(today=TODAY)
        anew, kept = inspect_files(files_on_disk(root), settings, root), inspect_handbook(root, settings)
        assert _shown(anew) == _shown(kept), made
        assert repr(anew.findings) == repr(kept.findings), made


def _keep_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(folder / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE", raising=False)


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def _misspell(data: bytes, chance: Random) -> bytes:
    return _changed_line(data, chance, lambda line: line.replace(":", "x:", 1))


def _reword(data: bytes, chance: Random) -> bytes:
    return _changed_line(data, chance, lambda line: line + " anew" if ": " in line else line)


def _leave_out(data: bytes, chance: Random) -> bytes:
    return _changed_line(data, chance, lambda _: None)


def _write_twice(data: bytes, chance: Random) -> bytes:
    return _changed_line(data, chance, lambda line: f"{line}\n{line}")


def _remark(data: bytes, chance: Random) -> bytes:
    return _changed_line(data, chance, lambda line: f"# A remark.\n{line}")


def _make_no_text(data: bytes, chance: Random) -> bytes:
    return chance.choice((data.decode().encode("utf-16"), data + b"# \xff\n", data + b"# \x00\n"))


def _write_odd_sign(data: bytes, chance: Random) -> bytes:
    return _changed_line(data, chance, lambda line: f"{line}\x0b")


_SLIPS = (_misspell, _reword, _reword, _reword, _leave_out, _write_twice, _remark, _make_no_text, _write_odd_sign)


def _changed_line(data: bytes, chance: Random, change: Callable[[str], str | None]) -> bytes:
    lines: list[str | None] = [*data.decode().split("\n")]
    place = chance.randrange(len(lines))
    lines[place] = change(lines[place] or "")
    return "\n".join(line for line in lines if line is not None).encode()


def test_without_the_record_of_the_handbook_what_is_kept_is_what_is_found_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules that find something of the handbook itself find it in the record that stands in for the missing one."""
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE", raising=False)
    root, settings = tmp_path / "book", Settings(today=TODAY)
    for path, data in files_on_disk(TESTS / "rough_specimen").items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (root / "content/handbook.yml").unlink()
    inspect_handbook(root, settings)
    teams = root / "content/teams.yml"
    teams.write_bytes(teams.read_bytes().replace(b"name: ", b"name: Now ", 1))
    anew, kept = inspect_files(files_on_disk(root), settings, root), inspect_handbook(root, settings)
    assert _shown(anew) == _shown(kept)
    assert "SCH009" in {each.code for each in anew.findings}


_OFTEN = 0.2


def _shown(inspection: Inspection) -> tuple[object, ...]:
    judged = inspection.judgement
    return inspection.findings, inspection.accepted, inspection.fixed, judged.findings, judged.waived, judged.rules
