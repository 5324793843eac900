"""Drafts to records where all is well, as nearly everywhere; `faulty_records.py` reads the others."""

import re
import unicodedata

import msgspec

from goldthread.findings import Finding
from goldthread.model.dates import convert_date
from goldthread.model.kinds import KINDS
from goldthread.model.record import DECLARED_FIELD, Record
from goldthread.reading.drafts import Draft
from goldthread.reading.locations import Located
from goldthread.reading.shorthand import written_out


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


def plain_record(draft: Draft, located: Located) -> ReadRecord | None:
    """The record that a draft stands for; None when something may be wrong with it."""
    if draft.cuts or DECLARED_FIELD in draft.data or draft.doubtful or (draft.is_keyed and contradicts(draft)):
        return None
    fields = written_out(draft.kind, draft.id or own_id(draft), draft.data, may_declare=located.may_declare)
    try:
        return ReadRecord(msgspec.convert(fields, KINDS[draft.kind], dec_hook=convert_date))
    except msgspec.ValidationError:
        return None


def contradicts(draft: Draft) -> bool:
    """Whether a record says inside that its id is another than the key under which it stands."""
    return draft.data.get("id") not in (None, "", draft.id)


def own_id(draft: Draft) -> str:
    """The id that follows from another field of the record, where its kind says so."""
    if "id" in draft.data:
        return ""
    value = draft.data.get(KINDS[draft.kind].identified_by)
    return slug(value) if isinstance(value, str) else ""


def slug(text: str) -> str:
    """A text as an id: lower case, accents dropped, everything else turned into single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
