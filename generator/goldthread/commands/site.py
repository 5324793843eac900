"""Making a site of a handbook with an engine, which `build` and `write` do alike."""

from pathlib import Path

import msgspec

from goldthread.audience.public_book import InternalHandbookError
from goldthread.caching.templates import keep_templates
from goldthread.commands.build_request import build_request
from goldthread.commands.errors import RequestError, no_records
from goldthread.commands.output_folder import check_output_folder
from goldthread.disk.folders import Replacement
from goldthread.disk.manifests import Kind
from goldthread.inspection import Inspection
from goldthread.model.record import Audience
from goldthread.publishing.compose import inspected
from goldthread.publishing.engine import Engine, NoRecordsError, refuse_unfit, site_contents


class MadeSite(msgspec.Struct, frozen=True, kw_only=True):
    """A site, and what it was made of.

    inspection: The handbook with its findings.
    files: The files that were written.
    warning: What a person should know about the day and the commit of the build; empty when all is as usual.
    """

    inspection: Inspection
    files: Replacement
    warning: str


def make_site(
    root: Path,
    folder: Path,
    holds: Kind,
    engine: Engine,
    *,
    revision: str | None,
    audience: Audience | None,
    site_url: str = "",
) -> MadeSite:
    """Make a site of the handbook under a root in a folder.

    holds: What the folder holds afterwards.
    Raises EmptyHandbookError, CheckFailedError, RequestError, and what `build_request` and the engine raise.
    """
    with build_request(root, revision, audience, site_url) as request:
        inspection = inspected(request)
        try:
            refuse_unfit(inspection)
            check_output_folder(folder, root, holds)
            contents = site_contents(request, inspection)
        except NoRecordsError as error:
            raise no_records(root, revision) from error
        except InternalHandbookError as error:
            raise RequestError(error.message) from error
        files = engine(contents, folder)
        keep_templates()
        return MadeSite(inspection=inspection, files=files, warning=request.warning)
