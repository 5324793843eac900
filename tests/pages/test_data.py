"""The data page, and the files that it offers."""

import msgspec
from markdown_it import MarkdownIt

from goldthread.model.book import Book
from goldthread.pages.alignment.data import WRITER
from goldthread.pages.files.llms_txt import guide
from goldthread.pages.frame.page import Chapter, Page
from goldthread.pages.site import make_site
from pages.evidence_records import LEARNED
from pages.page_bodies import ContextOf, body_of, pages_of
from publishing.injection import PAYLOADS


def test_every_file_that_it_offers_is_published(context_of: ContextOf) -> None:
    context = context_of({})
    body = body_of(pages_of(WRITER, context), "data/")
    published = {path for path, _ in make_site(context).files}
    for path in ("data/touchpoints.csv", "data/handbook.json", "llms.txt"):
        assert f'href="../{path}"' in body
        assert path in published


def test_the_guide_names_every_page_of_the_navigation_with_its_description(context_of: ContextOf) -> None:
    made = make_site(context_of(LEARNED))
    guide = dict(made.files)["llms.txt"].decode()
    descriptions = {page.address: page.description for page in made.pages}
    for chapter in made.chapters:
        assert f"\n## {chapter.title}\n" in guide
        for title, address in chapter.entries:
            assert f"- [{title}]({address or './'}): {descriptions[address]}" in guide
    assert guide.startswith("# ")


def test_records_that_share_a_page_have_no_former_addresses(context_of: ContextOf) -> None:
    tool = "card: {name: Tide card, was: [tide]}\n"
    assert "tool/tide/index.html" not in dict(make_site(context_of({"content/tools.yml": tool})).files)


def test_texts_are_escaped_in_the_guide(context_of: ContextOf) -> None:
    book = context_of({}).book
    for text in (*PAYLOADS, "1. one", "- one", "===", "# one", "> one"):
        handbook = msgspec.structs.replace(book.handbook, brand=text, vision=text, summary=text)
        hostile = Book({**book.records, handbook.key: handbook}, book.origins, book.uncertain)
        title = " ".join(text.split())
        page = Page(address="focus/", title=title, body="", description=title)
        made = guide(hostile, [Chapter(title, ((title, "focus/"),), ("focus",))], [page]).decode()
        tokens = MarkdownIt("commonmark").parse(made)
        kinds = [each.type for each in tokens if each.nesting >= 0 and each.type != "inline"]
        parts = [part for each in tokens for part in each.children or ()]
        assert kinds[:4] == ["heading_open", "blockquote_open", "paragraph_open", "paragraph_open"], text
        assert set(kinds[4:]) <= {"list_item_open", "paragraph_open", "heading_open", "bullet_list_open"}, text
        assert {each.type for each in parts} <= {"text", "text_special", "link_open", "link_close", "code_inline"}, text
        assert {str(each.attrs["href"]) for each in parts if each.type == "link_open"} == {
            "focus/",
            "data/handbook.json",
            "data/touchpoints.csv",
        }, text
