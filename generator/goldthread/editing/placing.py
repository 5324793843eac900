"""Where an operation changes a text: the ways in which it can be written there, the best first."""

import re
from collections.abc import Iterator, Sequence

from goldthread.editing.errors import EditingError, shown
from goldthread.editing.layout import Layout
from goldthread.editing.operations import InsertField, InsertItem, Operation, Remove, RenameKey, SetValue
from goldthread.editing.scalars import flow_scalar, key_scalar
from goldthread.editing.spans import Span
from goldthread.editing.syntax import Node
from goldthread.editing.values import Style, after_head, field_lines, flow, item_lines, mapping_lines, shifted
from goldthread.language.message import message
from goldthread.places import Path
from goldthread.reading.yaml_data import Data

_HEADER = re.compile(r"[|>][-+0-9]*")
_MARK = re.compile(r"^---[ \t]*\n", re.MULTILINE)
_BRACES = message("A field in a list without braces of its own cannot be changed by a program: write it in braces.")

Spans = Sequence[Span]


class Placing:
    """One text and what is written where in it."""

    def __init__(self, text: str, top: Node | None, style: Style) -> None:
        self._text = text
        self._top = top
        self._style = style
        self._layout = Layout(text, top, style.line_break)

    def ways(self, operation: Operation, value: Data) -> Iterator[Spans]:
        """The spans that make an operation, in the ways that there are to write it.

        value: That of the operation, as plain data.
        Raises EditingError when an anchor, an alias or a tag is in the way, or there is no way at all.
        """
        if self._top is None:
            yield from self._at_the_top(operation, value)
            return
        for spans in self._inside(operation, value):
            yield spans
            if (sign := self._unended()) is not None:
                yield (*spans, sign)

    def _unended(self) -> Span | None:
        """What keeps a block of text at the end of a file the same, when its last line has no line feed and is to get one."""
        if self._text.endswith("\n") or self._top is None:
            return None
        for node in self._top.all():
            found = _HEADER.match(self._text, node.start) if node.style in {"|", ">"} else None
            if found and node.end == len(self._text) and "-" not in found[0]:
                return Span(node.start, found.end(), found[0].replace("+", "") + "-")
        return None

    def _inside(self, operation: Operation, value: Data) -> Iterator[Spans]:
        path = operation.path
        deepest, rest = self._deepest(path)
        self._refuse_anchors(path[: len(path) - len(rest)], whole=not isinstance(operation, InsertField | InsertItem))
        match operation:
            case SetValue() if not rest:
                yield from self._set(path, value)
            case SetValue() | InsertField():
                yield from self._put_in(deepest, path[: len(path) - len(rest)], rest, value, operation)
            case InsertItem():
                yield from self._insert_item(path, value, is_apart=operation.is_apart, written=operation.written)
            case Remove():
                yield from self._remove(path)
            case RenameKey(name=name):
                yield from self._rename(path, name)

    def _at_the_top(self, operation: Operation, value: Data) -> Iterator[Spans]:
        """What a file that holds no value yet is given, behind its comments."""
        if isinstance(operation, Remove | RenameKey):
            raise EditingError(message("The file holds nothing yet."))
        step = operation.path[-1] if operation.path else 0
        if isinstance(operation, InsertField) and len(operation.path) == 1 and operation.written:
            text = self._text
            gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
            lines = self._field(str(step), value, 0, operation)
            yield (self._layout.span(len(text), len(text), gap + "\n".join(lines) + "\n"),)
            return
        for step in reversed(operation.path):
            value = [value] if isinstance(step, int) else {step: value}
        if isinstance(value, dict) and value:
            lines = mapping_lines(value, 0, self._style)
        elif isinstance(value, list) and value:
            lines = [line for each in value for line in item_lines(each, 0, self._style)]
        else:
            lines = [flow(value)]
        text = self._text
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        yield (self._layout.span(len(text), len(text), gap + "\n".join(lines) + "\n"),)

    def _deepest(self, path: Path) -> tuple[Node, Path]:
        """The value that the most steps lead to, and the steps that are left."""
        node = self._top
        assert node is not None
        for depth, step in enumerate(path):
            number = node.index(step)
            if number is None:
                return node, path[depth:]
            node = node.values[number]
        return node, ()

    def _refuse_anchors(self, path: Path, *, whole: bool) -> None:
        for depth in range(len(path) + 1):
            node = self._layout.node(path[:depth])
            is_inside = depth == len(path) and whole
            odd = (each for each in (node.all() if is_inside else (node,)) if each.has_anchor or each.form == "alias")
            if next(odd, None) is not None:
                name = shown(".".join(map(str, path))) if path else "The file"
                raise EditingError(
                    message(
                        "{name} is written with an anchor, an alias or a tag, which a change would break: "
                        "write the value out where it is needed, and change it then.",
                        name=name,
                    )
                )

    def lines_of(self, path: Path) -> tuple[str, ...]:
        """The fields of a group as they are written, with the comments among them, as lines that are not indented.

        None at all when they cannot be taken elsewhere as they are: those in brackets, or of a text that is indented less.
        """
        node = self._layout.node(path)
        self._refuse_anchors(path, whole=True)
        if node.form != "mapping" or node.is_flow:
            self._layout.keep_comments(node.start, node.end)
            return ()
        if not path:
            start, end = 0, len(self._text)
        else:
            holder = self._layout.node(path[:-1])
            number = holder.index(path[-1])
            assert number is not None
            end = self._layout.last_line_end(holder, number)
            start = node.start if holder.form == "list" else self._layout.head(holder, number)[1]
        raw = self._text[start:end].replace("\r\n", "\n")
        if not path:
            raw = _MARK.sub("", raw).rstrip("\n")
        elif isinstance(path[-1], str):
            first, _, raw = raw.partition("\n")
            if first.strip():
                raise EditingError(
                    message("A comment stands behind the record's id: move it to a line of its own inside the record.")
                )
        else:
            raw = " " * node.column + raw
        lines = _dedented(raw.split("\n"), node.column)
        if not lines:
            self._layout.keep_comments(start, end)
        return lines

    # Values in the place of others

    def _set(self, path: Path, value: Data) -> Iterator[Spans]:
        node = self._layout.node(path)
        if not path:
            raise EditingError(message("A file is changed field by field: say which."))
        holder = self._layout.node(path[:-1])
        number = holder.index(path[-1])
        assert number is not None
        if holder.is_flow:
            self._layout.keep_comments(node.start, node.end)
            written = flow(value) if isinstance(value, list | dict) else flow_scalar(value, node.style)
            yield (Span(node.start, node.end, written),)
            return
        column, after = self._layout.head(holder, number)
        head = "-" if holder.form == "list" else ":"
        if head == "-":
            lines = item_lines(value, column, self._style, node.style)
            lines[0] = lines[0][1:]
        else:
            lines = after_head("", value, column, self._style, node.style)
        comment = self._tail(after, node)
        if len(lines) == 1 or _HEADER.match(lines[0].lstrip()):
            start, end = self._inline(after, node)
            first = lines[0].lstrip() if start > after else lines[0]
            rest = "".join(f"\n{line}" for line in lines[1:])
            yield (self._layout.span(start, end, f"{first}{comment}{rest}"),)
            return
        if head == "-":
            self._layout.keep_comments(after, node.end)
            yield (self._layout.span(after, node.end, "\n".join(lines)),)
            return
        start, end = self._inline(after, node)
        rest = "".join(f"\n{line}" for line in lines[1:])
        line_end = self._layout.line_end(end)
        yield (Span(after, end, comment), self._layout.span(line_end, line_end, rest))

    def _inline(self, after: int, node: Node) -> tuple[int, int]:
        """The stretch that is replaced by a value on the line of its key: from behind the key, where the old one is below it."""
        if "\n" in self._text[after : node.start]:
            self._layout.keep_comments(after, node.end)
            return after, node.end
        if node.form in {"mapping", "list"} or not node.style:
            self._layout.keep_comments(node.start, node.end)
        return max(node.start, after), node.end

    def _tail(self, after: int, node: Node) -> str:
        """The comment in the first line of a block of text, which stays there."""
        if node.style not in {"|", ">"} or node.start < after:
            return ""
        line = self._text[node.start : self._layout.line_end(node.start)]
        found = _HEADER.match(line)
        rest = line[found.end() :].rstrip() if found else ""
        return rest if "#" in rest else ""

    # Fields and entries put in

    def _put_in(
        self, holder: Node, path: Path, rest: Path, value: Data, operation: SetValue | InsertField
    ) -> Iterator[Spans]:
        for step in reversed(rest[1:]):
            value = {str(step): value}
        name = str(rest[0])
        if holder.form != "mapping":
            if path and holder.form == "scalar":
                yield from self._set(path, {name: value})
                return
            raise EditingError(
                message("{name} cannot be put in, since it would not stand in a group of fields.", name=shown(name))
            )
        if holder.is_flow:
            pair = f"{key_scalar(name)}: {flow(value)}"
            number = self._before(holder, name, operation.order if len(rest) == 1 else ())
            yield (self._into_brackets(holder, number, pair),)
            return
        number = self._before(holder, name, operation.order)
        lines = self._field(name, value, holder.column, operation)
        is_apart = self._layout.is_apart(holder, otherwise=isinstance(operation, InsertField) and operation.is_apart)
        if number == 0 and not self._layout.has_comment_above(holder.pairs[0][0]):
            yield (self._ahead(holder, 0, lines, is_apart=is_apart),)
        for parted in (True, False) if is_apart else (False,):
            yield (self._behind(holder, max(number, 1) - 1, lines, is_apart=parted),)

    def _field(self, name: str, value: Data, column: int, operation: Operation) -> list[str]:
        """The lines of a new field, as they are written elsewhere where that is known."""
        if isinstance(operation, InsertField) and operation.written:
            return [f"{key_scalar(name)}:", *shifted(operation.written, column + self._style.step)]
        return field_lines(key_scalar(name), value, column, self._style)

    def _insert_item(self, path: Path, value: Data, *, is_apart: bool, written: Sequence[str]) -> Iterator[Spans]:
        holder, number = self._layout.node(path[:-1]), int(path[-1])
        if holder.is_flow:
            yield (self._into_brackets(holder, number, flow(value)),)
            return
        in_brackets = any(each.form == "mapping" and each.is_flow for each in holder.items)
        lines = item_lines(value, holder.column, self._style, in_brackets=in_brackets)
        if written:
            lines = [f"- {written[0]}", *shifted(written[1:], holder.column + 2)]
        apart = self._layout.is_apart(holder, otherwise=is_apart)
        if number:
            for parted in (True, False) if apart else (False,):
                yield (self._behind(holder, number - 1, lines, is_apart=parted),)
        else:
            yield (self._ahead(holder, 0, lines, is_apart=apart),)

    def _before(self, holder: Node, name: str, order: Sequence[str]) -> int:
        """The number of the field that a new one goes before: the one behind the last that precedes it in the order."""
        if name not in order:
            return len(holder.pairs)
        earlier = set(order[: order.index(name)])
        return max((number + 1 for number, (key, _) in enumerate(holder.pairs) if key.name in earlier), default=0)

    def _into_brackets(self, holder: Node, number: int, written: str) -> Span:
        if self._text[holder.start] not in "[{":
            raise EditingError(_BRACES)
        firsts = holder.firsts
        if not firsts:
            return Span(holder.start + 1, holder.start + 1, written)
        if number < len(firsts):
            return Span(firsts[number].start, firsts[number].start, f"{written}, ")
        return Span(holder.values[-1].end, holder.values[-1].end, f", {written}")

    def _ahead(self, holder: Node, number: int, lines: Sequence[str], *, is_apart: bool) -> Span:
        """New lines in front of an entry of a block."""
        start = self._layout.start(holder, number)
        gap = "\n\n" if is_apart else "\n"
        return self._layout.span(start, start, "\n".join(lines) + gap + " " * holder.column)

    def _behind(self, holder: Node, number: int, lines: Sequence[str], *, is_apart: bool) -> Span:
        """New lines behind an entry of a block, and behind the comments that belong to it."""
        self._layout.start(holder, number)
        at = self._layout.last_line_end(holder, number)
        indent = " " * holder.column
        gap = "\n\n" if is_apart else "\n"
        return self._layout.span(at, at, gap + indent + "\n".join(lines))

    # Fields and entries taken out

    def _remove(self, path: Path) -> Iterator[Spans]:
        if not path:
            raise EditingError(message("A file is removed by deleting it."))
        holder = self._layout.node(path[:-1])
        number = holder.index(path[-1])
        if number is None:
            raise EditingError(message("There is no {field} in the file.", field=shown(path[-1])))
        if holder.is_flow:
            yield self._out_of_brackets(holder, number)
            return
        start, end = self._layout.start(holder, number), self._layout.last_line_end(holder, number)
        if len(holder.firsts) == 1:
            yield from self._emptied(path[:-1], holder, start, end)
            return
        line = self._layout.line_start(start)
        if self._text[line:start].strip(" ") and number == 0:
            following = self._layout.start(holder, 1)
            if self._text[end:following].strip():
                yield (Span(start, end, ""),)
            else:
                yield (Span(start, following, ""),)
            return
        yield from self._lines_out(line, end)

    def _emptied(self, path: Path, holder: Node, start: int, end: int) -> Iterator[Spans]:
        """A block that loses all that it holds."""
        empty = "[]" if holder.form == "list" else "{}"
        if not path:
            yield (Span(start, end, empty),)
            return
        outer = self._layout.node(path[:-1])
        number = outer.index(path[-1])
        assert number is not None
        if outer.is_flow:
            raise EditingError(_BRACES)
        _, after = self._layout.head(outer, number)
        if "\n" in self._text[after:start]:
            line = self._layout.line_start(start)
            for spans in self._lines_out(line, end):
                yield (Span(after, after, f" {empty}"), *spans)
        else:
            yield (Span(start, end, empty),)

    def _lines_out(self, line: int, end: int) -> Iterator[Spans]:
        """Whole lines taken out; where blank lines stand before and behind them, those behind go as well."""
        text = self._text
        behind = self._layout.next_line(end)
        above = text[self._layout.line_start(line - 1) : line] if line else "\n"
        if not text[end:].strip():
            kept = text[:line].rstrip("\r\n \t")
            first = self._layout.line_end(len(kept)) if kept else 0
            yield (Span(first, end, ""),)
            yield (Span(max(line - (2 if text[max(line - 2, 0) : line] == "\r\n" else 1), 0), end, ""),)
        further = behind
        while further < len(text) and not text[further : self._layout.line_end(further)].strip():
            if self._layout.next_line(further) == further:
                break
            further = self._layout.next_line(further)
        if not above.strip() and further > behind and behind > end:
            yield (Span(line, further, ""),)
        if behind > end:
            yield (Span(line, behind, ""),)

    def _out_of_brackets(self, holder: Node, number: int) -> Spans:
        if self._text[holder.start] not in "[{":
            raise EditingError(_BRACES)
        firsts, values = holder.firsts, holder.values
        if number + 1 < len(firsts):
            start, end = firsts[number].start, firsts[number + 1].start
        elif number:
            start, end = values[number - 1].end, values[number].end
        else:
            start, end = firsts[0].start, values[0].end
        self._layout.keep_comments(start, end)
        return (Span(start, end, ""),)

    # Names

    def _rename(self, path: Path, name: str) -> Iterator[Spans]:
        holder = self._layout.node(path[:-1])
        number = holder.index(path[-1]) if path else None
        if number is None or holder.form != "mapping":
            raise EditingError(message("There is no field {field} to rename.", field=shown(path[-1] if path else "")))
        key = holder.pairs[number][0]
        if key.has_anchor:
            raise EditingError(
                message("{field} is written with an anchor or a tag: take it out first.", field=shown(key.name))
            )
        yield (Span(key.start, key.end, flow_scalar(name, key.style, is_key=True)),)


def _dedented(lines: Sequence[str], columns: int) -> tuple[str, ...]:
    """Lines with so many columns fewer before them; none at all when one of them has not as many."""
    if any(line[:columns].strip() and not line.lstrip().startswith("#") for line in lines):
        return ()
    return tuple(line[min(columns, len(line) - len(line.lstrip(" "))) :] for line in lines)
