"""A folder of ours of which some files change, while all others stay: in one step where the system can do that.

Where it cannot, as with a mount point, the files are changed one by one under a plan, which the next run finishes if this one is killed;
until then the folder is on the way from the old to the new.
"""

import contextlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from goldthread.disk.files import dress_as, resolved
from goldthread.disk.folder_changes import Difference, change_folder
from goldthread.disk.folder_swap import can_exchange, exchanged, swapped
from goldthread.disk.folders import NEW, discard, foreign_files, named, ours, place_of_work
from goldthread.disk.journal import resume
from goldthread.disk.locks import WORK, ForeignFilesError, LockedError, locked_folder, work_folder
from goldthread.disk.manifests import MANIFEST, Kind, files_in
from goldthread.disk.standby import bring_up, forget_exchange, has_standby, note_exchange, standby_of, was_exchanged


class Update:
    """A folder of ours of which files are changed, while nobody else writes to it.

    path: The folder.
    files: The files in it that are ours.
    """

    def __init__(
        self, path: Path, files: frozenset[str], holds: Kind, standbys: Path, held: contextlib.ExitStack
    ) -> None:
        self.path = path
        self.files = files
        self._holds, self._standbys, self._held = holds, standbys, held

    def change(self, written: Mapping[str, bytes], deleted: Iterable[str]) -> None:
        """Write and delete files of ours, all in one step where the system can do that.

        Raises ForeignFilesError when files of somebody else are in the way, and OSError when it cannot be done; nothing has changed then.
        """
        self._take_over()
        gone = frozenset(deleted)
        names = (self.files | written.keys()) - gone
        foreign: tuple[str, ...] = ()
        if frozenset(files_in(self.path)) != self.files:
            foreign = foreign_files(self.path, self.files, names, lambda _: False)
        if not self._is_changed_whole(written, names, foreign):
            self._change_in_place(written, names, gone)

    def renew_standby(self) -> None:
        """Let the folder that is kept to take turns with this one, if there is one, have its files, and no older ones."""
        with contextlib.suppress(OSError, LockedError, ForeignFilesError):  # then the next change does it
            if has_standby(self.path, self._standbys):
                with standby_of(self.path, self._standbys) as standby:
                    was_folder = was_exchanged(standby)
                    bring_up(standby, self.path, self._holds, self.files, self.files, was_folder=was_folder)
                    forget_exchange(standby)

    def _take_over(self) -> None:
        """Let the folder have what somebody put into it while it changed places in a run that was killed."""
        with contextlib.suppress(OSError, LockedError, ForeignFilesError):  # then there is no standby that can be used
            if has_standby(self.path, self._standbys):
                with standby_of(self.path, self._standbys) as standby:
                    if was_exchanged(standby):
                        bring_up(standby, self.path, self._holds, self.files, self.files, was_folder=True)
                        forget_exchange(standby)

    def _is_changed_whole(self, written: Mapping[str, bytes], names: frozenset[str], foreign: tuple[str, ...]) -> bool:
        """Whether the folder has changed places with another one in which the change was made."""
        work = place_of_work(self.path, in_place=False)
        if work.parent == self.path or not can_exchange():
            return False
        try:
            with standby_of(self.path, self._standbys) as standby:
                if was_exchanged(standby):  # what somebody put into it could not be taken over, and is not to be lost
                    return self._is_swapped(work, written, names, foreign)
                self._fill(standby, written, names)
                note_exchange(standby, self.path)
                if not exchanged(standby, self.path, foreign, self._held):
                    return False
                with contextlib.suppress(OSError):  # what is left to do there, the next run does
                    bring_up(standby, self.path, self._holds, names, names, was_folder=True)
                    forget_exchange(standby)
                return True
        except (OSError, LockedError, ForeignFilesError):  # such as on another file system: do without one that is kept
            return self._is_swapped(work, written, names, foreign)

    def _is_swapped(
        self, work: Path, written: Mapping[str, bytes], names: frozenset[str], foreign: tuple[str, ...]
    ) -> bool:
        with work_folder(work, self.path):
            try:
                self._fill(work / NEW, written, names)
                return swapped(work / NEW, self.path, self.files, foreign, self._held)
            except OSError:
                return False
            finally:
                discard(work)

    def _fill(self, new: Path, written: Mapping[str, bytes], names: frozenset[str]) -> None:
        """Let another folder hold what this one is to hold."""
        bring_up(new, self.path, self._holds, names - written.keys(), names)
        for name, data in written.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            with (new / name).open("xb") as stream:  # never into a file that this folder has as well
                stream.write(data)
            dress_as(self.path / name, new / name)

    def _change_in_place(self, written: Mapping[str, bytes], names: frozenset[str], gone: frozenset[str]) -> None:
        with work_folder(self.path / WORK, self.path) as work:
            new = work / NEW
            try:
                for name, data in written.items():
                    (new / name).parent.mkdir(parents=True, exist_ok=True)
                    (new / name).write_bytes(data)
                difference = Difference(self.files, names, tuple(sorted(written)), tuple(sorted(gone)))
                change_folder(self.path, new, self._holds, difference)
            finally:
                shutil.rmtree(new, ignore_errors=True)


@contextlib.contextmanager
def updating(folder: Path, holds: Kind, standbys: Path) -> Iterator[Update | None]:
    """A folder with a manifest, of which files are to change; None where it is none of ours, or a change of it is unfinished elsewhere.

    standbys: Where folders may be kept that take turns with this one.
    Raises LockedError when another run writes to the folder, ForeignFilesError when its manifest cannot be trusted, and OSError.
    """
    with contextlib.ExitStack() as held:
        with named(folder):
            target = resolved(folder)
            beside = place_of_work(target, in_place=False)
            if not (target / MANIFEST).is_file() or (beside.parent != target and beside.exists()):
                yield None
                return
            held.enter_context(locked_folder(target))
            if (target / WORK).is_dir():
                with work_folder(target / WORK, folder) as inside:
                    resume(target, inside)
                    shutil.rmtree(inside / NEW, ignore_errors=True)
            found = ours(target, holds)
        with named(folder):
            yield None if found is None else Update(target, found.files, holds, standbys, held)
