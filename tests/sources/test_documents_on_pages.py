"""Pages name documents and link them, and nothing of a document is in a public site."""

from pathlib import Path

import pytest

from goldthread.exchange import handbook_json
from goldthread.pages.components.citations import cited
from goldthread.pages.frame.addresses import Links
from goldthread.pages.frame.markdown_text import Words
from sources.conftest import Run
from sources.upstream import inspected, reword, with_source


def test_the_page_of_reviews_shows_the_words_as_they_are(reviewed: Path, run: Run) -> None:
    reword(reviewed, "everybody home", "everybody `<b>home</b>` [[need/calm]]")
    assert run("build", "--output", "site").exit_code == 0
    page = (reviewed / "site/review/index.html").read_text(encoding="utf-8")
    assert "We bring everybody home." in page
    assert "We bring everybody &lt;b&gt;home&lt;/b&gt; [[need/calm]]." in page


def test_nothing_of_a_source_that_is_gone_is_in_a_public_site(reviewed: Path, run: Run) -> None:
    reword(reviewed, "## Mission", "## Why")
    with_source(
        reviewed, "source: {title: Strategy, at: docs/strategy.md#calm, seen_on: 2026-01-03}", "source: Desk log"
    )
    assert run("build", "--audience", "public", "--output", "site").exit_code == 0
    files = [
        each for each in (reviewed / "site").rglob("*") if each.suffix in {".html", ".json", ".js", ".txt", ".csv"}
    ]
    text = "".join(each.read_text(encoding="utf-8", errors="replace") for each in files)
    for secret in ("strategy", "everybody home", "shouted", "#mission", "reviewed against"):
        assert secret not in text, secret


def test_nothing_of_a_document_is_in_a_public_site(reviewed: Path, run: Run) -> None:
    reword(reviewed, "everybody home", "everybody home before dark")
    assert run("build", "--audience", "public", "--output", "site").exit_code == 0
    files = [
        each for each in (reviewed / "site").rglob("*") if each.suffix in {".html", ".json", ".js", ".txt", ".csv"}
    ]
    text = "".join(each.read_text(encoding="utf-8", errors="replace") for each in files)
    for secret in ("strategy", "Strategy", "everybody home", "before dark", "counts.csv", "#mission"):
        assert secret not in text, secret
    assert "Desk log" in text


def test_json_for_colleagues_holds_the_sources_and_no_words_of_documents(reviewed: Path) -> None:
    text = handbook_json.book_as_json(inspected(reviewed).reading.book).decode()
    assert "docs/strategy.md#mission" in text
    assert "everybody" not in text


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("home", "Strategy, “Mission”"),
        ("calm", "Strategy, “Calm” (seen on 3 January 2026)"),
        ("bells", "Strategy, “Bells”"),
        ("rest", "Desk log; Counts"),
        ("alone", "Desk log"),
    ],
)
def test_a_page_names_the_document_and_the_heading(root: Path, need: str, words: str) -> None:
    book = inspected(root).graph.book
    assert str(cited(Words(book, Links(book, "")), book.records[f"need/{need}"])) == words


@pytest.mark.parametrize(
    ("form", "address"),
    [
        ("", "https://code.example/ferry/blob/main/docs/strategy.md#mission"),
        (
            ', edit: "{url}/-/edit/{branch}/{path}#L{line}", branch: all',
            "https://code.example/ferry/-/blob/all/docs/strategy.md#mission",
        ),
    ],
)
def test_a_document_is_linked_where_the_repository_is_known(reviewed: Path, run: Run, form: str, address: str) -> None:
    file = reviewed / "content/handbook.yml"
    file.write_text(file.read_text() + f'repository: {{url: "https://code.example/ferry"{form}}}\n')
    book = inspected(reviewed).graph.book
    words = cited(Words(book, Links(book, "")), book.records["need/home"])
    assert f'<a href="{address}" rel="noreferrer">Strategy, “Mission”</a>' == str(words)
    assert run("build", "--audience", "public", "--output", "site").exit_code == 0
    pages = "".join(each.read_text(encoding="utf-8") for each in (reviewed / "site").rglob("*.html"))
    assert "docs/strategy.md" not in pages
