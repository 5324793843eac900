"""The form of the container file: no rights, no shell between, nothing of the work tree that is not needed."""

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from jinja2 import Environment

from command_line import goldthread
from conftest import REPOSITORY
from goldthread.caching import templates
from goldthread.drawings import template as of_drawings
from goldthread.model.record import Audience
from goldthread.pages.frame import template as of_pages

LINES = (REPOSITORY / "Containerfile").read_text("utf-8").splitlines()
STEPS = [line.partition(" ")[::2] for line in LINES]


def test_the_container_file_has_the_form_that_builders_read() -> None:
    assert [name for name, _ in STEPS] == ["FROM", "RUN", "COPY", "RUN", "RUN", "USER", "WORKDIR", "ENTRYPOINT"]
    assert STEPS[-1][1] == '["goldthread"]'
    assert STEPS[0][1].startswith("docker.io/library/python:3.")


def test_the_container_runs_without_rights() -> None:
    (user,) = (value for name, value in STEPS if name == "USER")
    assert user not in {"root", "0"}
    made = next(
        index for index, (name, value) in enumerate(STEPS) if name == "RUN" and f"useradd --create-home {user}" in value
    )
    assert made < next(index for index, (name, _) in enumerate(STEPS) if name == "USER")


@pytest.mark.parametrize("name", [".git", ".venv", "build", "dist", "site"])
def test_what_is_made_stays_outside_of_the_image(name: str) -> None:
    assert name in (REPOSITORY / ".containerignore").read_text("utf-8").splitlines()


def test_the_image_has_a_python_that_the_package_takes() -> None:
    settings = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    least = re.findall(r'requires-python = ">=3\.(\d+)"', settings)
    image = re.findall(r"python:3\.(\d+)", LINES[0])
    assert int(image[0]) >= int(least[0])


@pytest.fixture
def nothing_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation in which no template was compiled yet."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    Path(templates._beside_modules("any")).parent.mkdir(parents=True)  # noqa: SLF001 - where Python keeps modules
    forget()
    yield
    forget()


def forget() -> None:
    """Let templates be looked for anew, as another process does."""
    for each in (templates.compiled_templates, of_pages._environment, of_drawings._environment):  # noqa: SLF001
        each.cache_clear()


def environments() -> Iterator[Environment]:
    """What makes the texts of a handbook, for each audience."""
    audiences: tuple[Audience | None, ...] = ("internal", "public", None)
    yield of_drawings._environment()  # noqa: SLF001 - what templates are compiled by
    yield from map(of_pages._environment, audiences)  # noqa: SLF001


@pytest.mark.long
@pytest.mark.usefixtures("nothing_compiled")
def test_templates_are_compiled_when_the_image_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (step,) = (value for name, value in STEPS if name == "RUN" and "goldthread build" in value)
    commands = [
        re.sub(r"^(\w+=\S+ )*", "", command).replace("/tmp", str(tmp_path))  # noqa: S108 - as the image has it
        for command in step.split(" && ")
        if "goldthread " in command
    ]
    for command in commands:
        assert goldthread(*shlex.split(command)[1:], cwd=tmp_path).exit_code == 0
    used = [[name for _, name in each.cache or ()] for each in environments()]
    forget()
    monkeypatch.setattr(Environment, "_generate", Mock(side_effect=AssertionError("A template was compiled again.")))
    for environment, names in zip(environments(), used, strict=True):
        assert names
        for name in names:
            environment.get_template(name)


def test_templates_are_compiled_before_the_user_without_rights() -> None:
    names = [name for name, _ in STEPS]
    (step,) = (index for index, (name, value) in enumerate(STEPS) if name == "RUN" and "goldthread build" in value)
    assert step < names.index("USER")


def test_the_documents_show_the_step_that_the_image_takes() -> None:
    (step,) = (line for line in LINES if line.startswith("RUN ") and "goldthread build" in line)
    assert step in (REPOSITORY / "docs/ci.md").read_text("utf-8").splitlines()
