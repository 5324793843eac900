"""Where the parts of a text in YAML stand: its values, its keys and dashes, the ends of its entries, and the comments between."""

import re

import msgspec

from goldthread.editing.errors import EditingError, shown
from goldthread.editing.spans import Lines, Span
from goldthread.editing.syntax import Node
from goldthread.language.message import message
from goldthread.places import Path

_QUESTION = message("A key with a question mark before it cannot be changed by a program: write it with a colon alone.")
_COLON = re.compile(r"[ \t]*:")
_COMMENT = re.compile(r"(?:^|[ \t\n])#")
_ENOUGH = 2
"""How many entries show whether blank lines part them."""


class Layout:
    """A text in YAML and where its parts stand, as offsets.

    text: The whole text.
    top: Its value, when it holds one.
    line_break: How its lines end.
    """

    def __init__(self, text: str, top: Node | None, line_break: str) -> None:
        self.text, self.top = text, top
        self._line_break = line_break
        self._lines = Lines(text)

    def node(self, path: Path) -> Node:
        """The value that a path leads to. Raises EditingError when there is none."""
        node = self.top.at(path) if self.top else None
        if node is None:
            raise EditingError(message("There is no {field} in the file.", field=shown(".".join(map(str, path)))))
        return node

    def line_start(self, offset: int) -> int:
        """The start of the line that an offset is in."""
        return self._lines.start(offset)

    def head(self, holder: Node, number: int) -> tuple[int, int]:
        """The column of a key or a dash in a block, and the offset behind its colon or dash."""
        start = self.start(holder, number)
        if holder.form == "list":
            return holder.column, start + 1
        colon = _COLON.match(self.text, holder.pairs[number][0].end)
        if colon is None:
            raise EditingError(_QUESTION)
        return holder.column, colon.end()

    def start(self, holder: Node, number: int) -> int:
        """Where a key, or the dash of an entry, stands."""
        text, first = self.text, holder.firsts[number]
        at = first.start
        if holder.form == "mapping":
            if first.column != holder.column or (number and text[self._lines.start(at) : at].strip()):
                raise EditingError(_QUESTION)
            return at
        line = self._lines.start(at)
        while line + holder.column > at or text[line + holder.column] != "-":
            if not line:
                raise EditingError(
                    message("The list is written so that its entries cannot be told apart by a program.")
                )
            line = self._lines.start(line - 1)
        return line + holder.column

    def last_line_end(self, holder: Node, number: int) -> int:
        """The end of the last line of an entry of a block, with the comments that are indented further behind it."""
        end = self.line_end(max(holder.values[number].end, holder.firsts[number].end))
        line = self.next_line(end)
        found = end
        while line < len(self.text) and line != found:
            written = self.text[line : self.line_end(line)]
            indent = len(written) - len(written.lstrip(" "))
            if written.strip() and (not written.lstrip().startswith("#") or indent <= holder.column):
                break
            if written.strip():
                found = self.line_end(line)
            following = self.next_line(self.line_end(line))
            if following == line or following <= line:
                break
            line = following
        return found

    def line_end(self, offset: int) -> int:
        """The end of the line that an offset is in, before its line break."""
        found = self.text.find("\n", offset)
        if found < 0:
            return len(self.text)
        return found - 1 if found > offset and self.text[found - 1] == "\r" else found

    def next_line(self, offset: int) -> int:
        """Where the line behind that of an offset begins; the same offset when there is none."""
        found = self.text.find("\n", offset)
        return offset if found < 0 else found + 1

    def keep_comments(self, start: int, end: int) -> None:
        """Raise EditingError when a comment between two offsets would be lost."""
        if _COMMENT.search(self.text[start:end]):
            raise EditingError(
                message("A comment stands inside what would be replaced: move it, and change the value then.")
            )

    def span(self, start: int, end: int, text: str) -> Span:
        """A span whose lines end as those of the text do."""
        span = Span(start, end, text)
        if self._line_break == "\n":
            return span
        return msgspec.structs.replace(span, text=text.replace("\n", self._line_break))

    def is_apart(self, holder: Node, *, otherwise: bool) -> bool:
        """Whether blank lines part the entries of a block; for one of few entries, what is to be taken for it."""
        count = len(holder.firsts)
        if count < _ENOUGH:
            return otherwise
        gaps = (self.text[holder.values[n].end : holder.firsts[n + 1].start] for n in range(count - 1))
        return sum(bool(re.search(r"\n[ \t]*\r?\n", gap)) for gap in gaps) * _ENOUGH > count - 1

    def has_comment_above(self, node: Node) -> bool:
        """Whether the line above a value or a key is a comment."""
        start = self._lines.start(node.start)
        above = self.text[self._lines.start(start - 1) : start] if start else ""
        return above.lstrip().startswith("#")
