"""Compare two published sites page by page: `python tests/site_differences.py BEFORE AFTER [--words]`.

Differences of wording are kept apart from differences of structure: elements, their order, their attributes, addresses and files.
Anchors count as wording, since they are made from headings.
It exits with 1 when the structure differs; `--words` lists every difference of wording.
"""

import argparse
import difflib
import sys
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import msgspec

_WORDED = frozenset(
    {
        "aria-label",
        "title",
        "alt",
        "content",
        "placeholder",
        "data-words",
        "data-name",
        "data-gt-choose",
        "data-gt-says",
    }
)
"""Attributes that hold words."""

_ANCHORS = frozenset({"id", "for", "name", "aria-labelledby", "aria-describedby"})
_LINKS = frozenset({"href", "data-href"})
_EXCERPT = 3


class Parts(msgspec.Struct, frozen=True):
    """A page taken apart.

    structure: Tags in order with their attributes, without words and anchors.
    words: Texts and values of attributes that hold words, in order.
    """

    structure: tuple[str, ...]
    words: tuple[str, ...]


class Differences(msgspec.Struct, frozen=True):
    """What differs between two sites.

    files: Paths that only one of them has, with the sign of the side: "-" before, "+" after.
    structure: Differences in structure, by the path of the page, as lines of a diff.
    words: Differences in wording as pairs of before and after, with how often each occurs.
    """

    files: tuple[str, ...]
    structure: dict[str, tuple[str, ...]]
    words: Counter[tuple[str, str]]


def differences(before: Path, after: Path) -> Differences:
    """Compare the HTML files below two folders."""
    old, new = _pages(before), _pages(after)
    files = (*(f"- {name}" for name in sorted(old - new)), *(f"+ {name}" for name in sorted(new - old)))
    structure: dict[str, tuple[str, ...]] = {}
    words: Counter[tuple[str, str]] = Counter()
    for name in sorted(old & new):
        one, two = (parts((folder / name).read_text(encoding="utf-8")) for folder in (before, after))
        if one.structure != two.structure:
            changed = difflib.unified_diff(one.structure, two.structure, lineterm="", n=_EXCERPT)
            structure[name] = tuple(changed)[2:]
        words.update(_changed(one.words, two.words))
    return Differences(files, structure, words)


def parts(html: str) -> Parts:
    """Take a page apart."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return Parts(tuple(parser.structure), tuple(parser.words))


def _pages(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def _changed(old: tuple[str, ...], new: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield " | ".join(old[start:end]), " | ".join(new[first:last])


class _Parser(HTMLParser):
    """Collects the structure and the words of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.structure: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = []
        for name, value in sorted(attrs, key=lambda each: each[0]):
            if name in _WORDED:
                self.words.append(f"{name}: {value}")
                kept.append(name)
            elif name in _ANCHORS:
                kept.append(name)
            elif name in _LINKS:
                kept.append(f"{name}={(value or '').partition('#')[0]}")
            else:
                kept.append(f"{name}={value}")
        self.structure.append(f"<{' '.join([tag, *kept])}>")

    def handle_endtag(self, tag: str) -> None:
        self.structure.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text:
            self.words.append(text)


def main() -> int:
    """Compare, and print what differs."""
    arguments = argparse.ArgumentParser(description="Compare two published sites page by page.")
    arguments.add_argument("before", type=Path)
    arguments.add_argument("after", type=Path)
    arguments.add_argument("--words", action="store_true", help="list every difference of wording")
    asked = arguments.parse_args()
    found = differences(asked.before, asked.after)
    for line in found.files:
        print(line)  # noqa: T201 - it is a command
    for name, lines in found.structure.items():
        print(f"\n{name}", *lines, sep="\n")  # noqa: T201 - as above
    if asked.words:
        for (old, new), count in found.words.most_common():
            print(f"\n{count} x\n- {old}\n+ {new}")  # noqa: T201 - as above
    print(  # noqa: T201 - as above
        f"{len(found.files)} files on one side only, {len(found.structure)} pages with another structure, "
        f"{len(found.words)} differences of wording in {found.words.total()} places"
    )
    return 1 if found.files or found.structure else 0


if __name__ == "__main__":
    sys.exit(main())
