"""A handbook as it is now, read again where its files have changed, and the last good version of its site.

While something is wrong, colleagues are shown the last good version; the public is shown what can be read (`readable_part.py`).
"""

import contextlib
import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from goldthread.audience.public_book import InternalHandbookError
from goldthread.caching.clock import now
from goldthread.disk.temporary import temporary_folder
from goldthread.git.errors import GitError
from goldthread.inspection import CheckFailedError, LastLookup, last_of, nothing_known
from goldthread.language.catalogue import Catalogue, catalogue
from goldthread.language.message import message
from goldthread.model.kept_by_record import keep_nothing
from goldthread.model.record import Audience
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.compose import DisclosureError, inspected_files
from goldthread.publishing.configuration import CONFIGURATION_NAMES, ConfigurationError, inherited
from goldthread.publishing.engine import NoRecordsError, SiteContents, contents_on_request
from goldthread.publishing.mkdocs_on_request import MkDocsOnRequest
from goldthread.publishing.mkdocs_site import SiteBuildError, settings_file
from goldthread.reading.disk import FilesOnDisk
from goldthread.reading.kept_readings import KeptReadings
from goldthread.record_files import TOPS
from goldthread.reports import brief
from goldthread.rules import OwnRuleError
from goldthread.serving.changes import Change, Served
from goldthread.serving.inputs import Around, Inputs, RecordFiles, around_of, name_of, request_again
from goldthread.serving.looking import Looks
from goldthread.serving.places import Places, git_places
from goldthread.serving.problem import Problem
from goldthread.serving.readable_part import readable_contents
from goldthread.serving.turns import Turns
from goldthread.serving.unforeseen import Unforeseen
from goldthread.settings import DayError

_ERRORS = (ConfigurationError, DayError, GitError, InternalHandbookError, NoRecordsError, OwnRuleError, SiteBuildError)


_PATIENCE = 0.5
"""Seconds that whoever ends the server waits for a page that is being made."""
_OF_WHOLE = "search/"
"""Where files lie that are made of all pages, so that it is worth making them to find one."""


class _Good(msgspec.Struct, frozen=True):
    """What the last version was made of that had nothing wrong."""

    request: BuildRequest
    files: FilesOnDisk


