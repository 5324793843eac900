"""The JSON Schemas of the records."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from goldthread.commands.errors import WriteError
from goldthread.disk.files import OutsideError, write_file
from goldthread.exchange.schema import schemas
from goldthread.language.message import message


def schema_texts() -> Mapping[str, bytes]:
    """The schemas as JSON, by the names of their files."""
    return {name: msgspec.json.format(msgspec.json.encode(each), indent=2) for name, each in schemas().items()}


def write_schemas(folder: Path) -> int:
    """Write the schemas into a folder, and return how many there are. Raises WriteError and OSError."""
    texts = schema_texts()
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
