"""The lock's text to what was reviewed; what is damaged in it becomes a finding."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from goldthread.faults import sch013_bad_review_lock
from goldthread.findings import Finding
from goldthread.places import Place
from goldthread.reading.drafts import form_of
from goldthread.reading.files import REVIEWS_FILE
from goldthread.reading.yaml_data import Data, read_yaml
from goldthread.review.lock import Correction, Lock, Meaning, Stamp

Entry = Stamp | Correction | Meaning

_TYPES: tuple[tuple[str, type[Entry]], ...] = (("record", Stamp), ("editorial", Correction), ("meaning", Meaning))
_DECODERS = tuple((f'- {{"{field}": ', msgspec.json.Decoder(kind)) for field, kind in _TYPES)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |\r?$)", re.MULTILINE)
_WHERE = re.compile(r" - at `[^`]*`")
_MEND = "Delete the line, and review the record anew: goldthread review writes the file."
_UNFINISHED = "holds the marks of a merge that is not finished"


def read_lock(text: str | None) -> Lock:
    """What was reviewed, by the text of the file; None when there is no file.

    A line as it is written is read at once; a file in which any line is not is read as YAML, place by place.
    """
    if text is None:
        return Lock()
    try:
        return _lock(_quickly(text))
    except (msgspec.MsgspecError, _OtherForm):
        return _thoroughly(text)


class _OtherForm(Exception):  # noqa: N818 - it reads as what was met
    """A line is not in the form in which it is written."""


def _quickly(text: str) -> Iterator[Entry]:
    for line in text.split("\n"):
        if not line or line.startswith("#") or line == "[]":
            continue
        decoder = next((each for start, each in _DECODERS if line.startswith(start)), None)
        if decoder is None:
            raise _OtherForm
        yield decoder.decode(line[2:])


def _thoroughly(text: str) -> Lock:
    document = read_yaml(REVIEWS_FILE, text)
    if not document.complete:
        lines = (read_yaml(REVIEWS_FILE, line) for line in text.split("\n") if line.startswith("- "))
        data = [item for line in lines if line.complete and isinstance(line.data, list) for item in line.data]
        readable = (each for each in map(_entry, data) if not isinstance(each, str))
        return _lock(readable, (_unfinished(text) or document.findings[0],))
    if not isinstance(document.data, list | None):
        problem = f"should be a list of reviews, and it is {form_of(document.data)}"
        return Lock(findings=(*document.findings, _finding(Place(REVIEWS_FILE), REVIEWS_FILE, problem)))
    read = [(index, _entry(item)) for index, item in enumerate(document.data or ())]
    damaged = (
        _finding(document.starts.get((index,), Place(REVIEWS_FILE)), f"Entry {index + 1} of {REVIEWS_FILE}", each)
        for index, each in read
        if isinstance(each, str)
    )
    return _lock((each for _, each in read if not isinstance(each, str)), (*document.findings, *damaged))


def _entry(item: Data) -> Entry | str:
    """An entry, or what is wrong with it."""
    if not isinstance(item, dict):
        return f"should be a review, and it is {form_of(item)}"
    kind = next((kind for field, kind in _TYPES if field in item), None)
    if kind is None:
        return "names no record"
    try:
        return msgspec.convert(item, kind)
    except msgspec.ValidationError as error:
        return f"is damaged ({_WHERE.sub('', str(error)).replace('`', chr(34))})"


def _unfinished(text: str) -> Finding | None:
    found = _CONFLICT.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    mend = "Keep the lines of both sides and delete the marks; the latest review of a record counts."
    return _finding(Place(REVIEWS_FILE, line, 1, len(found[1]) + 1), REVIEWS_FILE, _UNFINISHED, mend)


def _finding(place: Place, what: str, problem: str, mend: str = _MEND) -> Finding:
    return sch013_bad_review_lock.finding(place, what, problem, mend)


def _lock(entries: Iterable[Entry], findings: tuple[Finding, ...] = ()) -> Lock:
    known = tuple(entries)
    return Lock(
        stamps=tuple(each for each in known if isinstance(each, Stamp)),
        corrections=tuple(each for each in known if isinstance(each, Correction)),
        meanings=tuple(each for each in known if isinstance(each, Meaning)),
        findings=findings,
    )
