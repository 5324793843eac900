"""`goldthread init`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
from msgspec import structs

from goldthread.cli.locking import lock_handbook
from goldthread.cli.options import chosen_language, language_option
from goldthread.cli.output import shown, stop, tell, warn
from goldthread.cli.questions import ask, can_ask, has_answers, left_over
from goldthread.language.translation import say, say_many
from goldthread.starter.example import DAY
from goldthread.starter.surroundings import Ci

if TYPE_CHECKING:
    from goldthread.starter.records import Answers

TASK = "Start"


@click.command(name="init", short_help="Start a handbook")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path), metavar="[DIR]")
@click.option("--brand", metavar="NAME", help="Give the brand's name. Default: the name of the folder.")
@click.option("--customer", metavar="WORDS", help="Give the customers whom it is for.")
@click.option("--need", metavar="WORDS", help='Give what they need, in their words: "I need to ...".')
@click.option("--excludes", metavar="WORDS", help="Give one thing that the brand says no to.")
@click.option("--principle", metavar="WORDS", help='Give one rule of conduct: "We ...".')
@click.option("--touchpoint", metavar="WORDS", help="Give one touchpoint that shows it.")
@click.option(
    "--ci",
    type=click.Choice(get_args(Ci)),
    default=None,
    help="Write the files of CI for this platform. Default: that of the remote, if there is one.",
)
@click.option("--example", "is_example", is_flag=True, help="Write the demonstration brand instead.")
@click.option(
    "--git/--no-git", "is_in_git", default=True, help="Make the folder a git repository, with a first commit."
)
@click.option("--yes", is_flag=True, help="Ask nothing.")
@language_option
def command(
    folder: Path | None,
    brand: str | None,
    customer: str | None,
    need: str | None,
    excludes: str | None,
    principle: str | None,
    touchpoint: str | None,
    ci: Ci | None,
    is_example: bool,
    is_in_git: bool,
    yes: bool,
) -> None:
    """Start a handbook in DIR, or in this folder: a few records that teach, the settings of the site, and files for editors, git and CI.

    On a terminal, asks for what makes the records yours; every question can be skipped, and is an option.
    Answers may come from a pipe or a file as well, a line for each question. Elsewhere, nothing is asked.
    Outside a repository, the folder becomes one of git, with a first commit.

    A file that exists is never overwritten, and where there are records, none are added: run it again to get what is missing.
    With --language, the records are in that language.
    """
    from goldthread.commands.init import Wish, brand_from, holds_records, init, platform_of
    from goldthread.starter.records import Answers

    root = (folder or Path()).resolve()
    has_records = holds_records(root)
    answers = Answers(
        brand=brand or "",
        customer=customer or "",
        need=need or "",
        excludes=excludes or "",
        principle=principle or "",
        touchpoint=touchpoint or "",
    )
    if not (yes or is_example or has_records):
        answers = _asked(answers)
    if not answers.brand:
        answers = Answers(**{**_fields(answers), "brand": brand_from(root)})
    wish = Wish(
        answers=answers,
        language=chosen_language() or "en",
        ci=ci or platform_of(root),
        is_example=is_example,
        is_in_git=is_in_git,
    )
    root.mkdir(parents=True, exist_ok=True)
    lock_handbook(root)
    result = init(root, wish)
    if result.records:
        tell(
            say(
                "{folder} holds a handbook now: {records} in {files}.",
                folder=shown(root),
                records=say_many("{count} record", "{count} records", result.records),
                files=say_many("{count} file", "{count} files", len(result.written)),
            )
        )
    else:
        tell(
            say_many(
                "{folder} holds records already, so none were added; {count} file around them was written.",
                "{folder} holds records already, so none were added; {count} files around them were written.",
                len(result.written),
                none="{folder} holds records already, and nothing around them is missing.",
                folder=shown(root),
            )
        )
    if result.is_committed:
        tell(say("The folder is a git repository now, with a first commit."))
    if result.kept:
        tell(say("Left as they were: {files}.", files=", ".join(result.kept)), err=True)
    warn(str(result.warning))
    _mention_next(root, is_example=is_example and bool(result.records))


def _fields(answers: "Answers") -> dict[str, str]:
    return {name: str(getattr(answers, name)) for name in answers.__struct_fields__}


def _asked(answers: "Answers") -> "Answers":
    """The answers, with those that a person gives at a terminal or has written into a pipe or a file."""
    if can_ask():
        return _interview(answers)
    if not has_answers():
        missing = [f"--{name}" for name, words in _fields(answers).items() if not words and name != "brand"]
        if missing:
            tell(
                say(
                    "Nobody can be asked here, so examples stand for what was not given: {options}",
                    options=", ".join(missing),
                ),
                err=True,
            )
        return answers
    answers = _interview(answers, is_piped=True)
    words = left_over()
    if words:
        stop(
            say(
                '"{words}" answers no question, so nothing was written. Give one line for each question, or the options that --help lists.',
                words=words,
            )
        )
    return answers


def _interview(answers: "Answers", *, is_piped: bool = False) -> "Answers":
    """The answers, with those to the questions that were left."""
    questions = {
        "brand": say("What is the brand called?"),
        "customer": say("Whom is it for? For example: people who come for the first time"),
        "need": say("What do they need, whether or not you exist? For example: I need to know where I stand."),
        "excludes": say("What does the brand say no to, for their sake? For example: small print"),
        "principle": say(
            "Which rule do you follow to meet that need? For example: Before anybody leaves, we say what comes next."
        ),
        "touchpoint": say("Where do customers see that you follow it? For example: the first answer to a letter"),
    }
    tell(say("Press Enter to skip a question: an example then stands in its place."), err=True)
    given = _fields(answers)
    for name, question in questions.items():
        if not given[name]:
            given[name] = ask(question, str, is_piped=is_piped)
    return structs.replace(answers, **given)


def _mention_next(root: Path, *, is_example: bool) -> None:
    """Name the commands that come next."""
    lines = [] if root == Path.cwd() else [f"cd {shown(root)}"]
    check = f"goldthread check --today {DAY}" if is_example else "goldthread check"
    steps = {
        check: say("see what is missing"),
        "goldthread serve": say("see the handbook, and edit it"),
        "goldthread new touchpoint": say("add a touchpoint"),
        "goldthread explain touchpoint": say("see what it can say"),
    }
    width = max(map(len, steps))
    lines += [f"{name:<{width}}   {words}" for name, words in steps.items()]
    tell("\n".join((say("Next:"), *(f"  {line}" for line in lines))), err=not sys.stdout.isatty())
