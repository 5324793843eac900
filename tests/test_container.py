"""The form of the container file: no rights, no shell between, nothing of the work tree that is not needed."""

import re

import pytest

from conftest import REPOSITORY

LINES = (REPOSITORY / "Containerfile").read_text("utf-8").splitlines()
STEPS = [line.partition(" ")[::2] for line in LINES]


def test_the_container_file_has_the_form_that_builders_read() -> None:
    assert [name for name, _ in STEPS] == ["FROM", "RUN", "COPY", "RUN", "USER", "WORKDIR", "ENTRYPOINT"]
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
