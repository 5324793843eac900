"""The kinds of record, in the order in which a handbook is thought through."""

from collections.abc import Mapping
from types import MappingProxyType

from goldthread.model.customers import Customer, Offer
from goldthread.model.editions import Edition, Term
from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.learning import Connect, Decision, Evidence, Study
from goldthread.model.measures import Metric
from goldthread.model.plan import Constraint, Event, Initiative
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.situations import Situation
from goldthread.model.teams import Team, Tool
from goldthread.model.vision import Focus, Handbook, Need

KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        record_type.kind: record_type
        for record_type in (
            Handbook, Focus, Need, Customer, Offer, Principle, Phase, Touchpoint, Situation, Team, Tool,
            Metric, Evidence, Connect, Study, Decision, Initiative, Event, Constraint, Term, Edition,
        )
    }
)  # fmt: skip


def _sections() -> Mapping[str, Mapping[str, str]]:
    sections: dict[str, dict[str, str]] = {}
    for kind, record_type in KINDS.items():
        stem, heading = record_type.section
        if stem:
            sections.setdefault(stem, {})[heading] = kind
    return MappingProxyType({stem: MappingProxyType(headings) for stem, headings in sections.items()})


SECTIONS: Mapping[str, Mapping[str, str]] = _sections()
"""Files that hold several kinds, each under a heading of its own: stem -> heading -> kind."""
