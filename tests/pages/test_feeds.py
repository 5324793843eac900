"""Feeds of what editions changed."""

from xml.etree import ElementTree as ET

import msgspec

from goldthread.editions.history import EditionSize, History, RecordedChange
from goldthread.pages.site import make_site
from pages.page_bodies import ContextOf

ATOM = "{http://www.w3.org/2005/Atom}"
EDITIONS = """
- {edition: '1.0', on: 2026-01-05, summary: The first.}
- {edition: '1.1', on: 2026-06-01, summary: 'Boards & "bells" <say> more.'}
"""
HISTORY = History(
    steps=(EditionSize(step="minor", edition="1.0"), EditionSize(step="minor", edition="1.1", since="1.0")),
    events=(
        RecordedChange(
            record="principle/plain",
            kind="added",
            title="Say it <plainly>",
            edition="1.1",
            teams=("crew",),
            audience="public",
        ),
        RecordedChange(
            record="touchpoint/else", kind="added", title="Elsewhere", edition="1.1", teams=(), audience="public"
        ),
    ),
)


def feeds(context_of: ContextOf, **changed: object) -> dict[str, bytes]:
    context = context_of({"content/editions.yml": EDITIONS})
    site = make_site(msgspec.structs.replace(context, history=HISTORY, **changed))
    return {path: data for path, data in site.files if path.endswith("feed.xml")}


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - our own


def test_there_is_a_feed_for_all_and_one_for_each_team(context_of: ContextOf) -> None:
    assert {"feed.xml", "team/crew/feed.xml"} <= set(feeds(context_of))


def test_an_entry_tells_an_edition_with_its_changes_in_words(context_of: ContextOf) -> None:
    entry = parsed(feeds(context_of)["feed.xml"]).find(f"{ATOM}entry")
    assert entry is not None
    told = entry.findtext(f"{ATOM}content") or ""
    assert "Say it <plainly>" in told
    assert "Elsewhere" in told
    assert entry.findtext(f"{ATOM}updated") == "2026-06-01T00:00:00Z"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "changes/#edition-1-1"


def test_a_teams_feed_tells_only_what_concerns_it(context_of: ContextOf) -> None:
    data = feeds(context_of)["team/crew/feed.xml"]
    assert b"plainly" in data
    assert b"Elsewhere" not in data
    assert b'href="../../changes/#edition-1-1"' in data


def test_every_feed_has_what_atom_demands_and_identifiers_of_its_own(context_of: ContextOf) -> None:
    found = feeds(context_of)
    identifiers = []
    for data in found.values():
        root = parsed(data)
        for each in (root, *root.findall(f"{ATOM}entry")):
            assert all(each.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
            identifiers.append(each.findtext(f"{ATOM}id"))
        assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert len(set(identifiers)) == len(identifiers)


def test_without_an_edition_there_is_no_feed(context_of: ContextOf) -> None:
    site = make_site(context_of({"content/editions.yml": "[]\n"}))
    assert [path for path, _ in site.files if path.endswith("feed.xml")] == []
