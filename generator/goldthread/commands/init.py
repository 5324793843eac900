"""A new handbook: records that teach, and all that lies around them; nothing that exists is overwritten."""

import importlib.metadata
from collections.abc import Mapping
from pathlib import Path

import msgspec

from goldthread.commands.errors import RequestError
from goldthread.commands.schema import book_of, write_schemas
from goldthread.commands.write_errors import write_errors
from goldthread.disk.files import resolved
from goldthread.disk.journal import change_files
from goldthread.editing.errors import EditingError
from goldthread.exchange import editor_settings
from goldthread.exchange.editor_settings import EXTENSIONS_FILE, SCHEMA_FOLDER, SETTINGS_FILE
from goldthread.git.errors import GitError
from goldthread.git.first_commit import begin_repository
from goldthread.git.run import git, top_of
from goldthread.language.catalogue import Language
from goldthread.language.message import Text, message
from goldthread.reading.book import read_files
from goldthread.reading.files import files_on_disk, is_source
from goldthread.record_files import TOPS
from goldthread.starter.example import example_files
from goldthread.starter.records import README_FILE, Answers, first_files
from goldthread.starter.surroundings import Ci, surroundings

_MESSAGE = "Start the handbook"


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants to begin with.

    answers: What was said of the brand.
    language: The language of the handbook.
    ci: The platform whose files are written.
    is_example: Whether the demonstration is written instead.
    is_in_git: Whether a folder outside a repository becomes one.
    """

    answers: Answers = Answers()
    language: Language = "en"
    ci: Ci = "none"
    is_example: bool = False
    is_in_git: bool = True


class InitResult(msgspec.Struct, frozen=True, kw_only=True):
    """What was written.

    written: The files, by path from the root.
    kept: Those that existed already and were left as they are.
    records: How many records were written.
    is_committed: Whether the folder became a repository with a first commit.
    warning: Why it did not, where it was meant to; empty when all is as wished.
    """

    written: tuple[str, ...]
    kept: tuple[str, ...]
    records: int
    is_committed: bool
    warning: Text = ""


def holds_records(root: Path) -> bool:
    """Whether there is a handbook in a folder already, whatever state it is in."""
    return root.is_dir() and bool(files_on_disk(root))


def brand_from(folder: Path) -> str:
    """A brand's name from the name of its folder; empty where that holds no letter."""
    words = folder.name.replace("-", " ").replace("_", " ").split()
    if not any(each.isalpha() for each in folder.name):
        return ""
    return " ".join(word.capitalize() if word.islower() else word for word in words)


def init(root: Path, wish: Wish) -> InitResult:
    """Write a handbook into a folder, which the caller has locked; where there is one, write what it lacks around its records.

    Raises RequestError when an answer cannot be written, and WriteError when a file cannot.
    """
    files = _files(wish)
    if holds_records(root):
        files = {name: data for name, data in files.items() if name.partition("/")[0] not in TOPS}
    places = {name: resolved(root / name) for name in files}
    kept = tuple(name for name, place in places.items() if place.exists() or (root / name).is_symlink())
    wanted = {name: data for name, data in files.items() if name not in kept}
    with write_errors():
        late = change_files(root, wanted, {})
        write_schemas(root / SCHEMA_FOLDER, book_of(root))
    written = tuple(name for name in wanted if name not in late)
    records = {name: data for name, data in wanted.items() if is_source(name)}
    is_committed, warning = _committed(root, written) if wish.is_in_git else (False, "")
    return InitResult(
        written=written,
        kept=(*kept, *late),
        records=len(read_files(records).book.records) if records else 0,
        is_committed=is_committed,
        warning=warning,
    )


def _files(wish: Wish) -> Mapping[str, bytes]:
    try:
        first = first_files(wish.answers, wish.language)
    except EditingError as error:
        raise RequestError(error.message) from error
    if wish.is_example:
        first = {README_FILE: first[README_FILE], **example_files()}
    version = importlib.metadata.version("goldthread")
    editor = {SETTINGS_FILE: editor_settings.settings(), EXTENSIONS_FILE: editor_settings.extensions()}
    return {
        **first,
        **surroundings(wish.ci, version),
        **{name: msgspec.json.format(msgspec.json.encode(each), indent=2) + b"\n" for name, each in editor.items()},
    }


def _committed(root: Path, written: tuple[str, ...]) -> tuple[bool, Text]:
    """Whether there is a first commit now, and why not; a folder in a repository is left to the person who keeps that."""
    if top_of(root) is not None:
        return False, ""
    try:
        return begin_repository(root, written, _MESSAGE), ""
    except GitError as error:
        return False, message(
            "The folder is not kept in git, from whose commits editions are published. {reason}", reason=str(error)
        )


def platform_of(root: Path) -> Ci:
    """The platform that a repository's remote is on, as far as its address tells."""
    try:
        address = git(root, "config", "remote.origin.url").text.lower() if root.is_dir() else ""
    except GitError:
        return "none"
    return "github" if "github" in address else "gitlab" if "gitlab" in address else "none"
