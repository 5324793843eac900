"""The records of a handbook as an editor suggests them where one record links to another: by title, and inserted by id.

Suggestions are annotations and refuse nothing. The link to a record that was added a moment ago is no fault in an editor whose schemas
do not know that record yet; which links lead nowhere is for the check to say, which reads all records.
An enumeration of ids would call a new one wrong. As an alternative to a pattern, it would be found by id alone, would be missing in lists
of links, and would fill the help on a field with all ids.
Source: the keyword `defaultSnippets` of Visual Studio Code's JSON Schemas, which the YAML language server reads as well.
"""

from collections.abc import Iterator, Mapping

from goldthread.editing.scalars import flow_scalar
from goldthread.editing.typed_values import title_of
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND

LIMIT = 2000
"""Up to how many records a field suggests; above that, what is typed is judged by the form of an id alone."""
ROOM = 60
"""How many characters of a label the YAML language server shows."""
_ID_SHOWN = 32
"""How many characters of an id beside a title that is cut."""
_BOOK = Book({}, {})


class Suggestions:
    """What a schema suggests, gathered while its fields are described, so that each list of records stands in it once."""

    def __init__(self, book: Book = _BOOK) -> None:
        """Begin with none.

        book: The records that there are.
        """
        self._book = book
        self._lists: dict[str, tuple[dict[str, object], ...]] = {}

    def definitions(self) -> Mapping[str, object]:
        """The lists that fields refer to, by their names among the definitions of the schema."""
        return {name: {"defaultSnippets": list(found)} for name, found in self._lists.items()}

    def reference(self, kinds: tuple[str, ...]) -> Mapping[str, object]:
        """What refers to the suggestions for a field that links to a record of some kinds; empty where there are none to make.

        A reference beside other keywords would take their type from them in the YAML language server, hence the list around it.
        """
        name = f"{'-or-'.join('record' if kind == ANY_KIND else kind for kind in kinds)}-suggestions"
        if name not in self._lists:
            records = self.titles(kinds)
            if not records:
                return {}
            self._lists[name] = tuple(_snippets(records))
        return {"allOf": [{"$ref": f"#/$defs/{name}"}]}

    def titles(self, kinds: tuple[str, ...]) -> Mapping[str, str]:
        """The titles of the records of some kinds by what a link names each by; none where there are more than the limit."""
        known = tuple(KINDS) if ANY_KIND in kinds else kinds
        is_one = len(known) == 1
        records = [record for kind in known for record in self._book.of(KINDS[kind])]
        if len(records) > LIMIT:
            return {}
        return {record.id if is_one else record.key: title_of(record) for record in records}


def _snippets(titles: Mapping[str, str]) -> Iterator[dict[str, object]]:
    labels: set[str] = set()
    for name, title in titles.items():
        label = _label(name, title)
        if label in labels:
            label = name
        labels.add(label)
        # A space sorts a suggestion before "null", which the server offers wherever a field may be empty.
        yield {"label": label, "sortText": f" {label}", "description": title, "body": flow_scalar(name)}


def _label(name: str, title: str) -> str:
    """What a suggestion is found by: the title, and the id for those who know it, within the room that there is."""
    whole = f"{title} ({name})"
    if not title or title == name:
        return name
    if _width(whole) <= ROOM:
        return whole
    shown = name if len(name) <= _ID_SHOWN else f"{name[: _ID_SHOWN - 1]}…"
    room = ROOM - len(f"… ({shown})")
    return f"{_cut(title, room)}… ({shown})"


def _width(text: str) -> int:
    """The length of a text as JavaScript counts it, where an emoji is two characters."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, room: int) -> str:
    cut = text[:room]
    while _width(cut) > room:
        cut = cut[:-1]
    return cut.rstrip()
