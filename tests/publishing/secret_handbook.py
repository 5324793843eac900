"""A handbook of every kind and every field, in two worlds: one that holds secrets, and one in which nobody ever wrote them.

Every word that is secret begins with `zqjx`, every word for all with `og`, each followed by where it stands, so that no two are alike.
Of each kind there are three records: `open`, all of whose links lead to what is open; `edge`, whose links lead to what is secret as well,
but for those that it cannot do without;
and `shut`, which is internal. Notes and the reasons of waivers are secret wherever they stand.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import yaml

from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    FieldShape,
    FlagShape,
    GroupShape,
    ListShape,
    NumberShape,
    Shape,
    TableShape,
    TextShape,
    shape_of,
)
from goldthread.rules import all_rules

SECRET, OPEN = "zqjx", "og"
DOCUMENT = f"docs/{SECRET}strategy.md"
"""A document of the repository that every record names as a source in the world with secrets."""
WROTE = tuple(kind for kind in KINDS if kind != "handbook")
_CHANNEL = "gangway"
_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
_CIRCULAR = {"under", "downstream", "over", "conflicts_with", "replaces"}
_GIVEN = {"id", "audience", "notes", "waive", "was", "status"}


class _Nothing:
    """Stands for a value that is not written."""


_NOTHING = _Nothing()


class Writer(msgspec.Struct, frozen=True):
    """Writes the values of one record.

    kind: The record's kind.
    which: `open`, `edge` or `shut`.
    has_secrets: Whether the world holds secrets; without, what would lead to one is not written.
    """

    kind: str
    which: str
    has_secrets: bool

    def record(self) -> dict[str, object]:
        """All fields of the record, each with a value."""
        fields = {name: self._field(field) for name, field in shape_of(self.kind).fields.items() if name not in _GIVEN}
        written = {name: value for name, value in fields.items() if value is not _NOTHING}
        if self.kind == "edition":
            written["edition"] = number_of(self.which)
        if self.kind == "touchpoint":
            written |= {"medium": "personal", "channel": _CHANNEL, "channels": [_CHANNEL]}
        if self.has_secrets:
            named = written["source"]
            assert isinstance(named, list)
            named.append({"title": f"{SECRET}sourcetitle", "at": f"{DOCUMENT}#{SECRET}heading"})
        return {**written, "was": [f"{self._prefix}was{self.kind}{self.which}"], **self._kept_inside()}

    def _kept_inside(self) -> dict[str, object]:
        audience: dict[str, object] = {"audience": "internal" if self.which == "shut" else "public"}
        if not self.has_secrets:
            return audience
        reason = f"{SECRET}waive{self.kind}{self.which}"
        waiver = {"rule": "TCH003", "reason": reason, "until": "2099-12-31"}
        return {**audience, "notes": f"{SECRET}notes{self.kind}{self.which}", "waive": [waiver]}

    @property
    def _prefix(self) -> str:
        return SECRET if self.which == "shut" else OPEN

    def _field(self, field: FieldShape) -> object:
        if field.name in _CIRCULAR and self.which == "open":
            return _NOTHING
        writer = self._of("open") if isinstance(field.shape, TextShape) and field.shape.ref and field.required else self
        return writer.value(field.shape, (field.name,))

    def value(self, shape: Shape, path: tuple[str, ...]) -> object:
        """A value of a shape; where it stands is part of every word."""
        match shape:
            case TextShape(ref=ref) if ref:
                return self._target(ref)
            case GroupShape(ref=ref) if ref:
                target = self._target(ref)
                return target if target is _NOTHING else {ref[0]: target, "how": self._word((*path, "how"))}
            case ListShape(item=item):
                return self._several(item, path)
            case TableShape(key=key, value=item):
                names = [self._of("open").value(key, path), self.value(key, path)]
                return {str(name): self.value(item, path) for name in names if name is not _NOTHING}
            case GroupShape():
                return self._group(shape, path)
            case _:
                return self._plain(shape, path)

    def _plain(self, shape: Shape, path: tuple[str, ...]) -> object:
        match shape:
            case NumberShape(whole=whole, most=most):
                return 3 if most is not None else 4 if whole else 4.5
            case DateShape():
                return "2026-03-04" if self._prefix == OPEN else "1987-03-04"
            case FlagShape():
                return True
            case ChoiceShape(words=words):
                return "public" if path[-1] == "audience" else words[0]
            case _ if (path[0], path[-1]) == ("pictures", "file"):  # the name of a file is never published
                return f"media/{SECRET}{self._word(path)[2:]}.svg"
            case _ if (path[0], path[-1]) == ("source", "at"):
                return f"https://{self._word(path)}.example"  # what can be opened from outside; a document cannot
            case _:
                return self._word(path)

    def _group(self, shape: GroupShape, path: tuple[str, ...]) -> object:
        """A part with all its fields; one of them for a change test, which has either."""
        if "audience" in shape.fields and self.which == "edge":  # a part that is internal itself
            inside = Writer(self.kind, "shut", has_secrets=True).value(shape, path)
            return {**inside, "audience": "internal"} if self.has_secrets and isinstance(inside, dict) else _NOTHING
        fields = {name: self.value(field.shape, (*path, name)) for name, field in shape.fields.items()}
        leads_inside = any(value is _NOTHING for value in fields.values())
        return _NOTHING if leads_inside else fields

    def _several(self, item: Shape, path: tuple[str, ...]) -> object:
        values = [self._of("open").value(item, (*path, "a")), self.value(item, (*path, "b"))]
        found = [value for value in values if value is not _NOTHING]
        return found[:1] if len(found) > 1 and found[0] == found[1] else found

    def _of(self, target: str) -> "Writer":
        """The same writer, all of whose links are open."""
        return Writer(self.kind, target, self.has_secrets) if self.which == "edge" else self

    def _word(self, path: tuple[str, ...]) -> str:
        """A word that stands nowhere else."""
        return f"{self._prefix}{self.kind}{self.which}{''.join(path)}".replace("_", "")

    def _target(self, ref: tuple[str, ...]) -> object:
        kind = "tool" if ANY_KIND in ref else ref[0]
        leads_to = name_of(kind, "shut" if self.which == "edge" else "open")
        if self.which == "edge" and not self.has_secrets:
            return _NOTHING
        return f"{kind}/{leads_to}" if ANY_KIND in ref else leads_to


def number_of(which: str) -> str:
    """The number of an edition, which is a number with a word behind it."""
    return f"1.{('open', 'edge', 'shut').index(which)}-{SECRET if which == 'shut' else OPEN}edition{which}edition"


def name_of(kind: str, which: str) -> str:
    """The id of a record."""
    return f"{SECRET if which == 'shut' else OPEN}id{kind}{which}"


def write_world(root: Path, *, has_secrets: bool, internal_fields: tuple[str, ...] = ()) -> None:
    """Write the handbook of a world into an empty folder."""
    for path, text in _files(has_secrets=has_secrets, internal_fields=internal_fields):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        for picture in re.findall(r"media/\w+\.svg", text):
            place = root / "content" / picture
            place.parent.mkdir(exist_ok=True)
            place.write_text(_DRAWING, encoding="utf-8")


def _files(*, has_secrets: bool, internal_fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield "content/handbook.yml", yaml.safe_dump(_handbook(internal_fields, has_secrets=has_secrets))
    yield "mkdocs.yml", "site_name: World\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n"
    if has_secrets:
        yield DOCUMENT, f"# {SECRET}document\n\n## {SECRET}heading\n\nWe {SECRET}did it.\n"
    yield "content/editions.lock.yml", "".join(f"- {json.dumps(entry)}\n" for entry in _past(has_secrets=has_secrets))
    for kind in WROTE:
        for which in ("open", "edge", "shut") if has_secrets else ("open", "edge"):
            record = Writer(kind, which, has_secrets).record()
            stem = f"{SECRET}file" if which == "shut" else which
            yield _file(kind, which, stem), _dumped(record, kind, which)


def _file(kind: str, which: str, stem: str) -> str:
    home = KINDS[kind].homes[0]
    return f"{home}/{name_of(kind, which)}.yml" if home == "principles" else f"{home}/{stem}{kind}.yml"


def _dumped(record: Mapping[str, object], kind: str, which: str) -> str:
    text = yaml.safe_dump(record if kind == "principle" else {name_of(kind, which): dict(record)})
    return re.sub(r"'(\d{4}-\d\d-\d\d)'", r"\1", text)


def _past(*, has_secrets: bool) -> Iterator[dict[str, object]]:
    """What editions changed: what is open, and in the world with secrets what is internal now, was, or was named in passing."""
    edition = {"edition": number_of("open")}
    there = {**edition, "audience": "public", "record": f"team/{name_of('team', 'open')}", "title": f"{OPEN}then"}
    teams = [name_of("team", "open"), *([name_of("team", "shut")] if has_secrets else [])]
    yield {**edition, "step": "major", "public": "major"}
    yield {**there, "kind": "added", "after": f"{OPEN}new", "teams": teams}
    yield {**there, "kind": "reworded", "field": "decides", "before": f"{OPEN}before", "after": f"{OPEN}after"}
    yield {**there, "what": "reworded", "field": "decides", "was": f"{OPEN}former", "now": f"{OPEN}latter"}
    if has_secrets:
        inside = {**edition, "audience": "public", "kind": "added", "title": f"{SECRET}title", "after": f"{SECRET}now"}
        yield {**inside, "record": f"focus/{name_of('focus', 'shut')}"}
        yield {**inside, "record": f"focus/{SECRET}wasfocusshut"}
        yield {**inside, "record": f"focus/{SECRET}gone", "audience": "internal"}
        yield {**there, "audience": None, "kind": "reworded", "field": "decides", "after": f"{SECRET}unknown"}
        shut = name_of("customer", "shut")
        link = {"field": "serves", "target": shut, "target_title": f"{SECRET}called", "after": {"to": shut}}
        yield {**there, "kind": "relinked", **link}
        yield {**there, "kind": "reworded", "field": "serves", "before": f"{SECRET}serves, see [[customer/{shut}]]"}
        yield {**there, "kind": "reworded", "field": "serves", "after": f"{SECRET}does for {shut}"}
        yield {**there, "kind": "reworded", "field": "serves", "after": {"what": f"{SECRET}does", "for": [shut]}}
        former = {**there, "what": "reworded", "field": "serves", "way": "added"}
        yield {**former, "now": f"{SECRET}does (because: for {shut})"}


def _handbook(internal_fields: tuple[str, ...], *, has_secrets: bool) -> dict[str, object]:
    errors = {rule.code: "warning" for rule in all_rules()}
    inside: dict[str, object] = {
        "notes": f"{SECRET}noteshandbook",
        "internal_terms": [f"{SECRET}jargon"],
        "repository": f"https://{SECRET}repository.example",
    }
    return {
        "brand": "World",
        "vision": "ogvision",
        "edition": "1.0",
        "summary": "ogsummary",
        "feedback": "mailto:ogfeedback@world.example",
        "channels": {"personal": [_CHANNEL]},
        "alignment": {"rules": errors},
        "internal_fields": list(internal_fields),
        "principle_sets": [*_sets(OPEN, "open", "edge"), *(_sets(SECRET, "shut") if has_secrets else ())],
        **(inside if has_secrets else {}),
    }


def _sets(prefix: str, *names: str) -> Iterator[dict[str, object]]:
    """The set of each principle, under the word that the principle has for it."""
    for name in names:
        id_ = f"{prefix}principle{name}set"
        yield {"id": id_, "title": f"{id_}title", "about": f"{id_}about"}
