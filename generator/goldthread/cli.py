"""The command line: parses, calls, prints, exits. Nothing else in the package prints.

Exit codes: 0 when nothing failed, 1 when a finding fails or a build did not happen, 2 when the command was used wrongly or there was
nothing to look at.
"""

import datetime
import errno
import gc
import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from goldthread.settings import Profile, Settings

if TYPE_CHECKING:
    from goldthread.commands.inspect import Inspection
    from goldthread.findings import Finding

PROFILES = ("adopt", "standard", "strict")
SECTIONS = (
    ("Check", ("check",)),
    ("Understand", ("explain", "trace", "list")),
    ("Read", ("build", "serve", "write")),
    ("Change", ("review", "diff")),
    ("Exchange", ("schema",)),
)


class _Grouped(click.Group):
    """A group whose help lists the commands by task."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in SECTIONS:
            commands = [(name, self.get_command(ctx, name)) for name in names]
            rows = [(name, command.get_short_help_str(limit=70)) for name, command in commands if command]
            with formatter.section(title):
                formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for; a rule of somebody's own or a file that cannot be used ends it with a sentence."""
        from goldthread.rules import UnusableRule

        try:
            return super().invoke(ctx)
        except UnusableRule as unusable:
            _stop(str(unusable))
        except OSError as error:
            if error.errno == errno.EPIPE or error.filename is None:
                raise
            _stop(f"{error.filename} cannot be used: {(error.strerror or 'it failed').lower()}.")


def _root_option(function: "click.decorators.FC") -> "click.decorators.FC":
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=None,
        help="The handbook's folder. Default: the nearest one upwards that holds content/.",
    )(function)


def _today_option(function: "click.decorators.FC") -> "click.decorators.FC":
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        default=None,
        help="The day that counts as today. Default: SOURCE_DATE_EPOCH, or the clock.",
    )(function)


def _own_rules_option(function: "click.decorators.FC") -> "click.decorators.FC":
    return click.option(
        "--own-rules",
        is_flag=True,
        envvar="GOLDTHREAD_OWN_RULES",
        help="Run the files with rules that the handbook names; their code may do all that you may.",
    )(function)


