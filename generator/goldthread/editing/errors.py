"""The error of an edit that is refused."""

from goldthread.language.message import MessageError
from goldthread.reading.odd_characters import spaced

_SHOWN = 60


class EditingError(MessageError):
    """A change cannot be made in a text by a program; the argument is one sentence that says why, and what to do where that helps."""

    def __str__(self) -> str:
        """The sentence on one line, without characters that a terminal would obey."""
        return " ".join(spaced(super().__str__()).split())


def shown(words: object) -> str:
    """A name as a sentence quotes it: in quotation marks, and not too long."""
    name = str(words)
    return f'"{name}"' if len(name) <= _SHOWN else f'"{name[:_SHOWN]}…"'
