"""Shared by the tests of drawings."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goldthread.graph.graph import Graph, graph_of
from goldthread.reading.book import read_book
from specimen.overlay import lay_over_specimen

GraphOf = Callable[[Mapping[str, str]], Graph]


@pytest.fixture
def graph_with(tmp_path: Path) -> GraphOf:
    """Makes the graph of the specimen with some files laid over it."""

    def make(files: Mapping[str, str]) -> Graph:
        lay_over_specimen(tmp_path, files)
        return graph_of(read_book(tmp_path).book)

    return make


def name(key: str) -> tuple[str, str]:
    """A title and a link that show which record they are of."""
    return key.partition("/")[2], f"../{key}/"
