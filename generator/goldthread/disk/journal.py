"""Several files of a folder changed together: prepared, planned, and carried out, by the next run if need be."""

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.disk.files import dress_as, inside, sync_folder
from goldthread.disk.locks import LOCK, WORK, ForeignFilesError, is_free, locked_folder, work_folder
from goldthread.disk.manifests import is_below
from goldthread.language.message import message

_PLAN = "plan.json"
_UNSURE = "plan.json.new"


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change of a plan.

    path: The file, from the folder.
    staged: The name of what takes its place, in the work folder; empty when the file is deleted.
    before: The digest of what has to be there still, empty for nothing; None when it does not matter.
    """

    path: str
    staged: str = ""
    before: str | None = None


@contextlib.contextmanager
def changing(root: Path) -> Iterator[tuple[str, ...]]:
    """Keep other runs from changing a handbook while this one reads and writes it; give the files that a killed run had yet to change.

    Raises LockedError when another run is changing it.
    """
    finished: tuple[str, ...] = ()
    with locked_folder(root):
        if (root / WORK).is_dir():
            with work_folder(root / WORK, root) as work:
                finished = resume(root, work)
        yield finished


def is_interrupted(root: Path) -> bool:
    """Whether a run was killed while it changed files of a handbook, and none has finished that yet; nothing is changed."""
    work = root / WORK
    try:
        planned = _planned(work)
        return (
            bool(planned)
            and not (work / planned[0].staged).exists()
            and (work / LOCK).is_file()
            and is_free(work / LOCK)
        )
    except (OSError, ForeignFilesError):
        return False


def change_files(
    root: Path, files: Mapping[str, bytes], before: Mapping[str, bytes | None], *, is_whole: bool = False
) -> tuple[str, ...]:
    """Change files under a root together, and return those that were left alone because they have changed since they were read.

    A file keeps its mode and its owner; a symbolic link stays one, and what it leads to is written.

    before: What was in the files when they were read.
    is_whole: Whether all are left alone as soon as one has changed.
    Raises OutsideError when one would be written elsewhere than under the root, and OSError when one cannot be; none is changed then.
    """
    places = {name: inside(root, name) for name in files}
    skipped = tuple(name for name, file in places.items() if _digest(file) != _digest_of(before.get(name)))
    wanted = {
        name: file
        for name, file in places.items()
        if name not in skipped and not (is_whole and skipped) and files[name] != before.get(name)
    }
    if not wanted:
        return skipped
    top = root.resolve()
    with work_folder(top / WORK, root) as work:
        resume(top, work)
        steps: list[Step] = []
        with _cleared_on_failure(work):
            for number, (name, file) in enumerate(wanted.items()):
                _stage(work / str(number), files[name], file)
                found = _digest_of(before.get(name))
                steps.append(Step(path=file.relative_to(top).as_posix(), staged=str(number), before=found))
            commit(work, steps)
        late = {step.path for step in carry_out(top, work)}
    return (*skipped, *(name for name, file in wanted.items() if file.relative_to(top).as_posix() in late))


def commit(work: Path, steps: Iterable[Step]) -> None:
    """Write down what is to be done with what was staged in a work folder: from now on, it will be."""
    data = msgspec.json.encode(list(steps))
    with (work / _UNSURE).open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    (work / _UNSURE).replace(work / _PLAN)
    sync_folder(work)


def carry_out(base: Path, work: Path) -> tuple[Step, ...]:
    """Do what was just planned, even when the run is told to end meanwhile; return the steps whose files have changed since."""
    try:
        return _carry_out(base, work)
    except (KeyboardInterrupt, SystemExit):
        _carry_out(base, work)
        raise


def resume(base: Path, work: Path) -> tuple[str, ...]:
    """Finish what a killed run had begun to change, and throw away what it had only prepared; return the files that were changed."""
    planned = _planned(work)
    is_begun = bool(planned) and not (work / planned[0].staged).exists()
    left = tuple(step for step in planned if step.staged and (work / step.staged).exists()) if is_begun else ()
    late = _carry_out(base, work) if is_begun else ()
    clear(work)
    return tuple(step.path for step in left if step not in late)


def _carry_out(base: Path, work: Path) -> tuple[Step, ...]:
    planned = _planned(work)
    late = tuple(step for step in planned if not _done(base, work, step))
    for folder in {(base / step.path).parent for step in planned}:
        sync_folder(folder)
    clear(work)
    return late


def clear(work: Path) -> None:
    """Delete what was staged in a work folder, and its plan first."""
    for name in (_PLAN, _UNSURE, *(each.name for each in work.iterdir() if each.name.isdecimal())):
        (work / name).unlink(missing_ok=True)


def without_empty(folder: Path, base: Path) -> None:
    """Delete a folder and those above it, below a base, as long as they are empty."""
    while folder != base:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


@contextlib.contextmanager
def _cleared_on_failure(work: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        clear(work)
        raise


def _stage(staged: Path, data: bytes, file: Path) -> None:
    try:
        if file.exists() and not os.access(file, os.W_OK):  # it could be replaced all the same, but is not meant to be
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        file.parent.mkdir(parents=True, exist_ok=True)
        with staged.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        dress_as(file, staged)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error


def _planned(work: Path) -> tuple[Step, ...]:
    try:
        steps = msgspec.json.decode((work / _PLAN).read_bytes(), type=tuple[Step, ...])
    except FileNotFoundError:
        return ()
    except msgspec.DecodeError as error:
        raise ForeignFilesError(
            message("{file} is damaged: look through {work}, and delete it.", file=str(work / _PLAN), work=str(work))
        ) from error
    if not all(is_below(step.path) and (step.staged.isdecimal() or not step.staged) for step in steps):
        raise ForeignFilesError(
            message(
                "{file} names files elsewhere: look through {work}, and delete it.",
                file=str(work / _PLAN),
                work=str(work),
            )
        )
    return steps


def _done(base: Path, work: Path, step: Step) -> bool:
    """Take a step, unless it was taken; false when it may not be taken, because the file has changed meanwhile."""
    file, staged = base / step.path, work / step.staged
    if not file.parent.resolve().is_relative_to(base.resolve()):
        return False
    if not step.staged:
        file.unlink(missing_ok=True)
        without_empty(file.parent, base)
        return True
    if not staged.exists():
        return True
    if step.before is not None and _digest(file) != step.before:
        staged.unlink()
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(file)
    return True


def _digest(file: Path) -> str:
    return _digest_of(file.read_bytes() if file.is_file() else None)


def _digest_of(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
