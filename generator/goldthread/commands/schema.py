"""The JSON Schemas of the records, and those that editors use, which are written anew when records are added."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from goldthread.commands.errors import WriteError
from goldthread.commands.readership import for_audience
from goldthread.disk.files import OutsideError, system_reason, write_file
from goldthread.disk.plain_files import SETTINGS_LIMIT, read_plain
from goldthread.exchange.editor_settings import SCHEMA_FOLDER, SETTINGS_FILE
from goldthread.exchange.schema import schemas
from goldthread.language.message import Text, message
from goldthread.model.book import Book
from goldthread.model.record import Audience
from goldthread.reading.book import read_files
from goldthread.reading.files import files_on_disk


def book_of(root: Path, audience: Audience = "internal") -> Book:
    """The records of the handbook under a root, which the schemas suggest; none where it has none. Raises RequestError."""
    return for_audience(read_files(files_on_disk(root)).book, audience)


def schema_texts(book: Book | None = None) -> Mapping[str, bytes]:
    """The schemas as JSON, by the names of their files.

    book: The records that they suggest.
    """
    return {name: msgspec.json.format(msgspec.json.encode(each), indent=2) for name, each in schemas(book).items()}


def write_schemas(folder: Path, book: Book | None = None) -> int:
    """Write the schemas into a folder, and return how many there are. Raises WriteError and OSError."""
    texts = schema_texts(book)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for name, text in texts.items():
            write_file(folder, name, text + b"\n")
    except OutsideError as error:
        raise WriteError(
            message(
                "{file} is a link that leads out of {folder}. Remove it, or name another folder.",
                file=str(folder / str(error)),
                folder=str(folder),
            )
        ) from error
    return len(texts)


def refresh_schemas(root: Path, book: Book | None = None) -> Text:
    """Write the schemas for editors anew where a handbook has them, and return why not; empty when they are up to date.

    book: The records that there are; without it, they are read.
    """
    if not _are_used(root):
        return ""
    try:
        for name, text in schema_texts(book or book_of(root)).items():
            write_file(root, f"{SCHEMA_FOLDER}/{name}", text + b"\n")
    except OutsideError as error:
        reason: Text = message("{file} is a link that leads out of the handbook", file=str(error))
    except OSError as error:
        reason = system_reason(error)
    else:
        return ""
    return message(
        "The schemas for editors could not be written: {reason}. Once that is resolved, run: goldthread schema --output {folder}",
        reason=reason,
        folder=SCHEMA_FOLDER,
    )


def has_fresh_schemas(root: Path) -> bool:
    """Whether the schemas for editors are those of this version and of the records that there are."""
    folder = root / SCHEMA_FOLDER
    return all(
        (folder / name).is_file() and (folder / name).read_bytes() == text + b"\n"
        for name, text in schema_texts(book_of(root)).items()
    )


def _are_used(root: Path) -> bool:
    """Whether there are schemas for editors, or settings that name them, as in a fresh clone, which has none yet."""
    if (root / SCHEMA_FOLDER).is_dir():
        return True
    try:
        return SCHEMA_FOLDER.encode() in read_plain(root / SETTINGS_FILE, SETTINGS_LIMIT)
    except OSError:
        return False
