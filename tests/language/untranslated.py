"""Finds what pages show that nobody said: a book in other letters, made into pages in a language that puts every text into brackets.

Run as a program, it lists what is left: `python tests/language/untranslated.py [FOLDER]`.
"""

import datetime
import gettext
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

from jinja2 import Environment

from goldthread.graph.graph import graph_of
from goldthread.inspection import explanations, inspect
from goldthread.judging import judge
from goldthread.language.catalogue import Catalogue
from goldthread.model.record import Audience
from goldthread.pages.frame.addresses import GUIDE_FILE
from goldthread.pages.frame.context import Build, Context
from goldthread.pages.frame.page import Site
from goldthread.pages.site import make_site
from goldthread.settings import Settings
from language.disguised_records import disguised, disguised_book, names_in

TODAY = datetime.date(2026, 11, 21)
OPEN, CLOSE = "⟦", "⟧"
_ENDLESS = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_UNREAD = {"code", "pre", "kbd", "script", "style"}
_READ_OUT = ("alt", "aria-label", "title", "placeholder", "aria-description", "aria-valuetext", "data-label")
_LINKED = re.compile(r"`[^`]*`|\]\([^)]*\)")
_BRACKETS = re.compile(f"([{OPEN}{CLOSE}])")
_WORD = re.compile(r"[A-Za-z]{2,}")
_OWN_TEXT = re.compile(r"{% set example %}.*?{% endset %}", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{:[^}]*\}")
_NAMES = re.compile(r"\b[A-Z]{3}\d{3}\b|\b[a-z]+/[a-z0-9-]+\b|\bGoldthread\b")
"""Codes of rules and keys of records, which are the same in every language."""


class Bracketing(Catalogue):
    """A language in which every text is the English one in brackets."""

    def __init__(self) -> None:
        super().__init__("en", gettext.NullTranslations())

    def one(self, text: str, context: str = "") -> str:
        """A text in brackets."""
        return f"{OPEN}{super().one(text, context)}{CLOSE}"

    def many(self, one: str, many: str, count: int) -> str:
        """The form of a text that goes with a number, in brackets."""
        return f"{OPEN}{super().many(one, many, count)}{CLOSE}"

    def day(self, date: datetime.date) -> str:
        """A date in brackets."""
        return f"{OPEN}{super().day(date)}{CLOSE}"

    def month(self, date: datetime.date) -> str:
        """A month in brackets."""
        return f"{OPEN}{super().month(date)}{CLOSE}"


def bracketed(root: Path, audience: Audience = "internal") -> Site:
    """The edition of a handbook in that language, its own words disguised."""
    return make_site(_matter(root, audience))


def _matter(root: Path, audience: Audience) -> Context:
    settings = Settings(today=TODAY)
    found = inspect(root, settings)
    names = names_in(found.graph.book)
    graph = graph_of(disguised_book(found.graph.book))
    reviewed = {key: disguised(verdict, names) for key, verdict in found.verdicts.items()}
    judgement = judge(graph, found.rules, settings, found.reading.place_of, reviewed)
    return Context(
        graph=graph,
        findings=judgement.findings,
        waived=judgement.waived,
        rules=found.rules,
        explanations=explanations(found.rules),
        build=Build(on=TODAY, commit="1234567", generator="0.1.0"),
        language=Bracketing(),
        verdicts=reviewed,
        history=disguised(found.history, names),
        audience=audience,
    )


def unsaid(made: Site) -> Iterator[tuple[str, str]]:
    """Each text of an edition that was not said, with the address of its page or the path of its file."""
    for chapter in made.chapters:
        titles = (chapter.title, *(title for title, _ in chapter.entries))
        yield from (("navigation", left) for left in _left(outside(title)[0] for title in titles))
    for page in made.pages:
        told = (outside(page.title)[0], outside(page.description)[0], *_texts(_ATTRIBUTES.sub("", page.body)))
        yield from ((page.address, left) for left in _left(told))
    for path, data in made.files:
        if path.endswith((".svg", ".html")):
            yield from ((path, left) for left in _left(_texts(data.decode())))
        elif path == GUIDE_FILE:
            guide, _ = outside(_LINKED.sub("", data.decode()))
            yield from ((path, left) for left in _left(guide.splitlines()))


def _left(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if _WORD.search(_NAMES.sub("", text)):
            yield " ".join(text.split())


def _texts(html: str) -> tuple[str, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.texts)


class _Reader(HTMLParser):
    """What is outside of brackets in the texts that a page shows or has read out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._depth = 0
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread.append(tag)
        self.texts += (outside(value)[0] for name, value in attrs if name in _READ_OUT and value)

    def handle_endtag(self, tag: str) -> None:
        if self._unread and self._unread[-1] == tag:
            self._unread.pop()

    def handle_data(self, data: str) -> None:
        begun = self._depth
        text, self._depth = outside(data, begun)
        if data.rstrip().endswith("…"):
            self._depth = begun
        if not self._unread:
            self.texts.append(text)

    def close(self) -> None:
        super().close()
        if self._depth:
            self.texts.append(f"brackets that do not close: {self._depth}")


def outside(text: str, depth: int = 0) -> tuple[str, int]:
    """What of a text is not in brackets, and how deep in brackets it ends."""
    kept = []
    for part in _BRACKETS.split(text):
        if part in (OPEN, CLOSE):
            depth += 1 if part == OPEN else -1
        elif not depth:
            kept.append(part)
    return "".join(kept), depth


def unsaid_in_template(source: str) -> Iterator[str]:
    """Each text that a template shows by itself; what it sets as an example is YAML."""
    own = _OWN_TEXT.sub("", source)
    tokens = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).lex(own)
    yield from _left(_texts(_ATTRIBUTES.sub("", "".join(value for _, kind, value in tokens if kind == "data"))))


def main() -> None:
    """List what is left, page by page."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    for audience in get_args(Audience):
        counts = Counter(unsaid(bracketed(root, audience)))
        lines = (f"  {page:40} {count:4}  {left[:200]}" for (page, left), count in sorted(counts.items()))
        sys.stdout.write("\n".join([f"{audience}: {sum(counts.values())}", *lines, ""]))


if __name__ == "__main__":
    main()
