"""What an alignment rule is, what it finds, and how severe it is in a handbook.

The rules themselves are modules under `rules`; `judging.py` applies them.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from goldthread.findings import Finding, Severity, Shared, Weight
from goldthread.graph.graph import Graph
from goldthread.language.message import Message
from goldthread.model.record import Record
from goldthread.places import Path
from goldthread.review.status import ReviewStatus
from goldthread.settings import Profile, Settings
from goldthread.waivers import Exemption

HOUSEKEEPING = 0
"""The idea of rules about the handbook's own keeping, which come last and cannot be waived."""
DAY = "today"
"""Stands among what a rule reads where its findings depend on the day."""


class Breach(msgspec.Struct, frozen=True, kw_only=True):
    """Where a rule is broken, told by record and field; the place in a file is found later.

    record: The record that breaks it.
    field: The steps to the value concerned, as written in YAML; the field that is missing when something is absent.
    message: One sentence that names the record and says what is missing. A handbook's own rule may give plain text.
    fix: What to write, concretely.
    concerns: What it is about, when the field's name does not say it: a word, another record.
    related: Other records that it speaks of, each with the steps to a value and a note.
    rests_on: Fields that it rests on besides, as `kind.field`; it is held back while one of them is not known: of any record when
        they are another kind's, of the record itself when they are its own kind's.
    file: The file in which the first record of a kind would be written, where there is none.
    weight: What kind of thing it tells, where that is not what the rule's findings tell otherwise.
    shared: The causes that it may have in common with other breaches; the rule's own sentence for all records is added.
    covers: Breaches that say the same of single records, as pairs of a rule's code and a record's key; no key means every record.
    """

    record: Record
    field: Path = ()
    message: Message
    fix: Message
    concerns: str = ""
    related: tuple[tuple[Record, Path, Message], ...] = ()
    rests_on: tuple[str, ...] = ()
    file: str = ""
    weight: Weight | None = None
    shared: tuple[Shared, ...] = ()
    covers: tuple[tuple[str, str], ...] = ()


class Common(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says once when every record of a kind breaks it, or nearly every one.

    every: "None of {total} touchpoints has an owner."
    text: "{count} of {total} touchpoints have no owner."
    fix: What to do about all of them; empty when the fix of each says it.
    """

    every: str
    text: str
    fix: str = ""


class RuleContext(msgspec.Struct, frozen=True):
    """What a rule may know besides the graph.

    today: The day that counts as today.
    verdicts: The review status of records, by key; empty when nothing was ever reviewed.
    exemptions: The waivers, and whether each waived something; only rules of housekeeping, which come last, get them.
    """

    today: datetime.date
    exemptions: tuple[Exemption, ...] = ()
    verdicts: Mapping[str, ReviewStatus] = MappingProxyType({})


FindBreaches = Callable[[Graph, RuleContext], Iterable[Breach]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule, without its explanation, which few runs need.

    code: Such as "TCH001".
    name: Such as "touchpoint-without-principle".
    module: The name of the module that holds it.
    doc: The module's docstring, which explains it.
    idea: The step of the method that it serves, 1 to 5; 0 for housekeeping.
    severity: Under the profile `standard`.
    strict: Under the profile `strict`.
    adopt: Under the profile `adopt`.
    breaches: Finds what breaks it.
    weight: What kind of thing its findings tell.
    common: What is said once when nearly all records break it; None leaves that to a general sentence.
    reads: The fields on which its breaches depend, each as `kind.field`, as written in YAML, and `today` where they depend on the day.
        Titles that only stand in its sentences need not be among them; of a kind of which it reads nothing else, they are said as
        `kind.(title)`. None where nobody has said: then it is applied anew each time.
    each: The kinds whose records it judges one by one: what it finds in one depends on nothing but that record and what it `reads`.
    judged_with: A name for the records that are judged together, for one of them; None where each is judged alone.
    """

    code: str
    name: str
    module: str
    doc: str
    idea: int
    severity: Severity
    strict: Severity
    adopt: Severity
    breaches: FindBreaches
    weight: Weight = "gap"
    common: Common | None = None
    reads: frozenset[str] | None = None
    each: frozenset[str] = frozenset()
    judged_with: Callable[[Record], object] | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it comes with Goldthread."""
        return self.module.startswith("goldthread.")


class RuleSetting(msgspec.Struct, frozen=True):
    """A rule with the severity that holds in a handbook, and where that was set."""

    rule: Rule
    severity: Severity | None
    set_by: Literal["standard", "adopt", "strict", "handbook"]


class Waived(msgspec.Struct, frozen=True):
    """A finding that a record waives."""

    finding: Finding
    reason: str
    until: datetime.date


def rule_settings(known: Iterable[Rule], graph: Graph, settings: Settings) -> tuple[RuleSetting, ...]:
    """Each rule with its severity: the profile's, unless the handbook sets its own."""
    alignment = graph.book.handbook.alignment
    profile = settings.profile or alignment.profile
    return tuple(_setting(rule, profile, dict(alignment.rules)) for rule in known)


def _setting(rule: Rule, profile: Profile, own: dict[str, str]) -> RuleSetting:
    level = own.get(rule.code) or own.get(rule.name)
    if level is not None:
        return RuleSetting(rule, None if level == "off" else Severity(level), "handbook")
    severities = {"standard": rule.severity, "strict": rule.strict, "adopt": rule.adopt}
    return RuleSetting(rule, severities[profile], profile)