@click.group(cls=_Grouped, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goldthread", message="goldthread %(version)s")
def main() -> None:
    """Keep a brand's vision, principles and practice aligned, and publish the handbook that shows it."""
    gc.disable()  # records hold no cycles, and looking for some takes longer than reading them


@main.command(short_help="Say what is wrong, where, and how to mend it")
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="text, concise, json, github, gitlab, sarif, junit or markdown; with =FILE it goes to a file. May be given several times.",
)
@click.option("--fix", is_flag=True, help="Mend what has one right answer, then say what is left.")
@click.option("--diff", "as_diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--statistics", is_flag=True, help="Let text count the findings by rule.")
@click.option(
    "--update-baseline", is_flag=True, help="Accept what the rules find now; from then on only what is new fails."
)
@click.option(
    "--only-new",
    is_flag=True,
    help="Leave what the baseline accepts out of all formats, not only out of those for people.",
)
@click.option(
    "--changed-since", metavar="REV", help="Show what concerns the changes since HEAD and REV parted, committed or not."
)
@click.option(
    "--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail when more than N warnings are shown."
)
@click.option("--profile", type=click.Choice(PROFILES), default=None, help="Severities to start from.")
@_own_rules_option
@_today_option
@_root_option
def check(  # noqa: PLR0913, PLR0917 - one parameter for each option
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    fix: bool,  # noqa: FBT001 - click passes flags by name
    as_diff: bool,  # noqa: FBT001 - as above
    statistics: bool,  # noqa: FBT001 - as above
    update_baseline: bool,  # noqa: FBT001 - as above
    only_new: bool,  # noqa: FBT001 - as above
    changed_since: str | None,
    max_warnings: int | None,
    own_rules: bool,  # noqa: FBT001 - as above
    profile: Profile | None,
    today: datetime.datetime | None,
    root: Path | None,
) -> None:
    """Check the records, and say what is wrong, where, and how to mend it.

    PATHS limit what is shown, and mended, to files and folders; everything is checked all the same, since records hang together.

    Nothing is written unless --fix or --update-baseline asks for it.
    --diff shows what --fix would write; it exits with 1 when there is something to mend.

    With a baseline, content/baseline.yml, what it accepts does not fail and is only counted.
    """
    import msgspec

    from goldthread.commands.inspect import fails, inspect, report_of, warnings
    from goldthread.reports import EXPLAINED, FORMATS, LISTING_ACCEPTED

    folder = _root(root)
    asked = [_format(each, FORMATS) for each in formats or ("text",)]
    wanted = tuple(_below(path, folder) for path in paths)
    _refuse(
        baseline_of_parts=update_baseline and (wanted or changed_since or as_diff), diff_in_format=as_diff and formats
    )
    settings = _settings(today, profile, own_rules=own_rules)
    inspection = inspect(folder, settings)
    if inspection.is_empty:
        _stop(f"There is nothing to check: {_shown(folder)} holds no records under content/ or principles/.")
    concerns = _concerns(folder, changed_since, inspection, settings) if changed_since is not None else None
    if as_diff:
        is_to_mend = _show_diff(folder, wanted, concerns)
        sys.exit(1 if is_to_mend or fails(report_of(inspection, paths=wanted, concerns=concerns).findings) else 0)
    mended = _mended(folder, wanted, concerns) if fix else None
    if mended:
        inspection = inspect(folder, settings)
    if update_baseline:
        _accept(folder, inspection)
        inspection = inspect(folder, settings)
    explained = not EXPLAINED.isdisjoint(name for name, _ in asked)
    report = msgspec.structs.replace(
        report_of(inspection, paths=wanted, concerns=concerns, explained=explained),
        statistics=statistics,
        below=_in_repository(folder),
        version=_version() if explained else "",
    )
    for name, file in asked:
        accepted = () if only_new and name in LISTING_ACCEPTED else report.accepted
        rendered = FORMATS[name](msgspec.structs.replace(report, accepted=accepted, colour=file is None and _colour()))
        if file is None:
            click.echo(rendered, nl=False)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(rendered, encoding="utf-8", newline="\n")
    if mended:
        click.echo(mended(len(report.findings)), err=True)
    _mention_own_rules(inspection.graph.book.handbook.rules, run=own_rules)
    is_over = max_warnings is not None and warnings(report.findings) > max_warnings
    if is_over:
        click.echo(f"--max-warnings allows {max_warnings:,}, and there are {warnings(report.findings):,}.", err=True)
    sys.exit(1 if is_over or fails(report.findings) else 0)


@main.command(short_help="Explain a rule, or list them all")
@click.argument("rule", required=False)
@_own_rules_option
@_root_option
def explain(rule: str | None, own_rules: bool, root: Path | None) -> None:  # noqa: FBT001 - as above
    """Explain a RULE by its code or its name; without one, list all rules."""
    from goldthread.commands import explain as explaining
    from goldthread.graph.graph import graph_of
    from goldthread.model.book import Book
    from goldthread.reading.book import read_book
    from goldthread.rule import in_force
    from goldthread.rules import known_rules

    folder = _found_root(root)
    book = read_book(folder).book if folder else Book({}, {})
    known = known_rules(folder or Path(), book.handbook.rules, run_files=own_rules)
    rules = in_force(known, graph_of(book), _settings(None, None))
    if rule is None:
        click.echo(explaining.list_rules(rules), nl=False)
        return
    explained = explaining.explain(rule, rules)
    if explained is None:
        meant = explaining.nearest_rule(rule, rules)
        hint = f'Did you mean "{meant}"?' if meant else "See all of them: goldthread explain"
        _stop(f'There is no rule "{rule}". {hint}')
    click.echo(explained, nl=False)


