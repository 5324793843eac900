"""`goldthread check`."""

import datetime
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from goldthread.caching.check_results import CheckRequest
from goldthread.cli.locking import lock_handbook, mention_interruption
from goldthread.cli.options import language_option, own_rules_option, root_of, root_option, settings_of, today_option
from goldthread.cli.output import hand_over, is_quiet, is_terminal, recorded, shown, stop, tell, wants_colour
from goldthread.cli.verbosity import verbosity_options
from goldthread.language.translation import say, say_many
from goldthread.settings import Profile, Settings

if TYPE_CHECKING:
    from goldthread.commands.baseline import BaselineUpdate
    from goldthread.commands.changed_since import Comparison
    from goldthread.commands.check import CheckResult, Scope
    from goldthread.commands.fix import FixResult
    from goldthread.findings import Finding, Identity

TASK = "Check"

_LISTED = 20
"""How many entries of the baseline are listed."""


@click.command(name="check", short_help="Check the records and report problems with fixes")
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="Report as text, concise, json, github, gitlab, sarif, junit or markdown; with =FILE, write the report to a file. "
    "May be given several times.",
)
@click.option("--fix", is_flag=True, help="Fix what has one right answer, then report what is left.")
@click.option("--diff", "as_diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--all", "lists_all", is_flag=True, help="List each record of a finding that stands for several.")
@click.option("--show-accepted", is_flag=True, help="Show what the baseline accepts as well, marked as accepted.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule at the end of the text report.")
@click.option(
    "--update-baseline", is_flag=True, help="Accept what the rules find now; from then on only new findings fail."
)
@click.option("--only-new", is_flag=True, help="Leave accepted findings out of json, sarif and junit reports, too.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Report only findings that concern changes since the common commit of HEAD and REV, committed or not.",
)
@click.option(
    "--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail when more than N warnings are reported."
)
@click.option("--profile", type=click.Choice(get_args(Profile)), default=None, help="Start from these severities.")
@own_rules_option
@today_option
@verbosity_options
@language_option
@root_option
def command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    fix: bool,
    as_diff: bool,
    lists_all: bool,
    show_accepted: bool,
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
    """Check the records and report problems, each with its place and how to fix it.

    PATHS limit what is reported and fixed to files and folders. Everything is checked all the same, since records depend on each other.

    Nothing is written unless --fix or --update-baseline asks for it.
    --diff shows what --fix would write, and exits with 1 when there is something to fix.

    What many records have in common is told once, and the most telling comes first; --all lists each record.

    Findings that the baseline, content/baseline.yml, accepts do not fail; they are counted apart, and --show-accepted shows them.
    """
    import msgspec

    from goldthread.commands.check import Scope, check, paths_in
    from goldthread.inspection import has_errors, warnings
    from goldthread.reports import EXPLAINED, FOR_PEOPLE, FORMATS, LISTING_ACCEPTED

    call = click.get_current_context()
    recording = call.with_resource(recorded())
    folder = root_of(root)
    outputs = [_format(each, FORMATS) for each in formats or ("text",)]
    scope = Scope(paths_in(folder, paths, Path.cwd()), changed_since)
    _refuse_contradictions(
        partial_baseline=update_baseline and (paths or changed_since or as_diff), formatted_diff=as_diff and formats
    )
    settings = settings_of(today, profile, own_rules=own_rules)
    lock_handbook(folder, is_needed=(fix and not as_diff) or update_baseline)
    mention_interruption(folder)
    if as_diff:
        _preview(folder, settings, scope)
    explained = not EXPLAINED.isdisjoint(name for name, _ in outputs)
    result = check(folder, settings, scope, fix=fix, update_baseline=update_baseline, explained=explained)
    _mention_comparison(result.comparison, changed_since)
    _mention_baseline(result.baseline)
    report = msgspec.structs.replace(
        result.report, statistics=statistics, lists_all=lists_all, shows_accepted=show_accepted
    )
    for name, file in outputs:
        accepted = () if only_new and name in LISTING_ACCEPTED else report.accepted
        rendered = FORMATS[name](
            msgspec.structs.replace(
                report,
                accepted=accepted,
                colour=file is None and wants_colour(),
                only_errors=file is None and is_quiet(),
            )
        )
        if file is not None:
            _write(file, rendered)
        elif name in FOR_PEOPLE:
            tell(rendered, nl=False, painted=wants_colour(), always=True)
        else:
            hand_over(rendered)
    _mention_fixes(result.fixed, len(report.findings))
    _mention_own_rules(result, run=own_rules)
    count = warnings(report.findings)
    is_over = max_warnings is not None and count > max_warnings
    if is_over:
        tell(
            say_many(
                "--max-warnings allows {limit}, and there is {count} warning.",
                "--max-warnings allows {limit}, and there are {count} warnings.",
                count,
                limit=max_warnings or 0,
            ),
            err=True,
            always=True,
        )
    exit_code = 1 if is_over or has_errors(report.findings) else 0
    if isinstance(call.obj, CheckRequest) and recording.is_whole and result.places_beyond is not None:
        call.obj.keep(exit_code, recording.text, result.places_beyond)
    sys.exit(exit_code)


