"""The result of a comparison, as values that stand without the records: their names and docstrings are those of the JSON."""

from typing import Literal

import msgspec

from goldthread.changes.change import Change

Size = Literal["none", "patch", "minor", "major"]

WORKING_TREE = "the working tree"
"""The name of a version that is no revision: the files as they are now. Programs read it as it is, and people in their language."""


class Named(msgspec.Struct, frozen=True):
    """A record.

    key: `kind/id`.
    title: The words by which a reader knows it.
    """

    key: str
    title: str


class ChainBreak(msgspec.Struct, frozen=True):
    """A record at which the chain to the vision breaks, or broke.

    record: The record.
    lacks: The kind of record that it does not, or did not, reach.
    """

    record: Named
    lacks: str


class Cell(msgspec.Struct, frozen=True):
    """A combination of phase and medium.

    phase: The phase.
    medium: `personal`, `physical` or `digital`.
    """

    phase: Named
    medium: str


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The combinations of phase and medium that have a touchpoint.

    before: How many had one.
    cells_before: How many combinations there were.
    after: How many have one.
    cells_after: How many combinations there are.
    emptied: Those that have none any more.
    filled: Those that had none before.
    """

    before: int
    cells_before: int
    after: int
    cells_after: int
    emptied: tuple[Cell, ...] = ()
    filled: tuple[Cell, ...] = ()


class NeedsReview(msgspec.Struct, frozen=True):
    """A record that needs review.

    record: The record.
    because: The records above it that changed in meaning or were removed.
    """

    record: Named
    because: tuple[Named, ...]


class ChangedDocument(msgspec.Struct, frozen=True):
    """A document of the repository that records name, or named, as their source, and that is not what it was for them.

    at: Its address before: the path and, where one is meant, the heading.
    title: What it is, or was, called.
    changes: The words before and after, block by block; empty where only its fingerprint is known.
    records: The records concerned, which need review if they were reviewed before.
    what: `reworded` when it says something else, `gone` when nothing is there any more, `replaced` when the records name another one
        instead, `dropped` when they name it no longer.
    now: The address of what is read instead, or is likely meant; empty where there is none.
    now_title: What that is called.
    editorial: Whether the change was marked as editorial, so that nothing needs review.
    """

    at: str
    title: str
    changes: tuple[Change, ...]
    records: tuple[Named, ...]
    what: Literal["reworded", "gone", "replaced", "dropped"] = "reworded"
    now: str = ""
    now_title: str = ""
    editorial: bool = False


class ConcernedTeam(msgspec.Struct, frozen=True, kw_only=True):
    """A team that the changes concern.

    team: The team.
    changed: The keys of changed records that it owns, owned or contributes to.
    needs_review: The keys of such records that need review.
    guided_by: The keys of changed principles that guide it.
    """

    team: Named
    changed: tuple[str, ...] = ()
    needs_review: tuple[str, ...] = ()
    guided_by: tuple[str, ...] = ()


class ComparedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that only one of the two versions has.

    rule: The rule's code, such as "TCH001".
    name: The rule's name.
    severity: "error" blocks, "warning" counts, "info" is for the editor.
    record: `kind/id` of the record concerned; empty when no record could be read.
    message: One sentence that says what is, or was, wrong.
    """

    rule: str
    name: str
    severity: Literal["error", "warning", "info"]
    record: str
    message: str


class Reason(msgspec.Struct, frozen=True):
    """A reason for the size of the next edition: a change of one record, or a number of records that changed in some way.

    what: `vision_changed`, `exclusions_changed`, `meaning_changed`, `added`, `removed`, `back_in_use`,
        `out_of_use` or `relinked` of one record;
        `reworded`, `renamed`, `other_records`, `other_links` or `other_fields` of a number of them.
    record: The record's key; empty for a number of records.
    count: The number of records.
    """

    what: Literal[
        "vision_changed", "exclusions_changed", "meaning_changed", "added", "removed", "back_in_use", "out_of_use", "relinked",
        "reworded", "renamed", "other_records", "other_links", "other_fields",
    ]  # fmt: skip
    record: str = ""
    count: int = 1


class NextEdition(msgspec.Struct, frozen=True):
    """The size of the next edition, and why.

    step: `major` when the vision, a focus or what it excludes changed, `minor` when a principle or a touchpoint was added, removed or
        linked elsewhere, `patch` for wording and the rest, `none` when nothing changed.
    reasons: The changes that decide it.
    """

    step: Size
    reasons: tuple[Reason, ...]


class Unreadable(msgspec.Struct, frozen=True):
    """A version with faults in its data; what they hide could not be compared.

    name: What the version was called by whoever asked.
    faults: How many there are.
    """

    name: str
    faults: int


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two versions of a handbook.

    before: What the first version was called by whoever asked.
    after: What the second version was called.
    next_edition: The size of the next edition, and why.
    changes: Every change of a record.
    editorial: Keys of records whose new wording was marked as editorial, so that nothing needs review.
    broken: Where the chain was complete and breaks now.
    restored: Where the chain broke and is complete now.
    coverage: Combinations of phase and medium.
    needs_review: Records that need review.
    teams: Teams that the changes concern.
    new_findings: Findings that only the second version has.
    resolved_findings: Findings that only the first version has.
    form_only: Keys of records in which only letter case, punctuation, white space or the order of links changed of what carries meaning.
    other_fields: How many records changed in a field that carries no meaning, by `kind.field`.
    unreadable: Versions with faults in their data.
    documents: Documents that records name, or named, as their sources, and that are not what they were.
    """

    before: str
    after: str
    next_edition: NextEdition
    changes: tuple[Change, ...]
    editorial: tuple[str, ...]
    broken: tuple[ChainBreak, ...]
    restored: tuple[ChainBreak, ...]
    coverage: Coverage
    needs_review: tuple[NeedsReview, ...]
    teams: tuple[ConcernedTeam, ...]
    new_findings: tuple[ComparedFinding, ...]
    resolved_findings: tuple[ComparedFinding, ...]
    form_only: tuple[str, ...]
    other_fields: dict[str, int]
    unreadable: tuple[Unreadable, ...]
    documents: tuple[ChangedDocument, ...] = ()

    def of(self, *kinds: str) -> tuple[Change, ...]:
        """The changes of some kinds, such as `added`."""
        return tuple(each for each in self.changes if each.kind in kinds)


def named(key: str, title: str) -> Named:
    """A record by its key and its title on one line."""
    return Named(key, " ".join(title.split()))
