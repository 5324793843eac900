"""What a record names as its sources, on its page and in the public edition."""

import pytest

from goldthread.audience.public_book import public_book
from goldthread.exchange import handbook_json
from goldthread.model.links import Source
from goldthread.pages.components.citations import cited
from goldthread.pages.components.presenter import Presenter
from pages.page_bodies import ContextOf


def shown(context_of: ContextOf, sources: str) -> str:
    context = context_of({"content/needs.yml": f"reach-home:\n  need: I need to reach home.\n  source: {sources}\n"})
    return str(cited(Presenter(context, "need/reach-home/").words, context.book.records["need/reach-home"]))


def test_a_text_is_shown_as_it_is_written(context_of: ContextOf) -> None:
    assert shown(context_of, "The *yearly* count") == "The <em>yearly</em> count"


def test_an_address_of_the_web_is_a_link_and_says_when_it_was_seen(context_of: ContextOf) -> None:
    text = shown(context_of, "{title: Yearly count, at: 'https://isles.example/count?a=1&b=2', seen_on: 2026-03-02}")
    link = '<a href="https://isles.example/count?a=1&amp;b=2" rel="noreferrer">Yearly count</a>'
    assert text == f"{link} (seen on 2 March 2026)"


def test_several_sources_follow_each_other(context_of: ContextOf) -> None:
    assert shown(context_of, "[Desk log, {title: Pass register}]") == "Desk log; Pass register"


@pytest.mark.parametrize(
    "at", ["javascript:alert(1)", "mailto:a.b", "data:text/html,x", "//evil.example/x", "https://"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(context_of: ContextOf, at: str) -> None:
    assert "<a" not in shown(context_of, f"{{title: Count, at: '{at}'}}")


@pytest.mark.parametrize("written", ["docs/strategy.md#mission", "https://isles.example/count", "README.md"])
def test_a_bare_text_that_is_nothing_but_an_address_is_one(written: str) -> None:
    assert Source(title=written) == Source(at=written)


@pytest.mark.parametrize("written", ["The strategy, docs/strategy.md", "Yearly count", "isles.example"])
def test_a_bare_text_that_says_more_than_an_address_is_a_title(written: str) -> None:
    assert Source(title=written).title == written


SECRETS = (
    "docs/heron.md#plan",
    "{title: The heron plan, at: docs/heron.md#plan}",
    "{title: The heron wiki, at: 'https://wiki.internal/heron'}",
    "{title: The heron wiki, at: 'https://10.0.0.7/heron'}",
    "{title: The heron wiki, at: 'https://heron/plan'}",
    "{title: The heron wiki, at: 'https://me:heron@isles.example/'}",
    "{title: The heron share, at: 'file://server/heron.docx'}",
)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("form", ["{}", "[{}]"])
def test_a_source_that_only_colleagues_can_open_is_not_in_the_public_book(
    context_of: ContextOf, secret: str, form: str
) -> None:
    files = {"content/needs.yml": f"reach-home:\n  need: I need to reach home.\n  source: {form.format(secret)}\n"}
    book = context_of(files).book
    assert book.records["need/reach-home"].source
    assert "heron" not in handbook_json.book_as_json(public_book(book)).decode()


def test_a_public_source_stays_beside_one_that_is_not(context_of: ContextOf) -> None:
    files = {
        "content/needs.yml": "reach-home:\n  need: I need to reach home.\n  source: [docs/heron.md, Yearly count]\n"
    }
    assert public_book(context_of(files).book).records["need/reach-home"].source == (Source(title="Yearly count"),)


@pytest.mark.parametrize("sources", ["Desk log", "[Desk log, {title: Count, at: docs/a.md#b, seen_on: 2026-01-02}]"])
def test_sources_come_back_from_json(context_of: ContextOf, sources: str) -> None:
    book = context_of({"content/needs.yml": f"reach-home:\n  need: I need to reach home.\n  source: {sources}\n"}).book
    back = handbook_json.book_from_json(handbook_json.book_as_json(book))
    assert back.records["need/reach-home"].source == book.records["need/reach-home"].source
