"""Drafts to records: quickly when all is well, field by field when it is not."""

import re
import unicodedata

import msgspec

from goldthread.faults import sch006_bad_id
from goldthread.findings import Finding
from goldthread.model.kinds import KINDS
from goldthread.model.record import DECLARED_FIELD, ID_PATTERN, Record
from goldthread.places import Path, Place
from goldthread.reading.diagnosis import Diagnosis, diagnose
from goldthread.reading.drafts import Draft
from goldthread.reading.located import Located
from goldthread.reading.shorthand import written_out

_ID = re.compile(ID_PATTERN)


class ReadRecord(msgspec.Struct, frozen=True):
    """A record with what reading it brought up.

    record: The record; fields that could not be read are absent from it.
    findings: What is wrong with it.
    clouded: The fields whose true value is not known because of that.
    """

    record: Record
    findings: tuple[Finding, ...] = ()
    clouded: frozenset[str] = frozenset()


def read_record(draft: Draft, located: Located) -> ReadRecord:
    """The record that a draft stands for."""
    record_type = KINDS[draft.kind]
    record_id = draft.id or _own_id(draft)
    fields = written_out(draft.kind, record_id, draft.data)
    if DECLARED_FIELD not in draft.data:
        try:
            return ReadRecord(msgspec.convert(fields, record_type))
        except msgspec.ValidationError:
            pass
    return _read_faulty(draft, record_type, record_id, located)


def _read_faulty(draft: Draft, record_type: type[Record], record_id: str, located: Located) -> ReadRecord:
    written = draft.data.get("id", record_id)
    name = written if isinstance(written, str) else str(written or "")
    findings: list[Finding] = []
    if not _ID.match(name):
        path: Path = ("id",) if "id" in draft.data else ()
        meant = slug(name)
        findings.append(sch006_bad_id.finding(_id_place(draft, located, path), draft.kind, name, meant))
        name = meant or f"line-{draft.place.line}"
    diagnosis: Diagnosis = diagnose(draft, name, located)
    record = msgspec.convert({**diagnosis.fields, "id": name}, record_type)
    return ReadRecord(record, (*findings, *diagnosis.findings), diagnosis.clouded)


def _id_place(draft: Draft, located: Located, path: Path) -> Place:
    return located.value((*draft.path, *path)) if path else draft.place


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
