"""The baseline: the findings that are accepted for now, in a file that only shrinks unless somebody asks."""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goldthread import data_faults
from goldthread.data_faults import sch012_bad_baseline
from goldthread.findings import Finding, Identity
from goldthread.language.message import Message, message
from goldthread.lockfile import UNFINISHED
from goldthread.model.record import Record
from goldthread.places import Place
from goldthread.reading.drafts import form_of
from goldthread.reading.files import BASELINE_FILE
from goldthread.reading.plain_text import merge_mark
from goldthread.reading.yaml_data import Data, Document, read_yaml

_FIELDS = ("rule", "record", "concerns")
_NAME = r"[A-Z]{3}[0-9]{3}|[a-z]+/[a-z0-9]+(-[a-z0-9]+)*"
_KEY = r"(?<![\w/-])[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])"
_REWRITE = message("Delete the line, or let goldthread check --update-baseline write the file again.")
_HEAD = """\
# Findings that are accepted for now: they do not fail a check, and it only counts them.
# Written by goldthread check --update-baseline, which adds what is found and takes out what no longer occurs.
# One sorted line a finding: its rule, its record, and what it concerns there.
# Delete a line, and its finding counts again.
"""


class Baseline(msgspec.Struct, frozen=True):
    """What is accepted for now.

    entries: The identities of accepted findings.
    findings: What is wrong with the file.
    """

    entries: frozenset[Identity] = frozenset()
    findings: tuple[Finding, ...] = ()

    def renamed(self, records: Mapping[str, Record]) -> "Baseline":
        """The baseline with entries of renamed records under the names of today; a former id that several records claim is nobody's."""
        claims: dict[str, list[str]] = {}
        for record in records.values():
            for former in record.was:
                claims.setdefault(f"{record.kind}/{former}", []).append(record.key)
        names = {old: new[0] for old, new in claims.items() if old not in records and len(new) == 1}
        if not names:
            return self
        entries = {
            (rule, names.get(record, record), _under(names, concerns)) for rule, record, concerns in self.entries
        }
        return msgspec.structs.replace(self, entries=frozenset(entries))

    def accepts(self, finding: Finding) -> bool:
        """Whether a rule's finding is accepted."""
        return finding.identity in self.entries


def read_baseline(text: str | None, codes: Mapping[str, str]) -> Baseline:
    """The baseline in its file's text.

    codes: The codes of rules by code and by name.
    A file that cannot be read as a whole is read line by line, so that what is damaged in it is one finding and not a flood.
    """
    if text is None:
        return Baseline()
    document = read_yaml(BASELINE_FILE, text, takes_any=True)
    reader = _Reader(codes, document)
    unfinished = _unfinished(text)
    if document.complete and not unfinished:
        entries = frozenset(reader.entries(document.data))
        return Baseline(entries, (*document.findings, *reader.findings))
    lines = (read_yaml(BASELINE_FILE, line, takes_any=True) for line in text.split("\n") if line.startswith("- "))
    entries = frozenset(entry for line in lines if line.complete for entry in _Reader(codes, line).entries(line.data))
    return Baseline(entries, (unfinished or document.findings[0],))


def _unfinished(text: str) -> Finding | None:
    """The finding for marks that a merge has left."""
    place = merge_mark(BASELINE_FILE, text)
    if place is None:
        return None
    fix = message(
        "Keep the lines of both sides and delete the marks, or let goldthread check --update-baseline write the file again."
    )
    return sch012_bad_baseline.finding(place, UNFINISHED, fix)


class _Reader:
    """The look at the entries of a file, and what is wrong with them."""

    def __init__(self, codes: Mapping[str, str], document: Document) -> None:
        self._codes = codes
        self._document = document
        self.findings: list[Finding] = []

    def entries(self, data: Data) -> Iterator[Identity]:
        """The identities that can be read."""
        if not isinstance(data, list | None):
            self._found((), message("should be a list of findings, and it is {found}", found=form_of(data)))
            return
        for index, item in enumerate(data or ()):
            entry = self._entry(index, item)
            if entry is not None:
                yield entry

    def _entry(self, index: int, item: Data) -> Identity | None:
        if not isinstance(item, dict):
            self._found((index,), message("should name a rule and a record, and it is {found}", found=form_of(item)))
            return None
        rule, record, concerns = (item.get(name) for name in _FIELDS)
        unknown = next((name for name in item if name not in _FIELDS), None)
        if unknown is not None:
            self._found((index, unknown), message('has an unknown field "{field}"', field=unknown))
        elif not isinstance(rule, str) or not isinstance(record, str) or not rule or not record:
            self._found((index,), message("does not name a rule and a record"))
        elif isinstance(concerns, bool | list | dict):
            self._found(
                (index, "concerns"),
                message('has {found} under "concerns", where text belongs', found=form_of(concerns)),
            )
        elif rule in data_faults.fault_names():
            problem = message("accepts {rule}, and data faults are never accepted", rule=rule)
            self._found((index, "rule"), problem, message("Delete the line, and fix what the fault says."))
        else:
            return self._codes.get(rule, rule), record, "" if concerns is None else str(concerns)
        return None

    def _found(self, path: tuple[int | str, ...], problem: Message, fix: Message = _REWRITE) -> None:
        document = self._document
        field = document.keys.get(path) if path and isinstance(path[-1], str) else None
        place = field or document.starts.get(path) or document.starts.get(path[:1], Place(BASELINE_FILE))
        self.findings.append(sch012_bad_baseline.finding(place, problem, fix, int(path[0]) + 1 if path else 0))


def _under(names: Mapping[str, str], concerns: str) -> str:
    """What a finding concerns, with the keys of renamed records, or a bare id that is all there is, as they are today."""
    for old, new in names.items():
        if concerns == old.partition("/")[2]:
            return new.partition("/")[2]
    return re.sub(_KEY, lambda found: names.get(found[0], found[0]), concerns)


def baseline_text(entries: Iterable[Identity]) -> str:
    """The text of the file for some entries, sorted, one a line, the same for the same entries."""
    lines = [
        f"- {{rule: {_plain(rule)}, record: {_plain(record)}, concerns: {_quoted(concerns)}}}"
        for rule, record, concerns in sorted(entries)
    ]
    return _HEAD + ("\n".join(lines) if lines else "[]") + "\n"


def _plain(name: str) -> str:
    return name if re.fullmatch(_NAME, name) else _quoted(name)


def _quoted(text: str) -> str:
    """A text in double quotes, in which no character is invisible."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in plain) + '"'
