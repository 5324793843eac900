"""Examples of fields, and the rules and pages that use each: read from `uses.json`, which `make reference` writes from the code."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

USES_FILE = "uses.json"


class Uses(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a field is used.

    example: The field as a record of the demonstration has it, as YAML; empty when none has it.
    rules: The codes of the rules that ask for it.
    pages: The modules of the pages that show it, without the name of the package.
    """

    example: str = ""
    rules: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@cache
def _all_uses() -> Mapping[str, Uses]:
    data = (resources.files(__package__ or "") / USES_FILE).read_bytes()
    return msgspec.json.decode(data, type=dict[str, Uses])


def uses_of(kind: str, name: str) -> Uses:
    """The uses of a field by the name of its kind and its own."""
    return _all_uses().get(f"{kind}.{name}", Uses())
