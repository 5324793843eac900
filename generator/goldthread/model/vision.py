"""Step one, get focused: the handbook itself, its focus statements, and the needs that they answer."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal
from urllib.parse import quote

import msgspec

from goldthread.language.catalogue import Language
from goldthread.language.message import Text as Words
from goldthread.language.message import message
from goldthread.language.translation import to_say
from goldthread.model.labels import TITLE, KindNames, Label
from goldthread.model.links import CustomerId, CustomerLink, EvidenceId, FocusId, NeedLink, Part, Text, TextOrYear
from goldthread.model.record import END, EditionNumber, Id, Record, Status

Level = Literal["off", "info", "warning", "error"]
Profile = Literal["adopt", "standard", "strict"]
EDIT_PATTERN = rf"^(\{{url\}}|https?://)([^{{}}\s]|\{{(url|branch|path|line)\}})*{END}"
COLOUR_PATTERN = f"^#[0-9a-fA-F]{{6}}{END}"
WEB_PATTERN = rf"^https?://\S+{END}"
FEEDBACK_PATTERN = rf"^(https?://[^\s\"<>]+|mailto:[^\s\"<>@?]+@[^\s\"<>@?]+){END}"
Colour = Annotated[str, msgspec.Meta(pattern=COLOUR_PATTERN)]
Days = Annotated[int, msgspec.Meta(ge=1, le=36_525)]
"""A number of days, up to a century."""
Count = Annotated[int, msgspec.Meta(ge=0, le=100_000)]


class Channels(Part, frozen=True, kw_only=True):
    """The channels in use under each of the three media.

    personal: Channels through people.
    physical: Channels through places and things.
    digital: Channels through screens and machines.
    """

    personal: tuple[str, ...] = ()
    physical: tuple[str, ...] = ()
    digital: tuple[str, ...] = ()


class SignatureLimit(Part, frozen=True, kw_only=True):
    """How many signature experiences a phase has.

    least: No fewer than this.
    most: No more than this.
    """

    least: Count = 1
    most: Count = 2


class Freshness(Part, frozen=True, kw_only=True):
    """After how many days evidence of each method, and a review, is stale.

    interview: Days for interviews.
    observation: Days for observations.
    conversation: Days for conversations.
    survey: Days for surveys.
    analytics: Days for analytics.
    test: Days for tests.
    desk: Days for desk research.
    review: Days between two reviews of a record.
    """

    interview: Days = 730
    observation: Days = 730
    conversation: Days = 365
    survey: Days = 540
    analytics: Days = 180
    test: Days = 540
    desk: Days = 1095
    review: Days = 365


class Horizons(Part, frozen=True, kw_only=True):
    """How many days each horizon of the plan reaches, and how much fits into the nearest.

    month: Days in the nearest horizon.
    quarter: Days in the middle horizon.
    year: Days in the far horizon.
    capacity: How many initiatives fit into the nearest horizon.
    """

    month: Days = 31
    quarter: Days = 92
    year: Days = 366
    capacity: Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None = None


class Repository(Part, frozen=True, kw_only=True):
    """Where the records are kept, so that a page can lead to its source.

    url: The address of the repository.
    branch: The branch that edits are made against.
    edit: How the address of an edit is made, with `{url}`, `{branch}`, `{path}` and `{line}`.
    """

    shorthand = "url"

    url: Annotated[str, msgspec.Meta(pattern=WEB_PATTERN)]
    branch: str = "main"
    edit: Annotated[str, msgspec.Meta(pattern=EDIT_PATTERN)] = "{url}/edit/{branch}/{path}#L{line}"

    def address_of_document(self, path: str, heading: str) -> str:
        """The address at which a file is read, with a heading; empty where the file does not lie below the handbook's folder."""
        if path.startswith("../"):
            return ""
        form, _, _ = self.edit.replace("/edit/", "/blob/", 1).partition("#")
        values = {"url": self.url, "branch": quote(self.branch), "path": quote(path), "line": "1"}
        address = re.sub(r"\{(url|branch|path|line)\}", lambda found: values[found[1]], form)
        return f"{address}#{quote(heading)}" if heading else address

    def address_of_edit(self, path: str, line: int) -> str:
        """The address at which a line of a file is edited; each of the four names is replaced once."""
        values = {"url": self.url, "branch": quote(self.branch), "path": quote(path), "line": str(line)}
        return re.sub(r"\{(url|branch|path|line)\}", lambda found: values[found[1]], self.edit)


