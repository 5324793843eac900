"""Fields and entries of lists as lines of YAML, in the style of the file that they go into."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from goldthread.editing.scalars import WIDTH, block_scalar, flow_scalar, key_scalar
from goldthread.editing.syntax import Node
from goldthread.reading.yaml_data import Data


class Style(msgspec.Struct, frozen=True):
    """How a file is written.

    step: How many more columns fields inside a field are indented by.
    dash: How many more columns the dashes of a list are indented by than the field that holds it.
    line_break: What ends a line.
    """

    step: int = 2
    dash: int = 2
    line_break: str = "\n"


def style_of(text: str, top: Node | None) -> Style:
    """The style that most of a file is written in."""
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    for node in top.all() if top else ():
        if node.form == "mapping" and not node.is_flow:
            for _, value in node.pairs:
                if value.form in {"mapping", "list"} and not value.is_flow and not value.has_anchor and value.firsts:
                    (steps if value.form == "mapping" else dashes)[value.column - node.column] += 1
    first = text.find("\n")
    line_break = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
    step = max(_most(steps, Style().step), 1)
    return Style(step, max(_most(dashes, step), 0), line_break)


def _most(counted: Counter[int], otherwise: int) -> int:
    return counted.most_common(1)[0][0] if counted else otherwise


def flow(value: Data) -> str:
    """A value on one line, as it may stand in brackets."""
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key_scalar(name)}: {flow(each)}' for name, each in value.items())}}}"
    return flow_scalar(value)


def field_lines(name: str, value: Data, column: int, style: Style, like: str = "") -> list[str]:
    """The lines of a field; those after the first are indented for a field at a column.

    like: The style of the scalar that it replaces.
    """
    return after_head(f"{name}:", value, column, style, like)


def after_head(head: str, value: Data, column: int, style: Style, like: str = "") -> list[str]:
    """The lines of a value behind a key with its colon; those after the first are indented for a key at a column."""
    short = inline(value, WIDTH - column - len(head) - 1)
    if short is not None:
        return [f"{head} {short}"]
    if isinstance(value, dict):
        inner = column + style.step
        return [head, *shifted(_mapping(value, style), inner)]
    if isinstance(value, list):
        inner = column + style.dash
        return [head, *shifted((line for each in value for line in _item(each, inner, style)), inner)]
    first, *rest = block_scalar(value, column + style.step, WIDTH - column - len(head) - 1, like)
    return [f"{head} {first}", *rest]


def item_lines(value: Data, column: int, style: Style, like: str = "", *, in_brackets: bool = False) -> list[str]:
    """The lines of an entry of a list with its dash; those after the first are indented for a dash at a column.

    in_brackets: Whether fields go into brackets on one line where they fit, as the other entries of the list do.
    """
    if in_brackets and isinstance(value, dict) and value and not _has_lines(value):
        short = flow(value)
        if len(short) + column + 2 <= WIDTH * 2:
            return [f"- {short}"]
    lines = _item(value, column, style, like)
    return [lines[0], *shifted(lines[1:], column)]


def _item(value: Data, column: int, style: Style, like: str = "") -> list[str]:
    """The lines of an entry, indented as if its dash were at the first column."""
    short = inline(value, WIDTH - column - 2)
    if short is not None:
        return [f"- {short}"]
    if isinstance(value, dict):
        first, *rest = _mapping(value, style)
        return [f"- {first}", *shifted(rest, 2)]
    if isinstance(value, list):
        first, *rest = (line for each in value for line in _item(each, column + 2, style))
        return [f"- {first}", *shifted(rest, 2)]
    first, *rest = block_scalar(value, 2, WIDTH - column - 2, like)
    return [f"- {first}", *rest]


def _mapping(value: dict[str, Data], style: Style) -> list[str]:
    """The lines of fields, indented as if they were at the first column."""
    made: list[str] = []
    for name, each in value.items():
        made += field_lines(key_scalar(name), each, 0, style)
    return made


def mapping_lines(value: dict[str, Data], column: int, style: Style) -> list[str]:
    """The lines of fields at a column, the first one without its indentation."""
    first, *rest = _mapping(value, style)
    return [first, *shifted(rest, column)]


def inline(value: Data, room: int) -> str | None:
    """An empty group or list, or a short list of words, on one line; None for all else."""
    if value in ([], {}) and isinstance(value, list | dict):
        return flow(value)
    if isinstance(value, list) and not any(isinstance(each, list | dict) for each in value) and not _has_lines(value):
        short = flow(value)
        return short if len(short) <= room else None
    return None


def _has_lines(value: Data) -> bool:
    if isinstance(value, dict | list):
        return any(map(_has_lines, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and "\n" in value


def shifted(lines: Iterable[str], columns: int) -> list[str]:
    """Lines with so many spaces before them; blank ones stay empty."""
    return [f"{' ' * columns}{line}" if line else "" for line in lines]
