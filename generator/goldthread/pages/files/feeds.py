"""Feeds of what editions changed, for everybody and for each team, in Atom (RFC 4287).

Addresses in a feed are relative to the feed, since a handbook does not know under which address it is published.
Identifiers are made of the brand, the edition and the team, so that a reader's program knows an entry again wherever it finds it.
"""

import uuid
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from goldthread.editions.history import RecordedChange
from goldthread.language.translation import say, spoken
from goldthread.model.editions import Edition
from goldthread.model.teams import Team
from goldthread.pages.components.history import found_anchor, listed_labels, newest, section, told
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import CHANGES, FEED, HOME, team_feed
from goldthread.pages.frame.context import Context

_ATOM = "http://www.w3.org/2005/Atom"
_SPACE = uuid.UUID("6f0a1f0e-6a55-5c0e-9f0d-2f6f5b1f7a11")
"""The name space of identifiers, made once."""
_SHOWN = 20
"""So many editions are in a feed, and so many records are named in an entry."""


def feed_addresses(context: Context) -> Iterator[tuple[str, Team | None]]:
    """The paths of the feeds, each with the team that it is for; none before the first edition, or where the past is not shown."""
    if context.book.editions and CHANGES not in context.absent:
        yield FEED, None
        for team in context.book.of(Team):
            yield team_feed(team.id), team


def feed(context: Context, path: str, team: Team | None) -> bytes:
    """The feed at a path, in the language that is being spoken."""
    presenter = Presenter(context, path)
    handbook = presenter.handbook
    brand = presenter.words.name(handbook.title)
    title = say("{brand} handbook", brand=brand)
    editions = newest(presenter)[:_SHOWN]
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": spoken().language})
    _add(root, "id", _identifier(brand, "", team))
    _add(
        root,
        "title",
        say("{handbook}: {team}", handbook=title, team=presenter.words.name(team.title)) if team else title,
    )
    _add(root, "updated", _moment(editions[0]))
    _add(ET.SubElement(root, "author"), "name", brand)
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": path.rpartition("/")[2]})
    own = presenter.links.to(f"{team.key}/" if team else HOME)
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": own})
    for edition in editions:
        root.append(_entry(presenter, brand, edition, team))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _entry(presenter: Presenter, brand: str, edition: Edition, team: Team | None) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", _identifier(brand, edition.edition, team))
    _add(entry, "title", say("Edition {number}", number=edition.edition))
    _add(entry, "updated", _moment(edition))
    href = presenter.links.to(f"{CHANGES}#{section(edition.edition)}")
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
    lines = (presenter.words.plain(edition.summary), *_lines(presenter, edition, team))
    _add(entry, "content", "\n".join(filter(None, lines)) or say("Edition {number}", number=edition.edition)).set(
        "type", "text"
    )
    return entry


def _lines(presenter: Presenter, edition: Edition, team: Team | None) -> Iterator[str]:
    """The records that an edition changed, for a team those that concern it, each with its changes in words."""
    events = [
        each for each in presenter.context.history.of_edition(edition.edition) if team is None or team.id in each.teams
    ]
    records: dict[str, list[RecordedChange]] = {}
    for event in events:
        records.setdefault(event.record, []).append(event)
    worded = []
    for key, of_record in records.items():
        words = listed_labels(told(presenter, of_record))
        if words:
            title = found_anchor(presenter, key, of_record[-1].title).text
            worded.append(say("{record}: {changes}", record=title, changes=words))
    yield from worded[:_SHOWN]
    if len(worded) > _SHOWN:
        yield say("and {count} more", count=len(worded) - _SHOWN)


def _identifier(brand: str, edition: str, team: Team | None) -> str:
    return uuid.uuid5(_SPACE, "\n".join((brand, edition, team.id if team else ""))).urn


def _moment(edition: Edition) -> str:
    return f"{edition.on.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element
