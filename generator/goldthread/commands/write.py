"""Writing the handbook as a folder of Markdown files."""

from pathlib import Path

import msgspec

from goldthread.commands.site import make_site
from goldthread.model.record import Audience
from goldthread.publishing.markdown_tree import write_tree


class WriteResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of writing the Markdown files.

    files: How many files there are.
    changed: How many of them changed.
    deleted: How many files of an earlier run were deleted.
    warning: As in the result of a build.
    """

    files: int
    changed: int
    deleted: int
    warning: str


def write(
    root: Path, folder: Path, *, revision: str | None = None, audience: Audience | None = None, site_url: str = ""
) -> WriteResult:
    """Write the pages of the handbook under a root as Markdown files into a folder.

    Raises what `make_site` raises.
    """
    made = make_site(root, folder, "tree", write_tree, revision=revision, audience=audience, site_url=site_url)
    files = made.files
    return WriteResult(files=files.files, changed=files.changed, deleted=files.deleted, warning=made.warning)
