"""The pages as a tree of Markdown with a `mkdocs.yml` of its own, which needs nothing of ours to be built."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

import yaml

from goldthread.disk.folders import Replacement, replaced
from goldthread.language.control_characters import contained
from goldthread.language.message import message, verbatim
from goldthread.pages.frame.page import Page, Site
from goldthread.progress import followed
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.markdown import markdown
from goldthread.publishing.outputs import is_of_older_tree
from goldthread.publishing.search_index import search_files
from goldthread.publishing.site_settings import SiteSettings


def write_tree(contents: SiteContents, folder: Path) -> Replacement:
    """Write the files of a site as Markdown; files whose bytes are the same are left alone, and files no longer wanted are deleted.

    Raises what `replaced` raises.
    """
    files = tree_files(contents)
    with replaced(folder, "tree", is_of_older_tree, in_place=True) as new:
        for name in followed(message("Writing files"), files, verbatim):
            (new.path / name).parent.mkdir(parents=True, exist_ok=True)
            (new.path / name).write_bytes(files[name])
    return new


def tree_files(contents: SiteContents) -> Mapping[str, bytes]:
    """The files of the tree by their paths: `mkdocs.yml`, and the rest under `docs/`."""
    site, shown = contents.site, contents.previews
    pages = {f"docs/{page.path}": markdown(page, shown.tags(page)).encode() for page in site.pages}
    found = search_files(contents)
    others = {f"docs/{path}": data for path, data in (*site.files, *shown.files, *contents.pictures, *found.items())}
    return {"mkdocs.yml": _written(contents.settings, site).encode(), **pages, **others}


def _written(told: SiteSettings, site: Site) -> str:
    settings: dict[str, object] = {
        "site_name": escape(contained(told.name), quote=True),  # the theme writes it into HTML as it stands
        **({"site_url": told.address} if told.address else {}),
        **({"copyright": told.imprint} if told.imprint else {}),
        "theme": {"name": "material", **told.theme},
        "extra_css": list(told.styles),
        "extra_javascript": list(told.scripts),
        "extra": {**told.extra, **({"version": told.versions} if told.versions else {})},
        "markdown_extensions": [{name: values} if values else name for name, values in told.markdown.items()],
        "plugins": ["search"],
        "nav": navigation(site),
        "not_in_nav": "".join(f"/{page.path}\n" for page in _outside_navigation(site)),
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=1000)


def navigation(site: Site) -> list[dict[str, object]]:
    """The navigation as MkDocs takes it: chapters of one page stand by themselves."""
    chapters: list[dict[str, object]] = []
    for chapter in site.chapters:
        entries: list[dict[str, str]] = [{title: f"{address}index.md"} for title, address in chapter.entries]
        alone = len(entries) == 1
        chapters.append({chapter.title: next(iter(entries[0].values())) if alone else entries})
    return chapters


def _outside_navigation(site: Site) -> list[Page]:
    named = {address for chapter in site.chapters for _, address in chapter.entries}
    return [page for page in site.pages if page.address not in named]
