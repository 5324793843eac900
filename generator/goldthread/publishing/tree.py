"""The pages as a tree of Markdown with a `mkdocs.yml` of its own, which needs nothing of ours to be built."""

import os
from collections.abc import Mapping
from html import escape
from pathlib import Path

import msgspec
import yaml

from goldthread.language.characters import contained
from goldthread.model.vision import Handbook
from goldthread.pages.look import SCRIPT, STYLE
from goldthread.pages.page import Edition, Page
from goldthread.publishing.markdown import markdown
from goldthread.publishing.previews import previews
from goldthread.publishing.site import WORD_ENDS, extra_settings, markdown_settings, site_name, theme_settings

LIST = ".goldthread.json"
"""The file in which a tree keeps the list of what was written, so that nothing else is ever deleted."""


class NotOurs(Exception):  # noqa: N818 - it reads as what is wrong
    """The folder holds files that were not written by `write_tree`."""


class Written(msgspec.Struct, frozen=True):
    """What writing a tree did: how many files it holds, how many changed, how many were deleted."""

    files: int
    changed: int
    deleted: int


def write_tree(folder: Path, edition: Edition, handbook: Handbook, kept: Path, site_url: str = "") -> Written:
    """Write the files of an edition; files whose bytes are the same are left alone, and files no longer wanted are deleted.

    kept: Where preview cards are kept from one run to the next.
    Raises NotOurs when the folder holds something else.
    """
    listed = folder / LIST
    if folder.exists() and any(folder.iterdir()) and not listed.is_file():
        raise NotOurs(folder)
    before = frozenset(msgspec.json.decode(listed.read_bytes(), type=list[str])) if listed.is_file() else frozenset()
    files = tree_files(edition, handbook, kept, site_url)
    names = sorted(files)
    _write(listed, msgspec.json.format(msgspec.json.encode(sorted(before | set(names))), indent=1))
    changed = sum(_write(folder / name, files[name]) for name in names)
    gone = sorted(before - set(names))
    for name in gone:
        _delete(folder, name)
    _write(listed, msgspec.json.format(msgspec.json.encode(names), indent=1))
    return Written(len(names), changed, len(gone))


def tree_files(edition: Edition, handbook: Handbook, kept: Path, site_url: str = "") -> Mapping[str, bytes]:
    """The files of the tree by their paths: `mkdocs.yml`, and the rest under `docs/`."""
    shown = previews(edition, handbook, site_name(handbook), site_url, kept)
    pages = {f"docs/{page.path}": markdown(page, shown.tags(page)).encode() for page in edition.pages}
    others = {f"docs/{path}": data for path, data in (*edition.files, *shown.files)}
    return {"mkdocs.yml": _settings(edition, handbook, site_url).encode(), **pages, **others}


def _settings(edition: Edition, handbook: Handbook, site_url: str) -> str:
    settings: dict[str, object] = {
        "site_name": escape(contained(site_name(handbook)), quote=True),  # the theme writes it into HTML as it stands
        **({"site_url": site_url} if site_url else {}),
        "theme": {"name": "material", **theme_settings(handbook.language)},
        "extra_css": [STYLE],
        "extra_javascript": [SCRIPT],
        "extra": extra_settings(),
        "markdown_extensions": [{name: values} if values else name for name, values in markdown_settings().items()],
        "plugins": [{"search": {"separator": WORD_ENDS}}],
        "nav": navigation(edition),
        "not_in_nav": "".join(f"/{page.path}\n" for page in _outside_navigation(edition)),
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=1000)


def navigation(edition: Edition) -> list[dict[str, object]]:
    """The navigation as MkDocs takes it: chapters of one page stand by themselves."""
    chapters: list[dict[str, object]] = []
    for chapter in edition.chapters:
        entries: list[dict[str, str]] = [{title: f"{address}index.md"} for title, address in chapter.entries]
        alone = len(entries) == 1
        chapters.append({chapter.title: next(iter(entries[0].values())) if alone else entries})
    return chapters


def _outside_navigation(edition: Edition) -> list[Page]:
    named = {address for chapter in edition.chapters for _, address in chapter.entries}
    return [page for page in edition.pages if page.address not in named]


def _write(path: Path, data: bytes) -> bool:
    """Write a file in one step, unless it holds the same bytes; whether it changed."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(data)
    os.replace(partial, path)  # noqa: PTH105 - Path.replace is the same, less widely known to be atomic
    return True


def _delete(folder: Path, name: str) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
