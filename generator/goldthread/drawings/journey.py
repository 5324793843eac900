"""The journey as data: phases with numbered steps, and the connections between steps."""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from goldthread.drawings.order import in_customers_order
from goldthread.graph.graph import Graph
from goldthread.language.translation import say
from goldthread.model.journey import Phase, Touchpoint

Name = Callable[[str], tuple[str, str]]
"""The title of a record and the link to its page, from its key."""

Effect = Literal["builds", "sustains", "weakens", "breaks", ""]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One touchpoint on the journey.

    number: Its place on the whole journey, from 1.
    key: Its key.
    title: Its name.
    href: The link to its page.
    medium: Its medium; empty if unknown.
    effect: Its effect on the bond; empty if unknown.
    is_signature: Whether it is a signature experience.
    owner: The key of the owning team; empty if there is none.
    """

    number: int
    key: str
    title: str
    href: str
    medium: str
    effect: Effect
    is_signature: bool
    owner: str


class JourneyPhase(msgspec.Struct, frozen=True):
    """A phase with its steps, beside those of its stages, or a stage; `whole` is the title of the phase that it is a stage of."""

    key: str
    title: str
    href: str
    steps: tuple[Step, ...]
    whole: str = ""

    @property
    def full_title(self) -> str:
        """Its title, and for a stage that of its phase before it."""
        return say("{phase}: {stage}", phase=self.whole, stage=self.title) if self.whole else self.title


class Connection(msgspec.Struct, frozen=True):
    """A connection from a step to the next; a handover if another team owns the next."""

    start: str
    end: str
    is_handover: bool


class Journey(msgspec.Struct, frozen=True):
    """All phases, and the connections between steps."""

    phases: tuple[JourneyPhase, ...]
    connections: tuple[Connection, ...]

    @property
    def whole_phases(self) -> int:
        """How many phases there are, without their stages."""
        return sum(not phase.whole for phase in self.phases)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return tuple(step for phase in self.phases for step in phase.steps)


def journey(graph: Graph, name: Name) -> Journey:
    """The journey of a handbook."""
    phases = []
    number = 0
    for phase, touchpoints in in_customers_order(graph).items():
        title, href = name(phase)
        steps = tuple(_step(touchpoint, number + place, name) for place, touchpoint in enumerate(touchpoints, 1))
        number += len(steps)
        record = graph.book.records[phase]
        above = graph.book.phase_above(record) if isinstance(record, Phase) else ""
        phases.append(JourneyPhase(phase, title, href, steps, name(f"phase/{above}")[0] if above else ""))
    owners = {step.key: step.owner for phase in phases for step in phase.steps}
    return Journey(tuple(phases), tuple(_ways(graph, owners)))


def _step(touchpoint: Touchpoint, number: int, name: Name) -> Step:
    title, href = name(touchpoint.key)
    return Step(
        number=number,
        key=touchpoint.key,
        title=title,
        href=href,
        medium=touchpoint.medium or "",
        effect=touchpoint.effect or "",
        is_signature=touchpoint.signature is not None,
        owner=f"team/{touchpoint.owner}" if touchpoint.owner else "",
    )


def _ways(graph: Graph, owners: dict[str, str]) -> Iterator[Connection]:
    for key, owner in owners.items():
        for edge in graph.links_from(key, "leads_to"):
            if edge.target in owners and edge.target != key:
                other = owners[edge.target]
                yield Connection(key, edge.target, bool(owner and other and owner != other))
