"""Writes the two reference pages, `docs/fields.md` and `docs/commands.md`, from the code: `make reference`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from documents.field_uses import USES, uses_json
from goldthread.cli import commands_by_task
from goldthread.field_reference.kind_help import FieldHelp, kind_help
from goldthread.model.kinds import KINDS

DOCS = Path(__file__).resolve().parents[2] / "docs"
_NOTE = "<!-- Written by `make reference` from the code; edit the code. -->"


def fields_page() -> str:
    """The page that lists the fields of every kind of record."""
    return "\n".join([*_fields_introduction(), *(line for kind in KINDS for line in _kind(kind))]) + "\n"


def commands_page() -> str:
    """The page that lists the commands with their options."""
    lines = [
        "# Command reference",
        "",
        _NOTE,
        "",
        "This page shows what `--help` prints for each command.",
        "[Start](start.md#exit-codes) lists the exit codes.",
        "",
    ]
    for task, commands in commands_by_task().items():
        lines += [f"## {task}", ""]
        lines += [line for command in commands for line in _command(command)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _fields_introduction() -> Iterator[str]:
    yield from ("# Field reference", "", _NOTE, "")
    yield "This page lists the kinds of record, where their files belong, and their fields."
    yield "`goldthread explain touchpoint` shows the same in a terminal, with examples."
    yield "[Write records](records.md) explains ids, links and files."
    yield ""
    yield "- A field marked *required* must be written. Every other field of a record may be left out, or be `unknown` or `n/a`."
    yield "- `priority.customer` is the field `customer` inside `priority`."
    yield "- *Text* is Markdown without raw HTML, in which `[[kind/id]]` links to a record; *words* are shown as they are written."
    yield "- An *id* names a record. A *link* is an id too, or a mapping such as `{principle: plain-words, how: ..., basis: inferred}`:"
    yield "  `how` says in a sentence in what way the link holds, and `basis` is `stated` (the default) or `inferred`."
    yield ""
    yield "## Every record"
    yield ""
    yield from _table(each for each in kind_help("team").fields if each.is_common)
    yield ""
    yield "The `id` stands before the record, or follows from the name of its file; in a list, it is written as a field."
    yield ""


def _kind(kind: str) -> Iterator[str]:
    found = kind_help(kind)
    yield f"## {kind}"
    yield ""
    yield found.doc
    yield ""
    yield f"Files: {', '.join(f'`{file}`' for file in found.files)}."
    if found.meaning:
        yield f"Its meaning: {', '.join(f'`{name}`' for name in found.meaning)}."
    yield ""
    internal = {each.name: each.default for each in kind_help("team").fields}
    yield from _table(
        each
        for each in found.fields
        if not each.is_common
        or each.name == "status"
        or (each.name == "audience" and each.default != internal["audience"])
    )
    yield ""


def _table(fields: Iterable[FieldHelp]) -> Iterator[str]:
    yield "| field | value | meaning | rules |"
    yield "|---|---|---|---|"
    for field in fields:
        mark = " *required*" if field.is_required else ""
        value = f"{field.form}; default `{field.default}`" if field.default else str(field.form)
        yield f"| `{field.name}`{mark} | {value} | {field.doc} | {' '.join(field.uses.rules) or '–'} |"


def _command(command: click.Command) -> Iterator[str]:
    name = command.name or ""
    context = click.Context(command, info_name=f"goldthread {name}", parent=None)
    yield f"### {name}"
    yield ""
    yield f"    {context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    yield ""
    for paragraph in (command.help or "").split("\n\n"):
        yield " ".join(paragraph.split())
        yield ""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None and "--help" not in record[0]:
            required = " Required." if parameter.required else ""
            yield f"- `{record[0]}`: {' '.join((parameter.help or '').split())}{required}"
    yield ""


PAGES = {"fields.md": fields_page, "commands.md": commands_page}


def write() -> None:
    """Write both pages, and the uses of fields that they show."""
    USES.write_bytes(uses_json())
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
