"""Inspection of a handbook: its records, the findings in them, and the report made of both."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from goldthread import data_faults
from goldthread.baseline.baseline import Baseline, read_baseline
from goldthread.data_faults import sch009_no_handbook
from goldthread.documents.document import DocumentStore
from goldthread.editions.history import NO_HISTORY, History
from goldthread.editions.lock_reading import read_history
from goldthread.explanation import Explanation, code_and_name
from goldthread.findings import Finding, Identity, Severity, in_order, with_distinct_identities
from goldthread.graph.graph import Graph, graph_of
from goldthread.judging import Judgement, judge, unknown_rules
from goldthread.kept_breaches import LastResults, decoded, encoded
from goldthread.model.book import by_kind
from goldthread.model.record_changes import record_changes
from goldthread.model.teams import Team
from goldthread.reading.book import Reading, read_files
from goldthread.reading.disk import FilesOnDisk
from goldthread.reading.file_reading import FileReader
from goldthread.reading.files import files_on_disk
from goldthread.reading.kept_files import KeptFiles
from goldthread.reading.pictures import PictureSearch, search_pictures
from goldthread.reading.sources import SourceSearch, search_sources
from goldthread.reports.report import Report
from goldthread.reports.summary import Checked
from goldthread.review.lock import Lock
from goldthread.review.lock_reading import read_lock
from goldthread.review.status import ReviewStatus, verdicts
from goldthread.rule import RuleSetting, rule_settings
from goldthread.rules import explanation, known_rules, names_of
from goldthread.settings import Settings

LastLookup = Callable[[Reading], LastResults | None]
"""Looks up what rules found last, for what was read now; None where nothing is known."""


class CheckFailedError(Exception):
    """The handbook cannot be built or published because of findings; `report` says which."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """A handbook with its findings.

    reading: The records and where they were written.
    graph: The records and their links.
    rules: The rules with their severities.
    faults: The findings that make records unreadable.
    judgement: The findings of the rules, and what is waived.
    baseline: Which findings of the rules are accepted for now.
    lock: What was reviewed.
    verdicts: The review status of records.
    not_run: The codes of rules that the handbook names and that were not run.
    history: What editions changed.
    pictures: The search for the pictures that texts show.
    sources: The search for the documents that records name as their sources.
    """

    reading: Reading
    graph: Graph
    rules: tuple[RuleSetting, ...]
    faults: tuple[Finding, ...]
    judgement: Judgement
    baseline: Baseline
    lock: Lock = Lock()
    verdicts: Mapping[str, ReviewStatus] = MappingProxyType({})
    not_run: frozenset[str] = frozenset()
    history: History = NO_HISTORY
    pictures: PictureSearch = PictureSearch()
    sources: SourceSearch = SourceSearch()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in order, without those that the baseline accepts."""
        found = (each for each in self.judgement.findings if not self.baseline.accepts(each))
        return in_order((*self.faults, *self.reading.near, *self.pictures.findings, *self.sources.findings, *found))

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """The findings that the baseline accepts, in order."""
        return tuple(each for each in self.judgement.findings if self.baseline.accepts(each))

    @property
    def fixed(self) -> tuple[Identity, ...]:
        """Entries of the baseline that no longer occur, sorted.

        None are listed while data faults may hide findings, and none of rules that were not run.
        """
        occurring = {each.identity for each in self.judgement.findings}
        gone = (entry for entry in self.baseline.entries - occurring if entry[0] not in self.not_run)
        return () if self.faults else tuple(sorted(gone))

    @property
    def places_beyond(self) -> frozenset[str] | None:
        """The files and folders outside the records that the findings depend on; None where they depend on code of somebody's own."""
        is_ours = all(each.rule.is_ours for each in self.rules) and not self.reading.book.handbook.rules
        documents = self.sources.places
        return self.pictures.folders | documents if is_ours and documents is not None else None

    @property
    def is_empty(self) -> bool:
        """Whether the handbook holds no files and no records, not even a file that cannot be read or is nearly named like one."""
        missing, _ = code_and_name(sch009_no_handbook.__name__)
        is_found = self.reading.near or any(each.code != missing for each in self.faults)
        return not self.reading.files and not self.graph.book.records and not is_found


def inspect(root: Path, settings: Settings, documents: DocumentStore | None = None) -> Inspection:
    """Read and check the handbook under a root. Writes nothing.

    documents: The documents around it, where they lie elsewhere than around the root.
    """
    files = files_on_disk(root)
    files.documents = documents or files.documents
    kept = KeptFiles(root.resolve())
    inspection = inspect_files(files, settings, root, read=kept.read, last=lambda _: _last_on_disk(kept))
    if kept.may_keep:
        kept.keep(encoded(inspection.judgement.results))
    return inspection


def _last_on_disk(kept: KeptFiles) -> LastResults | None:
    changes = kept.changes()
    results = decoded(kept.results) if changes is not None else None
    return LastResults(results, changes) if results is not None and changes is not None else None


def nothing_known(reading: Reading) -> None:
    """Looks nothing up."""
    del reading


def last_of(inspection: Inspection) -> LastLookup:
    """Looks up what rules found in an inspection, for the next one of the same handbook."""
    records, results = inspection.reading.book.records, inspection.judgement.results

    def look_up(reading: Reading) -> LastResults | None:
        changes = record_changes(records.values(), reading.book.records.values())
        return LastResults(results, changes) if changes is not None else None

    return look_up