def _refuse_contradictions(*, partial_baseline: object, formatted_diff: object) -> None:
    """Stop where options contradict each other."""
    if partial_baseline:
        stop(say("--update-baseline is for the whole handbook: leave out PATHS, --changed-since and --diff."))
    if formatted_diff:
        stop(say("--diff has a format of its own: leave out --format."))


def _format(text: str, known: Collection[str]) -> tuple[str, Path | None]:
    name, equals, file = text.partition("=")
    if name not in known:
        stop(say('There is no format "{name}". Formats: {names}.', name=name, names=", ".join(known)))
    return name, Path(file) if equals else None


def _write(file: Path, rendered: str) -> None:
    """Write a report to a file, whole or not at all; a device or a pipe is written to as it is."""
    from goldthread.disk.files import replace_file, system_reason

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, rendered.encode("utf-8", "replace"))
    except OSError as error:
        stop(say("{file} could not be written: {reason}.", file=shown(file), reason=system_reason(error)))


def _preview(folder: Path, settings: Settings, scope: "Scope") -> None:
    """Show what fixing would change, and exit."""
    from goldthread.commands.check import preview_fixes
    from goldthread.fixes.diff import diff

    preview = preview_fixes(folder, settings, scope)
    _mention_comparison(preview.comparison, scope.changed_since)
    patch = diff(preview.plan.before, preview.plan.result.files, colour=wants_colour())
    if is_terminal():
        tell(patch, nl=False, painted=wants_colour(), always=True)
    else:
        hand_over(patch)
    fixable = preview.plan.fixed
    tell(
        say_many(
            "{count} finding can be fixed in {files}. To fix it, run: goldthread check --fix",
            "{count} findings can be fixed in {files}. To fix them, run: goldthread check --fix",
            len(fixable),
            none="There is nothing that goldthread check --fix could fix.",
            files=_files(fixable),
        ),
        err=True,
    )
    sys.exit(1 if fixable or preview.is_failing else 0)


def _mention_comparison(comparison: "Comparison | None", name: str | None) -> None:
    if comparison and not comparison.has_common_commit:
        tell(
            say(
                "HEAD and {name} have no commit in common here, so the records were compared with {name} itself.",
                name=name or "",
            ),
            err=True,
        )


def _mention_baseline(updated: "BaselineUpdate | None") -> None:
    if updated:
        tell("\n".join(_baseline_lines(updated)), err=True)


def _baseline_lines(updated: "BaselineUpdate") -> Iterator[str]:
    from goldthread.reading.files import BASELINE_FILE

    update = updated.update
    if updated.is_written:
        yield say_many(
            "{file} accepts {count} finding: {added} added, {removed} removed.",
            "{file} accepts {count} findings: {added} added, {removed} removed.",
            len(update.entries),
            file=BASELINE_FILE,
            added=len(update.added),
            removed=len(update.gone),
        )
    else:
        yield say("There is nothing to accept, so no baseline was written.")
    yield from _entries("+", update.added)
    yield from _entries("-", update.gone)
    if updated.faults:
        yield say_many(
            "There is {count} data fault. "
            "Data faults cannot be accepted; until it is fixed, no entry is removed, since it may hide findings.",
            "There are {count} data faults. "
            "Data faults cannot be accepted; until they are fixed, no entry is removed, since they may hide findings.",
            updated.faults,
        )


def _entries(sign: str, entries: "Sequence[Identity]") -> Iterator[str]:
    for rule, record, concerns in entries[:_LISTED]:
        yield f"  {sign} {' '.join(filter(None, (rule, record, concerns)))}"
    if len(entries) > _LISTED:
        yield f"  {sign} {say('and {count} more', count=len(entries) - _LISTED)}"


def _mention_fixes(fixed: "FixResult | None", left: int) -> None:
    """Say which files were left alone, and how many findings were fixed.

    left: How many findings there still are.
    """
    if fixed is None:
        return
    for path in fixed.skipped:
        tell(
            say("{file} changed meanwhile and was left as it is. Run the command again.", file=path),
            err=True,
            always=True,
        )
    if fixed.fixed:
        tell(
            say_many(
                "Fixed {fixed} of {count} finding in {files}.",
                "Fixed {fixed} of {count} findings in {files}.",
                len(fixed.fixed) + left,
                fixed=len(fixed.fixed),
                files=_files(fixed.fixed),
            ),
            err=True,
        )
    elif not fixed.skipped:
        tell(say("There was nothing that --fix could fix."), err=True)


def _files(findings: "Collection[Finding]") -> str:
    return say_many("{count} file", "{count} files", len({finding.place.file for finding in findings}))


def _mention_own_rules(result: "CheckResult", *, run: bool) -> None:
    if result.own_rules and not run:
        tell(
            say_many(
                "The handbook names {count} file with rules of its own, which was not run. To run it, add --own-rules.",
                "The handbook names {count} files with rules of its own, which were not run. To run them, add --own-rules.",
                len(result.own_rules),
            ),
            err=True,
        )
