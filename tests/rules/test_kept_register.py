"""What rules say of themselves is kept as they say it, and made again when it is damaged or of another generator."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from goldthread.rule import Rule
from goldthread.rules import all_rules, register
from kept_entries import DAMAGES, damage

_LOADED = """
import sys
from goldthread.rules import all_rules
rules = all_rules()
print(sum(name.startswith("goldthread.rules.") and name[len("goldthread.rules.")].islower() and "_" in name for name in sys.modules))
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of what is kept; a process looks into it once."""
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE", raising=False)
    all_rules.cache_clear()
    yield tmp_path / "cache"
    all_rules.cache_clear()


def _told(rules: tuple[Rule, ...]) -> list[dict[str, object]]:
    told = [{name: getattr(each, name) for name in Rule.__struct_fields__} for each in rules]
    return [{**each, "breaches": None, "judged_with": each["judged_with"] is not None} for each in told]


def test_rules_are_kept_as_they_are() -> None:
    loaded = all_rules()
    kept = register.kept_rules()
    assert _told(kept) == _told(loaded)
    assert len(kept) > 1


def test_no_rule_is_loaded_before_it_is_applied() -> None:
    counts = [int(subprocess.check_output([sys.executable, "-c", _LOADED], text=True)) for _ in range(2)]
    assert counts[0] > len(all_rules()) - 1
    assert counts[1] == 0


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_is_made_good(how: str, cache: Path) -> None:
    loaded = _told(all_rules())
    damage(cache / "rules", how, b"something else")
    all_rules.cache_clear()
    assert register.kept_rules() == ()
    assert _told(all_rules()) == loaded
    assert register.kept_rules()


def test_rules_of_another_generator_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    register.keep_rules([msgspec.structs.replace(each, doc="Another.") for each in all_rules()])
    all_rules.cache_clear()
    monkeypatch.setattr(register, "program", lambda: b"another")
    assert register.kept_rules() == ()
    assert all(each.doc != "Another." for each in all_rules())


def test_no_module_is_loaded_that_is_not_one_of_ours() -> None:
    first, *rest = all_rules()
    register.keep_rules([msgspec.structs.replace(first, module="elsewhere.rule"), *rest])
    assert register.kept_rules() == ()