@main.command(short_help="Draw a record's line of sight")
@click.argument("record")
@_root_option
def trace(record: str, root: Path | None) -> None:
    """Draw the line of sight of a RECORD: up to the vision, and down to practice.

    A record is named kind/id; the id alone is enough where it is unique.
    """
    from goldthread.commands.trace import trace as draw
    from goldthread.graph.graph import graph_of
    from goldthread.reading.book import read_book
    from goldthread.reading.near import nearest

    book = read_book(_root(root)).book
    found = book.named(record)
    if len(found) > 1:
        _stop(f'"{record}" may be {" or ".join(each.key for each in found)}: say which.')
    if not found:
        known = book.records if "/" in record else {each.id: each for each in book.records.values()}
        meant = nearest(record, list(known))
        hint = f'Did you mean "{meant}"?' if meant else "See what there is: goldthread list"
        _stop(f'There is no record "{record}". {hint}')
    click.echo(draw(graph_of(book), found[0]), nl=False)


@main.command(name="list", short_help="List the records there are")
@click.argument("kind", required=False)
@_root_option
def list_records(kind: str | None, root: Path | None) -> None:
    """List the records of a KIND with their titles; without one, count the records of every kind."""
    from goldthread.model.book import by_kind
    from goldthread.model.kinds import KINDS
    from goldthread.reading.book import read_book
    from goldthread.reading.near import nearest

    book = read_book(_root(root)).book
    if kind is None:
        for record_type, records in by_kind(book):
            click.echo(f"{len(records):>6,}  {record_type.kind}")
        return
    if kind not in KINDS:
        meant = nearest(kind, list(KINDS))
        _stop(f'There is no kind "{kind}". ' + (f'Did you mean "{meant}"?' if meant else f"Kinds: {', '.join(KINDS)}."))
    for record in book.of(KINDS[kind]):
        click.echo(f"{record.id}\t{' '.join(record.title.split())}")


@main.command(short_help="Build the handbook as a site")
@click.option("--output", type=click.Path(path_type=Path), default=None, help="The site's folder. Default: site/.")
@click.option("--strict", is_flag=True, help="Let MkDocs' own warnings fail the build too.")
@_root_option
def build(output: Path | None, strict: bool, root: Path | None) -> None:  # noqa: FBT001 - click passes flags by name
    """Build the handbook as a site of static files.

    When something stands in the way, the last good site stays as it was.
    """
    from goldthread.commands.inspect import checked, fails, report_of
    from goldthread.publishing.conditions import conditions
    from goldthread.publishing.handbook import inspected
    from goldthread.publishing.mkdocs_site import SiteFailed, build_site
    from goldthread.reports import text
    from goldthread.reports.summary import overview

    folder = _root(root)
    site = output or folder / "site"
    inspection = inspected(folder, conditions(folder))
    if inspection.is_empty:
        _stop(f"There is nothing to build: {_shown(folder)} holds no records under content/ or principles/.")
    if fails(inspection.findings):
        click.echo(text.render(report_of(inspection, colour=_colour())), nl=False)
        click.echo(f"The handbook was not built; {_shown(site)} is as it was.", err=True)
        sys.exit(1)
    _keep_out_of_sources(site, folder)
    try:
        build_site(folder, site, inspection.graph.book.handbook, strict=strict)
    except SiteFailed as failed:
        click.echo(f"The handbook was not built; {_shown(site)} is as it was. {failed}", err=True)
        sys.exit(1)
    click.echo(overview(inspection.findings, checked(inspection)))
    click.echo(f"The handbook is at {(site / 'index.html').resolve().as_uri()}")


@main.command(short_help="Serve the handbook while you edit")
@click.option("--address", default=None, metavar="HOST:PORT", help="Default: 127.0.0.1:8000.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in a browser.")
@_root_option
def serve(address: str | None, open_browser: bool, root: Path | None) -> None:  # noqa: FBT001 - as above
    """Serve the handbook while you edit: pages reload when a record changes."""
    from goldthread.publishing.mkdocs_site import SiteFailed, serve_site
    from goldthread.reading.book import read_book

    folder = _root(root)
    try:
        serve_site(folder, read_book(folder).book.handbook, address, open_browser=open_browser)
    except SiteFailed as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)


