"""The text of the lock of editions to what they changed; what is damaged in it becomes a finding."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from goldthread.editions.history import Event, History, Step
from goldthread.faults import sch015_bad_edition_lock
from goldthread.findings import Finding
from goldthread.places import Place
from goldthread.reading.drafts import form_of
from goldthread.reading.files import EDITIONS_FILE
from goldthread.reading.yaml_data import Data, read_yaml

Entry = Step | Event

_DECODERS = (
    ('- {"record": ', msgspec.json.Decoder(Event)),
    ('- {"step": ', msgspec.json.Decoder(Step)),
)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |\r?$)", re.MULTILINE)
_WHERE = re.compile(r" - at `[^`]*`")
_MEND = "Take the line back from an earlier state of the file: only goldthread release knows what an edition changed."
_UNFINISHED = "holds the marks of a merge that is not finished"


def read_history(text: str | None) -> History:
    """What editions changed, by the text of the file; None when there is no file.

    A line as it is written is read at once; a file in which any line is not is read as YAML, place by place.
    """
    if text is None:
        return History()
    try:
        return _history(_quickly(text))
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


def _thoroughly(text: str) -> History:
    document = read_yaml(EDITIONS_FILE, text)
    if not document.complete:
        lines = (read_yaml(EDITIONS_FILE, line) for line in text.split("\n") if line.startswith("- "))
        data = [item for line in lines if line.complete and isinstance(line.data, list) for item in line.data]
        readable = (each for each in map(_entry, data) if not isinstance(each, str))
        return _history(readable, (_unfinished(text) or document.findings[0],))
    if not isinstance(document.data, list | None):
        problem = f"should be a list of what happened, and it is {form_of(document.data)}"
        return History(findings=(*document.findings, _finding(Place(EDITIONS_FILE), EDITIONS_FILE, problem)))
    read = [(index, _entry(item)) for index, item in enumerate(document.data or ())]
    damaged = (
        _finding(document.starts.get((index,), Place(EDITIONS_FILE)), f"Entry {index + 1} of {EDITIONS_FILE}", each)
        for index, each in read
        if isinstance(each, str)
    )
    return _history((each for _, each in read if not isinstance(each, str)), (*document.findings, *damaged))


def _entry(item: Data) -> Entry | str:
    """An entry, or what is wrong with it."""
    if not isinstance(item, dict):
        return f"should say what happened, and it is {form_of(item)}"
    if "record" not in item and "step" not in item:
        return "names no record"
    try:
        return msgspec.convert(item, Event) if "record" in item else msgspec.convert(item, Step)
    except msgspec.ValidationError as error:
        return f"is damaged ({_WHERE.sub('', str(error)).replace('`', chr(34))})"


def _unfinished(text: str) -> Finding | None:
    found = _CONFLICT.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    mend = "Keep the lines of both sides and delete the marks."
    return _finding(Place(EDITIONS_FILE, line, 1, len(found[1]) + 1), EDITIONS_FILE, _UNFINISHED, mend)


def _finding(place: Place, what: str, problem: str, mend: str = _MEND) -> Finding:
    return sch015_bad_edition_lock.finding(place, what, problem, mend)


def _history(entries: Iterable[Entry], findings: tuple[Finding, ...] = ()) -> History:
    """The entries, each once, as a merge may have left some twice."""
    known = tuple(dict.fromkeys(entries))
    return History(
        steps=tuple(each for each in known if isinstance(each, Step)),
        events=tuple(each for each in known if isinstance(each, Event)),
        findings=findings,
    )
