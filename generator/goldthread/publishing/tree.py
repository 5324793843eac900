"""The pages as a tree of Markdown with a `mkdocs.yml` of its own, which needs nothing of ours to be built."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

import yaml

from goldthread.disk.folders import Replacement, replaced
from goldthread.language.characters import contained
from goldthread.model.vision import Handbook
from goldthread.pages.files.assets import SCRIPT, STYLE
from goldthread.pages.frame.page import Edition, Page
from goldthread.publishing.markdown import markdown
from goldthread.publishing.outputs import is_of_older_tree
from goldthread.publishing.previews import previews
from goldthread.publishing.site import WORD_ENDS, extra_settings, markdown_settings, site_name, theme_settings


def write_tree(folder: Path, edition: Edition, handbook: Handbook, kept: Path, site_url: str = "") -> Replacement:
    """Write the files of an edition; files whose bytes are the same are left alone, and files no longer wanted are deleted.

    kept: Where preview cards are kept from one run to the next.
    Raises what `replaced` raises.
    """
    files = tree_files(edition, handbook, kept, site_url)
    with replaced(folder, "tree", is_of_older_tree, in_place=True) as new:
        for name, data in files.items():
            (new.path / name).parent.mkdir(parents=True, exist_ok=True)
            (new.path / name).write_bytes(data)
    return new


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
