"""Where the records of a handbook are written, and whether an edit has left all others as they were."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goldthread.editing.errors import EditingError, shown
from goldthread.language.message import message
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.places import Path
from goldthread.reading.file_reading import FileReading, read_file
from goldthread.reading.files import file_text, source_paths
from goldthread.reading.yaml_data import Data, read_yaml
from goldthread.record_files import SUFFIXES

Changed = Mapping[str, bytes | None]
"""Files that an edit changes, by their paths; None stands for a file that is to be deleted."""


class Origin(msgspec.Struct, frozen=True):
    """Where a record is written.

    file: The path of its file.
    path: The steps to it in the file.
    data: Its fields as they are written.
    """

    file: str
    path: Path
    data: dict[str, Data]

    @property
    def is_alone(self) -> bool:
        """Whether it is all that its file holds."""
        return not self.path

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list."""
        return bool(self.path) and isinstance(self.path[-1], int)


def fields_of(files: Mapping[str, bytes], keys: Iterable[str]) -> dict[str, dict[str, Data]]:
    """The fields of records as they are written, by their `kind/id`; those that are not in the files are left out."""
    return {key: origin.data for key, origin in origins_of(files, keys).items()}


def origins_of(files: Mapping[str, bytes], keys: Iterable[str]) -> dict[str, Origin]:
    """Where records are written, by their `kind/id`; those that are not in the files are left out."""
    wanted = frozenset(keys)
    found: dict[str, Origin] = {}
    for kind in sorted({key.partition("/")[0] for key in wanted}):
        for name, read in readings(files, kind):
            hits = [each for each in read.records if each.record.key in wanted]
            data = read_yaml(name, text_of(name, files[name])).data if hits else None
            found.update({each.record.key: _origin_in(name, each.path, data) for each in hits})
    return found


def origin_of(files: Mapping[str, bytes], key: str) -> Origin:
    """Where a record is written. Raises EditingError when there is no such record."""
    kind = key.partition("/")[0]
    for name, read in readings(files, kind):
        found = next((each for each in read.records if each.record.key == key), None)
        if found is not None:
            return _origin_in(name, found.path, read_yaml(name, text_of(name, files[name])).data)
    raise EditingError(message("There is no {key} in the files.", key=shown(key)))


def _origin_in(name: str, path: Path, data: Data) -> Origin:
    """Where a record is written, from the data of its file."""
    for step in path:
        data = data[step]  # type: ignore[index]
    assert isinstance(data, dict)
    return Origin(name, path, data)


def home_of(files: Mapping[str, bytes], kind: str, record_id: str) -> str:
    """The file that a new record of a kind goes into: the one of its kind or its section, else one of its own in the folder."""
    homes = KINDS[kind].homes
    sections = [stem for stem, kinds in SECTIONS.items() if kind in kinds.values()]
    for stem in (*homes, *sections):
        for suffix in SUFFIXES:
            if f"{stem}{suffix}" in files:
                return f"{stem}{suffix}"
    home = next((each for each in homes if any(name.startswith(f"{each}/") for name in files)), "")
    return f"{home}/{record_id}.yml" if home else f"{homes[0]}.yml"


def readings(files: Mapping[str, bytes], kind: str) -> Iterator[tuple[str, FileReading]]:
    """The files that may hold records of a kind, by their paths, each read."""
    for name in source_paths(files):
        if kind in kinds_of(name):
            yield name, read_file(name, files[name])


def kinds_of(name: str) -> frozenset[str]:
    """The kinds of the records that a file at a path holds."""
    source = file_text(name, b"").source
    if source is None:
        return frozenset()
    return frozenset((source.kinds,) if isinstance(source.kinds, str) else source.kinds.values())


def text_of(name: str, data: bytes) -> str:
    """The text of a file. Raises EditingError when its bytes are none."""
    text = file_text(name, data).text
    if text is None:
        raise EditingError(message("{name} cannot be read as text: run goldthread check, which says why.", name=name))
    return text


def records_in(files: Iterable[tuple[str, bytes]]) -> dict[str, object]:
    """The records in some files, given by path and bytes, by their `kind/id`."""
    return {each.record.key: each.record for name, data in files for each in read_file(name, data).records}


def checked(files: Mapping[str, bytes], changed: Changed, old: str, new: str) -> Changed:
    """The files, when reading them gives the same records as before, but for the one that is gone and the one that is new."""
    before = records_in(name_and_data for name_and_data in files.items() if name_and_data[0] in changed)
    after = records_in((name, data) for name, data in changed.items() if data is not None)
    added = after.keys() - before.keys() if new != old else {new}
    rest = {key: each for key, each in before.items() if key != old}
    if new and new not in after:
        raise EditingError(
            message(
                "The files are written so that {record} cannot be put there by a program: change them by hand.",
                record=new,
            )
        )
    if added - {new} or any(after.get(key) != each for key, each in rest.items() if key != new):
        raise EditingError(
            message("The files are written so that other records would change as well: change them by hand.")
        )
    return changed
