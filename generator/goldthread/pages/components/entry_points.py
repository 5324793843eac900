"""The three entry points of the home page, for colleagues and for the public."""

from collections.abc import Iterator

import msgspec

from goldthread.language.translation import say
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame import addresses


class Way(msgspec.Struct, frozen=True):
    """A link with a description of its target."""

    title: str
    href: str
    text: str = ""


class EntryPoint(msgspec.Struct, frozen=True):
    """One of the three entry points."""

    title: str
    text: str
    ways: tuple[Way, ...]


def entry_points(presenter: Presenter) -> Iterator[EntryPoint]:
    """The entry points for the readers of this edition, without links to missing pages; an entry point without links is left out."""
    for entry_point in (
        _for_the_public(presenter) if presenter.context.audience == "public" else _for_colleagues(presenter)
    ):
        ways = tuple(way for way in entry_point.ways if way.href)
        if ways:
            yield EntryPoint(entry_point.title, entry_point.text, ways)


def _for_colleagues(presenter: Presenter) -> Iterator[EntryPoint]:
    to = presenter.links.to
    yield EntryPoint(
        say("I work in a team"),
        say("Our customers, our touchpoints, and the principles that apply to them."),
        (
            *(
                (Way(say("What to say when something happens"), to(addresses.SITUATIONS)),)
                if presenter.book.situations
                else ()
            ),
            Way(say("Find my team"), to(addresses.TEAM_INDEX)),
            Way(say("Look up a touchpoint"), to(addresses.TOUCHPOINT_INDEX)),
            Way(say("Read the principles"), to(addresses.PRINCIPLE_INDEX)),
            Way(say("What is planned next"), to(addresses.ROADMAP)),
        ),
    )
    yield EntryPoint(
        say("I edit the handbook"),
        say("What needs fixing, why it matters, and where each record is kept."),
        (
            Way(say("What needs fixing"), to(addresses.REPORT)),
            Way(say("The rules, explained"), to(addresses.RULE_INDEX)),
            Way(say("About this handbook"), to(addresses.ABOUT)),
        ),
    )
    yield EntryPoint(
        say("How well is practice aligned?"),
        say("The alignment map, the needs matrix and the journey in customers’ words."),
        (
            Way(say("Alignment map"), to(addresses.MAP)),
            Way(say("Coverage"), to(addresses.COVERAGE)),
            Way(say("The journey"), to(addresses.JOURNEY)),
            Way(say("What is weak"), to(addresses.WEAKNESSES)),
        ),
    )


def _for_the_public(presenter: Presenter) -> Iterator[EntryPoint]:
    to = presenter.links.to
    yield EntryPoint(
        say("What we promise"),
        say("What customers need us for, what we exclude, and which principles guide us."),
        (
            Way(say("Our focus"), to(addresses.FOCUS_INDEX)),
            Way(say("Read the principles"), to(addresses.PRINCIPLE_INDEX)),
            Way(say("What we offer"), to(addresses.OFFERS)),
        ),
    )
    yield EntryPoint(
        say("What customers experience"),
        say("The whole journey in customers’ words."),
        (
            Way(say("The journey"), to(addresses.JOURNEY)),
            Way(say("Look up a touchpoint"), to(addresses.TOUCHPOINT_INDEX)),
            Way(say("Our customers"), to(addresses.CUSTOMER_INDEX)),
        ),
    )
    yield EntryPoint(
        say("What we know"),
        say("Evidence, measures and the teams in charge."),
        (
            Way(say("Evidence"), to(addresses.EVIDENCE)),
            Way(say("Measures"), to(addresses.MEASURES)),
            Way(say("Teams"), to(addresses.TEAM_INDEX)),
        ),
    )
