"""actionlint has nothing to say of any workflow that we write or show, nor of the steps of the action."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from conftest import REPOSITORY
from html_pages.html_validator import PROGRAM, is_installed
from node_programs import node

LINT = Path(__file__).parent / "lint_workflows.mjs"
SHOWN = re.compile(r"^```yaml\n(# \.github/workflows/.*?)^```", re.MULTILINE | re.DOTALL)
STARTER = REPOSITORY / "generator/goldthread/starter/shared/github.yml"
pytestmark = pytest.mark.browser  # needs what `make test` installs beside the environment


def remarks(folder: Path, workflows: Mapping[str, str]) -> list[str]:
    """What actionlint says of workflows, by their names."""
    assert is_installed(), "python tests/html_pages/html_validator.py --install"
    for name, text in workflows.items():
        (folder / name).write_text(text, "utf-8")
    command = [node(), str(LINT), str(PROGRAM.modules), *(str(folder / name) for name in workflows)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [f"{Path(each['file']).name}:{each['line']}: {each['message']}" for each in said]


def shown() -> dict[str, str]:
    """The workflows in the documents."""
    return {
        f"{page.stem}-{number}.yml": text
        for page in sorted((REPOSITORY / "docs").glob("*.md"))
        for number, text in enumerate(SHOWN.findall(page.read_text("utf-8")))
    }


def steps_of_the_action() -> str:
    """A workflow with the steps of the action, whose inputs are those of a call."""
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
    inputs = {name: {"type": "string", "default": each["default"]} for name, each in action["inputs"].items()}
    job = {"runs-on": "ubuntu-latest", "steps": action["runs"]["steps"]}
    return yaml.safe_dump({"on": {"workflow_call": {"inputs": inputs}, "pull_request": {}}, "jobs": {"job": job}})


def test_workflows_are_clean(tmp_path: Path) -> None:
    workflows = {"starter.yml": STARTER.read_text("utf-8"), "action.yml": steps_of_the_action(), **shown()}
    own = REPOSITORY / ".github" / "workflows"
    workflows |= {f"own-{each.name}": each.read_text("utf-8") for each in own.glob("*.yml")}
    assert len(workflows) >= 5
    assert remarks(tmp_path, workflows) == []


def test_a_slip_is_found(tmp_path: Path) -> None:
    text = STARTER.read_text("utf-8").replace("runs-on:", "run-on:")
    assert 'unexpected key "run-on"' in " ".join(remarks(tmp_path, {"starter.yml": text}))
