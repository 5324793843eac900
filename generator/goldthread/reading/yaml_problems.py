"""What the YAML parser objected to, in an editor's words."""

import re

import yaml

from goldthread.faults import yml001_not_yaml, yml002_tab_indentation
from goldthread.findings import Finding
from goldthread.places import Place

_TABBED = re.compile(r"^[ ]*\t")

_WORDS = (
    (
        "mapping values are not allowed",
        "a colon followed by a space stands where none is expected",
        "Put the text of the line in double quotes, or indent the line like its neighbours.",
    ),
    (
        "could not find expected ':'",
        "a line that should name a field has no colon",
        'Write "field: value", or indent the line so that it continues the text above it.',
    ),
    (
        "did not find expected key",
        "the line is indented differently from its neighbours, or a quotation ended early",
        "Give fields of one record the same indentation, and use a pair of quotation marks around the whole text.",
    ),
    (
        "did not find expected '-' indicator",
        "a line stands among the entries of a list without a hyphen",
        'Begin the line with "- ", or indent it under the entry that it belongs to.',
    ),
    (
        "did not find expected ',' or ']'",
        "a list in square brackets is not closed",
        'Put a comma between its entries and close it with "]".',
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping in curly brackets is not closed",
        'Put a comma between its fields and close it with "}".',
    ),
    (
        "unexpected end of stream",
        "a quotation mark is opened and never closed",
        "Close the quotation.",
    ),
    (
        "found character that cannot start any token",
        "a value begins with a sign that has a meaning in YAML",
        "Put the value in double quotes.",
    ),
    (
        "unknown escape character",
        "a backslash stands inside double quotes",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "found undefined alias",
        "a value begins with an asterisk",
        "Put the value in double quotes.",
    ),
)


def problem_finding(file: str, text: str, error: yaml.YAMLError) -> Finding:
    """The finding for the place where the parser gave up."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    if "quoted scalar" in context:
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    for number in (line, line - 1):
        if 0 <= number < len(lines) and (tab := _TABBED.match(lines[number])):
            return yml002_tab_indentation.finding(Place(file, number + 1, tab.end(), tab.end() + 1))
    for sign, words, mend in _WORDS:
        if sign in problem:
            return yml001_not_yaml.finding(_inside(file, lines, line, column), words, mend)
    mend = "Compare the line with its neighbours: indentation, colons and quotation marks."
    return yml001_not_yaml.finding(_inside(file, lines, line, column), problem, mend)


def _inside(file: str, lines: list[str], line: int, column: int) -> Place:
    """A place that exists: the parser may point behind the last line."""
    line = min(line, max(len(lines) - 1, 0))
    while line > 0 and not lines[line].strip():
        line -= 1
        column = len(lines[line])
    column = min(column, len(lines[line]))
    return Place(file, line + 1, column + 1, column + 1)
