"""`goldthread check`: findings in every form, what is accepted of them, and what can be mended."""

import datetime
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.options import own_rules_option, root_of, root_option, settings_of, today_option
from goldthread.cli.output import colour, hand_over, is_terminal, shown, stop, tell
from goldthread.cli.writing import keep_others_out, mention_interruption, telling_why_unwritten
from goldthread.settings import Profile, Settings

if TYPE_CHECKING:
    from goldthread.findings import Finding
    from goldthread.inspection import Inspection

PROFILES = ("adopt", "standard", "strict")


@click.command(short_help="Say what is wrong, where, and how to mend it")
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="text, concise, json, github, gitlab, sarif, junit or markdown; with =FILE it goes to a file. May be given several times.",
)
@click.option("--fix", is_flag=True, help="Mend what has one right answer, then say what is left.")
@click.option("--diff", "as_diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--statistics", is_flag=True, help="Let text count the findings by rule.")
@click.option(
    "--update-baseline", is_flag=True, help="Accept what the rules find now; from then on only what is new fails."
)
@click.option(
    "--only-new",
    is_flag=True,
    help="Leave what the baseline accepts out of all formats, not only out of those for people.",
)
@click.option(
    "--changed-since", metavar="REV", help="Show what concerns the changes since HEAD and REV parted, committed or not."
)
@click.option(
    "--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail when more than N warnings are shown."
)
@click.option("--profile", type=click.Choice(PROFILES), default=None, help="Severities to start from.")
@own_rules_option
@today_option
@root_option
def check(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    fix: bool,
    as_diff: bool,
    statistics: bool,
    update_baseline: bool,
    only_new: bool,
    changed_since: str | None,
    max_warnings: int | None,
    own_rules: bool,
    profile: Profile | None,
    today: datetime.datetime | None,
    root: Path | None,
) -> None:
    """Check the records, and say what is wrong, where, and how to mend it.

    PATHS limit what is shown, and mended, to files and folders; everything is checked all the same, since records hang together.

    Nothing is written unless --fix or --update-baseline asks for it.
    --diff shows what --fix would write; it exits with 1 when there is something to mend.

    With a baseline, content/baseline.yml, what it accepts does not fail and is only counted.
    """
    import msgspec

    from goldthread.inspection import fails, inspect, report_of, warnings
    from goldthread.reports import EXPLAINED, FOR_PEOPLE, FORMATS, LISTING_ACCEPTED

    folder = root_of(root)
    asked = [_format(each, FORMATS) for each in formats or ("text",)]
    wanted = tuple(_below(path, folder) for path in paths)
    _refuse(
        baseline_of_parts=update_baseline and (wanted or changed_since or as_diff), diff_in_format=as_diff and formats
    )
    settings = settings_of(today, profile, own_rules=own_rules)
    keep_others_out(folder, is_needed=(fix and not as_diff) or update_baseline)
    mention_interruption(folder)
    inspection = inspect(folder, settings)
    if inspection.is_empty:
        stop(f"There is nothing to check: {shown(folder)} holds no records under content/ or principles/.")
    concerns = _concerns(folder, changed_since, inspection, settings) if changed_since is not None else None
    if as_diff:
        is_to_mend = _show_diff(folder, wanted, concerns)
        sys.exit(1 if is_to_mend or fails(report_of(inspection, paths=wanted, concerns=concerns).findings) else 0)
    mended = _mended(folder, wanted, concerns) if fix else None
    if mended:
        inspection = inspect(folder, settings)
    if update_baseline:
        _accept(folder, inspection)
        inspection = inspect(folder, settings)
    explained = not EXPLAINED.isdisjoint(name for name, _ in asked)
    report = msgspec.structs.replace(
        report_of(inspection, paths=wanted, concerns=concerns, explained=explained),
        statistics=statistics,
        below=_in_repository(folder),
        version=_version() if explained else "",
    )
    for name, file in asked:
        accepted = () if only_new and name in LISTING_ACCEPTED else report.accepted
        rendered = FORMATS[name](msgspec.structs.replace(report, accepted=accepted, colour=file is None and colour()))
        if file is not None:
            _write(file, rendered)
        elif name in FOR_PEOPLE:
            tell(rendered, nl=False, painted=colour())
        else:
            hand_over(rendered)
    if mended:
        tell(mended(len(report.findings)), err=True)
    _mention_own_rules(inspection.graph.book.handbook.rules, run=own_rules)
    is_over = max_warnings is not None and warnings(report.findings) > max_warnings
    if is_over:
        tell(f"--max-warnings allows {max_warnings:,}, and there are {warnings(report.findings):,}.", err=True)
    sys.exit(1 if is_over or fails(report.findings) else 0)


