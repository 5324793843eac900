"""Phases and their stages: what stands inside what, and the touchpoints at both levels."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from goldthread.graph.scope import active_records
from goldthread.model.book import Book
from goldthread.model.journey import Phase, Touchpoint


class Stages(msgspec.Struct, frozen=True, dict=True):
    """The phases of a book and their stages; records that are retired are no stages."""

    book: Book

    @cached_property
    def _inside(self) -> Mapping[str, tuple[Phase, ...]]:
        inside: defaultdict[str, list[Phase]] = defaultdict(list)
        for phase in active_records(self.book.phases):
            if above := self.book.phase_above(phase):
                inside[above].append(phase)
        return {above: tuple(phases) for above, phases in inside.items()}

    @cached_property
    def _touchpoints(self) -> Mapping[str, tuple[Touchpoint, ...]]:
        found: defaultdict[str, list[Touchpoint]] = defaultdict(list)
        for touchpoint in active_records(self.book.touchpoints):
            found[(touchpoint.phase or "").rpartition("/")[2]].append(touchpoint)
        return {phase: tuple(touchpoints) for phase, touchpoints in found.items()}

    @property
    def are_there(self) -> bool:
        """Whether any phase is a stage of another."""
        return bool(self._inside)

    def above(self, phase: Phase) -> Phase | None:
        """The phase of which another is a stage."""
        return self.book.get(Phase, self.book.phase_above(phase))

    def all_above(self, phase: Phase) -> Iterator[Phase]:
        """The phases around a stage, the nearest first; a circle, which is a finding already, is gone through once."""
        seen = {phase.id}
        above = self.above(phase)
        while above is not None and above.id not in seen:
            seen.add(above.id)
            yield above
            above = self.above(above)

    def of(self, phase: Phase) -> tuple[Phase, ...]:
        """The stages of a phase, in the order in which they are lived."""
        return self._inside.get(phase.id, ())

    def whole(self, phase: Phase) -> tuple[Phase, ...]:
        """A phase with all that stands inside it, however deep."""
        found = {phase.id: phase}
        waiting = [phase]
        while waiting:
            inside = [each for each in self.of(waiting.pop(0)) if each.id not in found]
            found |= {each.id: each for each in inside}
            waiting += inside
        return tuple(found.values())

    def directly_in(self, phase: Phase) -> tuple[Touchpoint, ...]:
        """The touchpoints that name a phase itself, without what is retired, dropped or only an idea."""
        return self._touchpoints.get(phase.id, ())

    def touchpoints(self, phase: Phase) -> tuple[Touchpoint, ...]:
        """The touchpoints of a phase and of all its stages."""
        return tuple(touchpoint for each in self.whole(phase) for touchpoint in self.directly_in(each))
