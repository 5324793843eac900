"""Publishing a commit of the handbook beside the versions published before."""

from pathlib import Path

from goldthread.commands.output_folder import check_output_folder
from goldthread.disk.locks import LockedError
from goldthread.git.errors import GitError
from goldthread.git.worktree import changed_files
from goldthread.language.message import message
from goldthread.publishing.configuration import CONFIGURATION_NAMES
from goldthread.record_files import TOPS
from goldthread.versions.publish import PublishRequest, PublishResult
from goldthread.versions.publish import publish as publish_version
from goldthread.versions.versions_json import PublishError


def publish(root: Path, request: PublishRequest) -> PublishResult:
    """Publish the handbook under a root.

    Raises RequestError when the versions cannot be copied to the folder, PublishError when another publish is running,
    and what `versions.publish` raises.
    """
    if request.output:
        check_output_folder(request.output, root, "editions")
    try:
        return publish_version(root, request)
    except LockedError as error:
        if error.args[0] == request.output:
            raise
        raise PublishError(
            message(
                "Another publish is running in this repository. Nothing was published; try again when it has finished."
            )
        ) from error


def has_uncommitted_changes(root: Path) -> bool:
    """Whether records or settings differ from the last commit; they would not be published."""
    try:
        return bool(changed_files(root, *TOPS, *CONFIGURATION_NAMES))
    except GitError:  # publishing reports it, with what to do
        return False
