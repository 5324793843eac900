"""`goldthread build`."""

import shlex
import sys
from pathlib import Path

import click

from goldthread.cli.locking import mention_interruption
from goldthread.cli.options import at_option, audience_option, language_option, root_of, root_option
from goldthread.cli.output import shown, tell, tell_refusal, warn
from goldthread.cli.verbosity import only_errors_of_mkdocs, verbosity_options
from goldthread.language.translation import say
from goldthread.model.record import Audience

TASK = "Read"


@click.command(name="build", short_help="Build the handbook as a site")
@click.option(
    "--output", type=click.Path(path_type=Path), default=None, help="Write the site to this folder. Default: site/."
)
@at_option
@click.option("--strict", is_flag=True, help="Treat MkDocs warnings as errors.")
@audience_option
@verbosity_options
@language_option
@root_option
def command(output: Path | None, at: str | None, strict: bool, audience: Audience | None, root: Path | None) -> None:
    """Build the handbook as a site of static files.

    When the build fails, the last good site is left as it was.
    """
    from goldthread.commands.build import build
    from goldthread.inspection import CheckFailedError, is_of_rules
    from goldthread.publishing.compose import DisclosureError
    from goldthread.publishing.mkdocs_site import SiteBuildError
    from goldthread.reading.files import BASELINE_FILE
    from goldthread.reports.summary import overview

    folder = root_of(root)
    site = (output or folder / "site").resolve()
    if at is None:
        mention_interruption(folder)
    try:
        with only_errors_of_mkdocs(strict=strict):
            result = build(folder, site, revision=at, audience=audience, strict=strict)
    except CheckFailedError as error:
        is_current = at is None and not isinstance(error, DisclosureError)
        tell_refusal(error.report, is_whole=not is_current)
        tell(_not_built(site), err=True, always=True)
        if is_current and not (folder / BASELINE_FILE).exists() and is_of_rules(error.report.findings):
            tell(_ways_out(root), err=True)
        sys.exit(1)
    except SiteBuildError as error:
        tell(f"{_not_built(site)} {error}", err=True, always=True)
        sys.exit(1)
    tell(overview(result.findings, result.checked, result.accepted))
    warn(result.warning)
    if result.is_new:
        tell(say("The handbook is at {address}", address=result.index.as_uri()))
    else:
        tell(say("The handbook is at {address} already; nothing changed", address=result.index.as_uri()))


def _not_built(site: Path) -> str:
    """That there is no new site, and whether an earlier one is there still."""
    if not site.is_dir() or not any(site.iterdir()):
        return say("The handbook was not built.")
    return say("The handbook was not built. {folder} is unchanged.", folder=shown(site))


def _ways_out(root: Path | None) -> str:
    """The lines to type for whoever wants to see the site before all is fixed."""
    where = f" --root {shlex.quote(str(root))}" if root else ""
    return "\n".join(
        (
            "",
            say("To build all the same, and fix the rest step by step, accept what the rules find now:"),
            f"  goldthread check --update-baseline{where}",
            f"  goldthread build{where}",
            say("Or let fewer rules block, for the time being, in content/handbook.yml:"),
            "  alignment:",
            "    profile: adopt",
        )
    )
