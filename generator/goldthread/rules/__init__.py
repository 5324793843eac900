"""The alignment rules, one module each, named by code and name; the folder is the register.

A rule's docstring explains it and holds the examples that are its tests.
The module sets `IDEA` and `SEVERITY`, and may set `STRICT` and `ADOPT` for the severities under those profiles,
`WEIGHT` for what kind of thing its findings tell, and `COMMON` for the sentence that is said once when nearly all records break it.
`READS`, `EACH` and `judged_with` say on what its breaches depend, so that those of last time are used again; see `Rule`.
Its one public function `breaches` finds what breaks the rule.

An organisation adds rules of the same form: by installing a package that names them under the entry point `goldthread.rules`, or in
files that `content/handbook.yml` names and that run only for those who ask for them.
"""

import importlib
import importlib.util
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from msgspec import structs

from goldthread.disk.plain_files import SETTINGS_LIMIT, is_plain
from goldthread.explanation import Explanation, code_and_name, explanation_of
from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.own_code import OwnRuleError as OwnRuleError
from goldthread.own_code import OwnRuleGuard, as_message
from goldthread.rule import Breach, Rule, RuleContext
from goldthread.rules.register import keep_rules, kept_rules

ENTRY_POINT = "goldthread.rules"
_CODED = r"[a-z]{3}\d{3}_[a-z0-9_]+"


class _Module(Protocol):
    IDEA: int
    SEVERITY: Severity

    def breaches(self, graph: Graph, context: RuleContext) -> Iterable[Breach]: ...


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules that come with Goldthread, by code; with what is kept of them, none is loaded before it is applied."""
    kept = kept_rules()
    if kept:
        return kept
    names = _coded_in(__path__)
    rules = tuple(_rule(importlib.import_module(f"{__name__}.{name}"), name) for name in names)
    keep_rules(rules)
    return rules


def known_rules(root: Path, files: Collection[str], *, run_files: bool) -> tuple[Rule, ...]:
    """All rules by code: those that come with Goldthread, installed ones, and, where they may run, those in files of the handbook.

    Raises OwnRuleError when a rule of somebody's own lacks what a rule needs, or takes the code of another.
    """
    own = [*_installed(), *((_in_file(root, file) for file in files) if run_files else ())]
    found: dict[str, Rule] = {}
    for rule in (*all_rules(), *own):
        if rule.code in found:
            raise OwnRuleError(f"{rule.module} takes the code {rule.code}, which {found[rule.code].module} has.")
        found[rule.code] = rule
    for rule in own:
        try:
            explanation(rule)
        except ValueError as error:
            raise OwnRuleError(f"{rule.module}: {error}.") from error
    return tuple(found[code] for code in sorted(found))


def names_of(known: Iterable[Rule], files: Iterable[str]) -> frozenset[str]:
    """The codes and names of rules, with those that files of the handbook announce by their names, which need not run for that."""
    announced = (code_and_name(Path(file).stem) for file in files)
    return frozenset(
        (*(each for rule in known for each in (rule.code, rule.name)), *(each for both in announced for each in both))
    )


def explanation(rule: Rule) -> Explanation:
    """What a rule's docstring says."""
    return explanation_of(rule.code, rule.name, rule.doc, idea=rule.idea)


def _installed() -> Iterator[Rule]:
    """The rules of installed packages: an entry point names a package whose modules are rules."""
    if not _may_be_installed():
        return
    from importlib.metadata import entry_points  # noqa: PLC0415 - takes longer to load than all rules take to run

    for entry in sorted(entry_points(group=ENTRY_POINT), key=lambda each: each.value):
        with OwnRuleGuard(entry.module):
            module = importlib.import_module(entry.module)
        inside = getattr(module, "__path__", None)
        if inside is None:
            raise OwnRuleError(f"The entry point {entry.name} names {entry.module}, which is not a package of rules.")
        for each in _coded_in(inside):
            with OwnRuleGuard(f"{module.__name__}.{each}"):
                found = importlib.import_module(f"{module.__name__}.{each}")
            yield _own_rule(found, each)


def _coded_in(folders: Iterable[str]) -> list[str]:
    """The names of the modules in some folders that are called like rules, by code."""
    import pkgutil  # noqa: PLC0415 - a check after an edit knows the rules

    return sorted(each.name for each in pkgutil.iter_modules(folders) if re.fullmatch(_CODED, each.name))


def _may_be_installed() -> bool:
    """Whether a package on the path may name rules; a quick look into the files in which packages name their entry points."""
    return any(_may_name_rules(each or os.curdir) for each in dict.fromkeys(sys.path))


def _may_name_rules(folder: str) -> bool:
    try:
        with os.scandir(folder) as found:
            packages = [each.path for each in found if each.name.lower().endswith((".dist-info", ".egg-info", ".egg"))]
    except NotADirectoryError:
        return True  # an archive
    except FileNotFoundError:
        return False
    return any(map(_names_rules, packages))


def _names_rules(package: str) -> bool:
    """Whether the data of a package names rules; of an archive, nobody knows before it is opened."""
    if package.lower().endswith(".egg"):
        return True
    try:
        with open(f"{package}/entry_points.txt", "rb", buffering=0) as file:  # noqa: PTH123 - asked for every package that is installed
            return ENTRY_POINT.encode() in file.read()
    except (FileNotFoundError, NotADirectoryError):
        return False


def _in_file(root: Path, file: str) -> Rule:
    path = (root / file).resolve()
    if not path.is_relative_to(root.resolve()) or not is_plain(path, SETTINGS_LIMIT):
        raise OwnRuleError(f"content/handbook.yml names the rule {file}, and there is no such file in the handbook.")
    if not re.fullmatch(_CODED, path.stem):
        raise OwnRuleError(
            f"{file} is not named like a rule: three letters, three digits and a name, as in abc001_short_name.py."
        )
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise OwnRuleError(f"{file} is not a Python file.")
    module = importlib.util.module_from_spec(spec)
    with OwnRuleGuard(file):
        spec.loader.exec_module(module)
    return _own_rule(module, path.stem, file)


def _own_rule(module: ModuleType, stem: str, called: str = "") -> Rule:
    """A rule that somebody else wrote, whose findings may be plain text."""
    rule = _rule(module, stem, called)
    find = rule.breaches

    def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
        for each in find(graph, context):
            related = tuple((record, path, as_message(note)) for record, path, note in each.related)
            yield structs.replace(each, message=as_message(each.message), fix=as_message(each.fix), related=related)

    return structs.replace(rule, breaches=breaches, reads=None)


def _rule(module: ModuleType, stem: str, called: str = "") -> Rule:
    called = called or module.__name__
    missing = [name for name in ("IDEA", "SEVERITY", "breaches") if not hasattr(module, name)]
    if missing:
        raise OwnRuleError(f"{called} is no rule: it lacks {', '.join(missing)}.")
    code, name = code_and_name(stem)
    known = cast("_Module", module)
    reads: Iterable[str] | None = getattr(module, "READS", None)
    severity = known.SEVERITY
    eased = Severity.WARNING if severity is Severity.ERROR else severity
    return Rule(
        code=code,
        name=name,
        module=called,
        doc=module.__doc__ or "",
        idea=known.IDEA,
        severity=severity,
        strict=getattr(module, "STRICT", severity),
        adopt=getattr(module, "ADOPT", eased),
        breaches=known.breaches,
        weight=getattr(module, "WEIGHT", "gap"),
        common=getattr(module, "COMMON", None),
        reads=None if reads is None else frozenset(reads),
        each=frozenset(getattr(module, "EACH", ())),
        judged_with=getattr(module, "judged_with", None),
    )
