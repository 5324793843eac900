"""The alignment map as an outline for narrow screens: focus, principles, touchpoints."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.drawings.alignment import Alignment, Link, Node


class Branch(msgspec.Struct, frozen=True):
    """A record with the records below it.

    node: The record.
    is_inferred: Whether its link to the record above is inferred.
    count: The number of touchpoints on that link.
    branches: The records below it.
    """

    node: Node
    is_inferred: bool = False
    count: int = 1
    branches: tuple["Branch", ...] = ()


class Outline(msgspec.Struct, frozen=True):
    """The whole.

    unlinked: Principles without a focus, with their touchpoints.
    focuses: Focus statements, with their principles.
    """

    unlinked: tuple[Branch, ...]
    focuses: tuple[Branch, ...]


def outline(alignment: Alignment) -> Outline:
    """The map as branches; a record with two links upwards is in both places."""
    nodes = {node.key: node for node in alignment.nodes}
    links: dict[str, list[Link]] = {}
    for link in alignment.links:
        links.setdefault(link.above, []).append(link)
    supporting_links = {link.below for node in alignment.focuses for link in links.get(node.key, ())}
    unlinked = tuple(
        Branch(node, branches=tuple(_beneath(node.key, links, nodes)))
        for node in alignment.principles
        if node.key not in supporting_links
    )
    return Outline(
        unlinked, tuple(Branch(node, branches=tuple(_beneath(node.key, links, nodes))) for node in alignment.focuses)
    )


def _beneath(key: str, links: Mapping[str, list[Link]], nodes: Mapping[str, Node]) -> Iterator[Branch]:
    for link in links.get(key, ()):
        below = tuple(_beneath(link.below, links, nodes))
        yield Branch(nodes[link.below], link.is_inferred, link.count, below)
