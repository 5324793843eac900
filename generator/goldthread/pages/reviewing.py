"""What has changed above a record since its review, as pages show it: in words, old and new, and without saying who reviewed."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec
from markupsafe import Markup

from goldthread.pages.addresses import REVIEW
from goldthread.pages.pieces import Anchor, Standpoint
from goldthread.pages.spoken import day, sentence
from goldthread.review.verdicts import Change, Verdict
from goldthread.review.wording import Difference
from goldthread.rules.scope import is_in_play

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "supports": "What it supports", "do": "Do", "dont": "Don’t", "over": "What it wins over", "need": "The need",
        "for": "Whom it is for", "excludes": "What we say no to", "finding": "What was found", "jobs": "What they try to get done",
        "values": "What they value",
    }
)  # fmt: skip


class Said(msgspec.Struct, frozen=True):
    """What one part of a record said, and what it says now."""

    label: str
    was: tuple[Markup, ...]
    now: tuple[Markup, ...]


class Changed(msgspec.Struct, frozen=True):
    """A record that says something else than it did, or that is gone."""

    anchor: Anchor
    is_gone: bool
    said: tuple[Said, ...]


class Notice(msgspec.Struct, frozen=True):
    """That a record needs review, and why."""

    anchor: Anchor
    reviewed: str
    changed: tuple[Changed, ...]
    command: str
    all: str


def section(team: str) -> str:
    """The anchor of what waits for a team, on the page of reviews; for no team, of what nobody answers for."""
    return f"team-{team}" if team else "no-team"


def notice(point: Standpoint, key: str) -> Notice | None:
    """What there is to say of a suspect record; None for any other."""
    verdict = point.matter.verdicts.get(key)
    if verdict is None or verdict.state != "suspect" or not is_in_play(point.book.records[key]):
        return None
    assert verdict.stamp is not None
    return Notice(
        anchor=point.anchor(key),
        reviewed=day(verdict.stamp.on),
        changed=tuple(_changed(point, verdict)),
        command=f"goldthread review {key}",
        all=point.links.to(REVIEW),
    )


def _changed(point: Standpoint, verdict: Verdict) -> Iterator[Changed]:
    for change in verdict.changes:
        anchor = Anchor(_gone(change)) if change.is_gone else point.anchor(change.key)
        yield Changed(anchor, change.is_gone, tuple(_said(point, each) for each in change.differences))


def _gone(change: Change) -> str:
    """The title of what is gone, in the words that are known of it."""
    titles = (each.was[0] for each in change.differences if each.field in ("title", "name", "need") and each.was)
    return next(titles, change.key)


def _said(point: Standpoint, difference: Difference) -> Said:
    label = _FIELDS.get(difference.field) or sentence(difference.field.replace("_", " "))
    line = point.words.line
    if not (difference.was and difference.now):
        label += ": added" if difference.now else ": taken out"
    return Said(label, tuple(map(line, difference.was)), tuple(map(line, difference.now)))
