"""A change notice for a team: what an edition changed for it, why, what to do, and where to read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal
from urllib.parse import quote

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from goldthread.changes.values import words
from goldthread.changes.wording import for_readers, label, words_after, words_before
from goldthread.commands.errors import RequestError
from goldthread.commands.errors import name_suggestion as error_hint
from goldthread.commands.titles import nearly_titled, titled
from goldthread.editions.history import History, RecordedChange
from goldthread.editions.number import order
from goldthread.language.catalogue import catalogue
from goldthread.language.message import message
from goldthread.language.translation import say, speaking
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.model.teams import Team
from goldthread.pages.frame.addresses import CHANGES, record_address
from goldthread.reading.suggestions import nearest
from goldthread.reports.lines import line
from goldthread.reports.template import in_message

Form = Literal["markdown", "text"]

_WRITTEN: Mapping[Form, Callable[[str], str]] = MappingProxyType({"markdown": in_message, "text": line})
"""How the words of records are written, so that they are nothing but words."""

_IN_ADDRESSES = ":/?#&=@!$,;~%+'"
"""What an address may hold as it is; brackets and white space would end a link."""

_KINDS = ("handbook", "focus", "need", "principle", "touchpoint", "situation")


class Line(msgspec.Struct, frozen=True):
    """One thing that is different: a label, the old words and the new ones."""

    label: str
    was: str
    now: str


class Item(msgspec.Struct, frozen=True):
    """A record that changed, where to read it, and what is different."""

    title: str
    href: str
    lines: tuple[Line, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the message says."""

    brand: str
    team: str
    edition: str
    summary: str
    items: tuple[Item, ...]
    href: str
    is_first: bool


def announce(
    book: Book, history: History, edition: str, team: str, *, form: Form, site: str, language: str | None = None
) -> str:
    """The message, ready to send.

    site: The address of the published handbook; without it, paths from its root stand in the message.
    language: The language of the message; None takes that of the handbook.
    Raises RequestError when there is no such edition or team.
    """
    issue, addressee = _edition(book, edition), _team(book, team)
    if history.findings:
        file = history.findings[0].place.file
        raise RequestError(
            message(
                "{file} cannot be read, so the changes of edition {edition} are not known: goldthread check shows what to fix.",
                file=file,
                edition=issue.edition,
            )
        )
    step = history.step_of(issue.edition)
    if step is None:
        raise RequestError(
            message(
                "The changes of edition {edition} were not recorded: it was not made by goldthread release.",
                edition=issue.edition,
            )
        )
    with speaking(catalogue(language or book.handbook.language)):
        events = [each for each in history.of_edition(issue.edition) if addressee.id in each.teams and _counts(each)]
        written = _WRITTEN[form]
        view = View(
            brand=written(book.handbook.title),
            team=written(addressee.title),
            edition=written(issue.edition),
            summary=written(_plain(book, issue.summary or "")),
            items=tuple(_written_item(each, written) for each in _items(book, events, site)),
            href=_address(site, f"{CHANGES}#edition-{issue.edition.replace('.', '-')}"),
            is_first=not step.since,
        )
        return _environment().get_template(f"announce.{form}.jinja").render(view=view)


def _written_item(item: Item, written: Callable[[str], str]) -> Item:
    lines = tuple(Line(written(each.label), written(each.was), written(each.now)) for each in item.lines)
    return Item(written(item.title), item.href, lines)


def _counts(event: RecordedChange) -> bool:
    return event.record.partition("/")[0] in _KINDS


def _items(book: Book, events: Iterable[RecordedChange], site: str) -> Iterator[Item]:
    records: dict[str, list[RecordedChange]] = {}
    for event in events:
        records.setdefault(event.record, []).append(event)
    for key in sorted(records, key=lambda each: _KINDS.index(each.partition("/")[0])):
        happened = records[key]
        href = _address(site, record_address(key) or "") if key in book.records else ""
        lines = tuple(_line(book, each) for each in for_readers(happened))
        if lines:
            yield Item(happened[-1].title.rstrip("."), href, lines)


def _line(book: Book, event: RecordedChange) -> Line:
    match event.kind:
        case "relinked":
            return Line(label(event), "", event.target_title.rstrip("."))
        case "renamed" | "status":
            return Line(label(event), "", "")
        case "owner":
            return Line(label(event), _team_name(book, words(event.before)), _team_name(book, words(event.after)))
        case _:
            return Line(label(event), _plain(book, words_before(event)), _plain(book, words_after(event)))


def _team_name(book: Book, team: str) -> str:
    found = book.get(Team, team)
    return found.title if found else team


def _plain(book: Book, text: str) -> str:
    """A text on one line in which records are called by their titles."""
    words = " ".join(text.split())
    for record in book.records.values() if "[[" in words else ():
        for name in (record.key, record.id):
            words = words.replace(f"[[{name}]]", record.title.rstrip("."))
    return words


def _address(site: str, address: str) -> str:
    return quote(f"{site.rstrip('/')}/{address}" if site else address, safe=_IN_ADDRESSES)


def _edition(book: Book, number: str) -> Edition:
    found = next((each for each in book.editions if number in {each.edition, each.id}), None)
    if found is None:
        known = sorted((each.edition for each in book.editions), key=order)
        meant = nearest(number, known)
        if meant:
            hint = message('Did you mean "{name}"?', name=meant)
        elif known:
            hint = message("There are {names}.", names=", ".join(known))
        else:
            hint = message("There is none yet.")
        raise RequestError(message('There is no edition "{number}". {hint}', number=number, hint=hint))
    return found


def _team(book: Book, name: str) -> Team:
    team = book.get(Team, name.removeprefix(f"{Team.kind}/")) or titled(book.teams, name)
    if team is None:
        meant = nearest(name, [each.id for each in book.teams]) or nearly_titled(book.teams, name)
        raise RequestError(
            message('There is no team "{name}". {hint}', name=name, hint=error_hint(meant, "goldthread list team"))
        )
    return team


def _environment() -> Environment:
    """Templates of messages, which are no HTML, so that nothing is escaped in them."""
    environment = Environment(  # noqa: S701 - a message is plain text
        loader=PackageLoader("goldthread", "commands"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(say=say)
    return environment
