"""A change of one record: which field, the value before and the value after."""

from typing import Literal

import msgspec

Kind = Literal["added", "removed", "renamed", "reworded", "reordered", "relinked", "status", "owner"]
"""What changed: `added` and `removed` speak of a record; what was added to a field, or removed from it, is `reworded`."""

Value = object
"""A value as in JSON: a string, a number, a list, or a mapping for a part or a link; None where there is no value."""


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One change of one record.

    kind: What changed: `added`, `removed`, `renamed`, `reworded`, `reordered`, `relinked`, `status` or `owner`.
    record: The record's key, `kind/id`: the new one where it was renamed, the last one where it was removed.
    title: The words by which a reader knows the record.
    field: The field, as written in YAML; for a record that was added or removed, the field that says most of it, if that is not its title.
    before: The value before. In a list it is the item that was removed or changed; for a renamed record its old key.
    after: The value after. In a list it is the item that was added or changed; for a link the target, the basis and the reason.
    target: The record that a link leads to; for a record that was split off, the old key of the one that it comes from.
    target_title: The words by which a reader knows that record.
    """

    kind: Kind
    record: str
    title: str = ""
    field: str = ""
    before: Value = None
    after: Value = None
    target: str = ""
    target_title: str = ""

    @property
    def record_kind(self) -> str:
        """The kind of the record."""
        return self.record.partition("/")[0]

    @property
    def way(self) -> Literal["added", "removed", "changed"]:
        """What happened to the value: whether there was one before, and whether there is one now."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"
