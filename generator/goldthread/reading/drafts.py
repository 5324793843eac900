"""The records in a document, each still as plain data: which kind, which id, where."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.data_faults import sch002_wrong_type
from goldthread.findings import Finding
from goldthread.language.message import Message, message
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of
from goldthread.places import Path, Place
from goldthread.reading.cuts import Cut
from goldthread.reading.files import SourceFile
from goldthread.reading.yaml_data import Data, Document


class Draft(msgspec.Struct, frozen=True):
    """What was written as one record, before anything in it has been checked.

    kind: Its kind.
    id: Its id as written as a key or given by the file's stem; empty when it must stand inside.
    data: Its fields.
    place: Where it begins.
    path: The steps to it in the document.
    doubtful: The steps from it to values that are not known because of a finding in the YAML; the record's own are no steps.
    cuts: The texts in it that end at a " #", by the steps from it.
    """

    kind: str
    id: str
    data: Mapping[str, Data]
    place: Place
    path: Path
    doubtful: frozenset[Path] = frozenset()
    cuts: Mapping[Path, Cut] = {}

    @property
    def is_keyed(self) -> bool:
        """Whether its id is the key under which it stands."""
        return bool(self.path) and self.path[-1] == self.id


def drafts_in(source: SourceFile, document: Document) -> Iterator[Draft | Finding]:
    """The records that a file holds, alone, in a list, or in a mapping from ids; findings for what is none of these."""
    if isinstance(source.kinds, str):
        yield from _under(source, document, source.kinds, document.data, (), source.single)
        return
    if document.data is None:
        return
    if not isinstance(document.data, dict):
        yield _not_records(source, document, (), " and ".join(source.kinds))
        return
    for heading, data in document.data.items():
        if heading in source.kinds:
            yield from _under(source, document, source.kinds[heading], data, (heading,), "")
        else:
            place = document.keys.get((heading,), Place(source.path))
            yield sch002_wrong_type.finding(
                place,
                source.path,
                (heading,),
                wanted=message("one of the headings {headings}", headings=", ".join(source.kinds)),
                found=message("none of them"),
                fix=message("Move it under one of these: {headings}.", headings=", ".join(source.kinds)),
            )


def _under(
    source: SourceFile, document: Document, kind: str, data: Data, path: Path, single: str
) -> Iterator[Draft | Finding]:
    if data is None:
        return
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield _draft(source, document, kind, "", item, (*path, index))
    elif not isinstance(data, dict):
        yield _not_records(source, document, path, KINDS[kind].names.many_in_sentence)
    elif single and _is_one_record(kind, data, source.path):
        place = _beginning(document, data, path, Place(source.path))
        yield Draft(kind, single, data, place, path, _doubtful(document, path), _cuts(document, path))
    else:
        for name, item in data.items():
            yield _draft(source, document, kind, name, item, (*path, name))


def _draft(source: SourceFile, document: Document, kind: str, name: str, item: Data, path: Path) -> Draft | Finding:
    place = document.keys.get(path) or document.starts.get(path, Place(source.path))
    if isinstance(item, dict):
        start = place if name else _beginning(document, item, path, place)
        return Draft(kind, name, item, start, path, _doubtful(document, path), _cuts(document, path))
    what = f"{kind}/{name}" if name else source.path
    return sch002_wrong_type.finding(
        place,
        what,
        (name or kind,),
        wanted=message("a record with fields"),
        found=form_of(item),
        fix=message('Write its fields under it, beginning with "{field}".', field=next(iter(required_fields(kind)))),
    )


def _doubtful(document: Document, path: Path) -> frozenset[Path]:
    if not document.doubtful:
        return document.doubtful
    depth = len(path)
    return frozenset(steps[depth:] for steps in document.doubtful if steps[:depth] == path)


def _cuts(document: Document, path: Path) -> Mapping[Path, Cut]:
    if not document.cuts:
        return document.cuts
    depth = len(path)
    return {steps[depth:]: cut for steps, cut in document.cuts.items() if steps[:depth] == path}


def _beginning(document: Document, data: Mapping[str, Data], path: Path, otherwise: Place) -> Place:
    """Where the first field of a record without a key of its own stands."""
    return document.keys.get((*path, next(iter(data), "")), document.starts.get(path, otherwise))


def _is_one_record(kind: str, data: Mapping[str, Data], path: str) -> bool:
    """Whether a mapping is a record itself rather than a mapping from ids to records.

    It is when a field of the kind holds anything but a mapping, or, in a folder, when every key is a field or holds no mapping.
    """
    if kind == "handbook":
        return bool(data)
    fields = shape_of(kind).fields
    if any(key in fields and not isinstance(value, dict) for key, value in data.items()):
        return True
    if path.rpartition(".")[0] in KINDS[kind].homes:
        return False
    return bool(data) and all(key in fields or not isinstance(value, dict) for key, value in data.items())


def _not_records(source: SourceFile, document: Document, path: Path, plural: str) -> Finding:
    return sch002_wrong_type.finding(
        document.starts.get(path, Place(source.path)),
        source.path,
        path[-1:],
        wanted=message("a list of {records}, or each of them under its id", records=plural),
        found=form_of(document.data),
        fix=message("Write each record under its id."),
    )


def required_fields(kind: str) -> tuple[str, ...]:
    """The fields without which a record of the kind cannot be shown, its id apart."""
    return tuple(field.name for field in shape_of(kind).fields.values() if field.required and field.name != "id")


def form_of(value: object) -> Message:
    """What a value is, in an editor's words."""
    match value:
        case None:
            return message("empty")
        case bool():
            return message("yes or no")
        case int() | float():
            return message("a number")
        case str():
            return message("text")
        case list():
            return message("a list")
        case _:
            return message("a group of fields")
