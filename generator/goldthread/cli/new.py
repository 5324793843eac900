"""`goldthread new`."""

import datetime
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli import completing
from goldthread.cli.locking import lock_handbook
from goldthread.cli.options import language_option, root_of, root_option, settings_of, today_option
from goldthread.cli.output import tell, tell_errors_left, warn
from goldthread.cli.questions import ask, can_ask
from goldthread.language.translation import said, say
from goldthread.model.kinds import KINDS

if TYPE_CHECKING:
    from goldthread.commands.new import Beginning, Given, Question

TASK = "Start"
_LISTED = 20
"""How many options a question lists."""


@click.command(name="new", short_help="Add a record, with its links picked by title")
@click.argument("kind", metavar="KIND", shell_complete=completing.kinds)
@click.argument("title", required=False, default="")
@click.option(
    "--set",
    "fields",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Set a field. A link is named by its id or its title, several with commas; NAME: WORDS says how a link holds. "
    "May be given several times.",
)
@click.option("--id", "record_id", default="", metavar="ID", help="Use this id. Default: made from the title.")
@click.option(
    "--file",
    default="",
    metavar="FILE",
    help="Write the record into this file. Default: the file of its kind, or one of its own in the folder of its kind.",
)
@click.option("--yes", is_flag=True, help="Ask nothing.")
@today_option
@language_option
@root_option
def command(
    kind: str,
    title: str,
    fields: tuple[str, ...],
    record_id: str,
    file: str,
    yes: bool,
    today: datetime.datetime | None,
    root: Path | None,
) -> None:
    """Add a record of a KIND, and print its place.

    On a terminal, asks for what matters for the kind and was not given; an empty answer leaves a field out.
    Elsewhere, nothing is asked.

    A value that begins with [ or { is read as YAML.
    """
    from goldthread.commands.new import Given, begin, create, fields_of

    folder, settings = root_of(root), settings_of(today, None)
    lock_handbook(folder)
    beginning = begin(folder, kind)
    given = Given(title=title, fields=fields_of(fields), id=record_id, file=file)
    if can_ask() and not yes:
        given = _interview(beginning, given)
    made = create(beginning, given, settings.today)
    tell(
        say(
            '{place}: added {record} "{title}"',
            place=f"{made.place.file}:{made.place.line}",
            record=made.key,
            title=made.title,
        )
    )
    warn(str(made.warning))
    tell_errors_left(folder, {made.key}, settings, f"goldthread check {shlex.quote(made.place.file)}")


def _interview(beginning: "Beginning", given: "Given") -> "Given":
    """What was given, with the answers to the questions that were left."""
    import msgspec

    from goldthread.commands.new import answer, questions, title_field

    title, fields = given.title, list(given.fields)
    for question in questions(beginning, given):
        words = ask(
            _words_of(question),
            lambda words, question=question: answer(beginning, question, words),  # type: ignore[misc]
            is_required=question.is_required,
        )
        if words and question.typed.name == title_field(beginning.kind):
            title = words
        elif words:
            fields.append((question.typed.name, words))
    return msgspec.structs.replace(given, title=title, fields=tuple(fields))


def _words_of(question: "Question") -> str:
    """A question: the field, what it says, and the options to pick from."""
    doc = question.typed.field.doc
    lines = [f"{question.typed.name}: {said(doc) if doc else ''}"]
    for number, option in enumerate(question.options[:_LISTED], 1):
        lines.append(f"  {number:>2}  {option.title or option.value}")
    if len(question.options) > _LISTED:
        lines.append(f"      {say('and {count} more, by id or title', count=len(question.options) - _LISTED)}")
    if question.takes_several and question.options:
        lines.append(f"      {say('Several are separated by commas.')}")
    return "\n".join(lines)


def kinds() -> tuple[str, ...]:
    """The kinds of which a record can be added."""
    return tuple(kind for kind in KINDS if kind != "handbook")
