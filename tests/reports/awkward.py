"""Awkward findings for tests of report formats."""

import datetime

from goldthread.explanation import Example, Explanation
from goldthread.findings import Edit, Finding, Related, Severity
from goldthread.language.message import verbatim
from goldthread.places import Place
from goldthread.reports.report import Report
from goldthread.reports.summary import Checked
from goldthread.rule import Waived

ODD_FILE = "content/touchpoints/über uns, 50% #1.yml"
SIGNS = "50%2C%0A, 7:15, <b>bold</b> & *b* _it_ `code` | pipe ~~n~~ $x$ [link](https://x.example) {0} {a: b} @anna #7 ::error:: ##[group]"


def finding(number: int = 1, severity: Severity = Severity.ERROR, code: str = "TCH001", **changes: object) -> Finding:
    """A plain finding; each number is on a record and a line of its own."""
    given = {
        "code": code,
        "name": f"name-of-{code.lower()}",
        "severity": severity,
        "message": f"touchpoint/stop-{number} lacks something.",
        "fix": "Add it.",
        "place": Place("content/touchpoints/stops.yml", number, 1, 4),
        "record": f"touchpoint/stop-{number}",
        "concerns": "principles",
    }
    return Finding(**{**given, **changes})  # type: ignore[arg-type]


def report(*findings: Finding, **around: object) -> Report:
    """A report of findings and nothing else."""
    checked = Checked(records=(("touchpoints", 1234), ("principles", 1), ("teams", 2)), files=7, rules=3)
    return Report(findings=findings, checked=checked, **around)  # type: ignore[arg-type]


FINDINGS = (
    finding(message=SIGNS, fix=f"Write this instead:\n\n  - {SIGNS}", place=Place(ODD_FILE, 3, 5, 9), concerns=SIGNS),
    finding(
        2,
        message="touchpoint/stop-2\r\nis told on two lines,\tand after a tab.",
        place=Place("content/touchpoints/stops.yml", 2, 4, 7),
        related=(
            Related(Place(ODD_FILE, 1, 1, 4), verbatim("the other one, of [two](1)")),
            Related(Place("content/teams.yml", 9), verbatim("nothing known")),
        ),
    ),
    finding(
        3,
        Severity.WARNING,
        "REF001",
        message="Es fehlt „Größe“ 👩‍👩‍👧, e\u0301, and \u2028 a separator.",
        place=Place("content/touchpoints/stops.yml", 3, 8, 400),
    ),
    finding(
        4,
        Severity.WARNING,
        "REF001",
        message="A control \x00 \x0b \x1b[31m character and a lone half \ufffe of one.",
        place=Place("content/touchpoints/stops.yml", 4, 150, 158),
        edits=(
            Edit(Place("content/touchpoints/stops.yml", 4, 150, 158), '"[a, {b}]"'),
            Edit(Place("content/touchpoints/stops.yml", 5, 1, 1), "x: "),
            Edit(Place(ODD_FILE, 3, 5, 9), "ü"),
        ),
    ),
    finding(5, Severity.INFO, "PHA001", place=Place("content/touchpoints/stops.yml", 99, 1, 1), record=""),
    finding(6, Severity.INFO, "PHA001", place=Place("content/touchpoints/stops.yml", 99, 1, 1), record=""),
)
"""Signs of every format, two lines, other scripts, wide stretches, control characters, edits, a place behind the end, twins."""

_EXPLANATIONS = tuple(
    Explanation(
        code=code,
        name=f"name-of-{code.lower()}",
        idea=1,
        checks=f"What {code} checks, <b>boldly</b>.",
        why=f"The first reason, {SIGNS}\nin two lines.\n\nThe second reason.",
        fails=(Example((("content/a.yml", "a: {b: c}\n"), ("content/b.yml", "```\n"))),),
        passes=(Example((("content/a.yml", "a: [b]\n"),)),),
        fix="Write `a: [b]`.",
    )
    for code in ("REF001", "TCH001", "PRI003", "TCH002")
)

AWKWARD = Report(
    findings=FINDINGS,
    checked=Checked(
        records=(("touchpoints", 1234), ("principles", 1), ("focus statements", 2), ("teams", 2)),
        files=7,
        rules=3,
        waived=1,
    ),
    accepted=(finding(7, message="touchpoint/stop-7 is old, and known."), finding(8, Severity.WARNING, "REF001")),
    fixed=(("TCH002", "touchpoint/stop-9", "outcome"), ("TCH001", "touchpoint/stop-10", "")),
    waived=(Waived(finding(11, Severity.WARNING, "REF001"), f"A gift, {SIGNS}\nfor ever", datetime.date(2027, 3, 31)),),
    rules=tuple(zip(_EXPLANATIONS, (Severity.WARNING, Severity.ERROR, None, Severity.WARNING), strict=True)),
    teams={
        "touchpoint/stop-1": "Quays | & <Sons>",
        "touchpoint/stop-2": "Quays | & <Sons>",
        "touchpoint/stop-3": "Zoé",
    },
    statistics=True,
    below="brands/tarrow line",
    version="1.2.3",
    texts={
        ODD_FILE: "one:\n  two:\n    über: 1\n",
        "content/touchpoints/stops.yml": "a:\n\tb: c\n  name: "
        + "long " * 80
        + "\n  more: "
        + "ü" * 141
        + "misspelt: true\n",
    },
)
"""A report in which everything is there."""
