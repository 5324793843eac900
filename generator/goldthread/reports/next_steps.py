"""What to do next after a check, in a line or two."""

from collections.abc import Iterator

from goldthread.language.translation import say, say_many
from goldthread.reports.report import Report


def next_steps(report: Report) -> Iterator[str]:
    """Where to begin, and how to see the records behind causes that stand for several."""
    if not report.causes:
        if report.accepted and not report.shows_accepted:
            yield say("To see what the baseline accepts, run: goldthread check --show-accepted")
        return
    first = report.causes[0].lead
    fixable = sum(bool(each.edits) for each in report.findings)
    if fixable:
        yield say_many(
            "Next: run goldthread check --fix, which fixes {count} finding.",
            "Next: run goldthread check --fix, which fixes {count} findings.",
            fixable,
        )
    if first.weight == "fault":
        yield say(
            "Next: fix the data faults, since they may hide other findings. "
            "To read how, run: goldthread explain {code}",
            code=first.code,
        )
    else:
        yield say(
            "Next: decide on the first finding above. To read why and how, run: goldthread explain {code}",
            code=first.code,
        )
    if not fixable and not report.lists_all and not all(cause.is_single for cause in report.causes):
        yield say("To list each record of a finding for several, run: goldthread check --all")
