"""Pages filled into the frame that they share are those that MkDocs renders one by one, to the byte, whatever a theme does with them."""

import posixpath
import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from pathlib import Path

import msgspec
import pytest

from command_line import goldthread
from demonstration import DAY, REPOSITORY
from goldthread.model.book import Book
from goldthread.model.record import Audience
from goldthread.pages.frame.context import Build
from goldthread.pages.frame.page import Page
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import inspected
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.engine import SiteContents, site_contents
from goldthread.publishing.mkdocs_contents import finished
from goldthread.publishing.mkdocs_site import SiteBuildError, site_frames
from goldthread.publishing.mkdocs_theme import MkDocsTheme
from goldthread.publishing.page_frames import PageFrames
from goldthread.publishing.shown_page import shown_content
from goldthread.publishing.site_settings import SiteSettings
from specimen.overlay import lay_over_specimen

SETTINGS = "site_name: Ferry & friends\nsite_url: https://ferry.example/book/\ndocs_dir: content\n"
PLUGINS = "plugins: [search, goldthread]\n"
HOOK = {
    "mkdocs.yml": f"{SETTINGS}theme: {{name: material}}\n{PLUGINS}hooks: [hook.py]\n",
    "hook.py": "def on_page_context(context, page, config, nav):\n    return context\n",
}
PRINTED = (
    "{{ page.meta.title }} of {{ page.meta.description }} at {{ page.url }} and {{ page.canonical_url }}",
    "{% if page.meta.description and page.title and not page.is_homepage %}{{ page.parent.title }}{% endif %}",
    "{% for entry in page.toc %}{{ entry.level }} {{ entry.url }} {{ entry.title }}{% endfor %}",
    '{{ page.meta.author }}{{ page.meta.get("status", "none") }}{{ page.edit_url }}{{ page.ancestors | length }}',
)
LOOKED_AT = (
    '{% if page.meta.title == "Bench" %}here{% endif %}',
    '{% if page.meta.title in ["Bench", "Quay"] %}here{% endif %}',
    '{% if "Bench" in page.meta.title %}here{% endif %}',
    '{% if page.url.startswith("touchpoint/b") %}here{% endif %}',
    '{% if page.url == "touchpoint/notice-board/" %}here{% endif %}',
    "{{ page.title | upper }}",
    "{{ page.title[0] }}",
    "{{ page.meta.description | truncate(12) }}",
    "{{ page.meta.description | urlencode }}",
    "{{ page.meta.description | length }}",
    "{{ page.canonical_url | replace('https', 'http') }}",
    "{{ page.content | wordcount }}",
    '{% if "<table" in page.content %}here{% endif %}',
    "{{ page.file.src_uri }}",
    "{{ page.update_date }}",
    "{{ (page.meta.search or {}).boost }}",
    "{% for name, value in page.meta.items() %}{{ name }}: {{ value }}{% endfor %}",
    "{{ pages | length }}",
    "{% for entry in page.toc %}{{ entry.title | upper }}{% endfor %}",
)


@pytest.fixture
def specimen(tmp_path: Path) -> Callable[..., Path]:
    """Lays out the small handbook with files over it."""

    def laid_out(files: dict[str, str], name: str = "handbook") -> Path:
        root = tmp_path / name
        lay_over_specimen(root, {"mkdocs.yml": f"{SETTINGS}theme: {{name: material}}\n{PLUGINS}", **files})
        return root

    return laid_out


def contents_of(root: Path, audience: Audience = "internal", language: str = "") -> SiteContents:
    build = Build(on=DAY, commit="abc1234", generator="1")
    request = request_of(root, configuration_of(root), audience=audience, build=build)
    inspection = inspected(request)
    if language:
        book = inspection.graph.book
        handbook = msgspec.structs.replace(book.handbook, language=language)
        book = Book({**book.records, handbook.key: handbook}, book.origins, book.uncertain)
        inspection = msgspec.structs.replace(inspection, graph=msgspec.structs.replace(inspection.graph, book=book))
    return site_contents(request, inspection)


def unlike(pages: Iterable[Page], frames: PageFrames) -> list[str]:
    """The pages that look otherwise in a frame than when rendered whole."""
    return [page.address for page in pages if frames.html(page) != frames.whole(page)]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("audience", ["internal", "public"])
def test_pages_of_the_demonstration_are_those_that_are_rendered_whole(audience: Audience, language: str) -> None:
    contents = contents_of(REPOSITORY, audience, language)
    frames = site_frames(contents)
    assert unlike(contents.site.pages, frames) == []
    assert frames.frames
    assert [key for key, frame in frames.frames.items() if frame is None] == []
    named = {address for chapter in contents.site.chapters for _, address in chapter.entries}
    assert len(frames.frames) < (len(contents.site.pages) - len(named)) / 2


