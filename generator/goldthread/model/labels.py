"""The names of kinds, and the labels of fields: what a reader calls a field, and something that was added to it or removed from it."""

import msgspec

from goldthread.language.translation import said, say, to_say


class KindNames(msgspec.Struct, frozen=True):
    """What a kind is called; texts are marked for translation where they are written.

    one: A record of the kind, as in "Customer meeting".
    many: Several of them.
    before_title: What stands before the title of a record; empty where that is the same as for one.
    """

    one: str
    many: str
    before_title: str = ""

    @property
    def one_in_sentence(self) -> str:
        """A record of the kind, in the middle of an English sentence."""
        return self.one.lower()

    @property
    def many_in_sentence(self) -> str:
        """Several records of the kind, in the middle of an English sentence."""
        return self.many.lower()


class Label(msgspec.Struct, frozen=True):
    """The label of a field; texts are marked for translation where they are written.

    name: What stands above its value.
    added: What stands above something that was added to it.
    removed: What stands above something that was removed from it.
    """

    name: str
    added: str = ""
    removed: str = ""

    def worded(self) -> str:
        """What stands above its value, in the language that is being spoken."""
        return said(self.name)

    def worded_added(self) -> str:
        """What stands above something that was added, in the language that is being spoken."""
        return said(self.added) if self.added else say("{field} (added)", field=said(self.name))

    def worded_removed(self) -> str:
        """What stands above something that was removed, in the language that is being spoken."""
        return said(self.removed) if self.removed else say("{field} (removed)", field=said(self.name))


STATUS = Label(to_say("Status"))
OWNER = Label(to_say("Owner"))
SOURCE = Label(to_say("Sources"))
NAME = Label(to_say("Name"))
DATE = Label(to_say("Date"))
TITLE = Label(to_say("Title"))


def default_label(field: str) -> Label:
    """The label of a field that has none of its own: its name as written in YAML."""
    return Label(field.replace("_", " ").capitalize())
