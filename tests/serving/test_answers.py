"""What is answered to whatever may be asked."""

import os
from pathlib import Path

import pytest

from goldthread.serving.answers import Request, Site, path_of
from serving.conftest import SETTINGS, Asked

BOARD = "/touchpoint/notice-board/"
SHEET = "/assets/goldthread/goldthread.css"


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "/"),
        ("/touchpoint/a/?x=1#y", "/touchpoint/a/"),
        ("/a%20b/%C3%A4.png", "/a b/ä.png"),
        ("http://localhost:8000/a/?x", "/a/"),
        ("/a%2Fb", "/a/b"),
        ("/.goldthread/events", "/.goldthread/events"),
    ],
)
def test_an_address_is_decoded_once(target: str, path: str) -> None:
    assert path_of(target) == path


@pytest.mark.parametrize(
    "target",
    [
        "/../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/x", "/a/%2E%2E%2Fb", "/a/..", "/./a", "/a//b", "//a", "/..\\..\\a",
        "/%5c..%5ca", "/.goldthread.json", "/a/.hidden", "/.git/config", "/%2egit/config", "/.goldthread/../x", "/a%00b", "/a%0d%0ab",
        "/a%ff", "/%e2%80%ae", "*", "", "a", "ftp://localhost/a", "http://[", "http://localhost", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_an_address_that_no_site_can_have_names_nothing(target: str, asked: Asked) -> None:
    assert path_of(target) is None
    assert asked.ask(target).status == 404


@pytest.mark.parametrize(
    "target", ["/" + "a" * 300, "/search/" + "a" * 300 + ".js", "/" + "a/" * 1500, "/" + "a" * 300 + "/"]
)
def test_a_name_that_is_longer_than_that_of_any_file_is_looked_for_and_not_found(target: str, asked: Asked) -> None:
    assert asked.ask(target).status == 404


def test_nothing_outside_of_the_site_is_served(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(b"secret")
    asked.write("mkdocs.yml", SETTINGS.replace("docs_dir: content", "docs_dir: docs"))
    asked.write("docs/notes.txt", "secret")
    asked.write("docs/.hidden.png", "secret")
    (asked.root / "docs" / "link.png").symlink_to(tmp_path / "outside.png")
    (asked.root / "docs" / "folder").symlink_to(tmp_path)
    (asked.root / "docs" / "inside.png").write_bytes(b"open")
    assert asked.ask("/inside.png").body == b"open"
    others = ("notes.txt", ".hidden.png", "teams.yml", "content/teams.yml", "mkdocs.yml")
    for target in ("/link.png", "/folder/outside.png", *(f"/{each}" for each in others)):
        answer = asked.ask(target)
        assert (answer.status, b"secret" in answer.body) == (404, False), target


def test_a_missing_page_is_the_page_of_the_theme_that_says_so_and_follows_changes(asked: Asked) -> None:
    answer = asked.ask("/touchpoint/nowhere/")
    assert answer.status == 404
    assert b"/.goldthread/reload.js" in answer.body
    asked.write("content/touchpoints/nowhere.yml", "nowhere: {name: Nowhere, phase: crossing, medium: personal}\n")
    assert asked.ask("/touchpoint/nowhere/").status == 200


def test_an_address_without_the_slash_at_its_end_leads_to_the_page(asked: Asked) -> None:
    answer = asked.ask("/touchpoint/notice-board?a=b%0d%0aX: y")
    assert answer.status == 302
    assert answer.headers["Location"] == "/touchpoint/notice-board/?a=b%0d%0aX:%20y"
    assert asked.ask("/touchpoint/nowhere").status == 404


def test_the_site_lies_under_the_path_of_its_address(asked: Asked) -> None:
    asked.write("mkdocs.yml", f"site_url: https://ferry.example/brand/\n{(asked.root / 'mkdocs.yml').read_text()}")
    asked.ask("/")
    assert asked.ask("/").headers["Location"] == "/brand/"
    assert asked.ask(f"/brand{BOARD}").status == 200
    assert asked.ask(BOARD).status == 404


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1", "book.localhost", "localhost."]
)
def test_this_machine_is_known_by_its_names(asked: Asked, host: str) -> None:
    assert asked.ask(BOARD, host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "",
        "a b",
        "[::1",
        "192.168.1.7",
        "a@evil.example",
        "[1]",
        "[:]:80",
    ],
)
def test_a_name_that_somebody_let_lead_here_is_refused(asked: Asked, host: str) -> None:
    for target in (BOARD, SHEET, "/.goldthread/panel"):
        assert asked.ask(target, host=host).status == 403


def test_a_handbook_that_others_may_read_is_served_under_numbers_and_the_name_of_the_machine(asked: Asked) -> None:
    site = Site(asked.handbook, "0.0.0.0")  # noqa: S104 - no socket is opened
    for host, is_meant in (("192.168.1.7:8000", True), (f"{os.uname().nodename.lower()}:8000", True), ("evil.example", False)):  # fmt: skip
        assert site.is_meant(Request(target="/", headers={"host": host})) is is_meant


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_only_reading_is_answered(asked: Asked, method: str) -> None:
    answer = asked.ask(BOARD, method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_file_that_has_not_changed_is_not_sent_again(asked: Asked) -> None:
    tag = asked.ask(SHEET).headers["ETag"]
    for header in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = asked.ask(SHEET, if_none_match=header)
        assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", tag)
    assert asked.ask(SHEET, if_none_match='"other"').status == 200
    page = asked.ask(BOARD).headers["ETag"]
    asked.edit("content/touchpoints/landing.yml", "Notice board on the landing", "The board that tells")
    assert asked.ask(BOARD, if_none_match=page).status == 200


def test_stretches_of_a_file_are_sent(asked: Asked) -> None:
    whole = asked.ask(SHEET).body
    size, tag = len(whole), asked.ask(SHEET).headers["ETag"]
    stretches = {"0-9": (0, 9), "10-": (10, size - 1), "-5": (size - 5, size - 1)}
    for wanted, (start, end) in {**stretches, f"0-{size * 2}": (0, size - 1), f"-{size * 2}": (0, size - 1)}.items():
        answer = asked.ask(SHEET, range=f"bytes={wanted}")
        assert (answer.status, answer.body) == (206, whole[start : end + 1])
        assert answer.headers["Content-Range"] == f"bytes {start}-{end}/{size}"
    for wanted in (f"{size}-", "-0", f"{size + 1}-{size + 2}"):
        answer = asked.ask(SHEET, range=f"bytes={wanted}")
        assert (answer.status, answer.headers["Content-Range"]) == (416, f"bytes */{size}")
    for wanted in (
        "bytes=9-3",
        "bytes=0-1,3-4",
        "bytes=-",
        "lines=1-2",
        "bytes=x-",
        "bytes=" + "9" * 400 + "-",
        "bytes=٣-",
    ):
        assert (asked.ask(SHEET, range=wanted).status, asked.ask(SHEET, range=wanted).body) == (200, whole), wanted
    assert asked.ask(SHEET, range="bytes=0-1", if_range=tag).status == 206
    assert asked.ask(SHEET, range="bytes=0-1", if_range='"old"').body == whole


def test_no_other_site_can_take_in_a_file(asked: Asked) -> None:
    for target in ("/", SHEET, "/search/index.js", "/nowhere/", "/.goldthread/panel"):
        headers = asked.ask(target).headers
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-cache"
        assert "Access-Control-Allow-Origin" not in headers
