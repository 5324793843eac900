"""The alignment map built from the records."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from goldthread.drawings.alignment import Alignment, Link, Node, PhaseGroup, Unlinked
from goldthread.graph.graph import Edge, Graph
from goldthread.graph.record_names import listed
from goldthread.graph.scope import active_records
from goldthread.graph.sets import principles_by_set
from goldthread.language.translation import said, say, say_many, to_say
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle

MOST_TOUCHPOINTS = 120
"""With more touchpoints than this the map gathers them by phase."""

Name = Callable[[str], tuple[str, str]]
"""The title of a record and the link to its page, from its key."""


def alignment_of(graph: Graph, name: Name, most: int = MOST_TOUCHPOINTS) -> Alignment:
    """The map of a handbook, without what is retired, dropped or only an idea.

    Touchpoints are grouped by phase when there are more than `most`.
    """
    return _MapBuilder(graph, name, most).alignment()


class _MapBuilder:
    """Builds the map from the graph."""

    def __init__(self, graph: Graph, name: Name, most: int) -> None:
        book = graph.book
        self.name = name
        self.sets = principles_by_set(book)
        self.set_titles = {each.id: each.title for each in book.handbook.principle_sets}
        self.wholes = {phase.id: book.phase_above(phase) for phase in book.phases}
        self.phases = book.phases
        self.focuses = tuple(active_records(book.focuses))
        self.principles = tuple(active_records(book.principles))
        phases = {phase.id for phase in book.phases}
        self.touchpoints = tuple(each for each in active_records(book.touchpoints) if each.phase in phases)
        self.outside_phases = tuple(each for each in active_records(book.touchpoints) if each.phase not in phases)
        self.is_gathered = len(self.touchpoints) > most
        shown = {each.key for each in (*self.focuses, *self.principles, *self.touchpoints)}

        def kept(edges: Iterable[Edge]) -> tuple[Edge, ...]:
            return tuple(edge for edge in edges if edge.source in shown and edge.target in shown)

        self.practice = {
            each.key: kept(graph.links_to(each.key, "touchpoint", "principles")) for each in self.principles
        }
        self.support = {each.key: kept(graph.links_from(each.key, "supports")) for each in self.principles}
        self.supporting_links = {
            each.key: kept(graph.links_to(each.key, "principle", "supports")) for each in self.focuses
        }
        self.principle_links = {each.key: kept(graph.links_from(each.key, "principles")) for each in self.touchpoints}

    def alignment(self) -> Alignment:
        focuses = tuple(self.focus(each.key) for each in self.focuses)
        order = {node.key: place for place, node in enumerate(focuses)}
        in_sets = [
            self.principle(each) for group in self.sets for each in group.principles if each.key in self.practice
        ]
        principles = tuple(sorted(in_sets, key=lambda node: self.place(node, order)))
        phase_groups = tuple(self.phase_groups())
        return Alignment(
            focuses=focuses,
            principles=principles,
            phase_groups=phase_groups,
            links=(*self.supporting(), *self.practising()),
            unlinked=tuple(self.unlinked(focuses, principles)),
            is_gathered=self.is_gathered,
            touchpoints=len(self.touchpoints) + len(self.outside_phases),
        )

    def place(self, node: Node, order: Mapping[str, int]) -> float:
        """The position of a principle: the middle of the focus statements that it supports."""
        places = [order[edge.target] for edge in self.support[node.key]]
        return sum(places) / len(places) if places else -1.0

    def focus(self, key: str) -> Node:
        title, href = self.name(key)
        supporting_links = self.supporting_links[key]
        reached = {edge.source for link in supporting_links for edge in self.practice[link.source]}
        principles = say_many("{count} principle", "{count} principles", len(supporting_links), none="no principles")
        detail = say("{principles}, {touchpoints}", principles=principles, touchpoints=_touchpoints(len(reached)))
        carrying = say_many(
            "supported by {count} principle",
            "supported by {count} principles",
            len(supporting_links),
            none="supported by no principles",
        )
        description = say(
            "{title}: {carried} and {practised}.", title=title, carried=carrying, practised=_practised(len(reached))
        )
        return Node(
            key=key,
            title=title,
            href=href,
            detail=detail,
            description=description,
            is_unlinked=not supporting_links,
            weight=max(1, len(reached)),
        )

    def principle(self, principle: Principle) -> Node:
        title, href = self.name(principle.key)
        edges = self.practice[principle.key]
        inferred = sum(edge.basis == "inferred" for edge in edges)
        guides = principle.scope == "practice" and bool(principle.guides)
        belongs_to = self.set_titles.get(principle.set_id or "", "")
        above = tuple(self.titles(self.support[principle.key], lambda edge: edge.target))
        carries = say("supports {focuses}", focuses=str(listed(above))) if above else say("supports no focus")
        practised = _with_inferred(_practised(len(edges)), inferred)
        return Node(
            key=principle.key,
            title=title,
            href=href,
            detail=", ".join(
                filter(
                    None,
                    (
                        belongs_to,
                        say("guides how we work")
                        if guides and not edges
                        else _with_inferred(_touchpoints(len(edges)), inferred),
                    ),
                )
            ),
            description=say("{title}: {carries}; {practised}.", title=title, carries=carries, practised=practised),
            is_unlinked=not self.support[principle.key] or not (edges or guides),
            weight=len(edges),
        )

    def phase_groups(self) -> Iterator[PhaseGroup]:
        held: dict[str, list[Touchpoint]] = {}
        for touchpoint in self.touchpoints:
            held.setdefault(f"phase/{touchpoint.phase}", []).append(touchpoint)
        for phase in self.phases:
            inside = held.get(phase.key, [])
            linked = [each for each in inside if self.principle_links[each.key]]
            nodes = () if self.is_gathered else tuple(map(self.touchpoint, linked))
            if linked:
                yield PhaseGroup(self.phase(phase.key, len(inside), len(linked)), nodes)

    def phase(self, key: str, inside: int, linked: int) -> Node:
        title, href = self.name(key)
        detail = _touchpoints(inside)
        if inside > linked:
            detail = say("{touchpoints}, {number} of them unlinked", touchpoints=detail, number=inside - linked)
        if whole := self.wholes.get(key.partition("/")[2], ""):
            title = say("{phase}: {stage}", phase=self.name(f"phase/{whole}")[0], stage=title)
        return Node(key=key, title=title, href=href, detail=detail, description=f"{title}: {detail}.", weight=linked)

    def touchpoint(self, touchpoint: Touchpoint) -> Node:
        title, href = self.name(touchpoint.key)
        edges = self.principle_links[touchpoint.key]
        reached = dict.fromkeys(each.target for edge in edges for each in self.support[edge.target])
        through = to_say("{title}: follows {principles}; linked to {focuses}.")
        nowhere = to_say("{title}: follows {principles}; linked to no focus.")
        return Node(
            key=touchpoint.key,
            title=title,
            href=href,
            description=said(
                through if reached else nowhere,
                title=title,
                principles=str(listed(self.titles(edges, lambda edge: edge.target))),
                focuses=str(listed(self.name(key)[0] for key in reached)) if reached else "",
            ),
            medium=touchpoint.medium or "",
            is_signature=touchpoint.signature is not None,
        )

    def titles(self, edges: Iterable[Edge], end: Callable[[Edge], str]) -> Iterator[str]:
        for edge in edges:
            title = self.name(end(edge))[0]
            yield say("{title} (inferred)", title=title) if edge.basis == "inferred" else title

    def supporting(self) -> Iterator[Link]:
        for key, edges in self.support.items():
            for edge in edges:
                yield Link(edge.target, key, edge.basis == "inferred", max(1, len(self.practice[key])))

    def practising(self) -> Iterator[Link]:
        if not self.is_gathered:
            for key, edges in self.practice.items():
                yield from (Link(key, edge.source, edge.basis == "inferred") for edge in edges)
            return
        phase_of = {each.key: f"phase/{each.phase}" for each in self.touchpoints}
        counts = Counter(
            (key, phase_of[edge.source], edge.basis == "inferred")
            for key, edges in self.practice.items()
            for edge in edges
        )
        for phase in self.phases:
            for key in self.practice:
                for is_inferred in (False, True):
                    if count := counts[key, phase.key, is_inferred]:
                        yield Link(key, phase.key, is_inferred, count)

    def unlinked(self, focuses: Iterable[Node], principles: Iterable[Node]) -> Iterator[Unlinked]:
        of_principles = tuple(principles)
        without = [each for each in self.touchpoints if not self.principle_links[each.key]]
        is_unknown = {each.key: each.stands("principles") == "unknown" for each in without}
        unlinked = tuple(self.unlinked_node(each) for each in without if not is_unknown[each.key])
        unknown = tuple(self.unlinked_node(each) for each in without if is_unknown[each.key])
        found = (
            Unlinked(say("Supported by no principle"), tuple(node for node in focuses if node.is_unlinked)),
            Unlinked(say("Supports no focus"), tuple(node for node in of_principles if not self.support[node.key])),
            Unlinked(
                say("Practised at no touchpoint"),
                tuple(node for node in of_principles if node.is_unlinked and not self.practice[node.key]),
            ),
            Unlinked(say("Belongs to no phase"), tuple(map(self.unlinked_node, self.outside_phases))),
            Unlinked(say("Principles are unknown"), unknown),
            Unlinked(say("Follows no principle"), unlinked),
        )
        return (unlinked_group for unlinked_group in found if unlinked_group.nodes)

    def unlinked_node(self, touchpoint: Touchpoint) -> Node:
        title, href = self.name(touchpoint.key)
        return Node(key=touchpoint.key, title=title, href=href, is_unlinked=True)


def _touchpoints(count: int) -> str:
    return say_many("{count} touchpoint", "{count} touchpoints", count, none="no touchpoints")


def _practised(count: int) -> str:
    return say_many(
        "practised at {count} touchpoint",
        "practised at {count} touchpoints",
        count,
        none="practised at no touchpoints",
    )


def _with_inferred(touchpoints: str, inferred: int) -> str:
    if not inferred:
        return touchpoints
    return say("{touchpoints}, {number} inferred", touchpoints=touchpoints, number=inferred)
