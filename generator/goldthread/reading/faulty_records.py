"""Drafts to records where something is wrong, field by field."""

import re

import msgspec

from goldthread.data_faults import sch002_wrong_type, sch006_bad_id, sch011_two_ids
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.model.dates import convert_date
from goldthread.model.kinds import KINDS
from goldthread.model.record import ID_LENGTH, ID_PATTERN
from goldthread.model.shapes import TextShape
from goldthread.places import Place
from goldthread.reading.cut_fields import cut_fields, cut_text_finding
from goldthread.reading.diagnosis import diagnose
from goldthread.reading.drafts import Draft, form_of
from goldthread.reading.locations import Located
from goldthread.reading.records import ReadRecord, contradicts, own_id, plain_record, slug
from goldthread.reading.value_fixes import other_form


def faulty_record(draft: Draft, located: Located) -> ReadRecord:
    """The record that a draft stands for, with what is wrong with it."""
    if draft.cuts and (cut := cut_fields(draft)):
        rest = msgspec.structs.replace(draft, cuts={}, doubtful=draft.doubtful | frozenset(cut))
        read = faulty_record(rest, located)
        told = (cut_text_finding(draft.cuts[path], read.record.key, path) for path in cut)
        return msgspec.structs.replace(read, findings=(*told, *read.findings))
    plain = plain_record(msgspec.structs.replace(draft, cuts={}), located) if draft.cuts else None
    if plain is not None:
        return plain
    named = _name(draft, draft.id or own_id(draft), located)
    diagnosis = diagnose(draft, named.id, located)
    record = msgspec.convert({**diagnosis.fields, "id": named.id}, KINDS[draft.kind], dec_hook=convert_date)
    return ReadRecord(record, (*named.findings, *diagnosis.findings), diagnosis.uncertain, named.misnamed)


class _Named(msgspec.Struct, frozen=True):
    id: str
    findings: tuple[Finding, ...] = ()
    misnamed: tuple[str, ...] = ()


def _name(draft: Draft, record_id: str, located: Located) -> _Named:
    """The id that a faulty record goes by, and what is wrong with the id that is written."""
    written = draft.data.get("id")
    place = located.value((*draft.path, "id")) if written is not None else draft.place
    if draft.is_keyed and contradicts(draft):
        two = sch011_two_ids.finding(place, draft.kind, draft.id, str(written))
        keyed = _slugged(draft, draft.id, draft.place)
        return _Named(keyed.id, (two, *keyed.findings), (str(written), *keyed.misnamed))
    if written is None or written == "":
        return _slugged(draft, record_id, draft.place)
    if isinstance(written, str):
        return _slugged(draft, written, place)
    number = isinstance(written, int | float) and not isinstance(written, bool)
    name = slug(str(written)) if number else record_id or f"line-{draft.place.line}"
    wrong = sch002_wrong_type.finding(
        place,
        f"{draft.kind}/{name}",
        ("id",),
        wanted=message("text"),
        found=form_of(written),
        fix=message("Put it in quotes.") if number else message("Write a lower-case name such as opening-hours."),
        edits=other_form(located.written((*draft.path, "id")), TextShape(pattern=ID_PATTERN)),
    )
    return _Named(name, (wrong,))


def _slugged(draft: Draft, name: str, place: Place) -> _Named:
    if re.fullmatch(ID_PATTERN, name):
        return _Named(name)
    meant = slug(name)[:ID_LENGTH].rstrip("-")
    if meant and not re.fullmatch(ID_PATTERN, meant):
        meant = f"{meant}-{draft.kind}"
    finding = sch006_bad_id.finding(place, draft.kind, name, meant)
    return _Named(meant or f"line-{draft.place.line}", (finding,), (name,))
