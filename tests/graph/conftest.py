"""Shared by the tests of the graph: the graph of a small handbook."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goldthread.graph.graph import Graph, graph_of
from goldthread.reading.book import read_book

HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "1.0"\n'


@pytest.fixture
def graph(handbook: Callable[[Mapping[str, str]], Path]) -> Callable[[Mapping[str, str]], Graph]:
    return lambda files: graph_of(read_book(handbook({"content/handbook.yml": HANDBOOK, **files})).book)
