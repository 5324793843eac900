"""Validate built pages as HTML; with `--install`, install the validator from a lock file with hashes."""

import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from node_programs import NodeProgram, prepare

HERE = Path(__file__).parent
PROGRAM = NodeProgram("html", HERE, "html-validate/bin/html-validate.mjs")
SETTINGS = HERE / "settings.json"
ADVICE = "The judge of HTML is not installed, or is an older one: python tests/html_pages/html_validator.py --install"


class Remark(msgspec.Struct, frozen=True, rename="camel"):
    """What the judge says of one place.

    selector: The element, as a path of CSS from the page's root, where one is concerned.
    """

    rule_id: str
    message: str
    line: int
    selector: str | None = None


class Judged(msgspec.Struct, frozen=True, rename="camel"):
    """A file and what the judge says of it."""

    file_path: str
    messages: tuple[Remark, ...]


def is_installed() -> bool:
    """Whether the judge that the lock file names is there."""
    return PROGRAM.is_installed


def judged(*sites: Path) -> tuple[Judged, ...]:
    """What there is to say of all pages of some sites."""
    patterns = [f"{site}/**/*.html" for site in sites]
    command = [*PROGRAM.command, "--config", str(SETTINGS), "--formatter", "json", *patterns]
    with tempfile.TemporaryFile() as said:  # a pipe would be cut short when the judge ends
        done = subprocess.run(command, stdout=said, stderr=subprocess.PIPE, check=False)
        said.seek(0)
        answer = said.read()
    assert answer, done.stderr.decode()
    return msgspec.json.decode(answer, type=tuple[Judged, ...])


if __name__ == "__main__":
    sys.exit(prepare(PROGRAM, ADVICE))
