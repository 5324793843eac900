"""The notice of a record that needs review: the linked records that changed, in old and new wording."""

from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from goldthread.changes.change import Change
from goldthread.changes.wording import by_field, field_label
from goldthread.graph.scope import is_active
from goldthread.language.control_characters import contained
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import REVIEW
from goldthread.pages.frame.labels import day
from goldthread.review.sources import Fate, SourceChange
from goldthread.review.status import ReviewStatus
from goldthread.review.wording import called_now, called_source


class WordingChange(msgspec.Struct, frozen=True):
    """The former and the present text of a field."""

    label: str
    was: tuple[Markup, ...]
    now: tuple[Markup, ...]


class Changed(msgspec.Struct, frozen=True):
    """A record that was changed or deleted, or a document.

    fate: What became of a document.
    now: What is read in the place of a document.
    """

    anchor: Anchor
    is_gone: bool
    said: tuple[WordingChange, ...]
    fate: Fate | None = None
    now: str = ""


class Notice(msgspec.Struct, frozen=True):
    """The notice that a record needs review, with the changes."""

    anchor: Anchor
    reviewed: str
    changed: tuple[Changed, ...]
    command: str
    all: str


def section(team: str) -> str:
    """The anchor of a team's section on the page of reviews; for an empty id, that of records without an owner."""
    return f"team-{team}" if team else "no-team"


def notice(presenter: Presenter, key: str) -> Notice | None:
    """The notice for a record that needs review; None for any other."""
    verdict = presenter.context.verdicts.get(key)
    if verdict is None or verdict.state != "suspect" or not is_active(presenter.book.records[key]):
        return None
    assert verdict.mark is not None
    return Notice(
        anchor=presenter.anchor(key),
        reviewed=day(verdict.mark.on),
        changed=tuple(_changed(presenter, verdict)),
        command=f"goldthread review {key}",
        all=presenter.links.to(REVIEW),
    )


def _changed(presenter: Presenter, verdict: ReviewStatus) -> Iterator[Changed]:
    for upstream in verdict.upstream:
        if upstream.source is not None:
            yield _changed_document(upstream.source, upstream.changes)
            continue
        fields = tuple(by_field(upstream.changes))
        anchor = Anchor(_former_title(upstream.key, fields)) if upstream.is_gone else presenter.anchor(upstream.key)
        kind = upstream.key.partition("/")[0]
        yield Changed(anchor, upstream.is_gone, tuple(_said(presenter, kind, *each) for each in fields))


def _changed_document(source: SourceChange, changes: Iterable[Change]) -> Changed:
    """A document that a record names as its source; its words are shown as they are, without a look for Markdown."""
    said = tuple(
        WordingChange(
            field_label("", field).worded(),
            tuple(Markup.escape(contained(words)) for words in was),
            tuple(Markup.escape(contained(words)) for words in now),
        )
        for field, was, now in by_field(changes)
    )
    return Changed(
        Anchor(str(called_source(source))), is_gone=False, said=said, fate=source.fate, now=str(called_now(source))
    )


def _former_title(key: str, fields: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> str:
    """The title of a deleted record, as far as recorded."""
    titles = (was[0] for field, was, _ in fields if field in ("title", "name", "need") and was)
    return next(titles, key)


def _said(presenter: Presenter, kind: str, field: str, was: tuple[str, ...], now: tuple[str, ...]) -> WordingChange:
    label, line = field_label(kind, field), presenter.words.line
    words = label.worded() if was and now else label.worded_added() if now else label.worded_removed()
    return WordingChange(words, tuple(map(line, was)), tuple(map(line, now)))
