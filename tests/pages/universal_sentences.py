"""Every text of pages, drawings and reports that says something of all or of none, with the condition under which it may be said.

A text that is new here fails a test until somebody has judged it: is it said of an empty set, or of one that is not known?
The texts lie in universal_sentences.yml, each under the name of one of the conditions below.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import yaml

from goldthread.findings import Severity
from goldthread.graph.scope import is_active
from goldthread.language.extraction import messages
from goldthread.model.dates import last_day
from goldthread.model.kinds import KINDS
from goldthread.pages.frame.context import Context
from pages.said_texts import named

UNIVERSAL = re.compile(
    r"\b(each|every\w*|all|none|nothing|nobody|no|never|always|neither|nowhere)\b(?!}|-)", re.IGNORECASE
)
GERMAN = re.compile(
    r"\b(alle[nmrs]?|jede[rnms]?|kein(e[rnms]?)?|nichts|niemand\w*|niemals|nie|immer|sämtliche\w*|nirgends)\b",
    re.IGNORECASE,
)
SAID_BY = ("pages", "drawings", "reports", "comparison", "changes")
"""The parts whose texts readers see."""

_OWN = ("audience", "notes", "was", "waive", "declared", "id", "review_by", "status")
"""Fields of every record whose absence no page tells of."""


class Condition(msgspec.Struct, frozen=True):
    """When a text may be said.

    words: The condition, for whoever adds a text.
    holds: Whether it holds for the handbook of a context.
    """

    words: str
    holds: Callable[[Context], bool]


def _records(context: Context, kind: str) -> list[object]:
    return [record for key, record in context.book.records.items() if record.kind == kind and is_active(record)]


def _known(context: Context, kind: str, attribute: str) -> list[bool]:
    return [getattr(record, attribute) not in (None, ()) for record in _records(context, kind)]


def _something_is_absent(context: Context) -> bool:
    return any(
        record.stands(name) == "absent"
        for record in context.book.records.values()
        for name in record.__struct_fields__
        if record.kind != "handbook" and name not in _OWN
    )


def _anything(_: Context) -> bool:
    return True


_NONE_OF: Mapping[str, Condition] = {
    f"none of {kind}": Condition(
        f"there are no {record_type.names.many_in_sentence}, or none that is active or in this place",
        lambda context, kind=kind: not _records(context, kind) or kind in ("touchpoint", "connect"),  # type: ignore[misc]
    )
    for kind, record_type in KINDS.items()
}

CONDITIONS: Mapping[str, Condition] = {
    **_NONE_OF,
    "none of record": Condition("there are no records at all", lambda context: not context.book.records),
    "label": Condition("it names a thing or says how something works, and claims nothing of the records", _anything),
    "here": Condition("it counts links or records that are written, in the place beside which it stands", _anything),
    "change": Condition("it tells of a change that was seen", _anything),
    "written": Condition("a field is absent, neither `unknown` nor `n/a`", _something_is_absent),
    "reports": Condition("nothing was found that is not accepted", lambda context: not _errors(context)),
    "something-is-linked": Condition(
        "there are principles and touchpoints, and links between them",
        lambda context: any(each.principles for each in context.book.touchpoints),
    ),
    "nothing-to-link": Condition(
        "there are no focus statements, principles and touchpoints",
        lambda context: not any(_records(context, kind) for kind in ("focus", "principle", "touchpoint")),
    ),
    "nothing-to-cover": Condition(
        "there are no phases, principles and needs",
        lambda context: not any(_records(context, kind) for kind in ("phase", "principle", "need")),
    ),
    "media-known": Condition(
        "there are phases, and the medium of their touchpoints is known",
        lambda context: bool(_records(context, "phase")) and all(_known(context, "touchpoint", "medium")),
    ),
    "principles-and-needs-met": Condition(
        "there are principles or needs, and touchpoints",
        lambda context: (
            any(_records(context, kind) for kind in ("principle", "need")) and bool(context.book.touchpoints)
        ),
    ),
    "effect-of-all-known": Condition(
        "there are touchpoints, and the effect of all of them is known",
        lambda context: bool(context.book.touchpoints) and all(_known(context, "touchpoint", "effect")),
    ),
    "effect-of-some-known": Condition(
        "the effect of a touchpoint is known", lambda context: any(_known(context, "touchpoint", "effect"))
    ),
    "owners-known": Condition(
        "two owned touchpoints are joined", lambda context: sum(_known(context, "touchpoint", "owner")) > 1
    ),
    "target-of-a-team": Condition(
        "a team has a target", lambda context: any(_known(context, "team", "connect_target"))
    ),
    "no-target-of-a-team": Condition(
        "no team has a target", lambda context: not any(_known(context, "team", "connect_target"))
    ),
    "no-recent-meeting": Condition(
        "no meeting lies within a year",
        lambda context: (
            not any(each.on and (context.build.on - last_day(each.on)).days < 366 for each in context.book.connects)
        ),
    ),
    "large-decision": Condition(
        "a decision is large", lambda context: any(each.size == "large" for each in context.book.decisions)
    ),
    "claims": Condition(
        "there are needs or focus statements, which claim something",
        lambda context: any(_records(context, kind) for kind in ("need", "focus")),
    ),
    "none of measures": Condition(
        "there are measures with a target or a trend",
        lambda context: (
            any(_known(context, "metric", "targets"))
            or any(len(metric.readings) > 1 for metric in context.book.metrics)
        ),
    ),
    "no-known-target": Condition(
        "there are measures, and none has a target",
        lambda context: bool(context.book.metrics) and not any(_known(context, "metric", "targets")),
    ),
    "none of initiatives": Condition("there are initiatives", lambda context: bool(context.book.initiatives)),
    "none of meetings": Condition("there are meetings", lambda context: bool(context.book.connects)),
    "no-claims": Condition(
        "there are no needs and no focus statements",
        lambda context: not any(_records(context, kind) for kind in ("need", "focus")),
    ),
    "not-blocked": Condition("nothing found is an error", lambda context: not _errors(context)),
    "nothing-found": Condition(
        "nothing was found, and nothing is accepted", lambda context: not context.findings and not context.accepted
    ),
    "no-other-findings": Condition(
        "nothing was found but what is accepted", lambda context: not context.findings and bool(context.accepted)
    ),
    "accepted-here": Condition(
        "something is accepted, and is counted beside it", lambda context: bool(context.accepted)
    ),
    "no-findings": Condition(
        "nothing was found at that step, and nothing is accepted there",
        lambda context: len(context.book.records) > 1 and len(context.accepted) < 60,
    ),
    "reviewed": Condition("something was reviewed", lambda context: bool(context.verdicts)),
    "not-reviewed": Condition(
        "nothing was reviewed",
        lambda context: all(each.state == "unreviewed" for each in context.verdicts.values()),
    ),
    "touchpoints": Condition("there are touchpoints", lambda context: bool(context.book.touchpoints)),
    "no-open-initiative": Condition(
        "all initiatives are done or dropped",
        lambda context: all(each.status in {"done", "dropped"} for each in context.book.initiatives),
    ),
    "no-rating": Condition(
        "no touchpoint is rated by both sides",
        lambda context: (
            not any(
                each.priority and each.priority.customer and each.priority.business for each in context.book.touchpoints
            )
        ),
    ),
    "no-signature": Condition(
        "no touchpoint is a signature experience",
        lambda context: not any(_known(context, "touchpoint", "signature")),
    ),
    "no-rules": Condition("no rule is in force", lambda context: not any(each.severity for each in context.rules)),
    "no-rule-off": Condition("every rule is in force", lambda context: all(each.severity for each in context.rules)),
    "no-waiver": Condition("nothing is waived", lambda context: not context.waived),
    "an-exclusion-with-signs": Condition(
        "a focus excludes something by words, customers or channels",
        lambda context: any(
            part.match or part.customers or part.channels for focus in context.book.focuses for part in focus.excludes
        ),
    ),
}


def table() -> Mapping[str, str]:
    """The name of the condition of each text that was judged. Raises ValueError when one was judged twice."""
    found: dict[str, str] = {}
    groups = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    for condition, texts in groups.items():
        for text in texts:
            if text in found:
                raise ValueError(f"{text!r} is judged twice")
            found[text] = condition
    return found


def universal_texts(package: Path) -> set[str]:
    """The English texts of all or of none that readers see."""
    said = (message for part in SAID_BY for message, _ in messages(package / part))
    return {
        named(text, message.context)
        for message in said
        for text in (message.text, message.many)
        if UNIVERSAL.search(text)
    }


def _errors(context: Context) -> bool:
    return any(finding.severity is Severity.ERROR for finding in context.findings)
