"""Texts of YAML in random styles, and operations on them."""

from collections.abc import Iterator

from hypothesis import strategies as st

from goldthread.editing.operations import InsertField, InsertItem, Operation, Remove, RenameKey, SetValue
from goldthread.places import Path
from goldthread.reading.odd_characters import has_odd_character
from goldthread.reading.yaml_data import Data

WORDS = st.sampled_from(
    [
        *("x", "two words", "yes", "1.0", "007", "null", "~", "2026-01-02", "a: b", "- c", "# d", "e # f", "g#h", "'", '"', "\\", ""),
        *(" i", "j ", "k\n", "l\nm", "\nn", "o\n\n\np\n\n", "q\t", "[r]", "{s}", "t, u", "&v", "*w", "!x", "%y", "@z", "`", "|", ">"),
        *("---", "...", "?", ": a", "é", "🛶", "\u00a0", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "<<", "=", "0x1F", "1_000", "1:30", "-1", "+.5", "1e3", "true"),
        "a long line of words that goes on and on until it does not fit on a line of a file any more, and then a little further",
        *("a:", ":a", "- ", "-", "  # x", "a #b", "x:y", "http://a.b/c#d", "\\ud83d\\ude00", "a\n  b\n c", "a\n#b\nc: d", "#\n", "\t"),
    ]
)  # fmt: skip
SCALARS: st.SearchStrategy[Data] = (
    WORDS
    | st.text(max_size=12).filter(lambda text: not ("\r" in text or has_odd_character(text)))
    | st.sampled_from([None, True, False, 0, -3, 1.5, 1e-7, 10**15])
)
NAMES = st.sampled_from(["a", "b", "c", "d-e", "f g", "yes", "1", "h: i", "é"])
VALUES: st.SearchStrategy[Data] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=6
)


class _Writer:
    """A file that is being written in one style."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._step, self._dash = draw(st.sampled_from([(2, 2), (2, 0), (4, 4), (4, 2), (3, 0)]))
        self._number = 0

    def comment(self) -> str:
        self._number += 1
        return f"  # c{self._number}!" if self._draw(st.integers(0, 3)) == 0 else ""

    def scalar(self, column: int) -> str:
        inner = f"\n{' ' * (column + self._step)}"
        sign = self._draw(st.sampled_from(["|", "|-", "|+", ">", ">-", ">+"]))
        words = self._draw(st.sampled_from(["word", "12", "true", "2026-01-02", "a word 🛶"]))
        forms = (
            f"'it''s so'{self.comment()}",
            f'"a \\"b\\" \\u00e9"{self.comment()}',
            f"{sign}{self.comment()}{inner}one{inner}two",
            f"{sign}{self.comment()}{inner}one{inner}two\n",
            f"[x, 'y, z', {{k: v}}, 3]{self.comment()}",
            f'{{k: v, w: [1, "2"]}}{self.comment()}',
            f"plain{inner}over lines",
            f"[{inner}p,  # c-flow{self._number}!{inner}q{inner}]",
            f"{words}{self.comment()}",
            "",
        )
        return self._draw(st.sampled_from(forms))

    def block(self, column: int, depth: int) -> Iterator[str]:
        indent = " " * column
        names = st.sampled_from(["a", "b", "c", '"d-e"', "'1'", "k v"])
        for name in self._draw(st.lists(names, min_size=1, max_size=3, unique=True)):
            if comment := self.comment():
                yield f"{indent}{comment.strip()}"
            kind = self._draw(st.integers(0, 3)) if depth else 0
            if kind == 1:
                yield f"{indent}{name}:{self.comment()}"
                yield from self.block(column + self._step, depth - 1)
            elif kind == 2:
                yield f"{indent}{name}:{self.comment()}"
                yield from self.entries(column + self._dash, depth)
            else:
                yield f"{indent}{name}: {self.scalar(column)}".rstrip()
            if depth == 2 and self._draw(st.booleans()):
                yield ""

    def entries(self, column: int, depth: int) -> Iterator[str]:
        indent = " " * column
        for _ in range(self._draw(st.integers(1, 3))):
            first, *rest = [line for each in self.block(column + 2, depth - 1) for line in each.split("\n")]
            if first.lstrip().startswith("#") or self._draw(st.booleans()):
                yield f"{indent}- {self.scalar(column)}".rstrip()
            else:
                yield f"{indent}- {first.lstrip()}"
                yield from rest


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A file of records in a style of its own: indentation, quotes, brackets, blocks, comments, blank lines and line ends."""
    head = draw(st.sampled_from(["", "# c-head!\n", "---\n", "# c-head!\n\n---\n"]))
    text = head + "\n".join(_Writer(draw).block(0, 2)) + draw(st.sampled_from(["\n", "", "\n# c-tail!\n", "\n\n"]))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def paths(data: Data, path: Path = ()) -> Iterator[tuple[Path, Data]]:
    """All values with the steps to them."""
    yield path, data
    match data:
        case dict():
            for name, each in data.items():
                yield from paths(each, (*path, name))
        case list():
            for index, each in enumerate(data):
                yield from paths(each, (*path, index))


def operation_on(top: Data, data: st.DataObject) -> Operation:
    """An operation that the data allows."""
    draw = data.draw
    path, value = draw(st.sampled_from(list(paths(top))))
    if isinstance(value, dict):
        name = draw(NAMES.filter(lambda each: each not in value))
        if draw(st.booleans()):
            order = tuple(draw(st.permutations([*value, name])))
            return InsertField((*path, name), draw(VALUES), order if draw(st.booleans()) else ())
        if path and isinstance(path[-1], str):
            name = draw(NAMES.filter(lambda each: each != path[-1]))
            return RenameKey(path, name)
    if isinstance(value, list) and draw(st.booleans()):
        return InsertItem((*path, draw(st.integers(0, len(value)))), draw(VALUES))
    if path and draw(st.integers(0, 2)) == 0:
        return Remove(path)
    return SetValue(path, draw(VALUES)) if path else InsertField(("new",), draw(VALUES))
