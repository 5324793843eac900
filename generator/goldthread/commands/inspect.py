"""Read a handbook, judge it, and say what was found: what every other command begins with."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from goldthread import faults
from goldthread.explanation import Explanation
from goldthread.findings import Finding, Severity, in_order, told_apart
from goldthread.graph.graph import Graph, graph_of
from goldthread.model.book import by_kind
from goldthread.model.teams import Team
from goldthread.reading.book import Reading, read_book
from goldthread.reports.report import Report
from goldthread.reports.summary import Checked
from goldthread.rule import InForce, Judgement, in_force, judge, unknown_rules
from goldthread.rules import all_rules, explanation
from goldthread.settings import Settings


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """A handbook, and all that was found in it.

    reading: The records and where they were written.
    graph: The records and their links.
    rules: The rules with their severities.
    faults: The findings that make records unreadable.
    judgement: The findings of the rules, and what is waived.
    """

    reading: Reading
    graph: Graph
    rules: tuple[InForce, ...]
    faults: tuple[Finding, ...]
    judgement: Judgement

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in order."""
        return in_order((*self.faults, *self.judgement.findings))

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to look at."""
        return not self.reading.files and not self.graph.book.records


def inspect(root: Path, settings: Settings) -> Inspection:
    """What is in the handbook under a root, and what is to be said of it. Writes nothing."""
    reading = read_book(root)
    graph = graph_of(reading.book)
    known = all_rules()
    rules = in_force(known, graph, settings)
    faults = told_apart(in_order((*reading.findings, *unknown_rules(known, graph, reading.place_of))))
    judgement = judge(graph, rules, settings, reading.place_of)
    return Inspection(reading=reading, graph=graph, rules=rules, faults=faults, judgement=judgement)


def report_of(
    inspection: Inspection, *, paths: Iterable[str] = (), colour: bool = False, explained: bool = False
) -> Report:
    """What reports are made from.

    paths: Files and folders, from the root; findings elsewhere are left out. None of them means all.
    explained: Whether to add what the rules say of themselves, which takes a while and which few formats show.
    """
    wanted = tuple(paths)
    findings = tuple(each for each in inspection.findings if not wanted or _is_in(each.place.file, wanted))
    waived = inspection.judgement.waived
    located = inspection.reading.located
    files = dict.fromkeys(finding.place.file for finding in findings)
    return Report(
        findings=findings,
        checked=checked(inspection),
        waived=tuple(each for each in waived if not wanted or _is_in(each.finding.place.file, wanted)),
        rules=_explained(inspection.rules) if explained else (),
        teams=_teams(inspection.graph),
        texts={file: located[file].text for file in files if file in located},
        colour=colour,
    )


def _explained(rules: tuple[InForce, ...]) -> tuple[tuple[Explanation, Severity | None], ...]:
    """Faults, which always are errors, and rules with their severity."""
    explained_faults = ((each, Severity.ERROR) for each in faults.explanations())
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


def _is_in(file: str, paths: tuple[str, ...]) -> bool:
    return any(path in ("", ".") or file == path or file.startswith(f"{path}/") for path in paths)
