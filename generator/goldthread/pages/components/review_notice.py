"""The notice of a record that needs review: the linked records that changed, in old and new wording."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import is_in_play
from goldthread.language.translation import say, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import REVIEW
from goldthread.pages.frame.labels import day, sentence
from goldthread.review.status import Change, Verdict
from goldthread.review.wording import Difference

_FIELDS = Vocabulary(
    {
        "supports": to_say("Supports"), "do": to_say("Do"), "dont": to_say("Don’t"), "over": to_say("Takes precedence over"),
        "need": to_say("The need"), "for": to_say("For"), "excludes": to_say("What we exclude"),
        "finding": to_say("Findings"), "jobs": to_say("Jobs to be done"), "values": to_say("Values"),
        "name": to_say("Name"), "title": to_say("Title"), "vision": to_say("Vision"), "statement": to_say("Statement"),
        "context": to_say("Context"), "sells": to_say("Sells"), "bought_for": to_say("Bought for"), "term": to_say("Term"),
        "means": to_say("Means"), "purpose": to_say("Purpose"), "as_customer": to_say("As customer"), "gives": to_say("Gives"),
        "gets": to_say("Gets"), "outcome": to_say("Outcome"), "message": to_say("Message"), "principles": to_say("Principles"),
        "question": to_say("Question"), "decided": to_say("Decided"), "definition": to_say("Definition"),
        "toward": to_say("Toward"), "serves": to_say("Serves"),
    }
)  # fmt: skip


class WordingChange(msgspec.Struct, frozen=True):
    """What one part of a record said, and what it says now."""

    label: str
    was: tuple[Markup, ...]
    now: tuple[Markup, ...]


class Changed(msgspec.Struct, frozen=True):
    """A record that says something else than it did, or that is gone."""

    anchor: Anchor
    is_gone: bool
    said: tuple[WordingChange, ...]


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


def notice(presenter: Presenter, key: str) -> Notice | None:
    """What there is to say of a suspect record; None for any other."""
    verdict = presenter.context.verdicts.get(key)
    if verdict is None or verdict.state != "suspect" or not is_in_play(presenter.book.records[key]):
        return None
    assert verdict.stamp is not None
    return Notice(
        anchor=presenter.anchor(key),
        reviewed=day(verdict.stamp.on),
        changed=tuple(_changed(presenter, verdict)),
        command=f"goldthread review {key}",
        all=presenter.links.to(REVIEW),
    )


def _changed(presenter: Presenter, verdict: Verdict) -> Iterator[Changed]:
    for change in verdict.changes:
        anchor = Anchor(_gone(change)) if change.is_gone else presenter.anchor(change.key)
        yield Changed(anchor, change.is_gone, tuple(_said(presenter, each) for each in change.differences))


def _gone(change: Change) -> str:
    """The title of what is gone, in the words that are known of it."""
    titles = (each.was[0] for each in change.differences if each.field in ("title", "name", "need") and each.was)
    return next(titles, change.key)


def _said(presenter: Presenter, difference: Difference) -> WordingChange:
    label = _FIELDS.get(difference.field) or sentence(difference.field.replace("_", " "))
    line = presenter.words.line
    if not (difference.was and difference.now):
        label = say("{part}: added", part=label) if difference.now else say("{part}: removed", part=label)
    return WordingChange(label, tuple(map(line, difference.was)), tuple(map(line, difference.now)))
