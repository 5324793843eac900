"""The alignment map as data: focus statements, principles and touchpoints, the links between them, and unlinked records."""

from collections.abc import Iterator

import msgspec


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One record on the map, or the touchpoints of one phase.

    key: The record's key.
    title: Its title.
    href: The link to its page.
    detail: The number of records below it, in a few words.
    description: Its links, in a sentence.
    medium: The medium of a touchpoint; empty if unknown.
    is_signature: Whether it is a signature experience.
    is_unlinked: Whether a link that it should have is missing.
    weight: The number of its touchpoints.
    """

    key: str
    title: str
    href: str
    detail: str = ""
    description: str = ""
    medium: str = ""
    is_signature: bool = False
    is_unlinked: bool = False
    weight: int = 1


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link between two records, or several of a group.

    above: The key of the record on the side of the vision.
    below: The key of the record on the side of practice.
    is_inferred: Whether the link is inferred.
    count: The number of touchpoints that it connects.
    """

    above: str
    below: str
    is_inferred: bool = False
    count: int = 1


class PhaseGroup(msgspec.Struct, frozen=True):
    """A phase with its touchpoints that follow a principle; when there are many, the phase represents them."""

    phase: Node
    touchpoints: tuple[Node, ...] = ()


class Unlinked(msgspec.Struct, frozen=True):
    """Records with a missing link: which link, and the records."""

    missing: str
    nodes: tuple[Node, ...]


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """All that the map shows.

    focuses: The focus statements.
    principles: The principles, those of the same focus together.
    phase_groups: The phases, with their touchpoints unless these are grouped.
    links: The links between them.
    unlinked: Unlinked records by missing link, the largest group last.
    is_gathered: Whether touchpoints are grouped by phase.
    touchpoints: The number of touchpoints, including unlinked ones.
    """

    focuses: tuple[Node, ...]
    principles: tuple[Node, ...]
    phase_groups: tuple[PhaseGroup, ...]
    links: tuple[Link, ...]
    unlinked: tuple[Unlinked, ...]
    is_gathered: bool
    touchpoints: int

    @property
    def nodes(self) -> Iterator[Node]:
        """All records that links connect."""
        yield from self.focuses
        yield from self.principles
        for phase_group in self.phase_groups:
            yield from phase_group.touchpoints or (phase_group.phase,)
