"""Building the handbook as a site of static files."""

from pathlib import Path

import msgspec

from goldthread.commands.build_request import build_request
from goldthread.commands.errors import no_records
from goldthread.commands.output_folder import check_output_folder
from goldthread.findings import Finding
from goldthread.inspection import CheckFailedError, checked, fails, report_of
from goldthread.model.record import Audience
from goldthread.publishing.compose import inspected
from goldthread.publishing.mkdocs_site import build_site
from goldthread.reports.summary import Checked


class BuildResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a build.

    index: The first page of the site.
    findings: The findings that did not keep the site from being built.
    checked: The counts of what was checked.
    is_new: Whether any file of the site changed.
    warning: What a person should know about the day and the commit of the build; empty when all is as usual.
    """

    index: Path
    findings: tuple[Finding, ...]
    checked: Checked
    is_new: bool
    warning: str


def build(
    root: Path, site: Path, *, revision: str | None = None, audience: Audience | None = None, strict: bool = False
) -> BuildResult:
    """Build the handbook under a root into a folder, which keeps its old content until the new site is complete.

    strict: Whether warnings of MkDocs are errors.
    Raises EmptyHandbookError, CheckFailedError, SiteBuildError, and what `build_request` raises.
    """
    with build_request(root, revision, audience) as request:
        inspection = inspected(request)
        if inspection.is_empty:
            raise no_records(root, revision)
        if fails(inspection.findings):
            raise CheckFailedError(report_of(inspection))
        check_output_folder(site, root, "site")
        built = build_site(site, request, inspection, strict=strict)
    return BuildResult(
        index=site / "index.html",
        findings=inspection.findings,
        checked=checked(inspection),
        is_new=bool(built.changed or built.deleted),
        warning=request.warning,
    )
