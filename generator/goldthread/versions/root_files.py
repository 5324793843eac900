"""The top of the branch of published versions: their folders, and the files beside them."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from goldthread.model.book import Book
from goldthread.pages.files.landing import entrance, lost
from goldthread.publishing.version_settings import DRAFT, LATEST
from goldthread.versions.branch import Branch
from goldthread.versions.git_objects import Entry, folder_entry, store_file
from goldthread.versions.versions_json import VersionEntry, latest, listing

VERSIONS = "versions.json"
"""The list of editions, by the name that the theme and mike know it by."""


def folders(branch: Branch, versions: tuple[VersionEntry, ...], entry: VersionEntry, tree: str) -> dict[str, Entry]:
    """What the branch holds, with the folder of one edition exchanged; an alias is a copy, which git keeps once."""
    entries = {**branch.entries, entry.version: folder_entry(tree)}
    for each in versions:
        for alias in each.aliases:
            if alias == LATEST or each.version == entry.version:
                entries[alias] = entries[each.version]
    if all(each.version != DRAFT for each in versions):
        entries.pop(DRAFT, None)
    return entries


def root_files(repository: Path, versions: tuple[VersionEntry, ...], address: str, book: Book) -> Mapping[str, Entry]:
    """The files beside the versions: `versions.json`, the entry page, and the page for addresses that do not exist."""
    target = LATEST if latest(versions) else DRAFT
    files = {
        VERSIONS: listing(versions),
        "index.html": entrance(book.handbook, target),
        ".nojekyll": b"",
    }
    if address:
        places = [name for each in versions for name in (each.version, *each.aliases)]
        files["404.html"] = lost(book, urlsplit(address).path.rstrip("/") + "/", target, places)
    return {name: store_file(repository, data) for name, data in files.items()}
