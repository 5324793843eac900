"""What lies at the top of a branch of editions: their folders, and beside them their list and the ways in."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from goldthread.model.book import Book
from goldthread.pages.files.landing import entrance, lost
from goldthread.publishing.version_settings import DRAFT, LATEST
from goldthread.versions.branch import Branch
from goldthread.versions.git_objects import Entry, file_entry, folder_entry
from goldthread.versions.versions_json import Volume, latest, listing

VERSIONS = "versions.json"
"""The list of editions, by the name that the theme and mike know it by."""


def folders(branch: Branch, shelf: tuple[Volume, ...], volume: Volume, tree: str) -> dict[str, Entry]:
    """What the branch holds, with the folder of one edition exchanged; an alias is a copy, which git keeps once."""
    entries = {**branch.entries, volume.version: folder_entry(tree)}
    for each in shelf:
        for alias in each.aliases:
            if alias == LATEST or each.version == volume.version:
                entries[alias] = entries[each.version]
    if all(each.version != DRAFT for each in shelf):
        entries.pop(DRAFT, None)
    return entries


def at_the_door(repository: Path, shelf: tuple[Volume, ...], address: str, book: Book) -> Mapping[str, Entry]:
    """The files beside the editions: their list, the way in, and the way back for those who are lost."""
    target = LATEST if latest(shelf) else DRAFT
    files = {
        VERSIONS: listing(shelf),
        "index.html": entrance(book.handbook, target),
        ".nojekyll": b"",
    }
    if address:
        places = [name for each in shelf for name in (each.version, *each.aliases)]
        files["404.html"] = lost(book.handbook, urlsplit(address).path.rstrip("/") + "/", target, places)
    return {name: file_entry(repository, data) for name, data in files.items()}