class ServedHandbook:
    """The handbook under a root. All functions may be called by several threads.

    root: The folder that holds `content/` and `principles/`, as a whole path.
    audience: For whom it is served; None leaves it to the settings.
    told: Is told of each change.
    """

    def __init__(
        self, root: Path, audience: Audience | None = None, told: Callable[[Change], None] = lambda _: None
    ) -> None:
        self.root = root
        self.version = 0
        self.places = Places(frozenset(root / top for top in TOPS), _settings_places(root))
        self._audience = audience
        self._told = told
        self._turns = Turns()
        self._changed = threading.Condition()
        self._held = contextlib.ExitStack()
        self._readings = KeptReadings()
        self._last: LastLookup = nothing_known
        self._looks = Looks()
        self._files = RecordFiles(root)
        self._inputs: Inputs | None = None
        self._times = 0
        self._good: _Good | None = None
        self._site: MkDocsOnRequest | None = None
        self._problem: Problem | None = None
        self._is_public = audience == "public"
        self._whole: Iterator[None] | None = None
        self._is_whole = False
        """Whether what is made of all pages was made of the version that is shown; where that failed, it is of an earlier one."""
        self._failure = ""

    def close(self) -> None:
        """Delete what lies on the disk for the time of serving; what is in use is left to the next run, which deletes it too."""
        with self._turns.at_once(_PATIENCE) as is_free:
            if is_free:
                self._forget()
                keep_nothing()

    @property
    def is_public(self) -> bool:
        """Whether the pages are for the public."""
        return self._is_public

    @property
    def mount(self) -> str:
        """The path under which the site lies, as it will where it is published, with a slash at both ends."""
        site = self._site
        path = urlsplit(site.contents.settings.address).path.strip("/") if site else ""
        return f"/{path}/" if path else "/"

    @property
    def language(self) -> Catalogue:
        """The language of the handbook; English as long as it is not known."""
        site = self._site
        return catalogue(site.contents.inspection.graph.book.handbook.language if site else "en")

    def wait_for_change(self, version: int, seconds: float) -> int:
        """The number of the version that is served, once it is another than a given one, or some seconds have passed."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def has_emptied_file(self) -> bool:
        """Whether a file of records is empty now in which there was something when it was read."""
        return self._files.has_emptied()

    def refresh(self) -> None:
        """Read again what has changed on the disk."""
        with self._turns.at_once():
            self._refresh()

    def problem(self) -> Problem | None:
        """What keeps the handbook from being shown as it is now, if anything does."""
        with self._turns.at_once():
            self._refresh()
            return self._problem

    def serve(self, path: str, *, fresh: bool = True) -> Served:
        """What is served at a path of the site.

        fresh: Whether to look first whether anything has changed on the disk.
        """
        with self._turns.at_once():
            if fresh or not self._looks.is_sure:
                self._refresh()
            data, problem = None, self._problem
            if self._site is not None:
                try:
                    data = self._site.file(path)
                except SiteBuildError as error:
                    problem = problem or Problem(str(error), root=self.root)
            is_shown = self._site is not None
        if data is None and is_shown:
            data = self._of_whole(path)
        return Served(data, problem, is_shown)

    def work_ahead(self) -> bool:
        """Make one page more of what is needed to search; tell whether there is any left to make."""
        with self._turns.when_idle():
            return self._step()

    def _of_whole(self, path: str) -> bytes | None:
        """A file that is made of all pages; for colleagues that of an earlier version, until there is another."""
        while True:
            with self._turns.at_once():
                is_ended = self._whole is None
                site = self._site
                data = site.of_whole(path) if site and (self._is_whole or not self._is_public) else None
            if data is not None or is_ended or not path.startswith(_OF_WHOLE):
                return data
            self.work_ahead()

    def _step(self) -> bool:
        making, self._whole = self._whole, None  # what fails is not gone on with
        if making is None or self._site is None:
            return False
        try:
            next(making)
        except StopIteration:
            self._is_whole = True
        except SiteBuildError:  # said on the page itself, when it is asked for
            return False
        else:
            self._whole = making
        return self._whole is not None

    def _refresh(self) -> None:
        began = now()
        changed = self._looks.changed(self.places)
        if changed is None:
            return
        with Unforeseen(self._fail):
            self._renew(changed, began)

    def _renew(self, changed: frozenset[str], began: int) -> None:
        """Read again, and tell of it, unless nothing is new.

        changed: The places that have changed.
        began: When it was begun to look.
        """
        shown = self._site
        with _without_collector():
            change = self._read(changed)
        if change is None:
            return
        if shown is not None and shown is not self._site:
            del shown
            gc.collect()  # what MkDocs makes refers to itself, and holds on to the whole version that it was made of
        self._follow_places(began)
        self._take(change)

    def _take(self, change: Change) -> None:
        """Let a change be known on open pages and elsewhere."""
        self._problem = change.problem
        self._failure = ""
        with self._changed:
            self.version += 1
            self._changed.notify_all()
        self._tell(change)

    def _tell(self, change: Change) -> None:
        with Unforeseen(
            _nobody
        ):  # where nothing can be told, as on a terminal that was closed, the pages are served all the same
            self._told(change)

    def tell_of_failure(self, words: str) -> None:
        """Tell of an error that nobody foresaw, once as long as it stays the same."""
        if words != self._failure:
            self._failure = words
            self._tell(Change(Problem(words, root=self.root)))

    def _fail(self, words: str) -> None:
        """Go on after an error that nobody foresaw, and say so where what is shown is not the handbook as it is now.

        All is read anew at the next look: that nothing has changed since says nothing of what was not read to its end.
        The public is shown nothing more, since what was good before may be internal by now.
        """
        self._looks.is_sure = False
        self._inputs = None
        if self._is_public:
            self._forget()
        problem = Problem(words, root=self.root)
        if problem != self._problem:
            self._take(Change(problem))

    def _follow_places(self, began: int) -> None:
        """Look from now on at the places that the version depends on that was read last.

        began: When it was begun to read it.
        """
        before, self.places = self.places, self._found_places()
        if before == self.places:
            return
        is_unchanged = self._looks.follow(before, self.places, began)
        if is_unchanged and self._inputs is not None:
            self._inputs = msgspec.structs.replace(self._inputs, around=self._around())

    def _read(self, changed: frozenset[str]) -> Change | None:
        """Read what is on the disk, and show it unless something keeps it from being shown; None where nothing is new.

        changed: The places that have changed.
        """
        files, before = self._files.read(changed), self._inputs
        self._times += any(name_of(place, self.root) not in files for place in changed & self._looks.rewritten)
        around = self._around()
        is_same_around = before is not None and before.around == around
        try:
            request = request_again(self.root, self._audience, around, before)
            inputs = Inputs(request, files, (files.unread, files.near), around)
            if inputs == before:
                return None
            self._inputs = inputs
            self._take_audience(request.audience)
            self._readings.begin()
            inspection = inspected_files(request, files, self._readings.read, self._last)
            self._last = last_of(inspection)
            contents = contents_on_request(request, inspection)
            self._show(contents, is_same_around=is_same_around)
        except (*_ERRORS, CheckFailedError) as error:
            if self._is_public:
                self._show_readable(is_same_around=is_same_around)
            return self._refusal(error)
        self._good = _Good(request, files)
        return Change(inspection=inspection)

    def _refusal(self, error: Exception) -> Change:
        """What is said of an error."""
        match error:
            case NoRecordsError():
                words = message("There is nothing under {root} to make a handbook of.", root=str(self.root))
                return Change(Problem(str(words), root=self.root))
            case CheckFailedError():
                report = brief.refusal(error.report, is_whole=isinstance(error, DisclosureError))
                return Change(Problem(findings=error.report.findings, root=self.root), report)
            case _:
                return Change(Problem(str(error), root=self.root))

    def _show_readable(self, *, is_same_around: bool) -> None:
        """Show the public what can be read now, or nothing: what was good before may be internal by now."""
        good, inputs = self._good, self._inputs
        request = inputs.request if inputs and inputs.request.audience == "public" else None
        request = request or (good.request if good else None)
        contents = None
        if good is not None and request is not None:
            told = msgspec.structs.replace(request, audience="public")
            contents = readable_contents(told, self._files.latest, good.files, self._readings.read)
        if contents is not None:
            with contextlib.suppress(SiteBuildError):
                self._show(contents, is_same_around=is_same_around)
                return
        if contents is None or self._site is None or not self._site.show(contents):
            self._forget()
        else:
            self._begin_whole(self._site)

    def _forget(self) -> None:
        """Show no version at all."""
        self._held.close()
        self._site = self._whole = None

    def _take_audience(self, audience: Audience) -> None:
        """Show no version for colleagues any more once the handbook is for the public."""
        self._is_public = audience == "public"
        if self._is_public and self._site is not None and self._site.contents.request.audience != audience:
            self._forget()

    def _show(self, contents: SiteContents, *, is_same_around: bool) -> None:
        """Show other contents; MkDocs begins anew where more has changed than pages."""
        site = self._site
        if site is None or not is_same_around or not site.show(contents):
            request = contents.request
            with contextlib.ExitStack() as held:
                file = held.enter_context(settings_file(request.root, request.configuration, contents.settings.name))
                site = MkDocsOnRequest(contents, file, held.enter_context(temporary_folder()))
                self._held.close()
                self._held = held.pop_all()
            self._site = site
        self._begin_whole(site)

    def _begin_whole(self, site: MkDocsOnRequest) -> None:
        self._whole, self._is_whole = site.whole(), False

    def _around(self) -> Around:
        named = frozenset(os.fspath(place) for place in self.places.flat)
        return around_of(self._looks.state, named, self.root, self._times)

    def _found_places(self) -> Places:
        """The places that the version depends on that was read last."""
        site = self._site
        trees = {self.root / top for top in TOPS}
        flat = {*_settings_places(self.root), *git_places(self.root)}
        if site is not None:
            inspection = site.contents.inspection
            trees |= site.watched
            flat |= {Path(each) for each in (*inspection.pictures.folders, *(inspection.sources.places or ()))}
            flat |= {self.root / file for file in inspection.reading.book.handbook.rules}
        elif self._good is not None:  # what was shown before may have been given up for a fault in what it depends on
            trees |= self.places.trees
            flat |= self.places.flat
        return Places(frozenset(trees), frozenset(flat))


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Look for no cycles meanwhile, which takes a quarter of the time as long as the last version is there beside the new one."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def _settings_places(root: Path) -> frozenset[Path]:
    """The files that may hold the settings of a handbook: in its folder and in those above it, with what they inherit."""
    files = frozenset(folder / name for folder in (root, *root.parents) for name in CONFIGURATION_NAMES)
    return files | inherited(files)


def _nobody(words: str) -> None:
    """Is told, and does nothing."""
    del words
