"""Links: how one record points to another, and the metadata that says so on a field's type."""

from typing import Annotated, ClassVar, Literal

import msgspec

Basis = Literal["stated", "inferred"]

ANY_KIND = "*"
"""Stands for every kind in a reference that may point anywhere, written `kind/id`."""


TARGET_FIELD = "(target)"
"""The name under which the target travels into a link; in YAML it stands under the name of its kind."""


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A link to another record, with what there is to say about it.

    (target): The id of the record that is meant.
    how: In what way the link holds, in a sentence.
    basis: `stated` when somebody decided it, `inferred` when it was read into the material.
    """

    to: str = msgspec.field(name=TARGET_FIELD)
    how: "Text | None" = None
    basis: Basis = "stated"


def ref(*kinds: str) -> msgspec.Meta:
    """Mark an id, or a `Link`, as pointing to a record of one of the kinds named."""
    return msgspec.Meta(extra={"ref": kinds})


Text = Annotated[str, msgspec.Meta(extra={"text": True})]
"""Words for readers: Markdown without raw HTML, in which `[[kind/id]]` links to a record."""

Rating = Annotated[int, msgspec.Meta(ge=1, le=5)]
"""A judgement from 1 (hardly matters) to 5 (matters most)."""

Position = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
"""A place in an order, counted from 1."""

CustomerId = Annotated[str, ref("customer")]
EventId = Annotated[str, ref("event")]
EvidenceId = Annotated[str, ref("evidence")]
FocusId = Annotated[str, ref("focus")]
InitiativeId = Annotated[str, ref("initiative")]
MetricId = Annotated[str, ref("metric")]
OfferId = Annotated[str, ref("offer")]
PhaseId = Annotated[str, ref("phase")]
PrincipleId = Annotated[str, ref("principle")]
TeamId = Annotated[str, ref("team")]
ToolId = Annotated[str, ref("tool")]
AnyId = Annotated[str, ref(ANY_KIND)]

CustomerLink = Annotated[Link, ref("customer")]
FocusLink = Annotated[Link, ref("focus")]
NeedLink = Annotated[Link, ref("need")]
PrincipleLink = Annotated[Link, ref("principle")]
ReasonLink = Annotated[Link, ref("need", "evidence")]
TouchpointLink = Annotated[Link, ref("touchpoint")]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False, kw_only=True):
    """A group of fields inside a record that has no id of its own.

    A part that names a `shorthand` may be written as a bare word, which then stands for that field.
    """

    shorthand: ClassVar[str] = ""
    reason_field: ClassVar[str] = ""
    """The field that holds the reason for the rest."""


class Relation(Part, frozen=True, kw_only=True):
    """Another record that conflicts with this one, or that this one takes the place of.

    record: The other record, as `kind/id`.
    because: Why.
    """

    shorthand = "record"
    reason_field = "because"

    record: AnyId
    because: Text | None = None