@main.command(short_help="Write the pages as a Markdown tree")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", default="", help="Where the site will be published, for its sitemap.")
@_root_option
def write(folder: Path, site_url: str, root: Path | None) -> None:
    """Write the pages as Markdown to FOLDER, with a mkdocs.yml that needs nothing of ours.

    Only files whose bytes change are written; files of an earlier run that are no longer wanted are deleted.
    """
    from goldthread.commands.inspect import report_of
    from goldthread.publishing.conditions import conditions
    from goldthread.publishing.handbook import compose, inspected
    from goldthread.publishing.tree import NotOurs, write_tree
    from goldthread.reports import text

    source = _root(root)
    conditions_now = conditions(source)
    inspection = inspected(source, conditions_now)
    if inspection.is_empty:
        _stop(f"There is nothing to write: {_shown(source)} holds no records under content/ or principles/.")
    if inspection.faults:
        click.echo(text.render(report_of(inspection, colour=_colour())), nl=False)
        click.echo(f"Nothing was written to {folder}.", err=True)
        sys.exit(1)
    composed = compose(inspection, conditions_now)
    try:
        written = write_tree(folder, composed.edition, inspection.graph.book.handbook, site_url)
    except NotOurs:
        _stop(f"{folder} holds files that goldthread did not write; name an empty folder.")
    click.echo(f"{folder}: {written.files} files, {written.changed} of them changed, {written.deleted} deleted.")


@main.command(short_help="Say that records were read again")
@click.argument("records", nargs=-1, metavar="RECORD...")
@click.option("--owner", metavar="TEAM", help="All that a team answers for; with --list, only that.")
@click.option("--all", "of_all", is_flag=True, help="All records at once; needs --because.")
@click.option(
    "--list", "as_list", is_flag=True, help="Show what is suspect, with old and new words, and write nothing."
)
@click.option("--editorial", metavar="RECORD", help="Say that its last change changed no meaning; needs --because.")
@click.option("--because", metavar="TEXT", help="The reason, which is kept.")
@click.option("--by", metavar="NAME", help="Who reviews. Default: the name that git commits under.")
@_today_option
@_root_option
def review(  # noqa: PLR0913, PLR0917 - one parameter for each option
    records: tuple[str, ...],
    owner: str | None,
    of_all: bool,  # noqa: FBT001 - click passes flags by name
    as_list: bool,  # noqa: FBT001 - as above
    editorial: str | None,
    because: str | None,
    by: str | None,
    today: datetime.datetime | None,
    root: Path | None,
) -> None:
    """Say that each RECORD was read again and holds beside all that lies above it.

    When a focus, a need or a principle changes in meaning, what hangs on it is suspect until somebody reviews it.
    Who, when and against which meaning is kept in content/reviews.lock.yml.

    A typo that counts as a change is declared with --editorial, and the stamps below it are carried over.
    """
    from goldthread.commands import review as reviewing
    from goldthread.commands.inspect import inspect
    from goldthread.review.keeping import Elsewhere
    from goldthread.review.stamping import NothingToCarry, Signature

    folder, settings = _root(root), _settings(today, None)
    reason = " ".join((because or "").split())
    _refuse_review(ways=(records, of_all, editorial, as_list or owner), reason=reason, needs_reason=of_all or editorial)
    inspection = inspect(folder, settings)
    if inspection.faults:
        count = f"{len(inspection.faults):,} data fault{'' if len(inspection.faults) == 1 else 's'}"
        click.echo(f"Nothing was reviewed: goldthread check shows {count} to mend first.", err=True)
        sys.exit(1)
    book = inspection.graph.book
    try:
        if as_list:
            click.echo(reviewing.waiting(inspection, reviewing.team_id(book, owner) if owner else None), nl=False)
            return
        name = " ".join((reviewing.git_name(folder) if by is None else by).split())
        if not name:
            _stop("Say who reviews: --by NAME.")
        signature = Signature(on=settings.today, by=name, because=reason)
        if editorial:
            said = reviewing.editorial(folder, inspection, reviewing.named(book, editorial), signature)
        elif of_all:
            said = reviewing.review(folder, inspection, reviewing.everything(inspection), signature)
        elif owner:
            said = reviewing.review(folder, inspection, reviewing.of_team(inspection, owner), signature)
        else:
            keys = [reviewing.reviewable(book, record) for record in records]
            said = reviewing.review(folder, inspection, keys, signature)
    except (reviewing.Refused, NothingToCarry) as refused:
        _stop(str(refused))
    except Elsewhere:
        _stop("content/reviews.lock.yml is a link that leads out of the handbook; nothing was written.")
    except OSError as error:
        _stop(f"content/reviews.lock.yml could not be written: {error.strerror}.")
    click.echo(said)


