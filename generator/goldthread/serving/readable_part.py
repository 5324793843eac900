"""What the public may still be shown while something is wrong: what can be read now, without all that cannot.

The last good version will not do. A record may have become internal since, and while another file has a slip nothing new is shown.
So the handbook is read as it is now, but for files with faults. These are taken as they were in the last good version, so that links
lead somewhere; and since nobody knows what they say of their readers now, all that is in them is internal until it can be read.
"""

from collections.abc import Iterable, Mapping

import msgspec

from goldthread.audience.public_book import InternalHandbookError
from goldthread.editions.history import NO_HISTORY
from goldthread.graph.graph import graph_of
from goldthread.inspection import CheckFailedError, Inspection, inspect_files
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.compose import DisclosureError
from goldthread.publishing.engine import NoRecordsError, SiteContents, contents_on_request
from goldthread.reading.disk import FilesOnDisk
from goldthread.reading.file_reading import FileReader
from goldthread.reading.files import EDITIONS_FILE
from goldthread.settings import Settings

_ROUNDS = 20
"""So often more is left out, until what is left can be shown."""


def readable_contents(
    request: BuildRequest, files: FilesOnDisk, good: Mapping[str, bytes], read: FileReader
) -> SiteContents | None:
    """The contents of a site for the public of what can be read now; None where nothing is left that can be shown.

    files: The files of records as they are now.
    good: The files of the last good version.
    read: Reads a file.
    """
    unsure = {path for path in good if any(_is_within(path, each.name) for each in files.unread)}
    naming: set[str] = set()
    for _ in range(_ROUNDS):
        inspection = _inspected(request, _taken(files, good, unsure), read)
        faulty = {each.place.file for each in inspection.faults}
        if faulty:
            if faulty <= unsure:
                return None
            unsure |= faulty
            continue
        try:
            return contents_on_request(request, _kept_inside(inspection, unsure, naming))
        except DisclosureError as error:
            told = {each.record for each in error.report.findings}
            if told <= naming:
                return None
            naming |= told
        except (CheckFailedError, InternalHandbookError, NoRecordsError):
            return None
    return None


def _inspected(request: BuildRequest, files: FilesOnDisk, read: FileReader) -> Inspection:
    """What is in some files; rules of the handbook's own find nothing that the public is told."""
    return inspect_files(files, Settings(today=request.build.on), request.root, read=read)


def _taken(files: FilesOnDisk, good: Mapping[str, bytes], unsure: Iterable[str]) -> FilesOnDisk:
    """The files, some of them as they were, or left out where they were not there."""
    before = {path: good[path] for path in unsure if path in good}
    now = {path: data for path, data in files.items() if path not in unsure}
    return FilesOnDisk({**now, **before}, documents=files.documents)


def _kept_inside(inspection: Inspection, unsure: set[str], naming: set[str]) -> Inspection:
    """The same handbook, all of whose records are internal that come from some files, or are among some keys."""
    book = inspection.graph.book
    inside = {key for key, origin in book.origins.items() if origin.place.file in unsure} | naming
    records = {
        key: msgspec.structs.replace(each, audience="internal") if key in inside else each
        for key, each in book.records.items()
    }
    graph = graph_of(msgspec.structs.replace(book, records=records))
    history = NO_HISTORY if EDITIONS_FILE in unsure else inspection.history
    return msgspec.structs.replace(inspection, graph=graph, history=history)


def _is_within(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")
