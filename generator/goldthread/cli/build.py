"""`goldthread build`."""

import sys
from pathlib import Path

import click

from goldthread.cli.locking import mention_interruption
from goldthread.cli.options import at_option, audience_option, language_option, root_of, root_option
from goldthread.cli.output import shown, tell, tell_findings, warn
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
@language_option
@root_option
def command(output: Path | None, at: str | None, strict: bool, audience: Audience | None, root: Path | None) -> None:
    """Build the handbook as a site of static files.

    When the build fails, the last good site is left as it was.
    """
    from goldthread.commands.build import build
    from goldthread.inspection import CheckFailedError, is_of_rules
    from goldthread.publishing.mkdocs_site import SiteBuildError
    from goldthread.reports.summary import overview

    folder = root_of(root)
    site = (output or folder / "site").resolve()
    if at is None:
        mention_interruption(folder)
    try:
        result = build(folder, site, revision=at, audience=audience, strict=strict)
    except CheckFailedError as error:
        tell_findings(error.report)
        tell(say("The handbook was not built. {folder} is unchanged.", folder=shown(site)), err=True)
        if not site.exists() and is_of_rules(error.report.findings):
            tell(
                say(
                    "To build all the same and fix the rest step by step, accept what the rules find now: "
                    "goldthread check --update-baseline. "
                    'Or set a milder profile: "profile: adopt" under alignment in content/handbook.yml.'
                ),
                err=True,
            )
        sys.exit(1)
    except SiteBuildError as error:
        tell(
            say("The handbook was not built. {folder} is unchanged. {reason}", folder=shown(site), reason=str(error)),
            err=True,
        )
        sys.exit(1)
    tell(overview(result.findings, result.checked))
    warn(result.warning)
    if result.is_new:
        tell(say("The handbook is at {address}", address=result.index.as_uri()))
    else:
        tell(say("The handbook is at {address} already; nothing changed", address=result.index.as_uri()))
