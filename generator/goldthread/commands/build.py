"""Building the handbook as a site of static files."""

from functools import partial
from pathlib import Path

import msgspec

from goldthread.commands.site import make_site
from goldthread.findings import Finding
from goldthread.inspection import checked
from goldthread.model.record import Audience
from goldthread.publishing.mkdocs_site import build_site
from goldthread.reports.summary import Checked


class BuildResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a build.

    index: The first page of the site.
    findings: The findings that did not keep the site from being built.
    checked: The counts of what was checked.
    accepted: How many findings the baseline accepts.
    is_new: Whether any file of the site changed.
    warning: What a person should know about the day and the commit of the build; empty when all is as usual.
    """

    index: Path
    findings: tuple[Finding, ...]
    checked: Checked
    accepted: int
    is_new: bool
    warning: str


def build(
    root: Path, site: Path, *, revision: str | None = None, audience: Audience | None = None, strict: bool = False
) -> BuildResult:
    """Build the handbook under a root into a folder, which keeps its old content until the new site is complete.

    strict: Whether warnings of MkDocs are errors.
    Raises SiteBuildError, and what `make_site` raises.
    """
    engine = partial(build_site, strict=strict)
    made = make_site(root, site, "site", engine, revision=revision, audience=audience)
    return BuildResult(
        index=site / "index.html",
        findings=made.inspection.findings,
        checked=checked(made.inspection),
        accepted=len(made.inspection.accepted),
        is_new=bool(made.files.changed or made.files.deleted),
        warning=made.warning,
    )
