"""Running git: with arguments, settings and an environment that give the same answer in every repository and for every person."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

import msgspec

from goldthread.disk.files import system_reason
from goldthread.git.errors import GitError
from goldthread.language.message import Message, message

_KEPT = re.compile(
    r"GIT_(AUTHOR_(NAME|EMAIL)|COMMITTER_(NAME|EMAIL)|ASKPASS|SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|PROXY_\w+|HTTP_\w+|CURL_\w+"
    r"|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH"
    r"|ALLOW_PROTOCOL|PROTOCOL_FROM_USER|TEST_ASSUME_DIFFERENT_OWNER)",
    re.ASCII,
)
"""Variables that say who somebody is, how a remote is reached and which settings are theirs.

All others are left out: they lead to another repository, index or object store, as those do that git sets for its hooks,
or they change what git prints.
"""

_LANGUAGE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES")

_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.fileMode": "false",
    "core.quotePath": "false",
    "core.pager": "cat",
    "color.ui": "false",
    "commit.gpgSign": "false",
    "push.gpgSign": "false",
    "push.followTags": "false",
    "push.recurseSubmodules": "no",
    "push.pushOption": "",
    "submodule.recurse": "false",
    "fetch.recurseSubmodules": "false",
    "fetch.prune": "false",
    "fetch.pruneTags": "false",
    "fetch.writeCommitGraph": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "i18n.commitEncoding": "UTF-8",
    "i18n.logOutputEncoding": "UTF-8",
    "log.showSignature": "false",
}
"""Settings of a person or a repository that would run programs, send more than was asked for, or change what git prints."""


class Answer(msgspec.Struct, frozen=True):
    """What git did.

    code: Its exit code.
    stdout: What it printed; empty when it went to a file.
    stderr: What it said besides.
    """

    code: int
    stdout: bytes
    stderr: bytes

    @property
    def is_done(self) -> bool:
        """Whether it did what it was asked to do."""
        return self.code == 0

    @property
    def text(self) -> str:
        """What it printed, without blank ends."""
        return os.fsdecode(self.stdout).strip()

    @property
    def lacks_repository(self) -> bool:
        """Whether it found no repository; one that it refuses to open or that is damaged is another matter."""
        return _NO_REPOSITORY in self.stderr

    @property
    def reason(self) -> Message:
        """Why git did not do it, in a sentence that quotes what it says."""
        said = self.stderr.decode(errors="replace")
        if _DISTRUST in said:  # ends with a command to type, so without a full stop
            first, *rest = filter(None, map(str.strip, said[said.index(_DISTRUST) :].split("\n")))
            return message("Git says: {words}", words=". ".join((first, " ".join(rest))))
        quoted = _quoted(said)
        return message("Git says: {words}.", words=quoted.rstrip(".")) if quoted else message("Git does not say why.")


def git(
    folder: Path,
    *arguments: str,
    asks: bytes = b"",
    environment: Mapping[str, str] | None = None,
    settings: Mapping[str, str] | None = None,
    into: IO[bytes] | None = None,
) -> Answer:
    """What git does in a folder, whatever hook this runs in; killing this process does not interrupt it.

    asks: What git reads from its standard input.
    environment: Variables to set besides.
    settings: Settings for this run besides.
    into: A file that takes what git prints.
    Raises GitError when there is no git, or it cannot be run.
    """
    given = {**_SETTINGS, **(settings or {})}
    options = [word for name, value in given.items() for word in ("-c", f"{name}={value}")]
    command = ["git", "-C", str(folder), "--no-pager", "--no-replace-objects", "--literal-pathspecs", *options]
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments that are no options
            [*command, *arguments],
            input=asks,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**_environment(folder), **(environment or {})},
            check=False,
            start_new_session=True,
        )
    except (FileNotFoundError, NotADirectoryError) as error:
        raise GitError(message("Git is not installed here, and only git knows the history of the records.")) from error
    except OSError as error:
        reason = system_reason(error)
        words = message(
            "Git cannot be run here, and only git knows the history of the records: {reason}.", reason=reason
        )
        raise GitError(words) from error
    return Answer(done.returncode, done.stdout or b"", done.stderr)


def answer(folder: Path, *arguments: str, asks: bytes = b"", environment: Mapping[str, str] | None = None) -> str:
    """What git prints, without blank ends, where it must not fail. Raises GitError with its reason."""
    done = git(folder, *arguments, asks=asks, environment=environment)
    if not done.is_done:
        raise GitError(done.reason)
    return done.text


def common_folder(folder: Path) -> Path:
    """The folder in which git keeps what all worktrees of a repository share. Raises GitError where there is none."""
    done = git(folder, "rev-parse", "--git-common-dir")
    if not done.is_done:
        raise GitError(done.reason)
    return folder.resolve() / os.fsdecode(done.stdout.rstrip(b"\r\n"))


def _environment(folder: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _LANGUAGE and (not name.startswith("GIT_") or _KEPT.fullmatch(name))
    }
    fixed = {
        "LC_ALL": "C",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }
    top = top_of(folder)
    return {**kept, **fixed, **({"GIT_WORK_TREE": str(top)} if top else {})}


def top_of(folder: Path) -> Path | None:
    """The top of the repository that a folder lies in: the nearest folder upwards with a `.git`, whatever `core.worktree` says."""
    here = folder.resolve()
    return next((each for each in (here, *here.parents) if _is_top(each / ".git")), None)


def _is_top(found: Path) -> bool:
    return found.is_file() or (found / "HEAD").is_file() or (found / "HEAD").is_symlink()


_DISTRUST = "detected dubious ownership"
_NO_REPOSITORY = b"not a git repository (or any"
_NOISE = re.compile(
    r"(hint|warning|warn|trace|To|From|POST|Cloning|Everything|Enumerating|Counting|Compressing|Writing|Delta|Total|Resolving|Receiving"
    r"|Unpacking)\b|\*+$|\s*!|\W*$",
    re.IGNORECASE,
)
"""What git, ssh and servers say beside the reason: advice, warnings, progress, ornaments."""
_GENERAL = re.compile(
    r"(error: )?failed to push some refs|(fatal: )?Could not read from remote repository"
    r"|(fatal: )?the remote end hung up|Please make sure you have the correct access rights|and the repository exists",
    re.IGNORECASE,
)
"""What git says whatever the reason is."""
_REMOTE = "remote:"
_QUOTED = 3
"""How many lines of a reason are quoted."""


def _quoted(said: str) -> str:
    """The lines of an answer that say why: those of the server, else those before git's own conclusion, else the conclusion."""
    lines = list(filter(None, (line.strip() for line in re.split(r"[\r\n]+", said))))
    remote = [line.removeprefix(_REMOTE).strip() for line in lines if line.startswith(_REMOTE)]
    told = list(_telling(remote))
    if told:
        return f"{_REMOTE} {' '.join(told[:_QUOTED])}"
    own = [line for line in lines if not line.startswith(_REMOTE)]
    telling = list(_telling(own)) or [line for line in own if not _NOISE.match(line)] or own
    conclusion = next(
        (line for line in telling if line.startswith(("fatal: ", "error: "))), telling[0] if telling else ""
    )
    before = telling[0] if telling else ""
    return (before if _GENERAL.search(said) else conclusion).removeprefix("fatal: ").removeprefix("error: ")


def _telling(lines: list[str]) -> Iterator[str]:
    return (line for line in lines if not _NOISE.match(line) and not _GENERAL.search(line))


def prefix_of(root: Path) -> str:
    """A folder's path from the top of its repository, with a slash at its end; empty for the top itself."""
    top = top_of(root)
    below = root.resolve().relative_to(top.resolve()).as_posix() if top else "."
    return "" if below == "." else f"{below}/"