def inspect_files(
    files: Mapping[str, bytes],
    settings: Settings,
    root: Path | None = None,
    *,
    read: FileReader | None = None,
    last: LastLookup = nothing_known,
) -> Inspection:
    """Read and check the files of a handbook, given by their paths from its root.

    root: Where files with rules that the handbook names may be run, and where pictures are; without it, neither is looked for.
    read: Reads a file; one that keeps what it has read may be given.
    last: Looks up what rules found last, once the files are read.
    """
    reading = read_files(files, read)
    lock = read_lock(reading.reviews)
    sources = search_sources(reading, files.documents if isinstance(files, FilesOnDisk) else None, lock.former_words)
    if sources.passages or sources.absent:
        book = msgspec.structs.replace(reading.book, passages=sources.passages, absent=sources.absent)
        reading = msgspec.structs.replace(reading, book=book)
    graph = graph_of(reading.book)
    own = reading.book.handbook.rules
    known = known_rules(root or Path(), own, run_files=settings.own_rules and root is not None)
    rules = rule_settings(known, graph, settings)
    baseline = read_baseline(reading.baseline, {name: rule.code for rule in known for name in (rule.code, rule.name)})
    baseline = baseline.renamed(reading.book.records)
    reviewed = verdicts(graph, lock)
    history = read_history(reading.editions)
    unknown = unknown_rules(names_of(known, own), graph, reading.place_of)
    return Inspection(
        reading=reading,
        graph=graph,
        rules=rules,
        faults=with_distinct_identities(
            in_order((*reading.findings, *baseline.findings, *lock.findings, *history.findings, *unknown))
        ),
        judgement=judge(graph, rules, settings, reading.place_of, reviewed, last(reading)),
        baseline=baseline,
        lock=lock,
        verdicts=reviewed,
        not_run=names_of(known, own) - names_of(known, ()),
        history=history,
        pictures=PictureSearch() if root is None else search_pictures(reading, root),
        sources=sources,
    )


def report_of(
    inspection: Inspection,
    *,
    paths: Iterable[str] = (),
    concerns: Callable[[Finding], bool] | None = None,
    colour: bool = False,
    explained: bool = False,
) -> Report:
    """The report of an inspection.

    paths: Files and folders, from the root; findings elsewhere are left out. None of them means all.
    concerns: Tells which of them are shown; None shows all.
    explained: Whether to add what the rules say of themselves, which takes a while and which few formats show.
    """
    wanted = tuple(paths)

    def is_shown(finding: Finding) -> bool:
        return (not wanted or is_in(finding.place.file, wanted)) and (concerns is None or concerns(finding))

    every = inspection.findings
    findings = tuple(filter(is_shown, every))
    located = inspection.reading.located
    files = dict.fromkeys(finding.place.file for finding in findings)
    return Report(
        findings=findings,
        checked=msgspec.structs.replace(checked(inspection), elsewhere=len(every) - len(findings)),
        accepted=tuple(filter(is_shown, inspection.accepted)),
        fixed=inspection.fixed,
        waived=tuple(each for each in inspection.judgement.waived if is_shown(each.finding)),
        rules=_explained(inspection.rules) if explained else (),
        teams=_teams(inspection.graph),
        titles=_titles(inspection.graph, (*findings, *inspection.accepted)),
        texts={file: located[file].text for file in files if file in located},
        colour=colour,
    )


def _explained(rules: tuple[RuleSetting, ...]) -> tuple[tuple[Explanation, Severity | None], ...]:
    """Faults and rules with their severity."""
    known = data_faults.severities()
    explained_faults = ((each, known[each.code]) for each in data_faults.explanations())
    return (*explained_faults, *((explanation(each.rule), each.severity) for each in rules))


def _titles(graph: Graph, findings: Iterable[Finding]) -> Mapping[str, str]:
    """The titles of the records that findings are about."""
    records = graph.book.records
    return {each.record: " ".join(records[each.record].title.split()) for each in findings if each.record in records}


def _teams(graph: Graph) -> Mapping[str, str]:
    """The titles of teams by the records that they own; a team owns itself."""
    teams = {team.id: " ".join(team.title.split()) for team in graph.book.of(Team)}
    owned = {key: teams[record.owner] for key, record in graph.book.records.items() if record.owner in teams}
    return {**owned, **{f"{Team.kind}/{id_}": title for id_, title in teams.items()}}


def explanations(rules: Iterable[RuleSetting]) -> Mapping[str, Explanation]:
    """The explanations of rules and data faults, by code."""
    return {each.code: each for each in (*data_faults.explanations(), *(explanation(one.rule) for one in rules))}


def checked(inspection: Inspection) -> Checked:
    """The counts of what was checked."""
    book = inspection.reading.book
    return Checked(
        records=tuple((record_type.names.many_in_sentence, len(records)) for record_type, records in by_kind(book)),
        files=inspection.reading.files,
        rules=inspection.judgement.rules,
        waived=len(inspection.judgement.waived),
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def is_of_rules(findings: Iterable[Finding]) -> bool:
    """Whether rules alone find errors, so that a baseline can accept all of them: data faults are never accepted."""
    faults = {each.code for each in data_faults.explanations()}
    return all(each.code not in faults for each in findings if each.severity is Severity.ERROR)


def warnings(findings: Iterable[Finding]) -> int:
    """How many findings are warnings."""
    return sum(finding.severity is Severity.WARNING for finding in findings)


def is_in(file: str, paths: tuple[str, ...]) -> bool:
    """Whether a file is one of some files or lies in one of some folders."""
    return any(path in ("", ".") or file == path or file.startswith(f"{path}/") for path in paths)
