"""Publish a commit as one edition: built, put on a branch beside the editions before it, and copied to a folder or a remote."""

from pathlib import Path

import msgspec

from goldthread.audience.public_book import InternalHandbookError, public_book
from goldthread.disk.folders import replaced
from goldthread.disk.locks import locked_file
from goldthread.disk.temporary import temporary_folder
from goldthread.exchange import handbook_json
from goldthread.git.commits import Commit, found_commit
from goldthread.git.layout import export_commit
from goldthread.git.run import answer, common_folder
from goldthread.inspection import Inspection
from goldthread.language.message import message
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.pages.frame.addresses import RECORDS_FILE
from goldthread.progress import step
from goldthread.publishing.build_request import BuildRequest, request_of
from goldthread.publishing.compose import inspected
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.engine import NoRecordsError, refuse_unfit, site_contents
from goldthread.publishing.mkdocs_site import SiteBuildError, build_site
from goldthread.publishing.outputs import is_of_older_editions
from goldthread.publishing.past_revision import RevisionState, at_revision
from goldthread.publishing.version_settings import DRAFT
from goldthread.versions.branch import Branch, branch_of, composed, exchange, repository_of
from goldthread.versions.git_objects import stored
from goldthread.versions.remote import fetch, push
from goldthread.versions.root_files import VERSIONS, folders, root_files
from goldthread.versions.versions_json import (
    Origin,
    PublishError,
    VersionEntry,
    latest,
    place_of,
    source_digest,
    version_entries,
    with_entry,
)

_LOCK = "goldthread-publish.lock"


class PublishRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be published, and where to.

    revision: The commit, by any name that git knows.
    branch: The branch that holds the editions.
    remote: The remote that the branch may be further on at, and is sent to.
    is_draft: Whether it is a draft, released or not.
    is_sent: Whether the branch is sent to the remote.
    output: A folder that all editions are copied to, if any.
    """

    revision: str
    branch: str
    remote: str
    is_draft: bool
    is_sent: bool
    output: Path | None


class PublishResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it.

    edition: The number in the handbook.
    place: The folder in which it lies.
    is_released: Whether the handbook of that commit names the edition among those that were released.
    latest: The folder of the latest edition; empty while there are drafts only.
    is_new: Whether the branch changed.
    """

    edition: str
    place: str
    is_released: bool
    latest: str
    is_new: bool


def publish(root: Path, request: PublishRequest) -> PublishResult:
    """Publish the handbook under a root as it is at a revision; what lies in its folder is neither read nor touched.

    The branch, the remote and the folder are each changed in one step: whenever this is killed, each is as it was or as it should be.
    Raises PublishError, CheckFailedError, RevisionError, LockedError or SiteBuildError, each before the branch is changed.
    """
    repository = repository_of(root)
    if request.revision == "HEAD" and found_commit(repository) is None:
        raise PublishError(
            message("Editions are published from commits, and this repository has none yet. Commit the records first.")
        )
    with locked_file(common_folder(repository) / _LOCK), at_revision(root, request.revision) as state:
        build = _requested(root, state)
        inspection = inspected(build)
        try:
            refuse_unfit(inspection)
        except NoRecordsError as error:
            raise PublishError(
                message(
                    "There is nothing to publish: {revision} holds no records under content/ or principles/.",
                    revision=request.revision,
                )
            ) from error
        if request.is_sent:
            fetch(repository, request.remote, request.branch)
        branch = branch_of(repository, request.branch, request.remote)
        place = place_of(inspection.graph.book.handbook, inspection.graph.book.of(Edition), draft=request.is_draft)
        build = msgspec.structs.replace(build, edition=place)
        commit, versions = _add_version(branch, build, state.commit, inspection)
        if request.is_sent:
            push(branch, commit, request.remote)
            step(message("{branch} is pushed to {remote}", branch=request.branch, remote=request.remote))
        exchange(branch, commit)
        step(message("{branch} is at commit {commit}", branch=request.branch, commit=commit))
        if request.output:
            _copy(repository, commit, request.output)
            step(message("{folder} is written", folder=str(request.output)))
    newest = latest(versions)
    return PublishResult(
        edition=inspection.graph.book.handbook.edition,
        place=place,
        is_released=any(
            each.edition == inspection.graph.book.handbook.edition for each in inspection.graph.book.editions
        ),
        latest=newest.version if newest else "",
        is_new=commit != branch.tip,
    )


