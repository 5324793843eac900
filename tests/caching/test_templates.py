"""Compiled templates that are kept: the same pages, whatever has become of the file that holds them."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from jinja2 import Environment, FileSystemLoader

from goldthread.caching import handbook_state, templates
from goldthread.caching.templates import CompiledTemplates


@pytest.fixture(autouse=True)
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    compiled().parent.mkdir(parents=True)
    (tmp_path / "theme").mkdir()


def compiled() -> Path:
    """Where templates of pages lie beside the modules that Python has compiled."""
    return Path(templates._beside_modules("templates-pages"))  # noqa: SLF001 - to damage it


def kept(folder: Path, environment: str = "pages") -> CompiledTemplates:
    return CompiledTemplates(environment, (str(folder / "theme"),))


def rendered(
    folder: Path, by: CompiledTemplates, text: str = "To {{ name }}", *, place: str = "theme", page: str = "page"
) -> str:
    (folder / place / page).write_text(text, encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(folder / place), bytecode_cache=by, autoescape=True)
    return environment.get_template(page).render(name="Ferry")


def count_compiling(monkeypatch: pytest.MonkeyPatch) -> Mock:
    real = Mock(wraps=Environment(autoescape=True)._compile)  # noqa: SLF001 - what is to be spared
    monkeypatch.setattr(Environment, "_compile", lambda _, *given: real(*given))
    return real


def test_a_template_is_compiled_once_for_an_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept(tmp_path)
    assert rendered(tmp_path, first) == "To Ferry"
    first.keep()
    compiling = count_compiling(monkeypatch)
    assert rendered(tmp_path, kept(tmp_path)) == "To Ferry"
    assert not compiling.called


def test_what_is_kept_is_not_taken_for_a_template() -> None:
    assert not compiled().match("*.jinja")


@pytest.mark.parametrize("changed", ["text", "environment", "filter", "program", "file"])
def test_a_template_is_compiled_again_when_anything_has_changed(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept(tmp_path)
    rendered(tmp_path, first)
    first.keep()
    compiling = count_compiling(monkeypatch)
    if changed == "program":
        monkeypatch.setattr(templates, "_program", lambda: b"another")
    if changed == "file":
        file = compiled()
        file.write_bytes(file.read_bytes()[:-1] + b"!")
    if changed == "filter":
        monkeypatch.setitem(sys.modules["jinja2.defaults"].DEFAULT_FILTERS, "upper", str.upper)
    again = kept(tmp_path, "drawings" if changed == "environment" else "pages")
    text = "From {{ name }}" if changed == "text" else "To {{ name }}"
    assert rendered(tmp_path, again, text) == text.replace("{{ name }}", "Ferry")
    assert compiling.called


def test_functions_of_one_name_that_escape_otherwise_share_no_template(tmp_path: Path) -> None:
    def ending(wanted: str) -> Callable[[str | None], bool]:
        return lambda name: str(name).endswith(wanted)

    (tmp_path / "theme" / "page.html").write_text("To {{ name }}", encoding="utf-8")

    def shown(wanted: str) -> str:
        by = kept(tmp_path)
        loader = FileSystemLoader(tmp_path / "theme")
        environment = Environment(loader=loader, bytecode_cache=by, autoescape=ending(wanted))  # noqa: S701 - it is what differs
        text = environment.get_template("page.html").render(name="<b>")
        by.keep()
        return text

    assert [shown(".txt"), shown(".html"), shown(".txt")] == ["To <b>", "To &lt;b&gt;", "To <b>"]


def test_a_template_of_a_handbook_is_not_kept_with_those_that_are_installed(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    first = kept(tmp_path)
    assert rendered(tmp_path, first, place="own") == "To Ferry"
    first.keep()
    assert not compiled().exists()


@pytest.mark.parametrize("reason", ["told not to", "may not"])
def test_where_python_keeps_nothing_templates_lie_with_the_caches(
    reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")
    if reason == "told not to":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    else:
        compiled().parent.rmdir()
    first = kept(tmp_path)
    rendered(tmp_path, first)
    first.keep()
    assert not compiled().exists()
    compiling = count_compiling(monkeypatch)
    assert rendered(tmp_path, kept(tmp_path)) == "To Ferry"
    assert not compiling.called


def test_templates_hold_where_files_are_known_to_the_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "goldthread" / "caching" / "handbook_state.py"
    package = tmp_path / "packages" / "jinja2-3.1.6.dist-info"
    for folder in (module.parent, package):
        folder.mkdir(parents=True)
    module.touch()
    monkeypatch.setattr(handbook_state, "__file__", str(module))
    monkeypatch.setattr(sys, "path", [str(package.parent)])
    told = set[bytes]()
    for moment in (7_000_000_123, 7_900_000_000, 7_000_000_000):
        for place in (module, package):
            os.utime(place, ns=(moment, moment))
        told.add(templates._program.__wrapped__())  # noqa: SLF001 - as another run finds it
    assert len(told) == 1
    for place in (module, package):
        os.utime(place, ns=(8_000_000_000, 8_000_000_000))
        told.add(templates._program.__wrapped__())  # noqa: SLF001
    assert len(told) == 3


def test_what_an_image_lacks_is_kept_with_the_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")
    image = kept(tmp_path)
    rendered(tmp_path, image)
    image.keep()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    again = kept(tmp_path)
    rendered(tmp_path, again, "From {{ name }}", page="other")
    again.keep()
    compiling = count_compiling(monkeypatch)
    assert rendered(tmp_path, kept(tmp_path)) == "To Ferry"
    assert rendered(tmp_path, kept(tmp_path), "From {{ name }}", page="other") == "From Ferry"
    assert not compiling.called
