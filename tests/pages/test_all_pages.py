"""Properties of all pages."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from goldthread.pages.components.presenter import Presenter
from goldthread.pages.customers import customer, customer_index, need, need_index
from goldthread.pages.experience import touchpoint, touchpoint_index
from goldthread.pages.focus import focus, focus_index
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.home import home
from goldthread.pages.principles import principle, principle_index
from goldthread.pages.teams import team, team_index
from pages.page_bodies import ContextOf, pages_of

REPOSITORY = 'repository: {url: "https://git.example/book", branch: main}\n'
HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "1.0"\n'
WRITERS = (
    customer.WRITER,
    customer_index.WRITER,
    focus.WRITER,
    focus_index.WRITER,
    home.WRITER,
    need.WRITER,
    need_index.WRITER,
    principle.WRITER,
    principle_index.WRITER,
    team.WRITER,
    team_index.WRITER,
    touchpoint.WRITER,
    touchpoint_index.WRITER,
)
EMPTY = {
    "content/touchpoints.yml": "[]\n",
    "content/customers.yml": "[]\n",
    "content/focus.yml": "[]\n",
    "content/needs.yml": "[]\n",
    "content/teams.yml": "[]\n",
    "principles/say-it-plainly.yml": "title: Bare\nstatement: Bare.\n",
}
VOID = {"input", "br", "hr", "img", "meta", "link"}


class Balance(HTMLParser):
    """Notes every tag that is closed out of turn, or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.wrong += [f"{tag} {name}" for name, _ in attrs if name == "style" or name.startswith("on")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def written(context: Context) -> Iterator[Page]:
    for writer in WRITERS:
        yield from pages_of(writer, context)


@pytest.mark.parametrize("files", [{}, EMPTY], ids=["a sound handbook", "a handbook that has hardly begun"])
def test_every_element_is_closed_and_has_no_inline_style_or_script(
    context_of: ContextOf, files: dict[str, str]
) -> None:
    for page in written(context_of(files)):
        balance = Balance()
        balance.feed(page.body)
        assert (page.address, balance.open, balance.wrong) == (page.address, [], [])


def test_every_block_begins_in_the_first_column_after_a_blank_line(context_of: ContextOf) -> None:
    for page in written(context_of({})):
        lines = page.body.split("\n")
        for number, line in enumerate(lines):
            if line.startswith("#"):
                around = (lines[number - 1] if number else "", lines[number + 1])
                assert (page.address, line, around) == (page.address, line, ("", ""))


def test_a_record_names_its_file_and_links_to_the_editor(context_of: ContextOf) -> None:
    context = context_of({"content/handbook.yml": HANDBOOK + REPOSITORY})
    source = Presenter(context, "touchpoint/notice-board/").source("touchpoint/notice-board")
    assert (source.file, source.line) == ("content/touchpoints/landing.yml", 1)
    assert source.edit == "https://git.example/book/edit/main/content/touchpoints/landing.yml#L1"


def test_without_a_repository_there_is_no_link_to_edit(context_of: ContextOf) -> None:
    source = Presenter(context_of({}), "team/crew/").source("team/crew")
    assert source.edit == ""


def test_the_same_records_give_the_same_pages(context_of: ContextOf) -> None:
    context = context_of({})
    assert tuple(written(context)) == tuple(written(context))
