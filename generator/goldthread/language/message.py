"""Messages as values: a text and what stands in its gaps, worded last, in whichever language is asked for.

A finding is made before anybody has asked for a language, and may be kept, compared and written in several.
So whoever finds something builds a message, and whoever shows it calls `str(message)` inside `speaking(...)`.

`messages.py` finds the texts by the names of these functions, as it does those of `saying.py`.
"""

import datetime
from typing import Literal, Union

import msgspec

from goldthread.language.translation import say, spoken, written

MessageValue = Union[str, int, float, "Message", "Names", "Day"]
"""What may stand in a gap: a whole number is grouped as the language groups its digits."""


class Message(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A text with its values.

    text: The English text, which is the key of its translations.
    values: The values of the names in braces, as pairs.
    many: The English text for other numbers than one; empty when the text does not depend on a number.
    context: Which of its meanings is meant, where other languages have several words for it.
    """

    text: str
    values: tuple[tuple[str, MessageValue], ...] = ()
    many: str = ""
    context: str = ""

    def __str__(self) -> str:
        """The message in the language that is being spoken."""
        values = {name: worded(value) for name, value in self.values}
        if self.many:
            count = next(value for name, value in self.values if name == "count")
            text = spoken().many(self.text, self.many, count if isinstance(count, int) else 0)
        else:
            text = spoken().one(self.text, self.context)
        return text.format(**values) if values else text


class Names(msgspec.Struct, frozen=True, gc=False, tag=True):
    """Values in a row.

    names: The values.
    joint: How the last is joined: `a, b and c` or `a, b or c`; a text of its own, such as " ", stands between all of them.
    """

    names: tuple[MessageValue, ...]
    joint: str = "and"

    def __str__(self) -> str:
        """The values in the language that is being spoken."""
        *first, last = map(worded, self.names) if self.names else ("",)
        match self.joint:
            case "and" if first:
                return say("{names} and {last}", names=", ".join(first), last=last)
            case "or" if first:
                return say("{names} or {last}", names=", ".join(first), last=last)
            case _:
                return self.joint.join((*first, last))


class Day(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A date, written out as in "14 November 2026".

    date: The day, or any day of the month or year.
    precision: How much of it is known: the `day`, or only its `month` or `year`.
    """

    date: datetime.date
    precision: Literal["day", "month", "year"] = "day"

    def __str__(self) -> str:
        """The date in the language that is being spoken."""
        match self.precision:
            case "day":
                return spoken().day(self.date)
            case "month":
                return spoken().month(self.date)
            case "year":
                return str(self.date.year)


Text = str | Message | Names
"""Words, or what becomes words in the language that is spoken when `str` is asked of it."""


def worded(value: MessageValue) -> str:
    """A value in the language that is being spoken."""
    match value:
        case str():
            return value
        case Message() | Names() | Day():
            return str(value)
        case _:
            return written({"": value})[""]


def message(text: str, /, **values: MessageValue) -> Message:
    """A message with values for the names in braces: `message("Edition {number}", number="2.1")`."""
    return Message(text, tuple(values.items()))


def message_as(context: str, text: str, /, **values: MessageValue) -> Message:
    """A message that other languages word in more than one way; the context tells which is meant."""
    return Message(text, tuple(values.items()), context=context)


def message_many(one: str, many: str, /, count: int, *, none: str = "", **values: MessageValue) -> Message:
    """A message that depends on a number, which may stand in it as `{count}`.

    none: The text for zero, where "0 touchpoints" would be stiff.
    """
    if not count and none:
        return Message(none, tuple(values.items()))
    return Message(one, (("count", count), *values.items()), many)


def verbatim(text: str) -> Message:
    """A message of somebody else's words, such as those of a handbook's own rule, which no catalogue translates."""
    return Message("{text}", (("text", text),))


def marked_message(text: str, /, **values: MessageValue) -> Message:
    """A message of a text that `to_say` has marked where it is kept."""
    return Message(text, tuple(values.items()))


class MessageError(Exception):
    """An error that a person reads: its message says what happened, why, and what to do; whoever prints it words it."""

    def __init__(self, message: Text) -> None:
        super().__init__(message)
        self.message = message
