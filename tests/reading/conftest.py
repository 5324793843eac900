"""Shared by the tests of reading: a book read from texts."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goldthread.reading.book import Reading, read_book

Read = Callable[[Mapping[str, str | bytes]], Reading]

HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "1.0"\n'


@pytest.fixture
def read(handbook: Callable[[Mapping[str, str | bytes]], Path]) -> Read:
    """Reads files that lie beside a handbook record, unless they bring their own."""
    return lambda files: read_book(handbook({"content/handbook.yml": HANDBOOK, **files}))
