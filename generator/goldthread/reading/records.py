"""Drafts to records: quickly when all is well, field by field when it is not."""

import re
import unicodedata

import msgspec

from goldthread.data_faults import sch002_wrong_type, sch006_bad_id, sch011_two_ids
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.model.dates import convert_date
from goldthread.model.kinds import KINDS
from goldthread.model.record import DECLARED_FIELD, ID_LENGTH, ID_PATTERN, Record
from goldthread.model.shapes import TextShape
from goldthread.places import Place
from goldthread.reading.cut_fields import cut_fields, cut_text_finding
from goldthread.reading.diagnosis import Diagnosis, diagnose
from goldthread.reading.drafts import Draft, form_of
from goldthread.reading.locations import Located
from goldthread.reading.shorthand import written_out
from goldthread.reading.value_fixes import other_form


class ReadRecord(msgspec.Struct, frozen=True):
    """A record with what reading it brought up.

    record: The record; fields that could not be read are absent from it.
    findings: What is wrong with it.
    uncertain: The fields whose true value is not known because of that; `*` when all of them are.
    misnamed: Names that were written for it and are not its id, under which others may link to it.
    """

    record: Record
    findings: tuple[Finding, ...] = ()
    uncertain: frozenset[str] = frozenset()
    misnamed: tuple[str, ...] = ()


def read_record(draft: Draft, located: Located) -> ReadRecord:
    """The record that a draft stands for."""
    if draft.cuts and (cut := cut_fields(draft)):
        rest = msgspec.structs.replace(draft, cuts={}, doubtful=draft.doubtful | frozenset(cut))
        read = read_record(rest, located)
        told = (cut_text_finding(draft.cuts[path], read.record.key, path) for path in cut)
        return msgspec.structs.replace(read, findings=(*told, *read.findings))
    record_type = KINDS[draft.kind]
    record_id = draft.id or _own_id(draft)
    fields = written_out(draft.kind, record_id, draft.data, may_declare=located.may_declare)
    if DECLARED_FIELD not in draft.data and not draft.doubtful and not (draft.is_keyed and _contradicts(draft)):
        try:
            return ReadRecord(msgspec.convert(fields, record_type, dec_hook=convert_date))
        except msgspec.ValidationError:
            pass
    return _read_faulty(draft, record_type, record_id, located)


def _contradicts(draft: Draft) -> bool:
    """Whether a record says inside that its id is another than the key under which it stands."""
    return draft.data.get("id") not in (None, "", draft.id)


def _read_faulty(draft: Draft, record_type: type[Record], record_id: str, located: Located) -> ReadRecord:
    named = _name(draft, record_id, located)
    diagnosis: Diagnosis = diagnose(draft, named.id, located)
    record = msgspec.convert({**diagnosis.fields, "id": named.id}, record_type, dec_hook=convert_date)
    return ReadRecord(record, (*named.findings, *diagnosis.findings), diagnosis.uncertain, named.misnamed)


class _Named(msgspec.Struct, frozen=True):
    id: str
    findings: tuple[Finding, ...] = ()
    misnamed: tuple[str, ...] = ()


def _name(draft: Draft, record_id: str, located: Located) -> _Named:
    """The id that a faulty record goes by, and what is wrong with the id that is written."""
    written = draft.data.get("id")
    place = located.value((*draft.path, "id")) if written is not None else draft.place
    if draft.is_keyed and _contradicts(draft):
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


def _own_id(draft: Draft) -> str:
    """The id that follows from another field of the record, where its kind says so."""
    if "id" in draft.data:
        return ""
    value = draft.data.get(KINDS[draft.kind].identified_by)
    return slug(value) if isinstance(value, str) else ""


def slug(text: str) -> str:
    """A text as an id: lower case, accents dropped, everything else turned into single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
