"""Files to a book: everything that was written, and everything that is wrong with it as data."""

from collections.abc import Mapping
from pathlib import Path as FilePath

import msgspec

from goldthread.data_faults import ref002_duplicate_id, sch009_no_handbook, sch016_nothing_read
from goldthread.findings import Finding, in_order
from goldthread.model.book import Book, Origin
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.places import Path, Place
from goldthread.reading.cross_checks import Crosscheck
from goldthread.reading.drafts import Draft, drafts_in
from goldthread.reading.files import SourceFile, files_on_disk, sources_in
from goldthread.reading.locations import Located
from goldthread.reading.notation import Written
from goldthread.reading.records import read_record
from goldthread.reading.yaml_data import read_yaml

_BY_LOOK_ALIKE = frozenset({"SCH001", "SCH002"})
"""The faults that such a sign causes: a field that is not known, and a text in the place of fields or of a list."""
HANDBOOK_FILE = "content/handbook.yml"


class Reading(msgspec.Struct, frozen=True):
    """What reading a handbook brought up.

    book: The records.
    findings: The data faults, in order.
    files: How many files were read.
    located: The places of values, by file.
    baseline: What is in the file of accepted findings; None when there is none, or it could not be read as text.
    reviews: What is in the file of reviews, in the same way.
    editions: What is in the file of what editions changed, in the same way.
    near: The findings for files that are not read and whose names are nearly those of files of records.
    """

    book: Book
    findings: tuple[Finding, ...]
    files: int
    located: Mapping[str, Located]
    baseline: str | None = None
    reviews: str | None = None
    editions: str | None = None
    near: tuple[Finding, ...] = ()

    def place_of(self, key: str, path: Path = (), *, of_key: bool = False) -> Place:
        """Where a record's value stands, or the key that names it; the record itself when the value is not written."""
        return _place_of(self.book.origins, self.located, key, path, of_key=of_key)


def read_book(root: FilePath) -> Reading:
    """All records under a root, whatever is wrong with them."""
    return read_files(files_on_disk(root))


def read_files(files: Mapping[str, bytes]) -> Reading:
    """All records in files given by their paths from the root, as they are, were, or might be; no disk is touched."""
    sources = sources_in(files)
    gathering = _Gathering(set(sources.unreadable))
    gathering.findings += sources.findings
    for source in sources.files:
        gathering.take(source)
    book = gathering.book()
    if not book.of(KINDS["handbook"]) and "handbook.*" not in book.clouded:
        gathering.findings.append(sch009_no_handbook.finding(HANDBOOK_FILE))
    crosscheck = Crosscheck(
        book,
        lambda key, path, of_key: _place_of(book.origins, gathering.located, key, path, of_key=of_key),
        lambda key, path, of_key: _written_of(book.origins, gathering.located, key, path, of_key=of_key),
        frozenset(gathering.misnamed),
    )
    gathering.findings += crosscheck.findings()
    if crosscheck.clouded:
        book = msgspec.structs.replace(book, clouded=book.clouded | crosscheck.clouded)
    found, read = in_order(gathering.findings), len(sources.files)
    kept = (sources.baseline, sources.reviews, sources.editions)
    return Reading(book, found, read, gathering.located, *kept, near=sources.near)


def _place_of(
    origins: Mapping[str, Origin], located: Mapping[str, Located], key: str, path: Path, *, of_key: bool = False
) -> Place:
    origin = origins[key]
    if not path:
        return origin.place
    file = located[origin.place.file]
    steps = (*origin.path, *path)
    place = file.key(steps) if of_key else file.value(steps)
    return origin.place if place == file.value(origin.path) else place


def _written_of(
    origins: Mapping[str, Origin], located: Mapping[str, Located], key: str, path: Path, *, of_key: bool
) -> Written | None:
    origin = origins[key]
    return located[origin.place.file].written((*origin.path, *path), of_key=of_key)


def _of_look_alike(finding: Finding, located: Located) -> Finding:
    """The finding of a sign that looks like one of YAML, where it is the cause of another."""
    if finding.code not in _BY_LOOK_ALIKE:
        return finding
    lines = range(finding.place.line - 1, finding.place.line + 1)
    return next(filter(None, map(located.look_alikes.finding, lines)), finding)


class _Gathering:
    """The records found so far, file by file."""

    def __init__(self, unreadable: set[str]) -> None:
        self.findings: list[Finding] = []
        self.located: dict[str, Located] = {}
        self._records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self._origins: dict[str, Origin] = {}
        self._clouded = {f"{kind}.*" for kind in unreadable}
        self.misnamed: set[str] = set()

    def take(self, source: SourceFile) -> None:
        """Take in one file."""
        document = read_yaml(source.path, source.text, with_places=not isinstance(source.kinds, str))
        self.findings += document.findings
        self.located[source.path] = Located(source.path, source.text)
        kinds = (source.kinds,) if isinstance(source.kinds, str) else tuple(source.kinds.values())
        if not document.complete:
            self._clouded |= {f"{kind}.*" for kind in kinds}
            return
        if (
            document.data is None
            and not document.findings
            and source.path.rpartition(".")[0] not in KINDS["handbook"].homes
        ):
            self.findings.append(sch016_nothing_read.empty(Place(source.path)))
            self._clouded |= {f"{kind}.*" for kind in kinds}
            return
        paths: list[Path] = []
        for draft in drafts_in(source, document):
            if isinstance(draft, Finding):
                self.findings.append(_of_look_alike(draft, self.located[source.path]))
                self._clouded |= {f"{kind}.*" for kind in kinds}
            else:
                paths.append(draft.path)
                self._add(draft, self.located[source.path])
        if any(all(steps[: len(path)] != path for path in paths) for steps in document.doubtful):
            self._clouded |= {f"{kind}.*" for kind in kinds}

    def _add(self, draft: Draft, located: Located) -> None:
        read = read_record(draft, located)
        record = read.record
        self.findings += (_of_look_alike(finding, located) for finding in read.findings)
        self._clouded |= {f"{record.key}.{field}" for field in read.clouded}
        self.misnamed |= {f"{draft.kind}/{name}" for name in read.misnamed}
        records = self._records[draft.kind]
        if record.id in records:
            first = self._origins[record.key].place
            self.findings.append(ref002_duplicate_id.finding(draft.place, record.key, first))
            self._clouded.add(f"{draft.kind}/*.*")
            return
        records[record.id] = record
        self._origins[record.key] = Origin(draft.place, draft.path)

    def book(self) -> Book:
        """All records, kind by kind."""
        records = {record.key: record for of_kind in self._records.values() for record in of_kind.values()}
        return Book(records, self._origins, frozenset(self._clouded))
