"""The alignment map before it is laid out: focus statements, principles and practice, the threads between them, and what hangs loose."""

from collections.abc import Iterator

import msgspec


class Knot(msgspec.Struct, frozen=True, kw_only=True):
    """One record on the map, or the touchpoints of one phase.

    key: The record's key.
    title: Its title.
    href: The link to its page.
    detail: What hangs on it, in a few words.
    says: What lies on its threads, in a sentence.
    medium: The medium of a touchpoint; empty when nobody has written or knows it.
    is_signature: Whether it is a signature experience.
    is_loose: Whether a thread that it should have is missing.
    weight: How many touchpoints stand behind it.
    """

    key: str
    title: str
    href: str
    detail: str = ""
    says: str = ""
    medium: str = ""
    is_signature: bool = False
    is_loose: bool = False
    weight: int = 1


class Thread(msgspec.Struct, frozen=True, gc=False):
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


class Stretch(msgspec.Struct, frozen=True):
    """A phase with the touchpoints that hang on a principle; when there are many, the phase stands for them."""

    phase: Knot
    touchpoints: tuple[Knot, ...] = ()


class Tray(msgspec.Struct, frozen=True):
    """Records from which a thread is missing: what is missing, and from which records."""

    missing: str
    knots: tuple[Knot, ...]


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """All that the map shows.

    focuses: The focus statements.
    principles: The principles, those of the same focus together.
    stretches: The phases, with their touchpoints unless these are gathered.
    threads: The threads between them.
    trays: What hangs loose, the most numerous last.
    is_gathered: Whether touchpoints are gathered by phase.
    touchpoints: How many touchpoints there are, loose ones included.
    """

    focuses: tuple[Knot, ...]
    principles: tuple[Knot, ...]
    stretches: tuple[Stretch, ...]
    threads: tuple[Thread, ...]
    trays: tuple[Tray, ...]
    is_gathered: bool
    touchpoints: int

    @property
    def knots(self) -> Iterator[Knot]:
        """Every knot that threads run to."""
        yield from self.focuses
        yield from self.principles
        for stretch in self.stretches:
            yield from stretch.touchpoints or (stretch.phase,)
