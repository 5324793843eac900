"""Read a handbook, judge it, and say what was found: what every other command begins with."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from goldthread import data_faults
from goldthread.baseline.baseline import Baseline, read_baseline
from goldthread.data_faults import sch017_name_no_record_file
from goldthread.editions.history import NO_HISTORY, History
from goldthread.editions.lock_reading import read_history
from goldthread.explanation import Explanation, code_and_name
from goldthread.findings import Finding, Identity, Severity, in_order, told_apart
from goldthread.graph.graph import Graph, graph_of
from goldthread.model.book import by_kind
from goldthread.model.teams import Team
from goldthread.reading.book import Reading, read_files
from goldthread.reading.files import files_on_disk
from goldthread.reports.report import Report
from goldthread.reports.summary import Checked
from goldthread.review.lock import Lock
from goldthread.review.lock_reading import read_lock
from goldthread.review.status import Verdict, verdicts
from goldthread.rule import InForce, Judgement, in_force, judge, unknown_rules
from goldthread.rules import explanation, known_rules, names_of
from goldthread.settings import Settings


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """A handbook, and all that was found in it.

    reading: The records and where they were written.
    graph: The records and their links.
    rules: The rules with their severities.
    faults: The findings that make records unreadable.
    judgement: The findings of the rules, and what is waived.
    baseline: Which findings of the rules are accepted for now.
    lock: What was reviewed.
    verdicts: How records stand by their last review.
    asleep: The codes of rules that the handbook names and that were not asked to run.
    history: What editions changed.
    """

    reading: Reading
    graph: Graph
    rules: tuple[InForce, ...]
    faults: tuple[Finding, ...]
    judgement: Judgement
    baseline: Baseline
    lock: Lock = Lock()
    verdicts: Mapping[str, Verdict] = MappingProxyType({})
    asleep: frozenset[str] = frozenset()
    history: History = NO_HISTORY

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that stands, in order, without what the baseline accepts."""
        stands = (each for each in self.judgement.findings if not self.baseline.accepts(each))
        return in_order((*self.faults, *self.reading.near, *stands))

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """What the baseline accepts, in order."""
        return tuple(each for each in self.judgement.findings if self.baseline.accepts(each))

    @property
    def mended(self) -> tuple[Identity, ...]:
        """Entries of the baseline that no longer occur, sorted.

        There are none while faults may hide what they stand for, and none of rules that were not asked to run.
        """
        occurring = {each.identity for each in self.judgement.findings}
        gone = (entry for entry in self.baseline.entries - occurring if entry[0] not in self.asleep)
        return () if self.faults else tuple(sorted(gone))

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to look at."""
        return not self.reading.files and not self.graph.book.records


def inspect(root: Path, settings: Settings) -> Inspection:
    """What is in the handbook under a root, and what is to be said of it. Writes nothing."""
    return inspect_files(files_on_disk(root), settings, root)


def inspect_files(files: Mapping[str, bytes], settings: Settings, root: Path | None = None) -> Inspection:
    """What is in files given by their paths from the root, and what is to be said of it.

    root: Where files with rules that the handbook names may be run; without it none is, whatever the settings say.
    """
    reading = read_files(files)
    graph = graph_of(reading.book)
    own = reading.book.handbook.rules
    known = known_rules(root or Path(), own, run_files=settings.own_rules and root is not None)
    rules = in_force(known, graph, settings)
    baseline = read_baseline(reading.baseline, {name: rule.code for rule in known for name in (rule.code, rule.name)})
    lock = read_lock(reading.reviews)
    reviewed = verdicts(graph, lock)
    history = read_history(reading.editions)
    unknown = unknown_rules(names_of(known, own), graph, reading.place_of)
    return Inspection(
        reading=reading,
        graph=graph,
        rules=rules,
        faults=told_apart(
            in_order((*reading.findings, *baseline.findings, *lock.findings, *history.findings, *unknown))
        ),
        judgement=judge(graph, rules, settings, reading.place_of, reviewed),
        baseline=baseline,
        lock=lock,
        verdicts=reviewed,
        asleep=names_of(known, own) - names_of(known, ()),
        history=history,
    )


def report_of(
    inspection: Inspection,
    *,
    paths: Iterable[str] = (),
    concerns: Callable[[Finding], bool] | None = None,
    colour: bool = False,
    explained: bool = False,
) -> Report:
    """What reports are made from.

    paths: Files and folders, from the root; findings elsewhere are left out. None of them means all.
    concerns: Tells which of them are shown; None shows all.
    explained: Whether to add what the rules say of themselves, which takes a while and which few formats show.
    """
    wanted = tuple(paths)

    def is_shown(finding: Finding) -> bool:
        return (not wanted or is_in(finding.place.file, wanted)) and (concerns is None or concerns(finding))

    stands = inspection.findings
    findings = tuple(filter(is_shown, stands))
    located = inspection.reading.located
    files = dict.fromkeys(finding.place.file for finding in findings)
    return Report(
        findings=findings,
        checked=msgspec.structs.replace(checked(inspection), elsewhere=len(stands) - len(findings)),
        accepted=tuple(filter(is_shown, inspection.accepted)),
        mended=inspection.mended,
        waived=tuple(each for each in inspection.judgement.waived if is_shown(each.finding)),
        rules=_explained(inspection.rules) if explained else (),
        teams=_teams(inspection.graph),
        texts={file: located[file].text for file in files if file in located},
        colour=colour,
    )


def _explained(rules: tuple[InForce, ...]) -> tuple[tuple[Explanation, Severity | None], ...]:
    """Faults, which are errors but for one, and rules with their severity."""
    warnings = code_and_name(sch017_name_no_record_file.__name__)
    explained_faults = (
        (each, Severity.WARNING if each.code in warnings else Severity.ERROR) for each in data_faults.explanations()
    )
    return (*explained_faults, *((explanation(each.rule), each.severity) for each in rules))


def _teams(graph: Graph) -> Mapping[str, str]:
    """The titles of teams by the records that they own; a team owns itself."""
    teams = {team.id: " ".join(team.title.split()) for team in graph.book.of(Team)}
    owned = {key: teams[record.owner] for key, record in graph.book.records.items() if record.owner in teams}
    return {**owned, **{f"{Team.kind}/{id_}": title for id_, title in teams.items()}}


def checked(inspection: Inspection) -> Checked:
    """What was looked at."""
    book = inspection.reading.book
    return Checked(
        records=tuple((record_type.plural, len(records)) for record_type, records in by_kind(book)),
        files=inspection.reading.files,
        rules=inspection.judgement.rules,
        waived=len(inspection.judgement.waived),
    )


def fails(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def warnings(findings: Iterable[Finding]) -> int:
    """How many findings are warnings."""
    return sum(finding.severity is Severity.WARNING for finding in findings)


def is_in(file: str, paths: tuple[str, ...]) -> bool:
    """Whether a file is one of some files or lies in one of some folders."""
    return any(path in ("", ".") or file == path or file.startswith(f"{path}/") for path in paths)
