"""What a version of a served handbook is made of, read from the disk; what has not changed since is not read again."""

import datetime
import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from goldthread.documents.folder import DocumentFolder
from goldthread.model.record import Audience
from goldthread.publishing.build_request import BuildRequest, request_of
from goldthread.publishing.configuration import configuration_of
from goldthread.reading.disk import FilesOnDisk
from goldthread.reading.files import files_on_disk, is_source
from goldthread.reading.plain_text import BYTES_LIMIT
from goldthread.record_files import TOPS
from goldthread.serving.places import Known
from goldthread.settings import clock_day

_PASSING = frozenset({"", ".bak", ".swp", ".tmp", ".yml", ".yaml"})
"""Endings of files that programs leave for a moment beside those that they write, and of records."""


class Around(msgspec.Struct, frozen=True):
    """All that is around the records, by which it is known whether any of it has changed.

    known: What the system knows of each place.
    times: How often one was changed of which the system knew nothing new.
    day: The day by the clock.
    """

    known: Mapping[str, Known]
    times: int
    day: datetime.date


class Inputs(msgspec.Struct, frozen=True):
    """All that a version of the site is made of.

    request: What is asked for.
    files: The files of records.
    aside: What else the reading of the records said of their folders.
    around: All that is around them.
    """

    request: BuildRequest
    files: FilesOnDisk
    aside: object
    around: Around


class RecordFiles:
    """Reads the files of records of a handbook again and again.

    root: The folder of the handbook.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: FilesOnDisk | None = None

    @property
    def latest(self) -> FilesOnDisk:
        """The files as they were read the last time; read now where they never were."""
        return self.read(()) if self._files is None else self._files

    def has_emptied(self) -> bool:
        """Whether a file is empty now in which there was something when it was read."""
        top = os.path.join(self._root, "")  # noqa: PTH118 - all about it is text
        return any(data and _is_empty(top + name) for name, data in (self._files or {}).items())

    def read(self, changed: Collection[str]) -> FilesOnDisk:
        """The files as they are now; where nothing but what is in some of them has changed, only these are read.

        changed: The places that have changed since they were read the last time.
        """
        before = self._files
        again = None if before is None else self._read_again(before, changed)
        if before is None or again is None:
            found = files_on_disk(self._root)
        else:
            found = FilesOnDisk({**before, **again}, before.unread, before.near, DocumentFolder(self._root))
        self._files = found
        return found

    def _read_again(self, files: FilesOnDisk, changed: Collection[str]) -> dict[str, bytes] | None:
        """What is in those places that hold records; None where more has changed than what is in files that were read before."""
        found: dict[str, bytes] = {}
        for place in changed:
            name = name_of(place, self._root)
            if name.partition("/")[0] not in TOPS:
                continue
            if name not in files or not self._is_plain(place):
                return None
            try:
                with Path(place).open("rb") as file:
                    found[name] = file.read(BYTES_LIMIT + 1)
            except OSError:
                return None
        return found

    def _is_plain(self, place: str) -> bool:
        """Whether a place is a file that lies where its name says, and is reached through no link."""
        top, real = os.path.realpath(self._root), os.path.realpath(place)
        is_there = real.removeprefix(top) == place.removeprefix(os.fspath(self._root))
        return is_there and os.path.isfile(real)  # noqa: PTH113 - all about it is text


def request_again(root: Path, audience: Audience | None, around: Around, before: Inputs | None) -> BuildRequest:
    """What is to be made of a handbook. Raises what `configuration_of` and `request_of` raise.

    audience: For whom it is served; None leaves it to the settings.
    around: All that is around the records.
    before: What was read the last time. Where nothing around the records has changed since, neither has what is asked for, but for
        whether records differ from those of a commit, which only git knows.
    """
    is_same = before is not None and before.around == around
    if before is not None and is_same and not before.request.build.commit and not before.request.warning:
        return before.request
    configuration = before.request.configuration if before is not None and is_same else configuration_of(root)
    return request_of(root, configuration, audience=audience)


def around_of(state: Mapping[str, Known], named: Collection[str], root: Path, times: int) -> Around:
    """All that is around the records, but for places of which a change passes.

    state: What the system knows of all places.
    named: The places that count whatever they are.
    """

    def counts(place: str) -> bool:
        if place in named:
            return True
        name = name_of(place, root)
        is_record = name != place and is_source(name)
        return not is_record and os.path.splitext(place)[1].lower() not in _PASSING  # noqa: PTH122 - thousands of times for each page

    return Around({place: known for place, known in state.items() if counts(place)}, times, clock_day())


def _is_empty(place: str) -> bool:
    try:
        known = os.stat(place)  # noqa: PTH116 - hundreds of times for each change
    except OSError:
        return False
    return stat.S_ISREG(known.st_mode) and not known.st_size


def name_of(place: str, root: Path) -> str:
    """The path of a place from the root, or the place itself where it does not lie there."""
    return place.removeprefix(os.path.join(root, "")).replace(os.sep, "/")  # noqa: PTH118 - as above
