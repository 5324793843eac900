"""Which files hold records, of which kind, and what is in them as text."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import msgspec

from goldthread.data_faults import sch007_misplaced_file, sch016_nothing_read, sch017_name_no_record_file
from goldthread.disk.lfs import pointer_in
from goldthread.documents.folder import DocumentFolder
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.places import Place
from goldthread.reading.disk import FilesOnDisk, plain_name, read_folders
from goldthread.reading.plain_text import BYTES_LIMIT, plain_text
from goldthread.reading.suggestions import nearest
from goldthread.record_files import SUFFIXES, TOPS

BASELINE_FILE = "content/baseline.yml"
"""Lies among the records and holds none: the findings that are accepted for now."""
REVIEWS_FILE = "content/reviews.lock.yml"
"""Lies among the records and holds none: who reviewed what against which meaning."""
EDITIONS_FILE = "content/editions.lock.yml"
"""Lies among the records and holds none: what each edition changed in meaning."""
IMPORTS_FILE = "content/imports.yml"
"""Lies among the records and holds none: how spreadsheets were imported, and what was last read from them."""
SET_APART = (BASELINE_FILE, REVIEWS_FILE, EDITIONS_FILE, IMPORTS_FILE)
"""The files that lie among the records and hold none."""

_NEARLY = re.compile(r"\.ya?ml.|[ _-]ya?ml$|\.(?:ymal|yalm|ylm|yaml\d|yml\d|yl|ym)$", re.IGNORECASE)
_KINDS_BY_HOME = {home: kind for kind, record_type in KINDS.items() for home in record_type.homes}
_HOMES = (*_KINDS_BY_HOME, *SECTIONS)


_POINTER = message("it holds a pointer of Git LFS in place of the file itself")


class SourceFile(msgspec.Struct, frozen=True):
    """A file that holds records.

    path: From the handbook's root, with forward slashes.
    text: What is in it.
    kinds: The kind of its records; for a file of sections, the kind under each heading.
    single: The id that its record has when it holds just one, from the file's stem.
    """

    path: str
    text: str
    kinds: str | Mapping[str, str]
    single: str


def files_on_disk(root: Path) -> FilesOnDisk:
    """The bytes of all YAML files under `content/` and `principles/`, by path from the root, and what of them could not be read.

    Of a file beyond the limit, no more is read than shows that it is.
    """
    files = read_folders(root, TOPS, is_source, BYTES_LIMIT, is_near_source)
    files.documents = DocumentFolder(root)
    return files


def is_source(name: str) -> bool:
    """Whether a file at a path from the root is read: YAML in the right folders, with no name on the way that begins with a dot."""
    return name.partition("/")[0] in TOPS and name.lower().endswith(SUFFIXES) and "/." not in name


def is_near_source(name: str) -> bool:
    """Whether a file that is not read has a name from which it may have been meant to be."""
    path = PurePosixPath(name)
    if path.suffix.lower() == ".json":
        return _kinds_at(name) is not None
    return _NEARLY.search(path.name) is not None


def may_be_empty(name: str) -> bool:
    """Whether a file is the list of all records of a kind, of which there may be none yet; any other is there for its records."""
    return PurePosixPath(name).with_suffix("").as_posix() in _HOMES


class FileText(msgspec.Struct, frozen=True):
    """One file as text, before anything in it has been read.

    source: The file, when it holds records and could be read as text.
    text: What is in it, when it could be read as text.
    findings: What is wrong with it.
    unreadable: The kinds of which some records may be missing because it could not be read.
    """

    source: SourceFile | None = None
    text: str | None = None
    findings: tuple[Finding, ...] = ()
    unreadable: frozenset[str] = frozenset()


def source_paths(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The paths of the files that are read, in order."""
    return tuple(sorted(filter(is_source, files), key=_place_in_order))


def file_text(name: str, data: bytes) -> FileText:
    """One file as text.

    name: Its path from the handbook's root.
    """
    is_apart = name in SET_APART
    kinds = {} if is_apart else _kinds_at(name)
    missing = frozenset(_kinds_of(kinds))
    if name != plain_name(name):
        odd = message("its name holds bytes or characters that no name may hold")
        finding = sch016_nothing_read.finding(Place(plain_name(name)), odd, message("Rename it."))
        return FileText(findings=(finding,), unreadable=missing)
    if pointer_in(data):
        finding = sch016_nothing_read.finding(Place(name), _POINTER, message("Fetch it: git lfs pull"))
        return FileText(findings=(finding,), unreadable=missing)
    if kinds is None:
        meant = _meant(name)
        finding = sch007_misplaced_file.finding(Place(name), meant, _HOMES)
        return FileText(findings=(finding,), unreadable=frozenset(_kinds_of(_kinds_at(meant) if meant else None)))
    plain = plain_text(name, data, may_hold_marks=is_apart)
    if plain.text is None:
        return FileText(findings=tuple(plain.findings), unreadable=missing)
    source = None if is_apart else SourceFile(name, plain.text, kinds, PurePosixPath(name).stem)
    return FileText(source, plain.text, tuple(plain.findings))


def record_files(files: Mapping[str, bytes]) -> tuple[SourceFile, ...]:
    """The files that hold records and can be read as text, in order."""
    texts = (file_text(path, files[path]) for path in source_paths(files))
    return tuple(text.source for text in texts if text.source is not None)


def unread(files: Mapping[str, bytes]) -> FileText:
    """What of a folder on the disk could not be read, as one finding for each file or folder."""
    if not isinstance(files, FilesOnDisk):
        return FileText()
    findings = tuple(sch016_nothing_read.finding(Place(each.name), each.reason, each.fix) for each in files.unread)
    missing = (_kinds_below(each.name) if each.is_folder else _kinds_of(_kinds_at(each.name)) for each in files.unread)
    return FileText(findings=findings, unreadable=frozenset().union(*missing))


def near_sources(files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """The findings for files that are not read and whose names are nearly those of files of records."""
    near = files.near if isinstance(files, FilesOnDisk) else ()
    return tuple(sch017_name_no_record_file.finding(Place(name)) for name in near)


def _place_in_order(name: str) -> tuple[str, ...]:
    return PurePosixPath(name).parts


def _kinds_at(name: str) -> str | Mapping[str, str] | None:
    stem = posixpath.splitext(name)[0]
    if stem in SECTIONS:
        return SECTIONS[stem]
    while stem and stem not in _KINDS_BY_HOME:
        stem = stem.rpartition("/")[0]
    return _KINDS_BY_HOME.get(stem)


def _kinds_below(folder: str) -> set[str]:
    """The kinds of all records that may lie in a folder."""
    inside = _kinds_at(f"{folder}/any.yml")
    homes = ((home, kind) for kind, record_type in KINDS.items() for home in record_type.homes)
    sections = ((stem, kind) for stem, kinds in SECTIONS.items() for kind in kinds.values())
    return _kinds_of(inside) | {kind for home, kind in (*homes, *sections) if home.startswith(f"{folder}/")}


def _kinds_of(kinds: str | Mapping[str, str] | None) -> set[str]:
    return set() if kinds is None else {kinds} if isinstance(kinds, str) else set(kinds.values())


def _meant(name: str) -> str | None:
    """Where a file that no kind claims most likely belongs."""
    path = PurePosixPath(name)
    near = nearest(path.with_suffix("").as_posix(), _HOMES) or nearest(path.parent.as_posix(), _HOMES)
    if near is None:
        return None
    return f"{near}.yml" if path.parent.as_posix() in TOPS else f"{near}/{path.name}"
