"""The alignment map as data: focus statements, principles and touchpoints, the links between them, and unlinked records."""

from collections.abc import Iterator

import msgspec


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One record on the map, or the touchpoints of one phase.

    key: The record's key.
    title: Its title.
    href: The link to its page.
    detail: What hangs on it, in a few words.
    description: What lies on its threads, in a sentence.
    medium: The medium of a touchpoint; empty when nobody has written or knows it.
    is_signature: Whether it is a signature experience.
    is_unlinked: Whether a thread that it should have is missing.
    weight: How many touchpoints stand behind it.
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
    """A thread between two knots, or several that run together.

    above: The key of the knot on the side of the vision.
    below: The key of the knot on the side of practice.
    is_inferred: Whether it was only read into the material.
    count: How many touchpoints hang on it.
    """

    above: str
    below: str
    is_inferred: bool = False
    count: int = 1


class PhaseGroup(msgspec.Struct, frozen=True):
    """A phase with the touchpoints that hang on a principle; when there are many, the phase stands for them."""

    phase: Node
    touchpoints: tuple[Node, ...] = ()


class Unlinked(msgspec.Struct, frozen=True):
    """Records from which a thread is missing: what is missing, and from which records."""

    missing: str
    nodes: tuple[Node, ...]


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """All that the map shows.

    focuses: The focus statements.
    principles: The principles, those of the same focus together.
    phase_groups: The phases, with their touchpoints unless these are gathered.
    links: The threads between them.
    unlinked: What hangs loose, the most numerous last.
    is_gathered: Whether touchpoints are gathered by phase.
    touchpoints: How many touchpoints there are, loose ones included.
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
        """Every knot that threads run to."""
        yield from self.focuses
        yield from self.principles
        for phase_group in self.phase_groups:
            yield from phase_group.touchpoints or (phase_group.phase,)
