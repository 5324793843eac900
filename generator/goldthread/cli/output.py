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
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from goldthread.language.translation import say

if TYPE_CHECKING:
    from goldthread.reports.report import Report

_SPELLED: Mapping[str, str] = MappingProxyType(
    {
        "├": "|-", "└": "`-", "─": "-", "╌": ".", "│": "|", "…": "...", "–": "-", "—": "-", "−": "-", "→": "->",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\u2011": "-", "\ufffd": "?",
    }
)  # fmt: skip
_FALLBACK = "goldthread.spelled"
_PAINT = re.compile("(\x1b\\[[0-9;]*m)")
_FAILED = 2


class OutputError(Exception):
    """Standard output cannot take what is printed."""

    def __init__(self, error: OSError) -> None:
        super().__init__((error.strerror or "it failed").lower())
        self.is_closed = error.errno in {errno.EPIPE, errno.EINVAL}


def prepare_streams() -> None:
    """Let no stream fail over a character that its encoding lacks, whoever writes to it."""
    codecs.register_error(_FALLBACK, _spelled)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_FALLBACK)


def tell(words: str, *, err: bool = False, nl: bool = True, painted: bool = False) -> None:
    """Print words for a person.

    painted: Whether they hold colours of ours; whatever else they hold has to be without control characters then.
    """
    stream = sys.stderr if err else sys.stdout
    parts = _PAINT.split(words) if painted else [words]
    safe = "".join(part if index % 2 else _shown(part) for index, part in enumerate(parts))
    encoding = getattr(stream, "encoding", None) or "utf-8"
    _put(safe.encode(encoding, _FALLBACK).decode(encoding), stream, nl=nl, color=painted or None)


def tell_findings(report: "Report") -> None:
    """Print findings as text."""
    import msgspec

    from goldthread.reports import text

    tell(text.render(msgspec.structs.replace(report, colour=wants_colour())), nl=False, painted=wants_colour())


def warn(sentence: str) -> None:
    """Print a warning, unless it is empty."""
    if sentence:
        tell(say("Warning: {sentence}", sentence=sentence), err=True)


def hand_over(data: str | bytes, *, nl: bool = False) -> None:
    """Print data for a program, as UTF-8."""
    _put(data.encode("utf-8", "replace") if isinstance(data, str) else data, sys.stdout, nl=nl)


def stop(sentence: str) -> NoReturn:
    """Print what was wrong with the call, and exit with 2."""
    tell(f"goldthread: {sentence}", err=True)
    sys.exit(_FAILED)


def give_up(sentence: str) -> NoReturn:
    """Print why something failed, and exit with 1."""
    tell(f"goldthread: {sentence}", err=True)
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


def wants_colour() -> bool:
    """Whether the words go to a terminal that wants colour (https://no-color.org)."""
    return is_terminal() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def _put(message: str | bytes, stream: TextIO | None, *, nl: bool, color: bool | None = None) -> None:
    if stream is None:
        return
    try:
        click.echo(message, file=stream, nl=nl, color=color)
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
