"""`goldthread import`."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.locking import lock_handbook
from goldthread.cli.options import language_option, root_of, root_option, settings_of
from goldthread.cli.output import is_quiet, stop, tell, tell_errors_left, warn
from goldthread.cli.questions import can_ask
from goldthread.cli.verbosity import verbosity_options
from goldthread.language.message import Names
from goldthread.language.translation import said, say, say_many

if TYPE_CHECKING:
    from goldthread.importing.chosen_table import Request
    from goldthread.importing.mapped_columns import MappedColumn
    from goldthread.importing.plan import CellPlace, Change, ImportPlan

TASK = "Exchange"
_LISTED = 25
_LONGEST = 100
_TYPED = re.compile(r"[^\"$`\\!=\n]{1,40}")
"""Headers that can be typed between quotation marks as they are; others are named by the letters of their column."""


@click.command(name="import", short_help="Add and update records from a spreadsheet")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--kind", metavar="KIND", default=None,
    help="Read the rows as records of this kind, such as touchpoint. Default: the kinds of a worksheet or of an exported workbook.",
)  # fmt: skip
@click.option(
    "--sheet", metavar="NAME", help="Read this sheet. Default: the visible one whose header names the most fields."
)
@click.option(
    "--map", "mapping", multiple=True, metavar="COLUMN=FIELD",
    help="Read a column as this field, or leave it out with COLUMN=. May be given several times.",
)  # fmt: skip
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE",
    help="Give each new record this value where its row has none. May be given several times.",
)  # fmt: skip
@click.option(
    "--header", type=click.IntRange(min=1), metavar="ROW",
    help="Read the header from this row, counted from 1. Default: the row that names the most fields.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@verbosity_options
@language_option
@root_option
def command(
    file: Path,
    kind: str | None,
    sheet: str | None,
    mapping: tuple[str, ...],
    values: tuple[str, ...],
    header: int | None,
    dry_run: bool,
    yes: bool,
    root: Path | None,
) -> None:
    """Add and update records from a spreadsheet: .xlsx, .ods, .xls, .csv or .tsv.

    It shows which column was taken for which field, what would be added and changed, and each cell that cannot be used, and asks before
    it writes. Formulas count by their stored results.
    What was confirmed is kept in content/imports.yml. Importing a file again updates its records and adds none twice; an empty cell
    changes nothing, and a value that has changed in the handbook as well is shown as a conflict and left as it is.
    """
    from goldthread.commands import import_records as importing
    from goldthread.commands.schema import refresh_schemas
    from goldthread.importing.chosen_table import Request

    if dry_run and yes:
        stop(say("Give either --dry-run or --yes."))
    folder = root_of(root)
    lock_handbook(folder, is_needed=not dry_run)
    given, for_all = dict(map(_pair, mapping)), dict(map(_value_of, values))
    written: set[str] = set()
    try:
        for each in (kind,) if kind is not None else importing.kinds_of(file):
            request = Request(each, sheet, given, for_all, header or 0)
            written |= _import(folder, file, request, is_ours=kind is None, dry_run=dry_run, yes=yes)
    finally:
        if written:
            warn(str(refresh_schemas(folder)))
    if written:
        tell_errors_left(folder, written, settings_of(None, None), "goldthread check", is_import=True)


def _import(folder: Path, file: Path, request: "Request", *, is_ours: bool, dry_run: bool, yes: bool) -> frozenset[str]:
    """Show what importing the records of a kind would do, ask, and write it; gives the keys of the records that were written.

    is_ours: Whether the file says which kind its records are of; where its columns are ours too, nobody needs to see how it was understood.
    """
    from goldthread.commands import import_records as importing

    planned = importing.plan(folder, file, request)
    is_ours = is_ours and planned.plan.has_own_form
    is_asking = not yes and not dry_run and bool(planned.files) and planned.plan.writes_records
    for line in _preview_of_ours(planned.plan) if is_ours else _preview(planned.plan):
        tell(line, always=is_asking)
    if is_quiet() and not is_asking:
        for line in (*_conflicts(planned.plan), *_unusable(planned.plan)):
            tell(line, err=True, always=True)
    is_idle = is_ours and not planned.plan.is_telling
    if dry_run:
        if not is_idle:
            tell(say("Nothing was written."))
        return frozenset()
    if not planned.files:
        if not is_idle:
            tell(say("There is nothing to write."))
        return frozenset()
    if is_asking:
        _ask()
    importing.write(folder, planned)
    for name in sorted(planned.files):
        tell(say("Written: {file}", file=name))
    return planned.plan.written


def _pair(words: str) -> tuple[str, str]:
    """What --map was given: the column and the field."""
    column, sign, field = words.rpartition("=")
    if not sign or not column.strip():
        stop(say('"{words}" is not of the form COLUMN=FIELD.', words=words))
    return column.strip(), field.strip()


def _value_of(words: str) -> tuple[str, str]:
    """What --set was given: the field and the value."""
    field, sign, value = words.partition("=")
    if not sign or not field.strip():
        stop(say('"{words}" is not of the form FIELD=VALUE.', words=words))
    return field.strip(), value.strip()


def _ask() -> None:
    """Ask whether to write; ends the run when the answer is no, or when there is nobody to ask."""
    if not can_ask():
        stop(say("Nobody can be asked here, so nothing was written. Add --yes to write, or --dry-run to look."))
    if not click.confirm(say("Write this?"), default=False):
        tell(say("Nothing was written."))
        sys.exit(1)


def _preview(plan: "ImportPlan") -> Iterator[str]:
    """What an import would do, in words."""
    yield from _understood(plan)
    yield from _left_out(plan)
    yield from (line for lines in _doing(plan) for line in lines)
    yield ""
    yield _summary(plan)


def _preview_of_ours(plan: "ImportPlan") -> Iterator[str]:
    """What an import of a worksheet or an exported workbook would do: one line where it would do nothing."""
    if not plan.is_telling:
        yield say(
            'Sheet "{sheet}": {counts}.',
            sheet=plan.source.sheet,
            counts=say_many("{count} record unchanged", "{count} records unchanged", len(plan.unchanged)),
        )
        return
    yield _rows_read(plan)
    yield from (line for lines in _doing(plan) for line in lines)
    yield ""
    yield _summary(plan)


def _doing(plan: "ImportPlan") -> Iterator[Iterator[str]]:
    """What an import would do, part by part."""
    yield _taken_for(plan)
    yield _added(plan)
    yield _changed(plan)
    yield _conflicts(plan)
    yield _unusable(plan)
    yield _without(plan)


def _understood(plan: "ImportPlan") -> Iterator[str]:
    yield _rows_read(plan)
    if plan.form:
        yield say("The file has the form of: {tool}", tool=plan.form)
    yield ""
    yield say("Columns")
    for each in plan.mapping:
        if each.column is not None:
            key = f" ({said(each.how)})" if each.how else ""
            yield f"  {_header(each)} -> {each.field}{key}"


def _rows_read(plan: "ImportPlan") -> str:
    return say_many(
        'Read {count} row of the sheet "{sheet}" in {file}; the header is in row {row}.',
        'Read {count} rows of the sheet "{sheet}" in {file}; the header is in row {row}.',
        plan.rows,
        sheet=plan.source.sheet,
        file=plan.source.file,
        row=str(plan.header_row),
    )


def _header(mapped: "MappedColumn") -> str:
    return f"{mapped.where} {_short(mapped.header)}" if mapped.header else mapped.where


def _left_out(plan: "ImportPlan") -> Iterator[str]:
    for each in plan.mapping:
        if each.column is None and each.is_key:
            yield "  " + say("{column}: tells the rows apart next time", column=_header(each))
        elif each.is_unknown:
            yield "  " + say("{column}: left out, no field is known by that name", column=_header(each))
            yield from _could_be(each, plan.source.kind)
        elif each.column is None:
            reason = said(each.how) if each.why is None else str(each.why)
            yield "  " + say("{column}: left out, {reason}", column=_header(each), reason=reason)
    for name, is_hidden in plan.sheets_left:
        if is_hidden:
            yield say('The sheet "{name}" is hidden and was not read.', name=name)
        else:
            yield say('The sheet "{name}" was not read; name it with --sheet.', name=name)


def _could_be(mapped: "MappedColumn", kind: str) -> Iterator[str]:
    """The fields that a column may be, and what to type to take it for the likeliest."""
    names = tuple(each.name for each in mapped.could_be)
    column = mapped.header if _TYPED.fullmatch(mapped.header) else mapped.where
    if not names:
        command = f"goldthread explain {kind}"
        yield "    " + say(
            'to take it: --map "{column}=FIELD"; for the fields, run: {command}', column=column, command=command
        )
        return
    yield "    " + say(
        'it could be {fields}; to take it: --map "{column}={field}"',
        fields=str(Names(names, "or")),
        column=column,
        field=names[0],
    )


def _taken_for(plan: "ImportPlan") -> Iterator[str]:
    places: dict[tuple[str, str], list[CellPlace]] = {}
    for each in plan.taken_for:
        places.setdefault((each.name, each.title), []).append(each.place)
    if places:
        yield ""
        yield say("Names that were taken for others")
    for (name, title), found in places.items():
        where = ", ".join(map(_place, found[:_LISTED]))
        yield f'  "{_short(name)}" -> "{_short(title)}" ({where})'
    if plan.same_rows:
        yield ""
        yield say("Rows about one record")
    for same in plan.same_rows:
        yield "  " + say(
            'row {row} "{title}" and row {first}',
            row=str(same.place.row),
            title=_short(same.title),
            first=str(same.first.row),
        )


def _place(place: "CellPlace") -> str:
    return place.address or say("row {row}", row=str(place.row))


def _added(plan: "ImportPlan") -> Iterator[str]:
    if plan.proposals:
        yield ""
        yield say("New records that cells name")
        for proposal, is_internal in plan.proposals:
            note = f", {say('internal')}" if is_internal else ""
            yield f'  {proposal.key} "{_short(proposal.title)}"{note}'
            if proposal.like:
                yield "    " + say('if "{title}" is meant, correct the sheet', title=_short(proposal.like))
        if sum(proposal.kind == "phase" for proposal, _ in plan.proposals) > 1:
            yield "  " + say(
                "New phases stand in the order of the rows; put them in the order of the journey afterwards."
            )
    if plan.additions:
        yield ""
        yield say_many("{count} new record", "{count} new records", len(plan.additions))
        yield from _listed([f'  {each.key} "{_short(each.title)}"' for each in plan.additions])


def _changed(plan: "ImportPlan") -> Iterator[str]:
    if plan.changes:
        yield ""
        yield say_many("{count} change", "{count} changes", len(plan.changes))
        yield from _listed([_change(each) for each in plan.changes])
    if plan.kept_newer:
        yield ""
        yield say("Changed in the handbook since the last import, and left as it is there")
        yield from _listed([_change(each) for each in plan.kept_newer])


def _change(change: "Change") -> str:
    before, after = _value(change.before), _value(change.after)
    if not before:
        return f"  {change.key} {change.column.name}: {after} ({change.place.address})"
    return f"  {change.key} {change.column.name}: {before} -> {after} ({change.place.address})"


def _value(value: object) -> str:
    from goldthread.importing.rows import shown_value

    return _short(shown_value(value))


def _conflicts(plan: "ImportPlan") -> Iterator[str]:
    if not plan.conflicts:
        return
    yield ""
    yield say("Conflicts: changed in the sheet and in the handbook, and left as they are. Make the two agree.")
    for each in plan.conflicts:
        change = each.change
        yield f"  {change.key} {change.column.name} ({change.place.address})"
        yield f"    {say('last imported')}: {_value(each.last)}"
        yield f"    {say('in the handbook')}: {_value(change.before)}"
        yield f"    {say('in the sheet')}: {_value(change.after)}"


def _unusable(plan: "ImportPlan") -> Iterator[str]:
    if not plan.unusable:
        return
    yield ""
    yield say_many("{count} cell that cannot be used", "{count} cells that cannot be used", len(plan.unusable))
    for each in plan.unusable:
        header = f" {_short(each.header)}" if each.header else ""
        yield f'  {each.place.sheet}!{_place(each.place)}{header}: "{_short(each.value)}": {each.why}'


def _without(plan: "ImportPlan") -> Iterator[str]:
    """The fields that no column holds and no record can be without."""
    for field, rows in plan.without:
        yield ""
        yield say_many(
            "No column holds the field {field}, which every {kind} has, so {count} row adds no record.",
            "No column holds the field {field}, which every {kind} has, so {count} rows add no records.",
            rows,
            field=field,
            kind=plan.source.kind,
        )
        yield "  " + say(
            'Name the column with --map "COLUMN={field}", or give all of them one value: --set "{field}=VALUE"',
            field=field,
        )


def _summary(plan: "ImportPlan") -> str:
    counts = (
        say_many("{count} record added", "{count} records added", len(plan.additions) + len(plan.proposals)),
        say_many("{count} field changed", "{count} fields changed", len(plan.changes)),
        say_many("{count} record unchanged", "{count} records unchanged", len(plan.unchanged)),
        say_many("{count} conflict", "{count} conflicts", len(plan.conflicts)),
        say_many("{count} cell not used", "{count} cells not used", len(plan.unusable)),
    )
    return say("In all: {counts}.", counts=", ".join(counts))


def _listed(lines: list[str]) -> Iterator[str]:
    """The first lines, and how many more there are."""
    yield from lines[:_LISTED]
    more = len(lines) - _LISTED
    if more > 0:
        yield "  " + say_many("and {count} more", "and {count} more", more)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
