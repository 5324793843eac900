"""Words, numbers and dates as YAML text that reads back exactly: plain, quoted or as a block."""

import datetime
import re
import textwrap
from collections.abc import Iterator
from functools import lru_cache

from goldthread.editing.errors import EditingError
from goldthread.language.message import Message, message
from goldthread.model.dates import Date
from goldthread.reading.notation import in_quotes
from goldthread.reading.odd_characters import name_of, odd_characters
from goldthread.reading.yaml_data import Data, read_yaml

Scalar = str | int | float | bool | datetime.date | Date | None

WIDTH = 120
"""How many characters a line may have where a text can be wrapped."""
_OTHERWISE_ELSEWHERE = re.compile(r"y|n|yes|no|on|off|=|[-+]?[0-9][0-9_,:.xob]*", re.IGNORECASE)
"""Words that are text to our reader, and something else to readers of YAML 1.1; as names of fields, such as `on`, they stay bare."""


def flow_scalar(value: Scalar, like: str = "", *, is_key: bool = False) -> str:
    """A scalar on one line as it may stand anywhere, in brackets or as a key.

    like: The quotation mark to keep.
    Raises EditingError when no way of writing it reads back as the same.
    """
    _refuse_odd(value)
    around, expected = ("[{{{}: 1}}]", [{value: 1}]) if is_key else ("[{}, 1]", [value, 1])
    written = next((each for each in _forms(value, like, is_key=is_key) if _reads(around.format(each), expected)), None)
    if written is None:
        raise EditingError(_reason(value))
    return written


@lru_cache(maxsize=4096)
def key_scalar(name: str) -> str:
    """A key as it may stand anywhere."""
    return flow_scalar(name, is_key=True)


def block_scalar(value: Scalar, indent: int, room: int, like: str = "") -> list[str]:
    """The lines of a scalar outside brackets; those after the first are indented.

    indent: How many spaces stand before the lines of a block.
    room: How many characters there are for it on the first line before a text is wrapped.
    like: The quotation mark, "|" or ">" to keep where that is possible.
    Raises EditingError when no way of writing it reads back as the same.
    """
    _refuse_odd(value)
    text = value if isinstance(value, str) else ""
    blocks: list[list[str]] = []
    if like in {"|", ">"} or "\n" in text or (not like and len(text) > room):
        blocks = [*_folded(text, indent), *_literal(text, indent)]
        if "\n" in text or like == "|":
            blocks.reverse()
    plain = ([each] for each in _forms(value, "" if like in {"|", ">"} else like))
    for lines in (*blocks, *plain):
        if _reads_in_block(lines, indent, text if isinstance(value, str) else value):
            return lines
    raise EditingError(_reason(value))


def _reads_in_block(lines: list[str], indent: int, value: Scalar) -> bool:
    """Whether lines say the same behind a key and behind a dash."""
    if indent < 1:
        return False
    rest = "".join(f"\n{line}" for line in lines[1:])
    expected = plain_data(value)
    key = f"a: {lines[0]}{rest}\nb: 1\n"
    item = f"- {lines[0]}{rest}\n- 1\n"
    return _reads(key, {"a": expected, "b": 1}) and _reads(item, [expected, 1])


def _reads(text: str, expected: object) -> bool:
    document = read_yaml("", text)
    return document.complete and not document.findings and same(document.data, plain_data(expected))


def _forms(value: Scalar, like: str, *, is_key: bool = False) -> Iterator[str]:
    """The ways to write a scalar on one line, the best first."""
    if not isinstance(value, str):
        yield "null" if value is None else str(value).lower() if isinstance(value, bool) else str(plain_data(value))
        return
    one_line = not any(each in value for each in "\n\t\r")
    if like in {"'", '"'} and one_line:
        yield in_quotes(value, like)
    elif one_line and value == value.strip() and value and (is_key or not _OTHERWISE_ELSEWHERE.fullmatch(value)):
        yield value
    if one_line:
        yield in_quotes(value)
    yield in_quotes(value, '"').replace("\n", "\\n").replace("\t", "\\t")


def _literal(text: str, indent: int) -> Iterator[list[str]]:
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    if not body or body[0] in " \n\t":
        return
    sign = "|-" if not ends else "|" if ends == 1 else "|+"
    lines = [*body.split("\n"), *[""] * (ends - 1)]
    yield [sign, *(f"{' ' * indent}{line}" if line else "" for line in lines)]


def _folded(text: str, indent: int) -> Iterator[list[str]]:
    if not text or "\n" in text.rstrip("\n") or text.count("\n") > 1 or text[0] in " \t\n":
        return
    sign = ">" if text.endswith("\n") else ">-"
    lines = textwrap.wrap(
        text, max(WIDTH - indent, WIDTH // 3), break_long_words=False, break_on_hyphens=False, expand_tabs=False
    )
    yield [sign, *(f"{' ' * indent}{line}" for line in lines)]


def _refuse_odd(value: Scalar) -> None:
    """Raise EditingError for a text with characters that no record may hold."""
    if not isinstance(value, str):
        return
    odd = next((character for _, character in odd_characters(value)), "\r" if "\r" in value else "")
    if odd:
        raise EditingError(
            message("The text holds {character}, which no record may hold: take it out.", character=name_of(odd))
        )


def _reason(value: Scalar) -> Message:
    if isinstance(value, str):
        return message("The text cannot be written so that it reads back the same: write it into the file by hand.")
    return message("The value {value} is no number that a record may hold.", value=str(value))


def plain_data(value: object) -> Data:
    """A value as our reader gives it: dates as text, tuples as lists.

    Raises EditingError when it is no value that YAML of records knows.
    """
    match value:
        case datetime.date():
            return value.isoformat()
        case Date():
            return value.data
        case None | bool() | int() | float() | str():
            return value
        case list() | tuple():
            return [plain_data(each) for each in value]
        case dict() if all(isinstance(name, str) for name in value):
            return {str(name): plain_data(each) for name, each in value.items()}
        case _:
            raise EditingError(
                message("A value of the type {type} cannot be written into a record.", type=type(value).__name__)
            )


def same(one: Data, other: Data) -> bool:
    """Whether two values are the same, types of numbers included; the order of fields does not matter."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other
