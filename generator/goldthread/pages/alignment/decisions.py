"""The decisions page: decisions with their basis, assumptions and effects."""

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import is_active
from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.dates import last_day
from goldthread.model.learning import Decision, Evidence
from goldthread.pages.components.citations import cited
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_lists import strength
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.addresses import DECISIONS
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_SIZES = Vocabulary({"small": to_say("Small decision"), "large": to_say("Large decision")})


class DecisionCard(msgspec.Struct, frozen=True, kw_only=True):
    """A decision on the page."""

    id: str
    words: Markup
    meta: str
    status: State | None
    is_thin: bool
    strength: str
    basis: tuple[Anchor, ...]
    assumptions: tuple[Markup, ...]
    changes: tuple[Anchor, ...]
    owner: Anchor | None
    cited: Markup


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows, the newest decision first."""

    lead: str
    thin: tuple[Anchor, ...]
    decisions: tuple[DecisionCard, ...]


def page(context: Context, address: str) -> Page:
    """The page of decisions."""
    presenter = Presenter(context, address)
    decisions = sorted(presenter.book.decisions, key=lambda decision: last_day(decision.on), reverse=True)
    told = tuple(_decision_card(presenter, decision) for decision in decisions)
    view = View(
        lead=_lead(told, sum(decision.size == "large" and is_active(decision) for decision in decisions)),
        thin=tuple(presenter.anchor(f"decision/{each.id}") for each in told if each.is_thin),
        decisions=told,
    )
    return Page(
        address=address,
        title=say("Decisions"),
        description=say("Decisions, their basis and what they changed. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
    )


def _lead(told: Sequence[DecisionCard], large: int) -> str:
    if not large:
        return say_many("{count} decision.", "{count} decisions.", len(told), none="No decisions.")
    ground = say_many(
        "{count} of these with weak evidence",
        "{count} of these with weak evidence",
        sum(each.is_thin for each in told),
        none="none of these based on conversations only",
    )
    return say_many(
        "{count} decision, {large} of them large; {ground}.",
        "{count} decisions, {large} of them large; {ground}.",
        len(told),
        large=large,
        ground=ground,
    )


def _decision_card(presenter: Presenter, decision: Decision) -> DecisionCard:
    records = (presenter.book.records[edge.target] for edge in presenter.graph.links_from(decision.key, "basis"))
    basis = [record for record in records if isinstance(record, Evidence) and is_active(record)]
    solid = any(piece.method not in {None, "conversation"} for piece in basis)
    size = _SIZES[decision.size] if decision.size else ""
    return DecisionCard(
        id=own_anchor(decision.id),
        words=presenter.words.headline(decision.title),
        meta=" · ".join(part for part in (day(decision.on) if decision.on else "", size) if part),
        status=status(decision),
        is_thin=decision.size == "large" and is_active(decision) and not solid,
        strength=strength(basis),
        basis=tuple(presenter.anchor(piece.key) for piece in basis),
        assumptions=tuple(presenter.words.line(each) for each in decision.assumptions),
        changes=presenter.linked(decision.key, "changes"),
        owner=presenter.owner(decision),
        cited=cited(presenter.words, decision),
    )


WRITER = Writer(
    addresses=at(DECISIONS),
    page=page,
    title=to_say("Decisions"),
    needs=("decision",),
)
