"""Compiled templates that are kept: the same pages, whatever has become of the entry."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from jinja2 import DictLoader, Environment

from goldthread.caching import templates
from goldthread.caching.folder import write_entry
from goldthread.caching.templates import CompiledTemplates


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")


def rendered(kept: CompiledTemplates, text: str) -> str:
    environment = Environment(loader=DictLoader({"page": text}), bytecode_cache=kept, autoescape=True)
    return environment.get_template("page").render(name="Ferry")


def test_a_template_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = CompiledTemplates("pages")
    assert rendered(first, "To {{ name }}") == "To Ferry"
    first.keep()
    monkeypatch.setattr(Environment, "_compile", lambda *_: pytest.fail("compiled again"))
    assert rendered(CompiledTemplates("pages"), "To {{ name }}") == "To Ferry"


@pytest.mark.parametrize("changed", ["text", "environment", "program", "entry"])
def test_a_template_is_compiled_again_when_anything_has_changed(changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = CompiledTemplates("pages")
    rendered(first, "To {{ name }}")
    first.keep()
    compiled = Mock(wraps=Environment(autoescape=True)._compile)  # noqa: SLF001 - what is to be spared
    monkeypatch.setattr(Environment, "_compile", lambda _, *given: compiled(*given))
    if changed == "program":
        monkeypatch.setattr(templates, "_program", lambda: b"another")
    if changed == "entry":
        write_entry(first.name, b"\x83no dictionary")
    again = CompiledTemplates("drawings" if changed == "environment" else "pages")
    text = "From {{ name }}" if changed == "text" else "To {{ name }}"
    assert rendered(again, text) == text.replace("{{ name }}", "Ferry")
    assert compiled.called
