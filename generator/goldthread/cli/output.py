"""What the command line prints: words for a person, data for a program, and a sentence when it stops.

Words go out in the encoding of the stream; what it cannot hold is spelled in ASCII or escaped.
Characters that a terminal would obey instead of showing never do.
Data (JSON, SARIF, JUnit, GitLab, GitHub, Markdown, patches) is UTF-8, whatever the stream says of itself, so that a redirected file is the
same everywhere.
"""

import codecs
import contextlib
import errno
import io
import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from goldthread.language.translation import say
from goldthread.progress import give_way

if TYPE_CHECKING:
    from goldthread.reports.report import Report
    from goldthread.settings import Settings

_SPELLED: Mapping[str, str] = MappingProxyType(
    {
        "├": "|-", "└": "`-", "─": "-", "╌": ".", "│": "|", "…": "...", "–": "-", "—": "-", "−": "-", "→": "->",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\u2011": "-", "\ufffd": "?",
    }
)  # fmt: skip
_FALLBACK = "goldthread.spelled"
_PAINT = "(\x1b\\[[0-9;]*m)"
_FAILED = 2
QUIET = "goldthread.quiet"
"""The entry of a call's context that says whether errors alone are printed."""


class OutputError(Exception):
    """Standard output cannot take what is printed."""

    def __init__(self, error: OSError) -> None:
        super().__init__((error.strerror or "it failed").lower())
        self.is_closed = error.errno in {errno.EPIPE, errno.EINVAL}


class Recording:
    """What was printed while it ran.

    text: The words on standard output.
    is_whole: Whether that was all: nothing went to standard error, and no data went out.
    """

    def __init__(self) -> None:
        self.text = ""
        self.is_whole = True


_recordings: list[Recording] = []


@contextlib.contextmanager
def recorded() -> Iterator[Recording]:
    """Keep what is printed, beside printing it."""
    recording = Recording()
    _recordings.append(recording)
    try:
        yield recording
    finally:
        _recordings.remove(recording)


def prepare_streams() -> None:
    """Let no stream fail over a character that its encoding lacks, whoever writes to it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_FALLBACK)


def is_quiet() -> bool:
    """Whether errors alone are printed."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(QUIET))


def tell(words: str, *, err: bool = False, nl: bool = True, painted: bool = False, always: bool = False) -> None:
    """Print words for a person.

    painted: Whether they hold colours of ours; whatever else they hold has to be without control characters then.
    always: Whether --quiet prints them as well, since they say what went wrong.
    """
    if is_quiet() and not always:
        return
    stream = sys.stderr if err else sys.stdout
    parts = re.split(_PAINT, words) if painted else [words]
    safe = "".join(part if index % 2 else _shown(part) for index, part in enumerate(parts))
    encoding = getattr(stream, "encoding", None) or "utf-8"
    _put(safe.encode(encoding, _FALLBACK).decode(encoding), stream, nl=nl, color=painted or None)


def tell_refusal(report: "Report", *, is_whole: bool = False) -> None:
    """Print the errors that keep a site from being made, in brief.

    is_whole: Whether to print all of them, since no other command would.
    """
    from goldthread.reports import brief

    tell(brief.refusal(report, is_whole=is_whole), nl=False, always=True)


def tell_errors_left(
    root: Path, keys: Collection[str], settings: "Settings", check: str, *, is_import: bool = False
) -> None:
    """Say which errors are in records that were written, since a build refuses them, and what to type to see all findings.

    check: The command that shows them.
    is_import: Whether they come from somebody else's list, of whom the missing can be asked, and which is built before it is complete.
    """
    from goldthread.commands.record_findings import findings_in
    from goldthread.reports.brief import errors_in_brief

    found = findings_in(root, keys, settings)
    errors = errors_in_brief(found)
    if not errors:
        tell(say("To see what is still missing, run: {command}", command=check), err=True)
        return
    tell("", err=True)
    tell(say("goldthread build refuses what was written as long as this is missing:"), err=True)
    tell(f"\n{errors}\n", err=True)
    tell(say("To see all findings, run: {command}", command=check), err=True)
    if is_import:
        tell(say("To ask those who know what is missing, run: goldthread worksheet"), err=True)
        tell(say("To build all the same, accept what is found now: goldthread check --update-baseline"), err=True)


def warn(sentence: str) -> None:
    """Print a warning, unless it is empty."""
    if sentence:
        tell(say("Warning: {sentence}", sentence=sentence), err=True)


def hand_over(data: str | bytes, *, nl: bool = False) -> None:
    """Print data for a program, as UTF-8."""
    _put(data.encode("utf-8", "replace") if isinstance(data, str) else data, sys.stdout, nl=nl)


def stop(sentence: str) -> NoReturn:
    """Print what was wrong with the call, and exit with 2."""
    tell(f"goldthread: {sentence}", err=True, always=True)
    sys.exit(_FAILED)


def give_up(sentence: str) -> NoReturn:
    """Print why something failed, and exit with 1."""
    tell(f"goldthread: {sentence}", err=True, always=True)
    sys.exit(1)


def end_without_output(error: OutputError) -> NoReturn:
    """End where standard output takes no more: silently when its reader has gone, with a sentence otherwise."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer goes nowhere
    if error.is_closed:
        sys.exit(1)
    stop(say("The output could not be written: {reason}.", reason=str(error)))


def shown(path: Path) -> str:
    """A path as a person calls it."""
    from goldthread.disk.files import short_path

    return short_path(path)


def free_file(stem: str, suffix: str) -> Path:
    """A file in this folder that is not there yet: what somebody has filled in is never overwritten by a name that nobody gave."""
    number, file = 2, Path(f"{stem}{suffix}")
    while file.exists() or file.is_symlink():
        number, file = number + 1, Path(f"{stem}-{number}{suffix}")
    return file


def wants_colour() -> bool:
    """Whether the words go to a terminal that wants colour (https://no-color.org)."""
    return is_terminal() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def _put(message: str | bytes, stream: TextIO | None, *, nl: bool, color: bool | None = None) -> None:
    if stream is None:
        return
    give_way()
    try:
        click.echo(message, file=stream, nl=nl, color=color)
        for each in _recordings:
            if stream is sys.stdout and isinstance(message, str):
                each.text += message + "\n" * nl
            else:
                each.is_whole = False
    except OSError as error:
        if stream is not sys.stderr:
            raise OutputError(error) from error


def _shown(words: str) -> str:
    from goldthread.reports.lines import visible

    return "\n".join(map(visible, words.replace("\r\n", "\n").split("\n")))


def _spelled(error: UnicodeError) -> tuple[str, int]:
    """What stands in for characters that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    spelled = "".join(_SPELLED.get(sign) or sign.encode("ascii", "backslashreplace").decode() for sign in lacking)
    return spelled, error.end


codecs.register_error(_FALLBACK, _spelled)
