"""A standby of a folder: the same files under other names, brought up to date out of sight, so that the two can change places in one step.

It shares all files with its folder as hard links, so that a change costs what the changed files cost, however many there are. After they
have changed places, the old folder becomes the standby, and is brought up to date at once: nothing lies in it that its folder lacks.
The idea is that of two environments in turn (https://martinfowler.com/bliki/BlueGreenDeployment.html).

Nothing in it is believed: what is no other name of a file of the folder is taken out before the two change places.
Its manifest lists, at any moment, all that we have put there, and so what somebody else has put into a folder that has become the standby.
"""

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from goldthread.caching.folder import replace_whole
from goldthread.disk.files import dress_as
from goldthread.disk.folder_swap import hand_over
from goldthread.disk.journal import without_empty
from goldthread.disk.locks import ForeignFilesError, LockedError, work_folder
from goldthread.disk.manifests import MANIFEST, NOBODYS, Kind, files_in, manifest_of, manifest_text

_STANDBY = "standby"
_EXCHANGED = "exchanged"
"""The file that holds the number of a folder that is about to change places with its standby."""
_OF = "folder"
"""The file that holds the path of the folder that a standby is for."""


@contextlib.contextmanager
def standby_of(folder: Path, places: Path) -> Iterator[Path]:
    """The path of the standby of a folder, which nobody else uses meanwhile; it may not be there yet.

    places: Where all standbys lie.
    Raises LockedError when another run is at work there, ForeignFilesError when somebody else's files are, and OSError.
    """
    place = _place(folder, places)
    places.mkdir(parents=True, exist_ok=True)
    with work_folder(place, folder):
        if not (place / _STANDBY).is_dir():
            _tidy(places, place)
            replace_whole(os.fspath(place), _OF, os.fsencode(folder))
        yield place / _STANDBY


def note_exchange(standby: Path, folder: Path) -> None:
    """Write down that a folder is about to change places with its standby. Raises OSError."""
    replace_whole(os.fspath(standby.parent), _EXCHANGED, b"%d" % folder.stat().st_ino)


def forget_exchange(standby: Path) -> None:
    """Forget it, once the folder that has become the standby is brought up to date. Raises OSError."""
    (standby.parent / _EXCHANGED).unlink(missing_ok=True)


def was_exchanged(standby: Path) -> bool:
    """Whether a standby is a folder that has become it in a run that was killed before it had brought it up to date."""
    try:
        return (standby.parent / _EXCHANGED).read_bytes() == b"%d" % standby.stat().st_ino
    except OSError:
        return False


def has_standby(folder: Path, places: Path) -> bool:
    """Whether there is a standby of a folder."""
    return (_place(folder, places) / _STANDBY).is_dir()


def _place(folder: Path, places: Path) -> Path:
    return places / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]


def bring_up(
    standby: Path,
    folder: Path,
    holds: Kind,
    linked: frozenset[str],
    listed: frozenset[str],
    *,
    was_folder: bool = False,
) -> None:
    """Let a standby hold just some files of its folder.

    linked: The files of the folder, as paths in it.
    listed: These, and those that are written to the standby next.
    was_folder: Whether it was the folder until now, so that what somebody else has just put into it goes to the folder.
    Raises OSError, such as where the system knows no hard links, or one of the files is a symbolic link.
    """
    known = _prepared(standby, folder, holds)
    right: set[str] = set()
    for name in list(files_in(standby)):
        path, wanted = f"{standby}/{name}", f"{folder}/{name}"
        if name in linked and _is_same_file(path, wanted):
            right.add(name)
            continue
        if was_folder and name not in known and name not in listed and not _is_unfinished(name):
            hand_over(Path(path), Path(wanted))
        elif stat.S_ISDIR(os.lstat(path).st_mode):  # one that is empty
            os.rmdir(path)  # noqa: PTH106 - of a thousand files, a path's own functions take twice as long
        else:
            os.unlink(path)  # noqa: PTH108 - as above
        if name not in listed:
            without_empty(Path(path).parent, standby)
    for name in NOBODYS:  # passed over above, and nobody works in a standby
        _take_out(standby / name)
    replace_whole(os.fspath(standby), MANIFEST, manifest_text(holds, listed))
    _make_folders(standby, folder, listed)
    for name in sorted(linked - right):
        if not stat.S_ISREG(os.lstat(f"{folder}/{name}").st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), f"{folder}/{name}")
        os.link(f"{folder}/{name}", f"{standby}/{name}", follow_symlinks=False)