class Alignment(Part, frozen=True, kw_only=True):
    """How strictly the handbook is checked.

    profile: The set of severities to start from.
    rules: Rules, by code or name, whose severity differs from the profile's.
    """

    profile: Profile = "standard"
    rules: Mapping[str, Level] = {}


class PrincipleSet(Part, frozen=True, kw_only=True):
    """A set of principles, such as values, the voice, or principles of design.

    id: Its name for principles: a lower-case slug.
    title: What readers call it.
    about: What the principles in it have in common.
    """

    id: Id
    title: str
    about: Text | None = None


class Colours(Part, frozen=True, kw_only=True):
    """The brand's colours in the published handbook.

    accent: The one colour that stands out, as `#rrggbb`.
    """

    accent: Colour = "#b8862b"


class Typefaces(Part, frozen=True, kw_only=True):
    """The brand's own type, each the path of a font file under `content/`, best as .woff2; it must be one that may be published.

    headings: The type of headings.
    text: The type of everything else.
    """

    headings: str | None = None
    text: str | None = None


class Handbook(Record, frozen=True, kw_only=True):
    """The brand that the handbook is about, and the settings of the handbook.

    brand: The brand's name.
    vision: What the brand is for, in one sentence.
    edition: The edition in preparation, such as "2.1".
    summary: What the handbook is and whom it is for.
    language: The language that the records are written in, which the handbook speaks as well.
    offer_terms: Words for what we make, which must not define a focus.
    internal_terms: Words of ours that customers must not meet.
    channels: The vocabulary of channels under the three media.
    principle_sets: The sets that principles belong to, in the order in which they are shown.
    signature_limit: How many signature experiences a phase has.
    freshness: After how many days evidence and reviews are stale.
    horizons: How far the horizons of the plan reach.
    internal_fields: Fields kept out of an edition for the public, as `kind.field`, or `kind.field.part` for a part of one.
    repository: Where the records are kept.
    alignment: How strictly the handbook is checked.
    rules: Files with alignment rules of your own, from the handbook's root; they run only for those who ask for them.
    logo: The brand's logo, shown at the top of the site and on the cover of the print edition: the path of a picture under `content/`.
    favicon: The brand's sign in the browser's tab: the path of a small picture under `content/`.
    typefaces: The brand's own type, used throughout.
    colours: The brand's colours.
    feedback: Where readers say what is wrong with the handbook, as the foot of each page does: a web address, or `mailto:` and a mailbox.
    cards: Whether a page that is passed on shows a picture of its own.
    """

    kind = "handbook"
    names = KindNames(to_say("Handbook"), to_say("Handbooks"))
    homes = ("content/handbook",)
    titled_by = "brand"
    meaning = ("vision",)
    labels = MappingProxyType(
        {
            "vision": Label(to_say("Vision")),
        }
    )

    status: Status | None = None
    brand: str | None
    vision: Text | None
    edition: EditionNumber
    summary: Text | None = None
    language: Language = "en"
    offer_terms: tuple[str, ...] = ()
    internal_terms: tuple[str, ...] = ()
    channels: Channels = Channels()
    principle_sets: tuple[PrincipleSet, ...] = ()
    signature_limit: SignatureLimit = SignatureLimit()
    freshness: Freshness = Freshness()
    horizons: Horizons = Horizons()
    internal_fields: tuple[str, ...] = ()
    repository: Repository | None = None
    alignment: Alignment = Alignment()
    rules: tuple[str, ...] = ()
    logo: str | None = None
    favicon: str | None = None
    typefaces: Typefaces | None = None
    colours: Colours = Colours()
    feedback: Annotated[str, msgspec.Meta(pattern=FEEDBACK_PATTERN)] | None = None
    cards: bool = True

    @property
    def title_text(self) -> Words:
        """The brand's name, or words in its place."""
        return self.brand or message("A brand without a name")


class Exclusion(Part, frozen=True, kw_only=True):
    """Something that the focus says no to.

    what: What we say no to.
    why: The reason, as a member of staff would give it.
    match: Words that give such a thing away in a touchpoint.
    customers: Customers whom the focus is not for.
    channels: Channels that we keep out of.
    """

    reason_field = "why"

    what: Text
    why: Text | None = None
    match: tuple[str, ...] = ()
    customers: tuple[CustomerId, ...] = ()
    channels: tuple[str, ...] = ()