def _requested(root: Path, state: RevisionState) -> BuildRequest:
    """What the commit asks for; its settings are those that it holds."""
    configuration = configuration_of(state.root, state.top)
    here = configuration_of(root.resolve())
    if here is not None and configuration is None:
        raise PublishError(
            message(
                "{file} sets how the handbook is built and is not part of the commit, so nothing was published. Commit it first.",
                file=str(here.file),
            )
        )
    return request_of(state.root, configuration, build=state.build, documents=state.documents)


def _add_version(
    branch: Branch, request: BuildRequest, source: Commit, inspection: Inspection
) -> tuple[str, tuple[VersionEntry, ...]]:
    """The commit at which the branch holds the edition as well, and what it lists there."""
    place = request.edition
    book = inspection.graph.book
    versions = version_entries(branch.read(VERSIONS) or b"[]")
    before = next((each for each in versions if each.version == place), None) if place in branch.entries else None
    if before and place != DRAFT:
        _refuse_another(branch, before, source, book)
        return branch.tip, versions
    dated = next((each.on.isoformat() for each in book.of(Edition) if each.edition == place), "")
    origin = Origin(source=source_digest(source.name), edition=book.handbook.edition, on=dated)
    entry = VersionEntry(
        version=place,
        title=place,
        aliases=before.aliases if before else (),
        properties=msgspec.convert(msgspec.to_builtins(origin), dict[str, object]),
    )
    versions = with_entry(versions, entry)
    if (newest := latest(versions)) and newest.version == place:  # the draft has become what it was a draft of
        versions = tuple(each for each in versions if each.version != DRAFT)
    entries = folders(branch, versions, entry, _built(branch.repository, request, inspection))
    entries |= root_files(branch.repository, versions, request.site_url, book)
    message = f"Publish {'a draft of ' if place == DRAFT else ''}edition {book.handbook.edition}"
    return composed(branch, entries, message, f"{source.seconds} +0000"), versions


def _refuse_another(branch: Branch, before: VersionEntry, source: Commit, book: Book) -> None:
    """Leave an edition as readers know it: the same records are no news, and others need a number of their own."""
    if before.origin.source == source_digest(source.name):
        return
    if branch.read(f"{before.version}/{RECORDS_FILE}") in {
        handbook_json.book_as_json(each) for each in (book, public_book(book))
    }:
        return
    raise PublishError(
        message(
            "Edition {edition} is already published with other records, and a published edition does not change. "
            "Release a new edition with goldthread release, or publish with --draft.",
            edition=before.version,
        )
    )


def _built(repository: Path, request: BuildRequest, inspection: Inspection) -> str:
    """The tree of the edition, built and kept in git, where nothing leads to it yet."""
    try:
        contents = site_contents(request, inspection)
    except InternalHandbookError as error:
        raise PublishError(error.message) from error
    with temporary_folder() as folder:
        site = folder.resolve() / "site"
        build_site(contents, site)
        return stored(repository, site)


def _copy(repository: Path, commit: str, output: Path) -> None:
    """Let a folder hold what the branch holds, exchanged whole.

    Raises what `replaced` raises, and SiteBuildError when not all files came out.
    """
    with replaced(output, "editions", is_of_older_editions) as new:
        export_commit(repository, commit, new.path, copies_links=True)
        listed = answer(repository, "ls-tree", "-r", "-z", "--full-tree", commit).split("\0")
        wanted = [line.partition("\t")[2] for line in listed if line.startswith("100")]  # files, and no links
        missing = [name for name in wanted if not (new.path / name).is_file()]
        if missing:
            raise SiteBuildError(
                message(
                    "Files of the published versions are missing: {count}, such as {file}.",
                    count=len(missing),
                    file=missing[0],
                )
            )