def _prepared(standby: Path, folder: Path, holds: Kind) -> frozenset[str]:
    """What we have put into a standby; one that is missing, or damaged, is begun anew, with the mode and the labels of its folder."""
    with contextlib.suppress(ForeignFilesError):
        found = None if standby.is_symlink() else manifest_of(standby)
        if found is not None and found.holds == holds:
            return found.files
    if standby.is_dir() and not standby.is_symlink():
        shutil.rmtree(standby)
    standby.unlink(missing_ok=True)
    standby.mkdir()
    dress_as(folder, standby)
    shutil.copystat(folder, standby)  # what lies in it takes lists of rights and labels of security from it
    return frozenset()


def _is_unfinished(name: str) -> bool:
    """Whether a file is a manifest that a run was writing when it was killed."""
    return name.startswith(f"{MANIFEST}.") and name.endswith(".new")


def _make_folders(standby: Path, folder: Path, listed: frozenset[str]) -> None:
    """Make the folders of files in a standby, with the modes that they have in its folder; we can write in each."""
    for name in sorted(_folders_of(listed)):
        old, new = f"{folder}/{name}", f"{standby}/{name}"
        if not os.path.lexists(new):
            os.mkdir(new)  # noqa: PTH102 - of a thousand folders, a path's own functions take twice as long
        try:
            about = os.lstat(old)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if not stat.S_ISDIR(about.st_mode) or _owner_and_mode(about) == _owner_and_mode(os.lstat(new)):
            continue
        dress_as(Path(old), Path(new))
        if about.st_mode & stat.S_IRWXU != stat.S_IRWXU:
            os.chmod(new, stat.S_IMODE(about.st_mode) | stat.S_IRWXU)  # noqa: PTH101 - as above


def _folders_of(names: frozenset[str]) -> set[str]:
    """The folders in which files lie, as paths, and those in which these lie."""
    found = {""}
    for name in names:
        above = name.rpartition("/")[0]
        while above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found - {""}


def _owner_and_mode(about: os.stat_result) -> tuple[int, int, int]:
    return about.st_mode, about.st_uid, about.st_gid


def _take_out(place: Path) -> None:
    """Delete a folder, or a link in its place."""
    if place.is_symlink():
        place.unlink()
    elif place.is_dir():
        shutil.rmtree(place)


def _is_same_file(first: str, second: str) -> bool:
    """Whether two paths are names of one file; links, which may lead anywhere, are no files."""
    one = os.lstat(first)
    try:
        other = os.lstat(second)
    except OSError:
        return False
    return stat.S_ISREG(one.st_mode) and os.path.samestat(one, other)


def _tidy(places: Path, mine: Path) -> None:
    """Delete the standbys of folders that are gone."""
    for place in list(places.iterdir()):
        with contextlib.suppress(OSError, LockedError, ForeignFilesError):
            if place != mine and not _is_needed(place):
                with work_folder(place, place):
                    shutil.rmtree(place / _STANDBY, ignore_errors=True)
                    (place / _EXCHANGED).unlink(missing_ok=True)
                    (place / _OF).unlink(missing_ok=True)


def _is_needed(place: Path) -> bool:
    try:
        return Path(os.fsdecode((place / _OF).read_bytes())).is_dir()
    except FileNotFoundError:
        return False