class ChangeTest(Part, frozen=True, kw_only=True):
    """Whether the focus outlasts one kind of change: write one of the two, with a line of reason.

    survives: Why the focus still holds after the change.
    falls: Why the change would be the end of it.
    """

    survives: Text | None = None
    falls: Text | None = None


class ChangeTests(Part, frozen=True, kw_only=True):
    """Six changes that a focus should outlast.

    product: What we make changes.
    making: How we make it changes.
    delivery: How it reaches customers changes.
    price: What it costs changes.
    rivals: Who competes with us changes.
    market: How the market is defined changes.
    """

    product: ChangeTest | None = None
    making: ChangeTest | None = None
    delivery: ChangeTest | None = None
    price: ChangeTest | None = None
    rivals: ChangeTest | None = None
    market: ChangeTest | None = None


class Tension(Part, frozen=True, kw_only=True):
    """What pulls two ways, and how it is settled.

    near: What the near term asks for.
    long: What the long term asks for.
    resolution: Which of the two gives way, and when.
    """

    near: Text | None
    long: Text | None
    resolution: Text | None = None


class Focus(Record, frozen=True, kw_only=True):
    """What the brand means to somebody, and what it says no to for their sake.

    title: A few words to call it by.
    statement: The focus in one sentence.
    need: The human need that it answers.
    for: The customers whom it is for.
    audience_reason: Why it is for everybody, when it really is.
    meaning: What it means to those customers.
    arena: Where we play.
    win_by: How we win there.
    excludes: What we say no to.
    change_tests: Whether it outlasts six kinds of change.
    tension: What pulls two ways.
    evidence: What we learned that it rests on.
    under: The wider focus that this one narrows.
    horizon: How far it looks ahead, in words or as a year, such as `to 2030`.
    """

    kind = "focus"
    names = KindNames(to_say("Focus statement"), to_say("Focus statements"))
    homes = ("content/focus",)
    asked = ("statement", "need", "for")
    titled_by = "statement"
    meaning = ("statement", "need", "for", "excludes")
    labels = MappingProxyType(
        {
            "statement": Label(to_say("Statement")),
            "title": TITLE,
            "need": Label(to_say("The need"), to_say("Now answers"), to_say("No longer answers")),
            "for": Label(to_say("For"), to_say("Now is for"), to_say("No longer is for")),
            "excludes": Label(
                to_say("What we exclude"), to_say("We now also say no to"), to_say("We no longer say no to")
            ),
        }
    )

    status: Status | None = None
    # `title` is a property of every record; the field's own name is kept for YAML.
    short_title: str | None = msgspec.field(name="title", default=None)
    statement: Text | None
    need: NeedLink | None = None
    for_: tuple[CustomerLink, ...] = msgspec.field(name="for", default=())
    audience_reason: Text | None = None
    means: Text | None = msgspec.field(name="meaning", default=None)
    arena: Text | None = None
    win_by: Text | None = None
    excludes: tuple[Exclusion, ...] = ()
    change_tests: ChangeTests | None = None
    tension: Tension | None = None
    evidence: tuple[EvidenceId, ...] = ()
    under: FocusId | None = None
    horizon: TextOrYear | None = None

    @property
    def written_title(self) -> str | None:
        """The few words to call it by, or the statement itself."""
        return self.short_title or self.statement


class Need(Record, frozen=True, kw_only=True):
    """What people need, whether or not we exist.

    need: The need in the words of those who have it.
    kind: `human` outlasts every product; `functional` is a job to do; `internal` is ours.
    stability: How long people have needed it, and why they will go on.
    evidence: What we learned that it rests on.
    """

    kind = "need"
    names = KindNames(to_say("Need"), to_say("Needs"))
    homes = ("content/needs",)
    asked = ("kind",)
    titled_by = "need"
    meaning = ("need",)
    labels = MappingProxyType(
        {
            "need": Label(to_say("The need")),
        }
    )

    status: Literal["draft", "live", "retiring", "retired", "assumption", "validated"] | None = None
    need: Text | None
    sort: Literal["human", "functional", "internal"] | None = msgspec.field(name="kind", default=None)
    stability: Text | None = None
    evidence: tuple[EvidenceId, ...] = ()
