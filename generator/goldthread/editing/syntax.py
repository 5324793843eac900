"""The values of a YAML text as they are written: where each begins and ends, and in which style."""

import re
from collections.abc import Iterator
from typing import Literal

import yaml
from yaml import events

from goldthread.places import Path
from goldthread.reading.escapes import with_stand_ins

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLANK_END = re.compile(r"(?:[ \t]*\r?\n)*[ \t]*\Z")
_LAST_BREAK = re.compile(r"\r?\n[ \t]*\Z")

Form = Literal["scalar", "mapping", "list", "alias"]


class Node:
    """A value, or a key, as it is written.

    form: What it is.
    start, end: Offsets of its first character, an anchor before it included, and behind its last; for a block, behind its last value.
    column: The column of its start, from 0; in a block, that of its keys or dashes.
    style: The quotation mark, "|" or ">" of a scalar; empty for a plain one.
    is_flow: Whether it stands in brackets.
    has_anchor: Whether an anchor or a tag stands before it.
    name: What a scalar says as text.
    pairs: The keys and values of a mapping.
    items: The values of a list.
    """

    __slots__ = ("column", "end", "form", "has_anchor", "is_flow", "items", "name", "pairs", "start", "style")

    def __init__(self, form: Form, event: events.NodeEvent) -> None:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        self.form: Form = form
        self.start, self.end, self.column = start.index, end.index, start.column
        self.style: str = getattr(event, "style", None) or ""
        self.is_flow = bool(getattr(event, "flow_style", None))
        self.has_anchor = form != "alias" and (event.anchor is not None or getattr(event, "tag", None) is not None)
        self.name: str = getattr(event, "value", "")
        self.pairs: list[tuple[Node, Node]] = []
        self.items: list[Node] = []

    @property
    def values(self) -> list["Node"]:
        """The values of a mapping or a list, in order."""
        return self.items if self.form == "list" else [value for _, value in self.pairs]

    @property
    def firsts(self) -> list["Node"]:
        """What each entry of it begins with: a key, or an item."""
        return self.items if self.form == "list" else [key for key, _ in self.pairs]

    def all(self) -> Iterator["Node"]:
        """The node and all in it, keys included."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.items
            waiting += (each for pair in node.pairs for each in pair)

    def index(self, step: str | int) -> int | None:
        """The number of the entry that a step leads to; None when there is none."""
        if self.form == "mapping":
            return next((number for number, (key, _) in enumerate(self.pairs) if key.name == step), None)
        return step if self.form == "list" and isinstance(step, int) and 0 <= step < len(self.items) else None

    def at(self, path: Path) -> "Node | None":
        """The value that some steps lead to."""
        node = self
        for step in path:
            number = node.index(step)
            if number is None:
                return None
            node = node.values[number]
        return node


def syntax_of(text: str) -> Node | None:
    """The value at the top of a text that our reader has read to its end; None when it holds none."""
    top: Node | None = None
    opened: list[tuple[Node, list[Node]]] = []
    for event in yaml.parse(with_stand_ins(text), Loader=_PARSER):
        node: Node
        if isinstance(event, events.ScalarEvent):
            node = Node("scalar", event)
            if node.style in {"|", ">"}:
                node.end = _block_end(text, node)
        elif isinstance(event, events.AliasEvent):
            node = Node("alias", event)
        elif isinstance(event, events.MappingStartEvent):
            node = Node("mapping", event)
        elif isinstance(event, events.SequenceStartEvent):
            node = Node("list", event)
        elif isinstance(event, events.CollectionEndEvent):
            _close(*opened.pop(), event)
            continue
        else:
            continue
        if opened:
            opened[-1][1].append(node)
        else:
            top = node
        if node.form in {"mapping", "list"}:
            opened.append((node, []))
    return top


def _close(node: Node, inside: list[Node], event: events.CollectionEndEvent) -> None:
    if node.form == "list":
        node.items = inside
    else:
        node.pairs = list(zip(inside[::2], inside[1::2], strict=True))
    if node.is_flow:
        assert event.end_mark is not None
        node.end = event.end_mark.index
    elif inside:
        node.end = inside[-1].end
        if not node.has_anchor:
            return
    node.column = inside[0].column if inside and node.form == "mapping" else node.column


def _block_end(text: str, node: Node) -> int:
    """Where the last line of a block scalar ends; the blank lines behind it are part of one that keeps them."""
    raw = text[node.start : node.end]
    header = raw.partition("\n")[0].partition("#")[0]
    found = (_LAST_BREAK if "+" in header else _BLANK_END).search(raw)
    return node.start + found.start() if found else node.end