@main.command(short_help="Say what a change means")
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", help="Default: text."
)
@_today_option
@_root_option
def diff(base: str, head: str | None, form: str, today: datetime.datetime | None, root: Path | None) -> None:
    """Say what changed in meaning from BASE to HEAD: words, links, threads, coverage, who reads again, who should hear of it.

    Each is a folder with a handbook, a published data/handbook.json, or a git revision, which is read without being checked out.
    Without HEAD, the records are taken as they lie here.

    It informs and judges nothing: it exits with 0 whenever it could compare.
    """
    from goldthread.changes.formats import FORMATS
    from goldthread.commands import diff as comparing
    from goldthread.ratchet.revision import NotThere

    folder = _root(root)
    try:
        change = comparing.diff(folder, base, head, _settings(today, None))
    except (comparing.Incomparable, NotThere) as error:
        _stop(str(error))
    click.echo(FORMATS[form](change), nl=False)


@main.command(short_help="JSON Schemas of the records, for editors")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=None, help="A folder, one file a kind."
)
def schema(output: Path | None) -> None:
    """Print the JSON Schemas of the records, or write them to a folder for an editor to use."""
    import msgspec

    from goldthread.exchange.schema import schemas

    rendered = {name: msgspec.json.format(msgspec.json.encode(each), indent=2) for name, each in schemas().items()}
    if output is None:
        click.echo(b"{" + b",".join(f'"{name}":'.encode() + text for name, text in rendered.items()) + b"}")
        return
    output.mkdir(parents=True, exist_ok=True)
    for name, text in rendered.items():
        (output / name).write_bytes(text + b"\n")
    click.echo(f"{output}: {len(rendered)} schemas.")


def _refuse(*, baseline_of_parts: object, diff_in_format: object) -> None:
    """Stop where options were given together that contradict each other."""
    if baseline_of_parts:
        _stop("The baseline is that of the whole handbook: leave PATHS, --changed-since and --diff out.")
    if diff_in_format:
        _stop("A diff is shown alone: leave --format out.")


def _refuse_review(*, ways: Collection[object], reason: str, needs_reason: object) -> None:
    """Stop where it is not said what is reviewed, is said in more than one way, or lacks its reason."""
    if sum(map(bool, ways)) != 1:
        _stop("Name records, or give one of --owner, --all, --editorial and --list.")
    if needs_reason and not reason:
        _stop("Say why with --because; the reason is kept.")


def _mended(
    folder: Path, wanted: tuple[str, ...], concerns: Callable[["Finding"], bool] | None
) -> Callable[[int], str]:
    """Mend what has one right answer; what is returned says so once it is known how many findings are left."""
    from goldthread.commands import mend

    planned = mend.plan(folder, paths=wanted, concerns=concerns)
    try:
        skipped = mend.write(folder, planned)
    except OSError as error:
        _stop(f"{_shown(Path(error.filename))} could not be written: {error.strerror}.")
    return lambda left: mend.has_mended(planned, skipped, left)


