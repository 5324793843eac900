"""Checking a handbook: its findings, what can be fixed, and what the baseline accepts."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from goldthread.commands.errors import RequestError, no_records
from goldthread.findings import Finding
from goldthread.inspection import Inspection, has_errors, inspect, report_of
from goldthread.language.message import message
from goldthread.process_end import until_end
from goldthread.reports.report import Report
from goldthread.settings import Settings

if TYPE_CHECKING:
    from goldthread.commands.baseline import BaselineUpdate
    from goldthread.commands.changed_since import Comparison
    from goldthread.commands.fix import FixPlan, FixResult


class Scope(msgspec.Struct, frozen=True):
    """The part of a handbook whose findings are shown and fixed; everything is checked all the same.

    paths: Files and folders, from the root; none of them means all.
    changed_since: A git revision; only findings that concern the changes since it count.
    """

    paths: tuple[str, ...] = ()
    changed_since: str | None = None


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a check.

    report: The findings, ready for a format.
    comparison: What the handbook was compared with; None without `changed_since`.
    fixed: What was fixed; None when nothing was asked for or there was nothing to fix.
    baseline: How the baseline changed; None when it was not asked for.
    own_rules: The rule files that the handbook names.
    places_beyond: The files and folders outside the records that the report depends on; None where it depends on code of somebody's own.
    """

    report: Report
    comparison: "Comparison | None"
    fixed: "FixResult | None"
    baseline: "BaselineUpdate | None"
    own_rules: tuple[str, ...]
    places_beyond: frozenset[str] | None = None


class FixPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What `--fix` would change.

    plan: The changes.
    comparison: As in a result.
    is_failing: Whether the check fails as the files are.
    """

    plan: "FixPlan"
    comparison: "Comparison | None"
    is_failing: bool


def check(
    root: Path,
    settings: Settings,
    scope: Scope,
    *,
    fix: bool = False,
    update_baseline: bool = False,
    explained: bool = False,
) -> CheckResult:
    """Check the handbook under a root.

    fix: Whether to fix findings that have one right answer first.
    update_baseline: Whether to accept the findings of rules that are left.
    explained: Whether the report needs the explanations of rules.
    Raises EmptyHandbookError, RevisionError, OwnRuleError and WriteError.
    """
    inspection, comparison = _inspected(root, settings, scope)
    fixed, baseline = None, None
    if fix:
        from goldthread.commands.fix import fix as fix_findings  # noqa: PLC0415 - a plain check must start quickly

        fixed = fix_findings(root, paths=scope.paths, concerns=_concerns(comparison))
        inspection = inspect(root, settings)
    if update_baseline:
        from goldthread.commands.baseline import accept  # noqa: PLC0415 - as above

        baseline = accept(root, inspection)
        inspection = inspect(root, settings)
    report = msgspec.structs.replace(
        report_of(inspection, paths=scope.paths, concerns=_concerns(comparison), explained=explained),
        below=_path_in_repository(root),
        version=_version() if explained else "",
    )
    until_end(inspection)
    return CheckResult(
        report=report,
        comparison=comparison,
        fixed=fixed,
        baseline=baseline,
        own_rules=tuple(inspection.graph.book.handbook.rules),
        places_beyond=inspection.places_beyond,
    )


def preview_fixes(root: Path, settings: Settings, scope: Scope) -> FixPreview:
    """What `check` with `fix` would change. Writes nothing, and raises what `check` raises."""
    from goldthread.commands.fix import plan  # noqa: PLC0415 - as above

    inspection, comparison = _inspected(root, settings, scope)
    concerns = _concerns(comparison)
    return FixPreview(
        plan=plan(root, paths=scope.paths, concerns=concerns),
        comparison=comparison,
        is_failing=has_errors(report_of(inspection, paths=scope.paths, concerns=concerns).findings),
    )


def paths_in(root: Path, named: Iterable[str], here: Path) -> tuple[str, ...]:
    """Paths from the root for paths as a person names them, from a folder or from the root.

    Raises RequestError for one that is not in the handbook, so that a slip of the pen is not reported as free of findings.
    """
    return tuple(_path_in(root.resolve(), each, (here, root)) for each in named)


def _path_in(root: Path, named: str, bases: Collection[Path]) -> str:
    for base in bases:
        path = base / named
        if path.exists() and path.resolve().is_relative_to(root):
            return path.resolve().relative_to(root).as_posix()
    raise RequestError(message("There is no {path} in the handbook.", path=named))


def _inspected(root: Path, settings: Settings, scope: Scope) -> "tuple[Inspection, Comparison | None]":
    inspection = inspect(root, settings)
    if inspection.is_empty:
        raise no_records(root)
    if scope.changed_since is None:
        return inspection, None
    from goldthread.commands.changed_since import compare_with  # noqa: PLC0415 - as above

    return inspection, compare_with(root, scope.changed_since, inspection, settings)


def _concerns(comparison: "Comparison | None") -> Callable[[Finding], bool] | None:
    return comparison.concerns if comparison else None


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - as above

    return version("goldthread")


def _path_in_repository(root: Path) -> str:
    """A folder's path from the top of its repository; empty when it is the top, or when there is no repository."""
    here = root.resolve()
    top = next((each for each in (here, *here.parents) if (each / ".git").exists()), here)
    return "" if top == here else here.relative_to(top).as_posix()
