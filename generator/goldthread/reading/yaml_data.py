"""YAML text to plain data: mappings, lists and scalars, with faults instead of exceptions."""

from collections.abc import Mapping

import msgspec

from goldthread.findings import Finding
from goldthread.places import Path, Place
from goldthread.reading.cuts import Cut
from goldthread.reading.yaml_quick import quick_data

Data = str | int | float | bool | list["Data"] | dict[str, "Data"] | None

DEPTH_LIMIT = 40
REPEAT_LIMIT = 100_000
FINDINGS_LIMIT = 200


class Document(msgspec.Struct, frozen=True):
    """What a file says.

    data: The value at the top; None for an empty file.
    starts: Line and column, from 1, of the values in the first two levels, where records begin.
    places: The same for every value, and for keys under `keys`; empty unless it was asked for.
    keys: Where each key of a mapping stands.
    findings: What could not be read.
    complete: Whether reading reached the end of the file.
    doubtful: The steps to values that are not known because of a finding: what stands twice, or is not plain YAML.
    repeated: The steps to values that an alias repeats elsewhere; known only together with places.
    cuts: The texts that end at a " #", by the steps to them.
    is_of_lines: Whether it was read line by line, so that its places can be found in the same way.
    """

    data: Data
    starts: Mapping[Path, Place]
    places: Mapping[Path, Place]
    keys: Mapping[Path, Place]
    findings: tuple[Finding, ...]
    complete: bool
    doubtful: frozenset[Path] = frozenset()
    repeated: frozenset[Path] = frozenset()
    cuts: Mapping[Path, Cut] = {}
    is_of_lines: bool = False


def read_yaml(file: str, text: str, *, with_places: bool = False, takes_any: bool = False) -> Document:
    """The data in a file's text.

    takes_any: Whether escapes of odd characters are taken as they are, since the file was written by a program.

    The same text gives the same data with and without places; a file that is not plain YAML throughout always has them.
    """
    quick = quick_data(file, text, DEPTH_LIMIT, with_places=with_places)
    if quick is None:
        from goldthread.reading.yaml_reader import read_events  # noqa: PLC0415 - few files need the parser of YAML

        return read_events(file, text, takes_any=takes_any)
    places = quick.starts if with_places else {}
    return Document(quick.data, quick.starts, places, quick.keys, (), complete=True, is_of_lines=quick.is_of_lines)  # type: ignore[arg-type]
