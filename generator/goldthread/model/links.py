"""Links: how one record points to another, and the metadata that says so on a field's type."""

import re
from typing import Annotated, ClassVar, Literal

import msgspec

from goldthread.model.dates import Date

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

TextOrYear = Annotated[str, msgspec.Meta(extra={"text": True, "year": True})]
"""Words for readers, in the place of which a year may stand, which YAML reads as a number."""

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
TouchpointId = Annotated[str, ref("touchpoint")]
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
    has_columns: ClassVar[bool] = False
    """Whether a table has a column for each of its fields, though one of them may be written alone."""
    is_mark: ClassVar[bool] = False
    """Whether `true` alone may be written for a part of which nothing more is known."""
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


_ADDRESS = re.compile(
    r"https?://\S+|(?:[^\s:#]+\.(?:md|markdown|mdown|mkdn?)|[^\s:#]+/[^\s:#/]+\.[a-z0-9]{1,8})(?:#\S*)?", re.IGNORECASE
)
"""What a bare text is when it is an address and no title: a web address, or the path of a file with or without a heading."""


class Source(Part, frozen=True, kw_only=True):
    """Where what a record says comes from.

    title: What it is called.
    at: Where it can be read: a web address, or a file of this repository and a heading in it, such as `docs/strategy.md#mission`.
    seen_on: When somebody last looked at it.
    """

    shorthand = "title"

    title: Text | None = None
    at: str | None = None
    seen_on: Date | None = None

    def __post_init__(self) -> None:
        """Take a title that is nothing but an address for one, so that a source may be written as its address alone."""
        if self.at is None and self.title is not None and _ADDRESS.fullmatch(self.title):
            msgspec.structs.force_setattr(self, "at", self.title)
            msgspec.structs.force_setattr(self, "title", None)

    @property
    def word(self) -> str:
        """The source in one text, as it may be written short."""
        return self.title or self.at or ""


ONE_OR_SEVERAL = msgspec.Meta(extra={"single": True})
"""Marks a list whose only entry may be written without a list."""

Sources = Annotated[tuple[Source, ...], ONE_OR_SEVERAL]
