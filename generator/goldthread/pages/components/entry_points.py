"""The three entry points of the home page, each into a tab of the navigation: for colleagues and for the public."""

from collections.abc import Iterator

import msgspec

from goldthread.language.translation import said, to_say
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame import addresses as at
from goldthread.pages.frame.navigation import ALIGNMENT, JOURNEY, PRACTICE, REASONS, Tab, kinds_at_hand


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


class _Target(msgspec.Struct, frozen=True):
    """A page that an entry point leads to, called as in the navigation, and the kind of record without which it is left out."""

    title: str
    address: str
    kind: str = ""


class _Door(msgspec.Struct, frozen=True):
    """An entry point into a tab."""

    tab: Tab
    text: str
    targets: tuple[_Target, ...]


_FOCUS = _Target(to_say("Our focus"), at.FOCUS_INDEX, "focus")
_PRINCIPLES = _Target(to_say("Principles"), at.PRINCIPLE_INDEX, "principle")
_CUSTOMERS = _Target(to_say("Customers"), at.CUSTOMER_INDEX, "customer")
_SITUATIONS = _Target(to_say("When this happens"), at.SITUATIONS, "situation")
_TOUCHPOINTS = _Target(to_say("Touchpoints"), at.TOUCHPOINT_INDEX, "touchpoint")
_TEAMS = _Target(to_say("Teams"), at.TEAM_INDEX, "team")

_FOR_COLLEAGUES = (
    _Door(
        PRACTICE,
        to_say("What to say and do when something happens, at touchpoints and in teams."),
        (_SITUATIONS, _TEAMS, _TOUCHPOINTS, _Target(to_say("Tools"), at.TOOLS, "tool")),
    ),
    _Door(
        REASONS,
        to_say("What customers need, what we promise them, and how we know."),
        (_FOCUS, _PRINCIPLES, _CUSTOMERS, _Target(to_say("Evidence"), at.EVIDENCE, "evidence")),
    ),
    _Door(
        ALIGNMENT,
        to_say("How practice follows from the vision, what is weak, and what is planned next."),
        (
            _Target(to_say("Alignment map"), at.MAP, "principle"),
            _Target(to_say("Weaknesses"), at.WEAKNESSES),
            _Target(to_say("Alignment report"), at.REPORT),
            _Target(to_say("Roadmap"), at.ROADMAP, "initiative"),
        ),
    ),
)
_FOR_THE_PUBLIC = (
    _Door(
        REASONS,
        to_say("What customers need us for, what we exclude, and which principles guide us."),
        (
            _FOCUS,
            _PRINCIPLES,
            _Target(to_say("Needs"), at.NEED_INDEX, "need"),
            _Target(to_say("Offers"), at.OFFERS, "offer"),
        ),
    ),
    _Door(
        JOURNEY,
        to_say("The whole journey in customers’ words."),
        (
            _Target(to_say("The journey"), at.JOURNEY, "touchpoint"),
            _Target(to_say("Phases of the journey"), at.PHASE_INDEX, "phase"),
            _Target(to_say("Poster of the journey"), at.POSTER, "touchpoint"),
        ),
    ),
    _Door(
        PRACTICE,
        to_say("What happens at touchpoints, and who answers for them."),
        (_SITUATIONS, _TOUCHPOINTS, _TEAMS, _Target(to_say("Glossary"), at.GLOSSARY, "term")),
    ),
)


def entry_points(presenter: Presenter) -> Iterator[EntryPoint]:
    """The entry points for the readers of this edition, without links to missing or empty pages; one without links is left out."""
    audience, kinds = presenter.context.audience, presenter.context.shared(kinds_at_hand)
    for door in _FOR_THE_PUBLIC if audience == "public" else _FOR_COLLEAGUES:
        ways = tuple(
            Way(said(each.title), href)
            for each in door.targets
            if (not each.kind or each.kind in kinds) and (href := presenter.links.to(each.address))
        )
        if ways:
            yield EntryPoint(door.tab.name(audience), said(door.text), ways)
