"""Decisions: what was decided and when, on which basis, what it takes for granted, and what it changes."""

from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.model.learning import Decision, Evidence
from goldthread.pages.addresses import DECISIONS
from goldthread.pages.groups import strength
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Standpoint, State, counted, status
from goldthread.pages.spoken import day
from goldthread.pages.template import render
from goldthread.rules.scope import is_in_play

_SIZES = {"small": "A small decision", "large": "A large decision"}


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as it is told."""

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


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows, the newest decision first."""

    lead: str
    thin: tuple[Anchor, ...]
    decisions: tuple[Decided, ...]


def pages(matter: Matter) -> Iterator[Page]:
    """The page of decisions."""
    here = Standpoint(matter, DECISIONS)
    decisions = sorted(here.book.decisions, key=lambda decision: decision.on, reverse=True)
    told = tuple(_decided(here, decision) for decision in decisions)
    view = View(
        lead=_lead(told, sum(decision.size == "large" for decision in decisions)),
        thin=tuple(here.anchor(f"decision/{each.id}") for each in told if each.is_thin),
        decisions=told,
    )
    yield Page(
        address=DECISIONS,
        title="Decisions",
        description=f"What was decided, on which basis, and what it changed. {view.lead}",
        body=render("decisions", view),
        hides=("toc",),
    )


def _lead(told: Sequence[Decided], large: int) -> str:
    count = counted(len(told), "decision", "decisions").capitalize()
    if not large:
        return f"{count}."
    thin = sum(each.is_thin for each in told)
    ground = f"{thin} of these on thin ground" if thin else "none of these on a conversation alone"
    return f"{count}, {large} of them large; {ground}."


def _decided(here: Standpoint, decision: Decision) -> Decided:
    records = (here.book.records[edge.target] for edge in here.graph.leaving(decision.key, "basis"))
    basis = [record for record in records if isinstance(record, Evidence) and is_in_play(record)]
    solid = any(piece.method not in {None, "conversation"} for piece in basis)
    size = _SIZES[decision.size] if decision.size else ""
    owner = here.linked(decision.key, "owner")
    return Decided(
        id=decision.id,
        words=here.words.headline(decision.decided),
        meta=" · ".join(part for part in (day(decision.on), size) if part),
        status=status(decision),
        is_thin=decision.size == "large" and is_in_play(decision) and not solid,
        strength=strength(basis),
        basis=tuple(here.anchor(piece.key) for piece in basis),
        assumptions=tuple(here.words.line(each) for each in decision.assumptions),
        changes=here.linked(decision.key, "changes"),
        owner=owner[0] if owner else None,
    )
