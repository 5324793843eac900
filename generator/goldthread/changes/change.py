"""What a change means, as values that say it without the records: their names and docstrings are those of the JSON."""

from typing import Literal

import msgspec

from goldthread.model.links import Basis

Step = Literal["none", "patch", "minor", "major"]
Way = Literal["reworded", "added", "removed", "reordered"]


class Named(msgspec.Struct, frozen=True):
    """A record.

    key: `kind/id`.
    title: The words by which a reader knows it.
    """

    key: str
    title: str


class Told(msgspec.Struct, frozen=True):
    """A record that was added or dropped.

    record: The record.
    says: What it says, when its title does not say it.
    split_from: The key of the record that it names as its former self, and that goes on in another.
    """

    record: Named
    says: str = ""
    split_from: str = ""


class Renamed(msgspec.Struct, frozen=True):
    """A record with a new id that names the old one under `was`.

    record: The record as it is called now.
    before: Its old key.
    """

    record: Named
    before: str


class Wording(msgspec.Struct, frozen=True):
    """A field that carries meaning and says something else.

    field: The field, as written in YAML.
    way: `added` and `removed` speak of one item of a list, or of a field that was, or is, empty.
    before: The old words; empty when there were none.
    after: The new words; empty when there are none.
    about: For what a link says of itself, the key or id of the record that it leads to.
    """

    field: str
    way: Way
    before: str = ""
    after: str = ""
    about: str = ""


class Reworded(msgspec.Struct, frozen=True):
    """A record that says something else.

    record: The record.
    wordings: What it says, field by field.
    editorial: Whether it was declared that the meaning has not changed for all that.
    """

    record: Named
    wordings: tuple[Wording, ...]
    editorial: bool = False


class Relinked(msgspec.Struct, frozen=True):
    """A link that came, went, or changed its basis.

    record: The record in which it is written.
    field: The field in which it is written.
    target: The record that it leads to.
    way: `added`, `removed`, or `basis` when it was and is there on another basis.
    basis: `stated` or `inferred`, as it is now, or as it was last.
    """

    record: Named
    field: str
    target: Named
    way: Literal["added", "removed", "basis"]
    basis: Basis


class Shelved(msgspec.Struct, frozen=True):
    """A record whose status took it out of play, or brought it back: ideas and what is retired or dropped do not count.

    record: The record.
    before: Its status before.
    after: Its status now.
    is_in_play: Whether it counts now.
    """

    record: Named
    before: str
    after: str
    is_in_play: bool


class Thread(msgspec.Struct, frozen=True):
    """A record at which the thread breaks, or broke.

    record: The record.
    lacks: The kind of record that it does not, or did not, reach.
    """

    record: Named
    lacks: str


class Cell(msgspec.Struct, frozen=True):
    """Where a phase and a medium meet.

    phase: The phase.
    medium: `personal`, `physical` or `digital`.
    """

    phase: Named
    medium: str


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How far practice reaches: cells of phase and medium in which a touchpoint lies.

    before: How many did.
    cells_before: Of how many.
    after: How many do.
    cells_after: Of how many.
    emptied: Cells in which none lies any more.
    filled: Cells in which none lay before.
    """

    before: int
    cells_before: int
    after: int
    cells_after: int
    emptied: tuple[Cell, ...] = ()
    filled: tuple[Cell, ...] = ()


class Suspect(msgspec.Struct, frozen=True):
    """A record that has to be read again.

    record: The record.
    because: The records above it that changed in meaning.
    """

    record: Named
    because: tuple[Named, ...]


class Concerned(msgspec.Struct, frozen=True, kw_only=True):
    """A team that should hear of the change.

    team: The team.
    changed: The keys of records that it owns, owned or contributes to and that changed.
    suspect: The keys of such records that have to be read again.
    guided_by: The keys of principles that guide it and that changed.
    """

    team: Named
    changed: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()
    guided_by: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that came or went.

    rule: The rule's code, such as "TCH001".
    name: The rule's name.
    severity: "error" blocks, "warning" counts, "info" is for the editor.
    record: `kind/id` of the record concerned; empty when no record could be read.
    message: One sentence that says what is, or was, missing.
    """

    rule: str
    name: str
    severity: Literal["error", "warning", "info"]
    record: str
    message: str


class Version(msgspec.Struct, frozen=True):
    """The step that the edition should take, and why.

    step: `major` when the vision, a focus or an exclusion changed, `minor` when a principle or a touchpoint came, went or hangs
        elsewhere, `patch` for wording and the rest, `none` when nothing changed.
    reasons: What made it so, a phrase each.
    """

    step: Step
    reasons: tuple[str, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What lies between two states of a handbook.

    before: What the first state was called by whoever asked.
    after: What the second state was called.
    version: The step that the edition should take, and why.
    added: Records that are new.
    dropped: Records that are gone.
    renamed: Records with a new id.
    reworded: Records that say something else.
    relinked: Links that came, went, or changed their basis.
    shelved: Records of the thread that no longer count, or count again.
    broken: Where the thread held and breaks now.
    mended: Where the thread broke and holds now.
    coverage: Cells of phase and medium.
    suspect: What has to be read again.
    teams: Who should hear of it.
    found: Findings that were not there before.
    gone: Findings that are no longer there.
    form_only: Keys of records in which only letter case, punctuation, white space or the order of links changed of what carries meaning.
    other_fields: How many records changed in a field that carries no meaning, by `kind.field`.
    doubts: What could not be compared, in sentences.
    """

    before: str
    after: str
    version: Version
    added: tuple[Told, ...]
    dropped: tuple[Told, ...]
    renamed: tuple[Renamed, ...]
    reworded: tuple[Reworded, ...]
    relinked: tuple[Relinked, ...]
    shelved: tuple[Shelved, ...]
    broken: tuple[Thread, ...]
    mended: tuple[Thread, ...]
    coverage: Coverage
    suspect: tuple[Suspect, ...]
    teams: tuple[Concerned, ...]
    found: tuple[Found, ...]
    gone: tuple[Found, ...]
    form_only: tuple[str, ...]
    other_fields: dict[str, int]
    doubts: tuple[str, ...]


def named(key: str, title: str) -> Named:
    """A record by its key and its title on one line."""
    return Named(key, " ".join(title.split()))
