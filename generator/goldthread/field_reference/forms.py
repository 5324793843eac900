"""What the value of a field looks like, in a few words."""

from goldthread.language.message import Names, Text, message
from goldthread.model.links import ANY_KIND
from goldthread.model.record import EDITION_PATTERN, ID_PATTERN
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    FlagShape,
    GroupShape,
    ListShape,
    NumberShape,
    Shape,
    TableShape,
    TextShape,
)
from goldthread.model.vision import COLOUR_PATTERN, WEB_PATTERN

_DAY = message("date, such as `2026-04-13`")
_DATE = message("date, such as `2026-04-13`, or its month or year alone: `2026-04`, `2026`")


def form_of(shape: Shape) -> Text:
    """The form of a value; words to type stand between backticks."""
    match shape:
        case TextShape():
            return _words(shape)
        case NumberShape(whole=whole, least=least, most=most):
            return _number(whole=whole, least=least, most=most)
        case DateShape(day_only=day_only):
            return _DAY if day_only else _DATE
        case FlagShape():
            return message("`true` or `false`")
        case ChoiceShape(words=words):
            return ", ".join(f"`{word}`" for word in words)
        case ListShape(item=item, may_be_single=True):
            return message("one or a list: {form}", form=form_of(item))
        case ListShape(item=item):
            return message("list: {form}", form=form_of(item))
        case TableShape(key=key, value=value):
            return message("table: {key} to {value}", key=form_of(key), value=form_of(value))
        case GroupShape():
            return _group(shape)


def _group(shape: GroupShape) -> Text:
    if shape.ref:
        return message("link: {kinds}", kinds=_kinds(shape.ref))
    return (
        message("mapping; a bare value is its `{field}`", field=shape.shorthand)
        if shape.shorthand
        else message("mapping")
    )


def _words(shape: TextShape) -> Text:
    if shape.ref:
        return message("id: {kinds}", kinds=_kinds(shape.ref))
    if shape.prose:
        return message("text of any length")
    match shape.pattern:
        case "":
            return message("short text")
        case pattern if pattern == ID_PATTERN:
            return message("lower-case letters, digits and single hyphens")
        case pattern if pattern == COLOUR_PATTERN:
            return message("colour, such as `#b8862b`")
        case pattern if pattern == EDITION_PATTERN:
            return message("number, such as `2.0` or `2.1-rc1`")
        case pattern if pattern == WEB_PATTERN:
            return message("address that begins with `https://` or `http://`")
        case _:
            return message("short text")


def _number(*, whole: bool, least: float | None, most: float | None) -> Text:
    name = message("whole number") if whole else message("number")
    if least is not None and most is not None:
        return message("{number} from {least} to {most}", number=name, least=str(least), most=str(most))
    return name if least is None else message("{number}, {least} or more", number=name, least=str(least))


def _kinds(ref: tuple[str, ...]) -> Text:
    return message("any record, as `kind/id`") if ANY_KIND in ref else Names(ref, "or")