def _refuse(*, baseline_of_parts: object, diff_in_format: object) -> None:
    """Stop where options were given together that contradict each other."""
    if baseline_of_parts:
        stop("The baseline is that of the whole handbook: leave PATHS, --changed-since and --diff out.")
    if diff_in_format:
        stop("A diff is shown alone: leave --format out.")


def _format(asked: str, known: Collection[str]) -> tuple[str, Path | None]:
    name, equals, file = asked.partition("=")
    if name not in known:
        stop(f'There is no format "{name}"; there are {", ".join(known)}.')
    return name, Path(file) if equals else None


def _write(file: Path, rendered: str) -> None:
    """Write a report to a file, whole or not at all; a device or a pipe is written to as it is."""
    from goldthread.disk.files import replace_file

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, rendered.encode("utf-8", "replace"))
    except OSError as error:
        stop(f"{shown(file)} could not be written: {(error.strerror or 'it failed').lower()}.")


def _below(path: str, folder: Path) -> str:
    """A path that a person named, from the root; one that is not there is said to be missing rather than found clean."""
    for base in (Path.cwd(), folder):
        named = base / path
        if named.exists() and named.resolve().is_relative_to(folder.resolve()):
            return named.resolve().relative_to(folder.resolve()).as_posix()
    return stop(f"There is no {path} in the handbook.")


def _concerns(folder: Path, name: str, inspection: "Inspection", settings: Settings) -> "Callable[[Finding], bool]":
    """What tells whether a finding concerns the changes since a revision."""
    from goldthread.commands.baseline import compared_with

    comparison = compared_with(folder, name, inspection, settings)
    if comparison.remark:
        tell(comparison.remark, err=True)
    return comparison.concerns


def _show_diff(folder: Path, wanted: tuple[str, ...], concerns: Callable[["Finding"], bool] | None) -> bool:
    """Show what mending would change, and say whether there is anything."""
    from goldthread.commands import fix
    from goldthread.fixes.diff import diff

    planned = fix.plan(folder, paths=wanted, concerns=concerns)
    patch = diff(planned.before, planned.result.files, colour=colour())
    if is_terminal():
        tell(patch, nl=False, painted=colour())
    else:
        hand_over(patch)
    tell(fix.can_mend(planned), err=True)
    return bool(planned.result.fixed)


def _mended(
    folder: Path, wanted: tuple[str, ...], concerns: Callable[["Finding"], bool] | None
) -> Callable[[int], str]:
    """Mend what has one right answer; what is returned says so once it is known how many findings are left."""
    from goldthread.commands import fix
    from goldthread.disk.files import OutsideError

    planned = fix.plan(folder, paths=wanted, concerns=concerns)
    try:
        skipped = fix.write(folder, planned)
    except OutsideError as error:
        stop(f"{error} is a link that leads out of the handbook; nothing was written.")
    except OSError as error:
        stop(f"{shown(Path(error.filename))} could not be written: {error.strerror}.")
    return lambda left: fix.has_mended(planned, skipped, left)


def _accept(folder: Path, inspection: "Inspection") -> None:
    """Write the baseline anew, and say what became of it."""
    from goldthread.commands.baseline import accept

    with telling_why_unwritten("content/baseline.yml"):
        said = accept(folder, inspection)
    tell(said, err=True)


def _in_repository(folder: Path) -> str:
    """A folder from the root of the repository that holds it; empty when it is the root, or when there is no repository."""
    here = folder.resolve()
    top = next((each for each in (here, *here.parents) if (each / ".git").exists()), here)
    return "" if top == here else here.relative_to(top).as_posix()


def _version() -> str:
    from importlib.metadata import version

    return version("goldthread")


def _mention_own_rules(files: Collection[str], *, run: bool) -> None:
    if files and not run:
        named = f"{len(files)} file{'' if len(files) == 1 else 's'} with rules of its own"
        tell(f"The handbook names {named}, not run; --own-rules runs code from the handbook's folder.", err=True)