def _accept(folder: Path, inspection: "Inspection") -> None:
    """Write the baseline anew, and say what became of it."""
    from goldthread.commands.ratchet import accept
    from goldthread.ratchet.update import Outside

    try:
        click.echo(accept(folder, inspection), err=True)
    except Outside:
        _stop("content/baseline.yml is a link that leads out of the handbook; nothing was written.")
    except OSError as error:
        _stop(f"The baseline could not be written: {error.strerror}.")


def _concerns(folder: Path, name: str, inspection: "Inspection", settings: Settings) -> "Callable[[Finding], bool]":
    """What tells whether a finding concerns the changes since a revision."""
    from goldthread.commands.ratchet import compared_with
    from goldthread.ratchet.revision import NotThere

    try:
        comparison = compared_with(folder, name, inspection, settings)
    except NotThere as error:
        _stop(str(error))
    if comparison.remark:
        click.echo(comparison.remark, err=True)
    return comparison.concerns


def _show_diff(folder: Path, wanted: tuple[str, ...], concerns: Callable[["Finding"], bool] | None) -> bool:
    """Show what mending would change, and say whether there is anything."""
    from goldthread.commands import mend
    from goldthread.mending.diff import diff

    planned = mend.plan(folder, paths=wanted, concerns=concerns)
    click.echo(diff(planned.before, planned.mending.files, colour=_colour()), nl=False)
    click.echo(mend.can_mend(planned), err=True)
    return bool(planned.mending.mended)


def _settings(today: datetime.datetime | None, profile: Profile | None, *, own_rules: bool = False) -> Settings:
    from goldthread.publishing.conditions import clock_day, epoch_day

    day = today.date() if today else epoch_day() or clock_day()
    return Settings(today=day, profile=profile, own_rules=own_rules)


def _mention_own_rules(files: Collection[str], *, run: bool) -> None:
    if files and not run:
        named = f"{len(files)} file{'' if len(files) == 1 else 's'} with rules of its own"
        click.echo(f"The handbook names {named}, not run; --own-rules runs code from the handbook's folder.", err=True)


def _root(given: Path | None) -> Path:
    found = _found_root(given)
    if found is None:
        _stop("There is no handbook here: no folder from here upwards holds content/. Name one with --root.")
    return found


def _found_root(given: Path | None) -> Path | None:
    if given is not None:
        return given
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "content").is_dir()), None)


def _in_repository(folder: Path) -> str:
    """A folder from the root of the repository that holds it; empty when it is the root, or when there is no repository."""
    here = folder.resolve()
    top = next((each for each in (here, *here.parents) if (each / ".git").exists()), here)
    return "" if top == here else here.relative_to(top).as_posix()


def _version() -> str:
    from importlib.metadata import version

    return version("goldthread")


def _below(path: str, folder: Path) -> str:
    """A path that a person named, from the root; one that is not there is said to be missing rather than found clean."""
    for base in (Path.cwd(), folder):
        named = base / path
        if named.exists() and named.resolve().is_relative_to(folder.resolve()):
            return named.resolve().relative_to(folder.resolve()).as_posix()
    return _stop(f"There is no {path} in the handbook.")


def _keep_out_of_sources(site: Path, folder: Path) -> None:
    """Refuse to replace a folder that holds records, or one that was never a site."""
    target = site.resolve()
    if folder.resolve().is_relative_to(target) or any(
        target.is_relative_to((folder / top).resolve()) for top in ("content", "principles")
    ):
        _stop(f"{_shown(site)} holds the records themselves; name another folder with --output.")
    if target.is_dir() and any(target.iterdir()) and not (target / "sitemap.xml").is_file():
        _stop(f"{_shown(site)} holds something that is not a site; name another folder with --output.")


def _format(asked: str, known: Collection[str]) -> tuple[str, Path | None]:
    name, equals, file = asked.partition("=")
    if name not in known:
        _stop(f'There is no format "{name}"; there are {", ".join(known)}.')
    return name, Path(file) if equals else None


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _shown(path: Path) -> str:
    """A path as short as it can be told."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return str(path)


def _stop(sentence: str) -> NoReturn:
    click.echo(f"goldthread: {sentence}", err=True)
    sys.exit(2)
