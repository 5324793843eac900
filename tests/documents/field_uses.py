"""Where each field is used, found in the code: the rules and pages that read it, and an example from the demonstration.

A module reads a field of a kind when it asks a value for the attribute and deals with the kind: it imports the kind's class or asks
the book for its records. Rules are also known by their examples: what a passing record has and a failing one lacks.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

import goldthread
from goldthread.data_faults import explanations as fault_explanations
from goldthread.editing.values import Style, field_lines
from goldthread.explanation import Explanation
from goldthread.field_reference.uses import Uses
from goldthread.findings import Finding
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of
from goldthread.reading.drafts import drafts_in
from goldthread.reading.files import is_source, record_files
from goldthread.reading.yaml_data import Data, read_yaml
from goldthread.rules import all_rules, explanation
from goldthread.starter.example import example_files

PACKAGE = Path(goldthread.__file__).parent
USES = PACKAGE / "field_reference" / "uses.json"
_SHARED_BY_ALL = frozenset({"presenter", "facts", "macros", "labels"})
_NO_MEMBERS = frozenset({"id", "name", "title", "status", "was", "notes", "waive"})
"""Fields that too many places read for the list to say anything."""


def all_uses() -> dict[str, Uses]:
    """The uses of every field that has any, by `kind.field`."""
    rules, pages, examples = _rule_uses(), _page_uses(), _examples()
    names = sorted({*rules, *pages, *examples})
    return {
        name: Uses(examples.get(name, ""), tuple(sorted(rules.get(name, ()))), tuple(sorted(pages.get(name, ()))))
        for name in names
    }


def uses_json() -> bytes:
    """The file of uses."""
    return msgspec.json.format(msgspec.json.encode(all_uses()), indent=1) + b"\n"


def _attributes(kind: str) -> Mapping[str, str]:
    return {field.attribute: field.name for field in shape_of(kind).fields.values() if field.name not in _NO_MEMBERS}


def _read_in(path: Path) -> Iterator[tuple[str, str]]:
    """The kinds and fields that a module reads."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {record_type.__name__: kind for kind, record_type in KINDS.items()}
    lists = _lists()
    kinds: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("goldthread.model"):
            kinds |= {known[each.name] for each in node.names if each.name in known}
        if isinstance(node, ast.Attribute) and node.attr in lists:
            kinds.add(lists[node.attr])
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or isinstance(node.ctx, ast.Store):
            continue
        named = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
        if named in {"book", "view", "presenter", "context", "graph", "self"}:
            continue
        for kind in [named] if named in KINDS else sorted(kinds):
            if node.attr in _attributes(kind):
                yield kind, _attributes(kind)[node.attr]


@cache
def _lists() -> Mapping[str, str]:
    """The properties of a book that give the records of a kind."""
    found = {}
    for name, member in vars(Book).items():
        returned = getattr(getattr(member, "fget", None), "__annotations__", {}).get("return")
        for kind, record_type in KINDS.items():
            if returned is record_type or getattr(returned, "__args__", ("",))[0] is record_type:
                found[name] = kind
    return found


def _rule_uses() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((PACKAGE / "rules").glob("[a-z]*[0-9]_*.py")):
        code = path.stem.partition("_")[0].upper()
        for kind, field in _read_in(path):
            found.setdefault(f"{kind}.{field}", set()).add(code)
    explained: list[Explanation] = [*(explanation(rule) for rule in all_rules()), *fault_explanations()]
    for each in explained[: len(all_rules())]:
        lacking = {name for example in each.fails for name in _fields_in(dict(example.files))}
        having = {name for example in each.passes for name in _fields_in(dict(example.files))}
        for name in having - lacking:
            found.setdefault(name, set()).add(each.code)
    return found


def _fields_in(files: Mapping[str, str]) -> Iterator[str]:
    """The fields that the records of some files have, as `kind.field`."""
    for source in record_files({name: text.encode() for name, text in files.items() if is_source(name)}):
        document = read_yaml(source.path, source.text, with_places=not isinstance(source.kinds, str))
        for draft in drafts_in(source, document):
            if not isinstance(draft, Finding):
                yield from (f"{draft.kind}.{name}" for name in draft.data if name not in _NO_MEMBERS)


def _page_uses() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    parts = {path.stem: set(_read_in(path)) for path in (PACKAGE / "pages" / "components").glob("*.py")}
    for path in sorted((PACKAGE / "pages").glob("*/*.py")):
        chapter = path.parent.name
        if chapter in {"components", "frame", "files"} or path.stem == "__init__":
            continue
        text = path.read_text(encoding="utf-8")
        used = set(_read_in(path))
        for name, read in parts.items():
            if name not in _SHARED_BY_ALL and f"goldthread.pages.components.{name} import" in text:
                is_of_one_kind = len({kind for kind, _ in read}) == 1
                used |= {(kind, field) for kind, field in read if is_of_one_kind or kind == path.stem}
        if path.stem in KINDS:  # the page of a record shows what the record says
            used |= {(path.stem, field) for field in shape_of(path.stem).fields if field not in _NO_MEMBERS}
        for kind, field in used:
            found.setdefault(f"{kind}.{field}", set()).add(f"{chapter}.{path.stem}")
    return found


def _examples() -> dict[str, str]:
    """Each field as the record of the demonstration has it that writes it shortest in a full form."""
    files = {name: data for name, data in example_files().items() if is_source(name)}
    found: dict[str, list[Data]] = {}
    for source in record_files(files):
        document = read_yaml(source.path, source.text, with_places=not isinstance(source.kinds, str))
        for draft in drafts_in(source, document):
            if isinstance(draft, Finding):
                continue
            for name, value in draft.data.items():
                found.setdefault(f"{draft.kind}.{name}", []).append(value)
    chosen = {}
    for name, values in found.items():
        if name.partition(".")[2] != "id":
            value = min(values, key=lambda each: (each in ("unknown", "n/a"), len(str(each)) > 160, -len(str(each))))
            chosen[name] = _yaml(name.partition(".")[2], value)
    return chosen


def _yaml(name: str, value: Data) -> str:
    """A field as our own writer writes it, with the first two entries of a list."""
    short = value[:2] if isinstance(value, list) else value
    return "\n".join(field_lines(name, short, 0, Style()))
