"""A folder of ours that is changed file by file under a plan, which the next run finishes if this one is killed."""

import errno
import shutil
from pathlib import Path, PurePosixPath

import msgspec

from goldthread.disk.files import dress_as
from goldthread.disk.journal import Step, carry_out, clear, commit
from goldthread.disk.locks import WORK
from goldthread.disk.manifests import MANIFEST, Kind, manifest_text


class Difference(msgspec.Struct, frozen=True):
    """How a new folder differs from the old one: our files before and now, and those to be written and to be deleted."""

    before: frozenset[str]
    names: frozenset[str]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def change_folder(folder: Path, new: Path, holds: Kind, difference: Difference) -> None:
    """Let our files in a folder be those of another one, file by file, under a plan that the next run finishes if this one is killed."""
    work, names = folder / WORK, difference.names
    deletions = [Step(path=name) for name in difference.gone]
    first = [step for step in deletions if _stands_in_the_way(step.path, names)]
    last = [step for step in deletions if step not in first]
    texts = (manifest_text(holds, names | difference.before), manifest_text(holds, names))
    try:
        begin, end = (_staged_text(work, number, text) for number, text in enumerate(texts))
        steps = [
            Step(path=name, staged=_staged(work, number, new / name, folder / name))
            for number, name in enumerate(difference.changed, start=len(texts))
        ]
        commit(work, [begin, *first, *steps, *last, end])
    except BaseException:
        clear(work)
        raise
    carry_out(folder, work)


def _stands_in_the_way(name: str, names: frozenset[str]) -> bool:
    """Whether a file is where a folder is to be, or the other way round."""
    return any(parent.as_posix() in names for parent in PurePosixPath(name).parents) or any(
        each.startswith(f"{name}/") for each in names
    )


def _staged(work: Path, number: int, new: Path, old: Path) -> str:
    staged = work / str(number)
    dress_as(old, new) if old.is_file() else None
    try:
        new.rename(staged)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copy2(new, staged)
    return str(number)


def _staged_text(work: Path, number: int, text: bytes) -> Step:
    (work / str(number)).write_bytes(text)
    return Step(path=MANIFEST, staged=str(number))
