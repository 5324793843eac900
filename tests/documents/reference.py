"""Writes the two reference pages, `docs/fields.md` and `docs/commands.md`, from the code: `make reference`."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from goldthread.cli import TASKS
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.model.links import ANY_KIND
from goldthread.model.record import DECLARED_FIELD, EDITION_PATTERN, ID_PATTERN, Record
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    FieldShape,
    FlagShape,
    GroupShape,
    ListShape,
    NumberShape,
    Shape,
    TableShape,
    TextShape,
    shape_of,
)
from goldthread.model.vision import COLOUR_PATTERN, WEB_PATTERN

DOCS = Path(__file__).resolve().parents[2] / "docs"
_SHARED = tuple(field.encode_name for field in msgspec.structs.fields(Record) if field.encode_name != DECLARED_FIELD)
_FORMS = {
    ID_PATTERN: "lower-case letters, digits and single hyphens",
    COLOUR_PATTERN: "colour, such as `#b8862b`",
    EDITION_PATTERN: "number, such as `2.0` or `2.1-rc1`",
    WEB_PATTERN: "address that begins with `https://` or `http://`",
}
"""What texts of a fixed form look like, by the pattern that they match."""
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
    for task, commands in TASKS.items():
        lines += [f"## {task}", ""]
        lines += [line for command in commands for line in _command(command)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _fields_introduction() -> Iterator[str]:
    yield from ("# Field reference", "", _NOTE, "")
    yield "This page lists the kinds of record, where their files belong, and their fields."
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
    yield from _table("team", only=_SHARED)
    yield ""
    yield "The `id` stands before the record, or follows from the name of its file; in a list, it is written as a field."
    yield ""


def _kind(kind: str) -> Iterator[str]:
    record_type = KINDS[kind]
    yield f"## {kind}"
    yield ""
    yield (record_type.__doc__ or "").partition("\n")[0]
    yield ""
    yield f"Files: {_files(kind)}."
    if record_type.meaning:
        yield f"Its meaning: {', '.join(f'`{name}`' for name in record_type.meaning)}."
    yield ""
    own = tuple(name for name in shape_of(kind).fields if name not in _SHARED)
    differing = ("audience",) if _default(KINDS[kind], "audience") != _default(Record, "audience") else ()
    yield from _table(kind, only=(*own, "status", *differing))
    yield ""


def _files(kind: str) -> str:
    homes = [f"`{home}.yml`" for home in KINDS[kind].homes if home != "principles"]
    if kind != "handbook":
        homes += [f"any file in `{home}/`" for home in KINDS[kind].homes]
    for stem, by_heading in SECTIONS.items():
        homes += [f"`{stem}.yml` under `{heading}`" for heading, each in by_heading.items() if each == kind]
    return ", ".join(homes)


def _table(kind: str, *, only: tuple[str, ...]) -> Iterator[str]:
    yield "| field | value | meaning |"
    yield "|---|---|---|"
    shape = shape_of(kind)
    for name in only:
        if name in shape.fields:
            yield from _rows(shape.fields[name], shape, "")


def _rows(field: FieldShape, group: GroupShape, above: str) -> Iterator[str]:
    """The row of a field, and those of the fields inside it."""
    path = f"{above}{field.name}"
    mark = " *required*" if field.required and field.name != "id" else ""
    default = _default(group.type, field.attribute)
    value = _value(field.shape) + (f"; default `{default}`" if default else "")
    yield f"| `{path}`{mark} | {value} | {field.doc} |"
    inner = field.shape.item if isinstance(field.shape, ListShape) else field.shape
    if isinstance(inner, GroupShape) and not inner.ref:
        for each in inner.fields.values():
            yield from _rows(each, inner, f"{path}.")


def _default(struct: type[msgspec.Struct], attribute: str) -> str:
    (info,) = (each for each in msgspec.structs.fields(struct) if each.name == attribute)
    default = info.default
    if isinstance(default, bool):
        return str(default).lower()
    return str(default) if isinstance(default, int | float | str) and default != "" else ""


def _value(shape: Shape) -> str:
    match shape:
        case TextShape():
            return _words(shape)
        case NumberShape(whole=whole, least=least, most=most):
            return f"{'whole number' if whole else 'number'}{_bounds(least, most)}"
        case DateShape():
            return "date, such as `2026-04-13`"
        case FlagShape():
            return "`true` or `false`"
        case ChoiceShape(words=words):
            return ", ".join(f"`{word}`" for word in words)
        case ListShape(item=item):
            return f"list: {_value(item)}"
        case TableShape(key=key, value=value):
            return f"table: {_value(key)} to {_value(value)}"
        case GroupShape():
            return _group(shape)


def _words(shape: TextShape) -> str:
    if shape.ref:
        return f"id of {_a(shape.ref)}"
    if shape.prose:
        return "text"
    return _FORMS.get(shape.pattern, "words")


def _group(shape: GroupShape) -> str:
    if shape.ref:
        return f"link to {_a(shape.ref)}"
    return f"mapping; a bare value is its `{shape.shorthand}`" if shape.shorthand else "mapping"


def _bounds(least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f" from {least} to {most}"
    return "" if least is None else f", {least} or more"


def _a(kinds: tuple[str, ...]) -> str:
    if ANY_KIND in kinds:
        return "any record, as `kind/id`"
    return " or ".join(f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in kinds)


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
    """Write both pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
