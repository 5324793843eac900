"""Every fault of one record, field by field, with what is left of it when they are taken out."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from goldthread.data_faults import (
    sch001_unknown_field,
    sch002_wrong_type,
    sch003_missing_field,
    sch004_bad_date,
    sch005_not_in_vocabulary,
    sch006_bad_id,
    sch008_out_of_bounds,
)
from goldthread.findings import Finding
from goldthread.language.message import Message, Names, Text, marked_message, message
from goldthread.model.dates import Date
from goldthread.model.links import ANY_KIND, TARGET_FIELD, Part
from goldthread.model.record import DECLARED_FIELD, EDITION_PATTERN, ID_PATTERN
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
    link_names,
    placeholder,
    shape_of,
)  # fmt: skip
from goldthread.model.vision import COLOUR_PATTERN, EDIT_PATTERN, FEEDBACK_PATTERN, WEB_PATTERN
from goldthread.places import Path, Place
from goldthread.reading.comma_splits import splits_in
from goldthread.reading.drafts import Draft, form_of
from goldthread.reading.locations import Located
from goldthread.reading.notation import Written
from goldthread.reading.shorthand import (
    DECLARABLE,
    Fields,
    is_needed_text,
    is_required,
    link_written_out,
    may_be_declared,
)
from goldthread.reading.suggestions import nearest, surely
from goldthread.reading.value_fixes import meant_day, other_form, other_words
from goldthread.reading.yaml_scalars import NUMBER_LIMIT, is_unbounded

FINDINGS_LIMIT = 200
"""How many unknown fields of one record are told: a file that is no record at all may hold any number."""

_QUOTED = 60
_FORMS: Mapping[str, Message] = MappingProxyType(
    {
        COLOUR_PATTERN: message("a colour such as #b8862b"),
        WEB_PATTERN: message("a web address"),
        FEEDBACK_PATTERN: message("a web address, or mailto: and an address of mail"),
        EDITION_PATTERN: message("a number such as 2.0 or 2.1-rc1"),
        EDIT_PATTERN: message(
            "a web address that begins with {url} or https:// and names only {url}, {branch}, {path} and {line}"
        ),
    }
)
"""The forms of texts that have one, in words, by their patterns."""
_ABSENT = object()

_ANY_FIELD = "*"


class Diagnosis(msgspec.Struct, frozen=True):
    """What is wrong with a record.

    fields: Those values that are right, written out.
    findings: One for every fault.
    uncertain: The fields whose true value is not known.
    """

    fields: Fields
    findings: tuple[Finding, ...]
    uncertain: frozenset[str]


def diagnose(draft: Draft, record_id: str, located: Located) -> Diagnosis:
    """All faults of a draft; its id is looked at elsewhere."""
    reader = _Diagnosing(f"{draft.kind}/{record_id}", draft, located)
    shape = shape_of(draft.kind)
    declared = reader.declared
    written = {name: value for name, value in draft.data.items() if name != "id" and name not in declared}
    fields = reader.group(shape, written, ())
    fields |= {
        name: None if name in declared else placeholder(shape.fields[name].shape, record_id) for name in reader.missing
    }
    if declared:
        fields[DECLARED_FIELD] = declared
    uncertain = frozenset(reader.uncertain)
    return Diagnosis(fields, tuple(reader.findings), uncertain | {"*"} if () in draft.doubtful else uncertain)


def _is_declared(field: FieldShape | None, value: object) -> bool:
    return field is not None and field.is_declarable and value in DECLARABLE


class _Diagnosing:
    """The walk through one record; each method returns the value that is left, or `_ABSENT`."""

    def __init__(self, key: str, draft: Draft, located: Located) -> None:
        self.key = key
        self.draft = draft
        self.located = located
        self.findings: list[Finding] = []
        self.uncertain: set[str] = set()
        self.missing: list[str] = []
        fields = shape_of(draft.kind).fields
        self.declared = {name: value for name, value in draft.data.items() if _is_declared(fields.get(name), value)}

    def group(self, shape: GroupShape, data: Mapping[str, object], path: Path, target: str = "") -> Fields:
        fields: Fields = {}
        accounted = self._accounted(path)
        split = self._splits(shape, data, path)
        data = self._without_declared(shape, data, path, fields, accounted)
        for name, value in data.items():
            field = shape.fields.get(name)
            steps = (*path, target or name) if name == TARGET_FIELD else (*path, name)
            if name in split or self._is_doubtful(steps):
                accounted.add(name)
            elif field is None:
                accounted.add(self._unknown(shape, name, path, data))
            elif not _is_empty(value, path):
                accounted.add(name)
                kept = self.value(field.shape, value, steps if name != TARGET_FIELD or target else path)
                if kept is not _ABSENT:
                    fields[name] = kept
        for field in shape.fields.values():
            if field.required and field.name not in fields and field.name != "id":
                if not accounted & {field.name, _ANY_FIELD}:
                    self._missing(field, path, shape)
                if not path:
                    self.missing.append(field.name)
        return fields

    def _without_declared(
        self, shape: GroupShape, data: Mapping[str, object], path: Path, fields: Fields, accounted: set[str]
    ) -> Mapping[str, object]:
        """The fields of a part that are not declared, and are no text that it cannot be without and that says "unknown"."""
        if not path:
            return data
        kept: Fields = {}
        for name, value in data.items():
            if not isinstance(value, str) or value not in DECLARABLE:
                kept[name] = value
            elif may_be_declared(shape, name):
                self.declared[".".join(map(str, (*path, name)))] = value
                accounted.add(name)
                fields |= {name: None} if is_required(shape, name) else {}
            elif not is_needed_text(shape, name):
                kept[name] = value
        return kept

    def _accounted(self, path: Path) -> set[str]:
        """The fields that are not missing though they have no value here."""
        accounted = set() if path else set(self.declared)
        return accounted | {_ANY_FIELD} if () in self.draft.doubtful else accounted

    def value(self, shape: Shape, value: object, path: Path) -> object:
        match shape:
            case TextShape():
                return self._words(shape, value, path)
            case NumberShape():
                return self._number(shape, value, path)
            case FlagShape():
                is_flag = isinstance(value, bool)
                return (
                    value
                    if is_flag
                    else self._wrong(message("yes or no"), value, path, message("Write true or false."), shape)
                )
            case DateShape():
                return self._date(shape, value, path)
            case ChoiceShape(words=words):
                return self._choice(words, value, path)
            case ListShape(item=item):
                return self._sequence(shape, item, value, path)
            case TableShape():
                return self._table(shape, value, path)
            case GroupShape():
                return self._part(shape, value, path)

    def _words(self, shape: TextShape, value: object, path: Path) -> object:
        if shape.takes_year and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            wanted = _id_of(shape.ref) if shape.ref else message("text")
            asked = _FORMS.get(shape.pattern)
            bare = self._written(path) if isinstance(value, int | float) else None
            if asked and bare and not re.match(shape.pattern, bare.raw):
                return self._wrong(asked, value, path, message("Write {wanted}.", wanted=asked), shape)
            is_number = isinstance(value, int | float)
            fix = message("Put it in quotes.") if is_number else message("Write {wanted}.", wanted=wanted)
            return self._wrong(wanted, value, path, fix, shape)
        if shape.pattern == ID_PATTERN and not re.match(shape.pattern, value):
            self._found(sch006_bad_id.finding(self._at(path), self.draft.kind, value, None), path)
            return _ABSENT
        if shape.pattern and not re.match(shape.pattern, value):
            wanted = _FORMS.get(shape.pattern) or message("text of the form {pattern}", pattern=shape.pattern)
            self._found(
                sch002_wrong_type.finding(
                    self._at(path),
                    self.key,
                    path,
                    wanted=wanted,
                    found=f'"{value}"',
                    fix=message("Write {wanted}.", wanted=wanted),
                ),
                path,
            )
            return _ABSENT
        return value

    def _number(self, shape: NumberShape, value: object, path: Path) -> object:
        if isinstance(value, str) and is_unbounded(value):
            bounds = message("from {least} to {most}", least=-NUMBER_LIMIT, most=NUMBER_LIMIT)
            fault = sch008_out_of_bounds.finding(self._at(path), self.key, path, shortened(value), bounds)
            self._found(fault, path)
            return _ABSENT
        if isinstance(value, bool) or not isinstance(value, int | float) or (shape.whole and isinstance(value, float)):
            wanted = message("a whole number") if shape.whole else message("a number")
            return self._wrong(
                wanted, value, path, message("Write {wanted} without quotes or a unit.", wanted=wanted), shape
            )
        least, most = shape.least, shape.most
        if (least is not None and value < least) or (most is not None and value > most):
            bounds = (
                message("from {least} to {most}", least=f"{least:g}", most=f"{most:g}")
                if least is not None and most is not None
                else message("{least} or more", least=f"{least or 0:g}")
            )
            self._found(sch008_out_of_bounds.finding(self._at(path), self.key, path, f"{value:g}", bounds), path)
            return _ABSENT
        return value

    def _date(self, shape: DateShape, value: object, path: Path) -> object:
        try:
            date = Date.read(value)
        except ValueError:
            date = None
        if date is not None and (date.is_day or not shape.day_only):
            return date.first if shape.day_only else str(date)
        if isinstance(value, list | dict):
            shorter = "" if shape.day_only else message(", or its month or year alone, as in 2026-02 or 2026")
            fix = message("Write the day as year-month-day, for example 2026-02-28{shorter}.", shorter=shorter)
            return self._wrong(message("a date"), value, path, fix)
        meant = meant_day(value, day_only=shape.day_only)
        edits = other_words(self._written(path), meant)
        fault = sch004_bad_date.finding(
            self._at(path), self.key, path, str(value), meant=meant, day_only=shape.day_only, edits=edits
        )
        self._found(fault, path)
        return _ABSENT

    def _choice(self, words: tuple[str, ...], value: object, path: Path) -> object:
        if isinstance(value, str) and value in words:
            return value
        if isinstance(value, list | dict):
            return self._wrong(
                message("one word"), value, path, message("Write one of: {words}.", words=", ".join(words))
            )
        word = str(value).lower() if isinstance(value, bool) else str(value)
        near = nearest(word, words)
        edits = other_words(self._written(path), surely(word, words))
        fault = sch005_not_in_vocabulary.finding(self._at(path), self.key, path, word, near, words, edits)
        self._found(fault, path)
        return _ABSENT

    def _sequence(self, shape: ListShape, item: Shape, value: object, path: Path) -> object:
        if not isinstance(value, list) and shape.may_be_single:
            only = self.value(item, value, path)
            return _ABSENT if only is _ABSENT else [only]
        if not isinstance(value, list):
            wanted = message("a list")
            fix = message(
                'Write it as a list: begin the line under the field with "- ", or put it in [square brackets].'
            )
            return self._wrong(wanted, value, path, fix, shape)
        kept = [
            self.value(item, each, (*path, index))
            for index, each in enumerate(value)
            if each is not None and not self._is_doubtful((*path, index))
        ]
        return [each for each in kept if each is not _ABSENT]

    def _table(self, shape: TableShape, value: object, path: Path) -> object:
        if not isinstance(value, dict):
            return self._wrong(
                message("words with a value each"),
                value,
                path,
                message('Write lines of the form "word: value" under it.'),
            )
        for name, each in value.items():
            if isinstance(each, str) and each in DECLARABLE and may_be_declared(shape, str(name)):
                self.declared[".".join(map(str, (*path, name)))] = each
        kept = {
            name: self.value(shape.value, each, (*path, name))
            for name, each in value.items()
            if each is not None
            and not self._is_doubtful((*path, name))
            and ".".join(map(str, (*path, name))) not in self.declared
        }
        return {name: each for name, each in kept.items() if each is not _ABSENT}

    def _part(self, shape: GroupShape, value: object, path: Path) -> object:
        if value is True and issubclass(shape.type, Part) and shape.type.is_mark:
            return {}
        if isinstance(value, str) and shape.shorthand and not shape.ref:
            kept = self.value(shape.fields[shape.shorthand].shape, value, path)
            return _ABSENT if kept is _ABSENT else {shape.shorthand: kept}
        target = ""
        if shape.ref:
            target = next((name for name in link_names(shape) if isinstance(value, dict) and name in value), "")
            value = link_written_out(shape, value)
        if not isinstance(value, dict):
            wanted = _id_of(shape.ref) if shape.ref else message("a group of fields")
            names = ", ".join(name for name in shape.fields if name != TARGET_FIELD)
            return self._wrong(
                wanted,
                value,
                path,
                message("Write {wanted}.", wanted=wanted)
                if shape.ref
                else message("Its fields are: {fields}.", fields=names),
                shape,
            )
        fields = self.group(shape, value, path, target)
        whole = all(field.name in fields for field in shape.fields.values() if field.required)
        return fields if whole else _ABSENT

    def _unknown(self, shape: GroupShape, name: str, path: Path, data: Mapping[str, object]) -> str:
        """The field that an unknown one was likely meant to be; any field of a part when none is like it."""
        targets = link_names(shape) if shape.ref else ()
        known = (*(each for each in shape.fields if each != TARGET_FIELD), *targets)
        meant = nearest(name, known) or ""
        place = self.located.key((*self.draft.path, *path, name))
        words = tuple(sorted(known))
        sure = surely(name, known)
        is_free = sure not in data and not (sure in targets and TARGET_FIELD in data)
        edits = other_words(self._written((*path, name), of_key=True), sure) if is_free else ()
        if len(self.findings) < FINDINGS_LIMIT:
            self.findings.append(sch001_unknown_field.finding(place, self.key, (*path, name), meant, words, edits))
        self.uncertain |= {str(path[0])} if path else {meant} if meant else set()
        return TARGET_FIELD if meant in targets else meant or (_ANY_FIELD if path else "")

    def _splits(self, shape: GroupShape, data: Mapping[str, object], path: Path) -> frozenset[str]:
        """Report texts that a comma split, and return the fields that are accounted for by that."""
        splits = splits_in(self.located, (*self.draft.path, *path), shape, data)
        for split in splits:
            steps = (*path, split.field)
            fault = sch001_unknown_field.comma(split.place, self.key, steps, split.quoted, split.edits)
            self._found(fault, steps)
        return frozenset(name for split in splits for name in split.settles)

    def _missing(self, field: FieldShape, path: Path, shape: GroupShape) -> None:
        name = shape.ref[0] if field.name == TARGET_FIELD else field.name
        place = self._at(path) if path else self.draft.place
        self._found(
            sch003_missing_field.finding(place, self.key, (*path, name), marked_message(field.doc)), (*path, name)
        )

    def _wrong(self, wanted: Text, value: object, path: Path, fix: Message, shape: Shape | None = None) -> object:
        edits = other_form(self._written(path), shape) if shape else ()
        fault = sch002_wrong_type.finding(
            self._at(path), self.key, path, wanted=wanted, found=form_of(value), fix=fix, edits=edits
        )
        self._found(fault, path)
        return _ABSENT

    def _is_doubtful(self, path: Path) -> bool:
        """Whether a finding in the YAML leaves open what stands there; that finding is enough."""
        doubtful = path in self.draft.doubtful
        if doubtful:
            self.uncertain.add(str(path[0]))
        return doubtful

    def _found(self, finding: Finding, path: Path) -> None:
        self.findings.append(finding)
        self.uncertain.add(str(path[0]))

    def _at(self, path: Path) -> Place:
        return self.located.value((*self.draft.path, *path))

    def _written(self, path: Path, *, of_key: bool = False) -> Written | None:
        return self.located.written((*self.draft.path, *path), of_key=of_key)


def shortened(text: str) -> str:
    """A text as a message can quote it."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _id_of(kinds: tuple[str, ...]) -> Message:
    """What a link asks for."""
    if ANY_KIND in kinds:
        return message("the id of a record")
    return message("the id of a record of the kind {kinds}", kinds=Names(kinds, "or"))


def _is_empty(value: object, group: Path) -> bool:
    """Whether a value counts as not written; inside a part, an empty text is one."""
    return value is None or (value == "" and not group)
