"""The entries for the search: those that the theme's own parser makes of the same page."""

from pathlib import Path
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.toc import TableOfContents

from demonstration import DAY
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import compose, inspected
from goldthread.publishing.front_matter import front_matter
from goldthread.publishing.search_entries import entries

_PIECES = st.sampled_from([
    "<p>", "</p>", "<h1 id='top'>", "</h1>", '<h2 id="a-b">', "</h2>", "<h3>", '<h3 id="c" data-search-exclude>', "</h3>",
    "<div>", "</div>", '<div data-search-exclude="">', '<div class="linenodiv">', "<ul>", "</ul>", "<li>", "</li>", "<pre>", "</pre>",
    "<code>", "</code>", '<a class="headerlink" href="#a">', "</a>", "<br>", "<br/>", "<svg>", "</svg>",
    '<path d="M0 0"/>', "<img alt='>'>",
    "<script>if (a < b) {}</script>", "<style>p > a {}</style>", "<object>", "</object>", "<!-- <p> -->", "<span title='a > b'>", "</span>",
    "words ", "\n", "  \n ", "a &amp; b", "&lt;p&gt;", "1 < 2 ", "\u00a0", "<sup>2</sup>", "<li></li>", "<em/>",
])  # fmt: skip


def theirs(page: SimpleNamespace) -> list[dict[str, object]]:
    index = SearchIndex()
    index.add_entry_from_context(page)
    found: list[dict[str, object]] = index.entries
    return found


def shown(html: str, meta: dict[str, object]) -> SimpleNamespace:
    return SimpleNamespace(content=html, meta=meta, toc=TableOfContents([]), url="a/b/", title="Title")


def ours(html: str, meta: dict[str, object]) -> list[dict[str, object]]:
    said = meta.get("search")
    return list(entries(html, "a/b/", str(meta.get("title", "Title")), said if isinstance(said, dict) else {}))


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_any_html_of_ours_gives_the_entries_of_the_theme(html: str) -> None:
    try:
        expected = theirs(shown(html, {}))
    except (ValueError, AttributeError):
        return  # the theme itself gives up on it
    assert ours(html, {}) == expected


def test_every_page_of_the_demonstration_gives_the_entries_of_the_theme() -> None:
    request = request_of(Path(__file__).parents[2], None, build=Build(on=DAY, commit="abc1234", generator="1"))
    pages = compose(inspected(request), request).pages
    for page in pages:
        html, meta = page.body.strip(), front_matter(page)
        assert ours(html, meta) == theirs(shown(html, meta)), page.address
    assert len(pages) > 200
