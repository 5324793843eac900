"""A renamed record is found at its former addresses."""

from goldthread.model.book import Book, Origin
from goldthread.model.dates import Date
from goldthread.model.record import Record
from goldthread.model.teams import Team, Tool
from goldthread.pages.files.redirects import redirects, renamed_addresses
from goldthread.places import Place


def book_of(*records: Record) -> Book:
    return Book({record.key: record for record in records}, {record.key: Origin(Place("x.yml")) for record in records})


def test_a_former_address_redirects_by_a_relative_link() -> None:
    ((path, data),) = redirects(book_of(Team(id="quays", name="Quays & ramps", was=("quay-hosts",))))
    assert path == "team/quay-hosts/index.html"
    assert b'content="0; url=../../team/quays/"' in data
    assert b'<a href="../../team/quays/">Quays &amp; ramps</a>' in data


def test_a_former_id_that_another_record_has_today_does_not_redirect() -> None:
    book = book_of(Team(id="quays", name="Quays", was=("crew",)), Team(id="crew", name="Crew"))
    assert list(redirects(book)) == []


def test_a_record_without_a_page_has_no_former_page() -> None:
    book = book_of(Tool(id="card", name="Card", was=("old-card",), review_by=Date(2027, 1, 1)))
    assert list(redirects(book)) == []


def test_former_addresses_are_listed_with_those_of_today() -> None:
    book = book_of(Team(id="quays", name="Quays", was=("quay-hosts", "piers")), Team(id="crew", name="Crew"))
    assert renamed_addresses(book) == b'{"team/piers/":"team/quays/","team/quay-hosts/":"team/quays/"}\n'


def test_a_former_address_of_several_records_lists_all_of_them() -> None:
    book = book_of(
        Team(id="quays", name="Quays & ramps", was=("shore",)), Team(id="piers", name="Piers", was=("shore", "jetty"))
    )
    pages = dict(redirects(book))
    assert sorted(pages) == ["team/jetty/index.html", "team/shore/index.html"]
    shore = pages["team/shore/index.html"]
    assert b"refresh" not in shore
    assert b'<a href="../../team/quays/">Quays &amp; ramps</a>' in shore
    assert b'<a href="../../team/piers/">Piers</a>' in shore
    assert renamed_addresses(book) == b'{"team/jetty/":"team/piers/"}\n'
