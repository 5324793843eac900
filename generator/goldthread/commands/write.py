"""Writing the handbook as a folder of Markdown files."""

from pathlib import Path

import msgspec

from goldthread.audience import InternalHandbookError
from goldthread.commands.build_request import build_request
from goldthread.commands.errors import RequestError, no_records
from goldthread.commands.output_folder import check_output_folder
from goldthread.inspection import CheckFailedError, report_of
from goldthread.model.record import Audience
from goldthread.publishing.card_cache import KEPT
from goldthread.publishing.compose import DisclosureError, compose, inspected
from goldthread.publishing.media import Pictures
from goldthread.publishing.tree import write_tree
from goldthread.reading.files import TOPS


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

    Raises EmptyHandbookError, CheckFailedError, RequestError, and what `build_request` raises.
    """
    with build_request(root, revision, audience, site_url) as request:
        inspection = inspected(request)
        if inspection.is_empty:
            raise no_records(root, revision)
        if inspection.faults:
            raise CheckFailedError(report_of(inspection))
        check_output_folder(folder, root, "tree")
        pictures = Pictures(request.root / TOPS[0], (request.root,))
        try:
            composed = compose(inspection, request, pictures)
        except InternalHandbookError as error:
            raise RequestError(str(error)) from error
        except DisclosureError as error:
            raise CheckFailedError(error.report) from error
        edition = msgspec.structs.replace(composed.edition, files=(*composed.edition.files, *pictures.files))
        written = write_tree(folder, edition, inspection.graph.book.handbook, root / KEPT, request.site_url)
    return WriteResult(files=written.files, changed=written.changed, deleted=written.deleted, warning=request.warning)
