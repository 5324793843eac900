"""Files to a book: everything that was written, and everything that is wrong with it as data."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from types import MappingProxyType

import msgspec

from goldthread.data_faults import ref002_duplicate_id, sch009_no_handbook
from goldthread.findings import Finding, in_order
from goldthread.language.message import message, verbatim
from goldthread.model.book import Book, Origin
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.places import Path, Place
from goldthread.progress import followed
from goldthread.reading.cross_checks import Crosscheck
from goldthread.reading.file_reading import FileReader, FileReading, RecordReading, read_file
from goldthread.reading.files import SET_APART, FileText, file_text, files_on_disk, near_sources, source_paths, unread
from goldthread.reading.locations import Located
from goldthread.reading.notation import Written
from goldthread.reading.text_signs import TextSign

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
    imports: What is in the file of what was imported, in the same way.
    near: The findings for files that are not read and whose names are nearly those of files of records.
    signs: What the texts of records hold that is looked into, by key, of those that hold anything, in the order of the book.
    """

    book: Book
    findings: tuple[Finding, ...]
    files: int
    located: Mapping[str, Located]
    baseline: str | None = None
    reviews: str | None = None
    editions: str | None = None
    imports: str | None = None
    near: tuple[Finding, ...] = ()
    signs: Mapping[str, tuple[TextSign, ...]] = MappingProxyType({})

    def place_of(self, key: str, path: Path = (), *, of_key: bool = False) -> Place:
        """Where a record's value stands, or the key that names it; the record itself when the value is not written."""
        return _place_of(self.book.origins, self.located, key, path, of_key=of_key)


def read_book(root: FilePath) -> Reading:
    """All records under a root, whatever is wrong with them."""
    return read_files(files_on_disk(root))


def read_files(files: Mapping[str, bytes], read: FileReader | None = None) -> Reading:
    """All records in files given by their paths from the root, as they are, were, or might be; no disk is touched.

    Each file is read by itself; the book is a fold over what they hold, in the order of their paths.

    read: Reads a file; one that keeps what it has read may be given.
    """
    paths = source_paths(files)
    kept = {path: file_text(path, files[path]) for path in SET_APART if path in paths}
    gathering = _Gathering()
    gathering.note(unread(files))
    for path in followed(message("Reading files"), paths, verbatim):
        if path in kept:
            gathering.note(kept[path])
        else:
            gathering.take((read or read_file)(path, files[path]))
    book = gathering.book()
    if not book.of(KINDS["handbook"]) and "handbook.*" not in book.uncertain:
        gathering.findings.append(sch009_no_handbook.finding(HANDBOOK_FILE))
    crosscheck = Crosscheck(
        book,
        lambda key, path, of_key: _place_of(book.origins, gathering.located, key, path, of_key=of_key),
        lambda key, path, of_key: _written_of(book.origins, gathering.located, key, path, of_key=of_key),
        gathering.signs,
        frozenset(gathering.misnamed),
        gathering.empty,
    )
    gathering.findings += crosscheck.findings()
    if crosscheck.uncertain:
        book = msgspec.structs.replace(book, uncertain=book.uncertain | crosscheck.uncertain)
    baseline, reviews, editions, imports = (kept[path].text if path in kept else None for path in SET_APART)
    return Reading(
        book=book,
        findings=in_order(gathering.findings),
        files=len(gathering.located),
        located=gathering.located,
        baseline=baseline,
        reviews=reviews,
        editions=editions,
        imports=imports,
        near=near_sources(files),
        signs={key: gathering.signs[key] for key in book.records if key in gathering.signs},
    )


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


class _Gathering:
    """The records found so far, file by file."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.located: dict[str, Located] = {}
        self.misnamed: set[str] = set()
        self.signs: dict[str, tuple[TextSign, ...]] = {}
        self._records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self._origins: dict[str, Origin] = {}
        self._uncertain: set[str] = set()
        self.empty: dict[str, frozenset[str]] = {}
        """The kinds of the records that a file without any would hold."""

    def note(self, text: FileText) -> None:
        """Take in what is wrong with a file that holds no records, or with what could not be read."""
        self.findings += text.findings
        self._uncertain |= {f"{kind}.*" for kind in text.unreadable}

    def take(self, file: FileReading) -> None:
        """Take in the records of one file."""
        self.findings += file.findings
        self._uncertain |= {f"{kind}.*" for kind in file.unreadable}
        if file.located is not None:
            self.located[file.path] = file.located
        if file.empty:
            self.empty[file.path] = file.empty
        for each in file.records:
            self._add(each)

    def _add(self, read: RecordReading) -> None:
        record, key = read.record, read.record.key
        self._uncertain.update(f"{key}.{field}" for field in read.uncertain)
        self.misnamed.update(f"{record.kind}/{name}" for name in read.misnamed)
        records = self._records[record.kind]
        if key in records:
            self.findings.append(ref002_duplicate_id.finding(read.place, key, self._origins[key].place))
            self._uncertain.add(f"{record.kind}/*.*")
            return
        records[key] = record
        self._origins[key] = Origin(read.place, read.path)
        if read.signs:
            self.signs[key] = read.signs

    def book(self) -> Book:
        """All records, kind by kind."""
        records = {key: record for of_kind in self._records.values() for key, record in of_kind.items()}
        return Book(records, self._origins, frozenset(self._uncertain))
