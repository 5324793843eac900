"""The entries of a page for the search of the theme, made in one pass over HTML that we have written ourselves.

They are those that the theme's own parser makes, which takes a page apart a second time and many times as long; a test compares the two.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

_TOKEN = re.compile(
    r"<!--.*?-->|<[!?][^>]*>"
    r"|<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"'/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+)(/?)>"
    r"|((?:[^<]++|<(?![a-zA-Z/!?]))++)",
    re.DOTALL,
)
"""Runs of signs are taken at once and not given back: what may follow one begins with another sign."""
_RAW_END = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in ("script", "style")}
_ID = re.compile(r"""(?:^|\s)id=(?:"([^"]*)"|'([^']*)')""")
_PERMALINK = re.compile(r"""(?:^|\s)class=["']headerlink["']""")
_LINE_NUMBERS = re.compile(r"""(?:^|\s)class=["']linenodiv["']""")
_EXCLUDED = "data-search-exclude"
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""The elements whose tags stay in the text of an entry."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset({"object", "script", "style"})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_PREFACE = "hx"
"""The name of the heading of what stands before the first one."""

Entry = dict[str, object]


def entries(html: str, url: str, title: str, settings: Mapping[str, object]) -> Iterator[Entry]:
    """The entries of a page: one for each heading with an id, and one for what stands before the first.

    html: The page's content.
    url: Its address, from the top of the site.
    title: Its title, for sections that have none of their own.
    settings: What the page says of the search: `exclude` leaves it out, `boost` lists it earlier or later.
    """
    if settings.get("exclude"):
        return
    for section in _Sections(html).found:
        if section.is_excluded:
            continue
        entry: Entry = {
            "location": f"{url}#{section.id}" if section.id else url,
            "title": "".join(section.title or [title]).strip(),
            "text": "".join(section.text).strip(),
        }
        if "boost" in settings:
            entry["boost"] = settings["boost"]
        yield entry


class _Section:
    """A heading and what stands below it.

    tag: The heading's element.
    depth: How many elements are open within it, itself among them.
    is_excluded: Whether the search leaves it out.
    """

    def __init__(self, tag: str, depth: float = 0, *, is_excluded: bool = False) -> None:
        self.tag = tag
        self.depth = depth
        self.is_excluded = is_excluded
        self.id = ""
        self.title: list[str] = []
        self.text: list[str] = []


class _Sections:
    """The sections of a page, found as the theme finds them: elements are told apart by their names alone."""

    def __init__(self, html: str) -> None:
        self.found: list[_Section] = []
        self._section: _Section | None = None
        self._open: list[str] = []
        self._skipped = set(_SKIPPED)
        self._permalinks: list[int] = []
        """How many elements were open where a link to a heading itself began."""
        self._read(html)

    def _read(self, html: str) -> None:
        position = 0
        while token := _TOKEN.match(html, position):
            position = token.end()
            closing, tag, attributes, is_empty, text = token.groups()
            if text is not None:
                self._take(unescape(text) if "&" in text else text)
            elif tag is None:
                continue
            elif closing:
                self._end(tag.lower())
            else:
                tag = tag.lower()
                self._start(tag, attributes)
                if is_empty:
                    self._end(tag)
                elif (raw := _RAW_END.get(tag)) and (end := raw.search(html, position)):
                    position = end.start()

    def _start(self, tag: str, attributes: str) -> None:
        if tag in _VOID:
            return
        self._open.append(tag)
        if tag in _HEADINGS:
            named = _ID.search(attributes)
            if named:
                self._head(tag, unescape(named[1] or named[2] or ""), is_excluded=_EXCLUDED in attributes)
        elif tag == "a" and _PERMALINK.search(attributes):
            self._permalinks.append(len(self._open))
        section = self._current()
        if attributes and (_EXCLUDED in attributes or _LINE_NUMBERS.search(attributes)):
            self._skipped.add(tag)
        elif tag in _KEPT and self._skipped.isdisjoint(self._open):
            self._part(section).append(f"<{tag}>")

    def _head(self, tag: str, id_: str, *, is_excluded: bool) -> None:
        depth = len(self._open)
        if tag != "h1" and not self.found:
            self.found.append(_Section(_PREFACE, depth))
        section = _Section(tag, depth, is_excluded=is_excluded)
        if self.found:
            section.id = id_
        self.found.append(section)
        self._section = section

    def _current(self) -> _Section:
        if self._section is None:
            self._section = _Section(_PREFACE)
            self.found.append(self._section)
        return self._section

    def _part(self, section: _Section) -> list[str]:
        """Where the words go: into the title, as long as an element of its name is open."""
        return section.title if section.tag in self._open else section.text

    def _end(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            return
        section = self._current()
        if section.depth > len(self._open):
            outer = next((each for each in reversed(self.found) if each.depth <= len(self._open)), None)
            if outer is not None:
                section.depth = float("inf")
                self._section = section = outer
        if self._permalinks and self._permalinks[-1] == len(self._open):
            self._permalinks.pop()
        self._open.pop()
        if tag in self._skipped:
            self._skipped -= {tag} - _SKIPPED
        elif tag in _KEPT and self._skipped.isdisjoint(self._open):
            _close(self._part(section), tag)

    def _take(self, text: str) -> None:
        if not self._skipped.isdisjoint(self._open):
            return
        is_blank = text.isspace()
        is_verbatim = "pre" in self._open
        if not is_verbatim:
            text = " " if is_blank else text.replace("\n", " ")
        section = self._current()
        if section.tag in self._open:
            if not self._permalinks:
                section.title.append(escape(text, quote=False))
        elif not is_blank:
            section.text.append(escape(text, quote=False))
        elif not section.text or not section.text[-1].isspace() or is_verbatim:
            section.text.append(text)


def _close(parts: list[str], tag: str) -> None:
    """Close an element, or take it out when nothing stands after its name's first opening."""
    first = parts.index(f"<{tag}>")
    if all(part.isspace() for part in parts[first + 1 :]):
        del parts[first:]
    else:
        parts.append(f"</{tag}>")
