"""What a command hands over stays until its process ends, and is let go of where the process goes on."""

import gc
import weakref

import pytest
from click.testing import CliRunner

from conftest import Handbook
from goldthread.cli import main
from goldthread.commands import check
from goldthread.process_end import keep_nothing_more, keep_until_end, until_end


class _Value:
    """Something that a weak reference may be made to."""


def _is_kept_after_handing_over() -> bool:
    value = _Value()
    left = weakref.ref(value)
    until_end(value)
    del value
    return left() is not None


def test_what_is_handed_over_stays_where_the_process_ends_with_the_command() -> None:
    assert not _is_kept_after_handing_over()
    keep_until_end()
    try:
        assert _is_kept_after_handing_over()
    finally:
        keep_nothing_more()
    assert not _is_kept_after_handing_over()


def test_what_was_handed_over_is_a_circle_that_only_the_collector_finds() -> None:
    value = _Value()
    left = weakref.ref(value)
    keep_until_end()
    until_end(value)
    keep_nothing_more()
    del value
    assert left() is not None
    gc.collect()
    assert left() is None


def test_a_check_hands_over_what_it_read(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[object] = []
    monkeypatch.setattr(check, "until_end", handed.append)
    CliRunner().invoke(main, ["check", "--root", str(handbook({"content/tools.yml": "drill:\n  name: Drill\n"}))])
    assert [type(each).__name__ for each in handed] == ["Inspection"]
