"""What the YAML parser objected to, in an editor's words, and where the slip is rather than where the parser gave up."""

import re

import msgspec
import yaml

from goldthread.data_faults import yml001_not_yaml, yml002_tab_indentation
from goldthread.findings import Finding
from goldthread.language.message import Message, message
from goldthread.places import Place
from goldthread.reading.cuts import may_be_cut
from goldthread.reading.look_alikes import LookAlikes

_TABBED = re.compile(r"^[ ]*\t")
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_CUT = re.compile(r"""[^#'"]*[^\s#'",:\[{] #(?=[^\s#!])""")
_FIELD = re.compile(r"^\s*(?:- )*[^\s:#'\"\[{][^:#]*:(?:\s|$)")
_UNSPACED = re.compile(r"^(\s*(?:- )*\w+:)\S")

_QUOTE = message("Put the whole text in double quotes.")
_ALIGN = message("Give the fields of one record the same indentation.")


class _Slip(msgspec.Struct, frozen=True):
    """Where the slip is, counted from 0, what it is, and how to fix it."""

    line: int
    column: int
    words: Message
    fix: Message


class _Stop(msgspec.Struct, frozen=True):
    """Where and why the parser gave up; lines and columns are counted from 0.

    line, column: Where it stood.
    problem: What it objected to.
    context: What it was reading.
    began: Where what it was reading began.
    """

    lines: list[str]
    line: int
    column: int
    problem: str
    context: str
    began: tuple[int, int]

    @property
    def text(self) -> str:
        """The line on which it stood."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The character at which it stood; nothing at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """What stands on the line before it."""
        return self.text[: self.column].rstrip()

    @property
    def above(self) -> int:
        """The nearest line above that holds anything; the same line when there is none."""
        found = (number for number in range(min(self.line, len(self.lines)) - 1, -1, -1) if self.lines[number].strip())
        return next(found, self.line)


def problem_finding(file: str, text: str, error: yaml.YAMLError) -> Finding:
    """The finding for a text that the parser could not read."""
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    stop = _Stop(_LINE_END.split(text), line, column, problem, context, (began.line, began.column) if began else (0, 0))
    if tab := _tab(stop):
        return yml002_tab_indentation.finding(Place(file, tab[0] + 1, tab[1] + 1, tab[1] + 2))
    near = dict.fromkeys((stop.began[0], stop.above, stop.line))
    look_alikes = LookAlikes(file, stop.lines)
    if look_alike := next(filter(None, map(look_alikes.finding, near)), None):
        return look_alike
    slip = _cut(stop) or _slip(stop)
    return yml001_not_yaml.finding(_inside(file, stop.lines, slip), slip.words, slip.fix)


def _tab(stop: _Stop) -> tuple[int, int] | None:
    for number in (stop.line, stop.line - 1):
        if 0 <= number < len(stop.lines) and (found := _TABBED.match(stop.lines[number])):
            return number, found.end() - 1
    return None


def _cut(stop: _Stop) -> _Slip | None:
    """A text that a " #" cuts, after which its rest or the end of a bracket is missed."""
    for number in dict.fromkeys((stop.above, stop.began[0])):
        line = stop.lines[number] if number < len(stop.lines) else ""
        if may_be_cut(line) and (found := _CUT.match(line)):
            words = message('a text is cut at " #", which begins a comment')
            return _Slip(number, found.end() - 1, words, _QUOTE)
    return None


def _slip(stop: _Stop) -> _Slip:
    match stop.problem:
        case "mapping values are not allowed in this context":
            return _colon(stop)
        case "could not find expected ':'":
            return _no_colon(stop)
        case (
            "did not find expected key"
            | "did not find expected <document start>"
            | "did not find expected '-' indicator"
        ):
            return _neighbours(stop)
        case "did not find expected ',' or ']'" | "did not find expected ',' or '}'":
            return _bracket(stop)
        case "found unexpected end of stream" | "found unexpected document indicator" if "quoted" in stop.context:
            return _quotation(stop, *stop.began)
        case "found unknown escape character" | "did not find expected hexdecimal number":
            column = stop.text.rfind("\\", 0, stop.column + 1)
            words = message("a backslash stands inside double quotes")
            return _Slip(stop.line, max(column, 0), words, message("Use single quotes, or write the backslash twice."))
        case "block sequence entries are not allowed in this context":
            fix = message("Begin the list on the next line, or put the text in double quotes.")
            return _Slip(stop.line, stop.column, message("a list begins on the line of its field"), fix)
        case "found unexpected end of stream":
            return _Slip(
                stop.line,
                stop.column,
                message("the file ends in the middle of something"),
                message("Finish the last line."),
            )
    return _sign(stop)


def _colon(stop: _Stop) -> _Slip:
    """A colon that would make a field where there can be none: it belongs to the text, or the line above is not what it seems."""
    first = len(stop.text) - len(stop.text.lstrip())
    if _FIELD.match(stop.text[: stop.column]) or ": " in stop.before:
        return _Slip(
            stop.line,
            stop.column,
            message("the text holds a colon followed by a space, which would begin a field"),
            _QUOTE,
        )
    above = stop.lines[stop.above]
    indented = len(above) - len(above.lstrip())
    if stop.above == stop.line or (indented < first and _FIELD.match(above)):
        fix = message(
            "{align} If the line goes on with the text above it, put that text in double quotes.", align=_ALIGN
        )
        return _Slip(stop.line, first, message("the line is indented as if it went on with the text above it"), fix)
    if unspaced := _UNSPACED.match(above):
        return _Slip(
            stop.above,
            unspaced.end(1) - 1,
            message("there is no space after the colon"),
            message("Put a space after the colon."),
        )
    return _Slip(
        stop.above, indented, message("the line has no colon, so it names no field"), message('Write "field: value".')
    )


def _no_colon(stop: _Stop) -> _Slip:
    line, column = stop.began
    text = stop.lines[line]
    if unspaced := _UNSPACED.match(text):
        return _Slip(
            line,
            unspaced.end(1) - 1,
            message("there is no space after the colon"),
            message("Put a space after the colon."),
        )
    above = next((each for each in reversed(stop.lines[:line]) if each.strip()), "")
    if above.lstrip().startswith("- ") and not text.lstrip().startswith("- "):
        return _missing_hyphen(line, column)
    fix = message('Write "field: value", or indent the line so that it goes on with the text above it.')
    return _Slip(line, column, message("the line has no colon, so it names no field"), fix)


def _missing_hyphen(line: int, column: int) -> _Slip:
    fix = message('Begin the line with "- ", or indent it under the entry that it belongs to.')
    return _Slip(line, column, message("a line stands among the entries of a list without a hyphen"), fix)


def _neighbours(stop: _Stop) -> _Slip:
    """Something other than the next field or entry: what it is tells from what stands before it."""
    if stop.before and stop.sign and stop.sign in "]}":
        return _Slip(
            stop.line, stop.column, message('there is a "{sign}" too many', sign=stop.sign), message("Take it out.")
        )
    if stop.before.endswith(("]", "}")):
        return _Slip(
            stop.line,
            stop.column,
            message("text goes on after a closing bracket"),
            message("{quote} Brackets begin a list or a group.", quote=_QUOTE),
        )
    if stop.before.endswith(("'", '"')):
        return _quotation_ended(stop)
    if "-" in stop.problem:
        return _missing_hyphen(stop.line, stop.column)
    if stop.text.lstrip().startswith("- "):
        fix = message("Indent the list under the field that it belongs to.")
        return _Slip(stop.line, stop.column, message("an entry of a list stands among fields"), fix)
    return _Slip(stop.line, stop.column, message("the line is indented differently from its neighbours"), _ALIGN)


def _bracket(stop: _Stop) -> _Slip:
    """A list in brackets or a group in braces that goes on where it should end."""
    line, column = stop.began
    close = stop.problem[-2]
    words = (
        message("a list in square brackets is not closed")
        if close == "]"
        else message("a group in curly brackets is not closed")
    )
    if line == stop.line and stop.before.endswith(("'", '"')):
        return _quotation_ended(stop)
    if line == stop.line and stop.sign == ":":
        words = message("a text in brackets holds a colon followed by a space")
        return _Slip(stop.line, stop.column, words, _QUOTE)
    return _Slip(
        line, column, words, message('Put commas between its entries, and close it with "{bracket}".', bracket=close)
    )


def _quotation_ended(stop: _Stop) -> _Slip:
    """Text after a closing quotation mark; the mark may close what was opened on an earlier line."""
    quote = stop.before[-1]
    if stop.before.count(quote) % 2:
        opened = next((n for n in range(stop.line - 1, -1, -1) if stop.lines[n].count(quote) % 2), stop.line)
        return _quotation(stop, opened, max(stop.lines[opened].rfind(quote), 0))
    fix = (
        message("Put the whole text in single quotes, or take the quotation marks out.")
        if quote == '"'
        else message("Put the whole text in double quotes, or take the quotation marks out.")
    )
    return _Slip(stop.line, stop.column, message("the text goes on after a quotation mark that ends it"), fix)


def _quotation(stop: _Stop, line: int, column: int) -> _Slip:
    if stop.lines[line][column : column + 1] == "'":
        return _Slip(
            line, column, message("an apostrophe at the beginning opens a quotation that is never closed"), _QUOTE
        )
    return _Slip(
        line,
        column,
        message("a quotation mark is opened and never closed"),
        message("Close the quotation where its text ends."),
    )


def _sign(stop: _Stop) -> _Slip:
    """A sign with a meaning in YAML at the beginning of a text."""
    line, column = stop.began if stop.context.startswith("while scanning") else (stop.line, stop.column)
    text = stop.lines[line] if line < len(stop.lines) else ""
    sign = text[column : column + 1]
    if sign and not sign.isalnum() and not sign.isspace():
        return _Slip(
            line, column, message('a text begins with "{sign}", which has a meaning in YAML', sign=sign), _QUOTE
        )
    words = message("it is not what can stand here in YAML")
    return _Slip(
        line, column, words, message("Compare the line with its neighbours: indentation, colons and quotation marks.")
    )


def _inside(file: str, lines: list[str], slip: _Slip) -> Place:
    """A place that exists: the parser may point behind the last line."""
    line, column = min(slip.line, max(len(lines) - 1, 0)), slip.column
    while line > 0 and not lines[line].strip():
        line -= 1
        column = len(lines[line])
    column = min(column, len(lines[line]))
    return Place(file, line + 1, column + 1, column + 1)
