"""A file without anything unusual, read quickly: data, and where it was asked for the places of all values.

Most files are such, and reading is most of what a check does; whatever is unusual is left to the reader that says what is wrong.
"""

from goldthread.reading.cuts import may_be_cut
from goldthread.reading.escapes import may_be_odd
from goldthread.reading.yaml_line_places import line_places
from goldthread.reading.yaml_lines import QuickData, data_of_lines

NODES_LIMIT = 200_000
"""How many values are read from one file; no file that people write comes near."""
_SEPARATING = ("\n", ",", "[", "{", "- ", "? ", ": ")


def quick_data(file: str, text: str, depth_limit: int, *, with_places: bool) -> QuickData | None:
    """What a file says; None when it is not plain YAML throughout, or holds an alias, an anchor, a key twice, or what may be odd.

    with_places: Whether the places of all values are asked for; then, only a file of plain lines is read.
    """
    if may_be_odd(text) or may_be_cut(text) or may_be_many(text):
        return None
    found = data_of_lines(file, text, depth_limit)
    if with_places:
        return _placed(found, file, text) if found else None
    if found is None:
        from goldthread.reading.yaml_events import data_of_events  # noqa: PLC0415 - few files need the parser of YAML

        return data_of_events(file, text, depth_limit)
    return found


def _placed(found: QuickData, file: str, text: str) -> QuickData:
    """What was read line by line, with the places of all values and keys."""
    every = line_places(file, text)
    return QuickData(found.data, every.places, every.keys, is_of_lines=True)


def may_be_many(text: str) -> bool:
    """Whether a text may hold more values than are read from one file."""
    return len(text) > NODES_LIMIT and sum(map(text.count, _SEPARATING)) > NODES_LIMIT
