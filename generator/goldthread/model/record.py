"""What every record has in common, whatever its kind."""

import datetime
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

import msgspec

from goldthread.language.message import Text, message
from goldthread.language.translation import to_say
from goldthread.model.dates import Date
from goldthread.model.labels import OWNER, SOURCE, STATUS, KindNames, Label, default_label
from goldthread.model.links import Part, Relation, Sources, TeamId

Status = Literal["draft", "live", "retiring", "retired"]
AnyStatus = Literal[
    "draft", "live", "retiring", "retired",
    "idea", "planned", "assumption", "validated", "running", "done", "dropped",
]  # fmt: skip
Audience = Literal["public", "internal"]
Declared = Literal["unknown", "n/a"]
Standing = Literal["written", "unknown", "n/a", "absent"]

ID_LENGTH = 80
"""The most characters of an id: it is the name of a folder, and stands in addresses that people read."""
ID_FORM = "[a-z0-9]+(-[a-z0-9]+)*"
END = "$(?!\n)"
"""The end of a pattern: in Python "$" alone matches before a line end, too; JSON Schema knows no other sign for the end."""
DEVICES = "con|prn|aux|nul|com[0-9]|lpt[0-9]"
"""Names that no folder can have on Windows."""
ID_PATTERN = f"^(?!({DEVICES})$)(?=.{{1,{ID_LENGTH}}}$){ID_FORM}{END}"
Id = Annotated[str, msgspec.Meta(pattern=ID_PATTERN)]

EDITION_PATTERN = rf"^(?=.{{1,40}}$)[0-9]+(\.[0-9]+)*([A-Za-z+-]([0-9A-Za-z.+-]*[0-9A-Za-z])?)?{END}"
EditionNumber = Annotated[str, msgspec.Meta(pattern=EDITION_PATTERN)]
"""Digits and dots, and what may follow them, as in "2.0" and "1.0-rc1": it becomes the name of a folder."""

DECLARED_FIELD = "(declared)"
"""The name under which declared gaps travel into a record; reading refuses it as a key of YAML."""


_COMMON_LABELS = {
    "status": STATUS,
    "owner": OWNER,
    "source": SOURCE,
    "conflicts_with": Label(to_say("Conflicts with")),
    "replaces": Label(to_say("Replaces")),
}
"""The labels of fields of every kind."""


class Waiver(Part, frozen=True, kw_only=True):
    """An exception from a rule, with its reason and its end.

    rule: The rule that is waived, by code or by name.
    reason: Why it is right to break the rule here.
    until: The last day on which the waiver holds.
    """

    rule: str
    reason: str
    until: datetime.date


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """The fields that every record may carry.

    id: The record's name for ever: a lower-case slug, unique in its kind, and part of its page's address.
    status: How far along it is.
    owner: The one team that answers for it.
    review_by: The day by which somebody looks at it again.
    source: Where what it says comes from: a text, or a document with its address; one or several.
    audience: `public` or `internal`; meetings, studies, decisions, initiatives and constraints are internal unless they say otherwise.
    notes: Remarks for editors, which are never published.
    was: Ids that the record had before; their addresses lead here.
    also: Other words that people look for it by, such as what customers call it; the search knows them, and pages do not show them.
    conflicts_with: Records that ask for the opposite, or do the same work twice, each as `kind/id`.
    replaces: Records that this one takes the place of, each as `kind/id`.
    waive: Rules that do not apply to this record, each with a reason and an end.
    declared: Fields whose value is `unknown` (asked, and nobody knows) or `n/a` (does not apply); one inside a part by the steps to it,
        such as `target.by` and `readings.2.on`.
    """

    kind: ClassVar[str] = ""
    names: ClassVar[KindNames] = KindNames("", "")
    """What one record of the kind and several are called."""
    homes: ClassVar[tuple[str, ...]] = ()
    """Where records of the kind lie: stems of files or names of folders, from the root."""
    section: ClassVar[tuple[str, str]] = ("", "")
    """A file that holds several kinds, by its stem, and the heading in it under which records of the kind may lie as well."""
    titled_by: ClassVar[str] = "name"
    """The field that a reader knows the record by, as written in YAML."""
    meaning: ClassVar[tuple[str, ...]] = ()
    """The fields, as written in YAML, that carry what the record means."""
    labels: ClassVar[Mapping[str, Label]] = {}
    """The labels of fields, by their names in YAML; a link is part of what readers learn of a change where its label says how."""
    identified_by: ClassVar[str] = ""
    """The field from which the id follows when none is written."""
    asked: ClassVar[tuple[str, ...]] = ()
    """The fields that somebody who writes a new record is asked for, beside its title and those that must be written."""

    id: Id
    status: AnyStatus | None = None
    owner: TeamId | None = None
    review_by: Date | None = None
    source: Sources = ()
    audience: Audience = "public"
    notes: str | None = None
    was: tuple[Id, ...] = ()
    also: tuple[str, ...] = ()
    conflicts_with: tuple[Relation, ...] = ()
    replaced: tuple[Relation, ...] = msgspec.field(name="replaces", default=())
    waive: tuple[Waiver, ...] = ()
    declared: Mapping[str, Declared] = msgspec.field(name=DECLARED_FIELD, default_factory=dict)

    @property
    def key(self) -> str:
        """`kind/id`, the record's name in the whole handbook."""
        return f"{self.kind}/{self.id}"

    @property
    def title(self) -> str:
        """The words by which a reader knows the record."""
        return str(self.title_text)

    @property
    def title_text(self) -> Text:
        """The title, to be worded later where it holds a word of ours, as where nobody knows what it is."""
        written = self.written_title
        return message("{id} (title unknown)", id=self.id) if written is None else written

    @property
    def written_title(self) -> str | None:
        """The title as written; None where it is declared unknown."""
        title: str | None = getattr(self, self.titled_by)
        return title

    @classmethod
    def label(cls, field: str) -> Label:
        """What readers call a field of the kind."""
        return cls.labels.get(field) or _COMMON_LABELS.get(field) or default_label(field)

    @classmethod
    def words_of_field(cls, path: str) -> str:
        """What readers call a field that is declared, or a field inside one, in the language that is being spoken."""
        first, *inner = path.split(".")
        steps = (default_label(step) for step in inner if not step.isdecimal())
        return ": ".join(label.worded() for label in (cls.label(first), *steps))

    def stands(self, attribute: str) -> Standing:
        """Whether a field is `written`, declared `unknown` or `n/a`, or `absent`.

        attribute: The field's name in Python, which is not everywhere its name in YAML, under which it is declared.
        """
        if getattr(self, attribute) not in (None, ()):
            return "written"
        return self.declared.get(self.__struct_encode_fields__[self.__struct_fields__.index(attribute)], "absent")