def test_a_build_makes_the_files_that_mkdocs_makes_page_by_page(specimen: Callable[..., Path], tmp_path: Path) -> None:
    sites = []
    for name, files in (("framed", {}), ("whole", HOOK)):
        root = specimen(files, name)
        done = goldthread("build", "--output", tmp_path / f"{name} site", cwd=root)
        assert done.exit_code == 0, done.output
        sites.append(tmp_path / f"{name} site")
    framed, whole = ({str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*.*")} for site in sites)
    assert framed == whole


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[SiteContents, PageFrames]:
    """The contents and the frames of the small handbook, whose theme has all the main templates that are tried."""
    root = tmp_path_factory.mktemp("frames") / "handbook"
    lay_over_specimen(root, {"mkdocs.yml": f"{SETTINGS}theme: {{name: material}}\n{PLUGINS}"})
    contents = contents_of(root)
    frames = site_frames(contents)
    return contents, frames


@pytest.mark.parametrize("template", [*PRINTED, *LOOKED_AT])
def test_a_theme_may_do_with_pages_what_it_will(small: tuple[SiteContents, PageFrames], template: str) -> None:
    contents, frames = small
    assert isinstance(frames.theme, MkDocsTheme)
    environment = frames.theme.template.environment
    changed = copy(frames)
    changed.theme, changed.frames = copy(frames.theme), {}
    text = f'{{% extends "base.html" %}}{{% block announce %}}{template}{{% endblock %}}'
    changed.theme.template = environment.from_string(text)
    shared = [page for page in contents.site.pages if page.address.startswith(("edit/", "rule/"))]
    assert unlike(shared[:12], changed) == []
    assert (None in changed.frames.values()) == (template in LOOKED_AT)


def test_single_pages_are_not_made_where_another_plugin_changes_them(specimen: Callable[..., Path]) -> None:
    with pytest.raises(SiteBuildError, match="Other plugins"):
        site_frames(contents_of(specimen(HOOK)))


def test_several_threads_may_ask_for_pages(small: tuple[SiteContents, PageFrames]) -> None:
    contents, frames = small
    fresh = copy(frames)
    fresh.frames = {}
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(fresh.html, contents.site.pages))
    assert made == [frames.whole(page) for page in contents.site.pages]


def test_a_kept_frame_makes_the_same_pages(small: tuple[SiteContents, PageFrames]) -> None:
    contents, frames = small
    for page in contents.site.pages[::9]:
        frame = frames.frame(page)
        assert frame is not None
        kept = msgspec.msgpack.decode(msgspec.msgpack.encode(frame), type=type(frame))
        assert kept.filled(frames.values(page)) == frames.whole(page)


def test_the_navigation_leads_from_a_record_to_all_chapters_and_to_the_indexes_of_its_own(
    small: tuple[SiteContents, PageFrames],
) -> None:
    contents, frames = small
    html = frames.html(contents.site.page("touchpoint/notice-board/"))
    navigation = html[html.index("md-nav--primary") : html.index('data-md-type="toc"')]
    hrefs = {
        posixpath.normpath(f"touchpoint/notice-board/{href}") for href in re.findall(r'href="([^"]*)"', navigation)
    }
    first = [chapter.entries[0][1] for chapter in contents.site.chapters]
    own = next(chapter for chapter in contents.site.chapters if "touchpoint/" in dict(chapter.entries).values())
    assert [each for each in (*first, *dict(own.entries).values()) if posixpath.normpath(each) not in hrefs] == []
    assert len(hrefs) < len([entry for chapter in contents.site.chapters for entry in chapter.entries])


def test_a_page_is_published_without_what_the_search_alone_reads() -> None:
    said = "<p>&lt;p data-search-exclude&gt; data-search-exclude</p>"
    body = f'<ul class="a" data-search-exclude><li data-search-exclude>One</li></ul>\n{said}\n'
    shown = f'<ul class="a"><li>One</li></ul>\n{said}'
    assert shown_content(Page(address="a/", title="A", description="", body=body)) == shown


@pytest.mark.parametrize("own", [True, False])
def test_only_an_editors_own_page_brings_the_script_that_opens_tabs(own: bool) -> None:  # noqa: FBT001 - a case
    script = '<script>var target=document.getElementById("a");target.name.startsWith("__tabbed_")</script>'
    html = f'<head><meta charset="utf-8"></head><body>Page<script>kept()</script>{script}</body>'
    settings = SiteSettings(name="Book", address="", theme={}, markdown={}, extra={})
    shown = finished(html, "Page", "", settings, serving=False, own=own)
    assert (script in shown) is not own
    assert shown.count("sha256-") == 2 - own
