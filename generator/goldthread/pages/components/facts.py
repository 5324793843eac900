"""Links to records, and labelled facts."""

import msgspec
from markupsafe import Markup

from goldthread.model.contacts import ContactPart
from goldthread.pages.components.states import State

NO_TEXT = Markup()
"""No text."""

_SENTENCE = 45


class Anchor(msgspec.Struct, frozen=True):
    """A link to a record.

    text: The record's title, without marks.
    href: The address of its page; empty when it has none.
    inferred: Whether the link is inferred.
    how: A note on the link.
    contact: How the record is reached, where it is a team that is named as an owner or to be called.
    """

    text: str
    href: str = ""
    inferred: bool = False
    how: Markup = NO_TEXT
    contact: tuple[ContactPart, ...] = ()

    @property
    def ways(self) -> tuple[ContactPart, ...]:
        """What of the contact can be followed, for where there is little room."""
        return tuple(each for each in self.contact if each.href)


class Fact(msgspec.Struct, frozen=True):
    """A label with its value: text, links, a state, a medium or a rating, in that order."""

    label: str
    text: Markup = NO_TEXT
    anchors: tuple[Anchor, ...] = ()
    state: State | None = None
    medium: str = ""
    rating: int = 0

    @property
    def is_long(self) -> bool:
        """Whether its links are long enough to need a line each."""
        return len(self.anchors) > 1 and any(len(anchor.text) > _SENTENCE for anchor in self.anchors)

    @property
    def is_empty(self) -> bool:
        """Whether it only states that the field is not filled in."""
        value = self.text or self.anchors or self.medium or self.rating
        return not value and self.state is not None and self.state.name == "unwritten"
