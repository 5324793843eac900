"""Shared by the tests of pages."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from goldthread.pages.frame.context import Context
from pages.page_bodies import ContextOf, matter_in


@pytest.fixture
def context_of(tmp_path: Path) -> ContextOf:
    """Makes the matter of the specimen with some files laid over it."""

    def make(files: Mapping[str, str]) -> Context:
        return matter_in(tmp_path, files)

    return make
