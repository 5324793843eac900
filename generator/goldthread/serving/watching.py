"""Watching the disk: what changes is read at once, so that an open page follows within moments.

Notice of a change only brings forward what is done anyway: every page that is asked for is made of the files as they are.
So where the system gives no notice, as for folders of another machine, looking now and then is enough.
"""

import contextlib
import gc
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from goldthread.serving.handbook import ServedHandbook
from goldthread.serving.places import Places
from goldthread.serving.unforeseen import Unforeseen

_LOOK = 1.0
"""Seconds after which the disk is looked at, whether there was notice or not."""
_LOOK_ALONE = 0.25
"""The same where the system gives no notice."""
_CALM = 0.02
"""Seconds without notice after which a change of several files is taken to be over."""
_PATIENCE = 0.3
"""Seconds after which files that go on changing are read all the same."""
_REFILLED = 0.1
"""Seconds for which a file of records that is empty now, and was not, is given time: many an editor empties a file, and then writes it."""
_KINDS = frozenset({"created", "deleted", "modified", "moved"})

logging.getLogger("watchdog").addHandler(logging.NullHandler())  # it reports as an error that it is told to end


class Watch:
    """A thread that reads a handbook again when its files change.

    ahead: Whether to make in advance what is needed to search.
    """

    def __init__(self, handbook: ServedHandbook, *, ahead: bool = True) -> None:
        self._handbook = handbook
        self._noticed = threading.Event()
        self._ending = threading.Event()
        self._ahead = ahead
        self._observer: BaseObserver | None = None
        self._watches: dict[tuple[str, bool], ObservedWatch] = {}
        self._places: Places | None = None
        self._collected = 0
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def end(self) -> None:
        """Watch no longer; a step that has begun is not waited for."""
        self._ending.set()
        self._noticed.set()
        if self._observer is not None:
            self._observer.stop()

    def _run(self) -> None:
        while not self._ending.is_set():
            with Unforeseen(self._go_on):
                await_contents(self._handbook, self._ending.wait)
                self._handbook.refresh()
                self._follow()
                self._rest()

    def _go_on(self, words: str) -> None:
        """Tell of an error that nobody foresaw, and look at the disk again after a while, with watches that are set anew."""
        self._handbook.tell_of_failure(words)
        self._watch_anew()
        self._ending.wait(_LOOK)

    def _watch_anew(self) -> None:
        observer, self._observer, self._places = self._observer, None, None
        self._watches.clear()
        if observer is not None:
            observer.stop()

    def _rest(self) -> None:
        """Wait until something changes or it is time to look, and work ahead meanwhile."""
        look = _LOOK if self._observer is not None else _LOOK_ALONE
        if self._noticed.wait(look):
            calm = 0.0
            while calm < _PATIENCE and not self._ending.is_set():
                self._noticed.clear()
                if not self._noticed.wait(_CALM):
                    return
                calm += _CALM
            return
        version = self._handbook.version
        if version != self._collected:
            self._collected = version
            gc.collect()  # while nobody waits; what is left of the version before would be looked for in the midst of the next
        if self._ahead:
            while not self._noticed.is_set() and self._handbook.work_ahead():
                """One page at a time."""

    def _follow(self) -> None:
        """Watch the places that the handbook depends on now; anew where what watches them has ended, as that of a deleted folder does."""
        if self._observer is not None and not _is_watching(self._observer):
            self._watch_anew()
        places = self._handbook.places
        if places == self._places:
            return
        self._places = places
        wanted = {(str(each), True) for each in places.trees if each.is_dir()}
        files = {*places.flat, *(each for each in places.trees if not each.is_dir())}
        inside = tuple(Path(folder) for folder, _ in wanted)
        folders = {each if each.is_dir() else each.parent for each in files}
        wanted |= {
            (str(each), False)
            for each in folders
            if each.is_dir() and not any(each.is_relative_to(folder) for folder in inside)
        }
        with contextlib.suppress(OSError):  # without notice, the disk is looked at
            self._schedule(wanted)

    def _schedule(self, wanted: set[tuple[str, bool]]) -> None:
        observer = self._observer
        if observer is None:
            observer = Observer()
            observer.daemon = True
            observer.start()
        for key in self._watches.keys() - wanted:
            observer.unschedule(self._watches.pop(key))
        for path, is_tree in sorted(wanted - self._watches.keys()):
            handler = _Handler(self._noticed)
            self._watches[path, is_tree] = observer.schedule(handler, path, recursive=is_tree)
        self._observer = observer


def _is_watching(observer: BaseObserver) -> bool:
    return observer.is_alive() and all(each.is_alive() for each in observer.emitters)


def await_contents(handbook: ServedHandbook, wait: Callable[[float], object]) -> None:
    """Give files of records that have just been emptied time to be written.

    wait: Waits for a number of seconds.
    """
    waited = 0.0
    while waited < _REFILLED and handbook.has_emptied_file():
        wait(_CALM)
        waited += _CALM


class _Handler(FileSystemEventHandler):
    def __init__(self, noticed: threading.Event) -> None:
        self._noticed = noticed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notice what changes; that a file was read is no change."""
        if event.event_type in _KINDS:
            self._noticed.set()
