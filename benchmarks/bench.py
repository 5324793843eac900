"""The handbooks that are measured, and the commands on them."""

import os
import shutil
import sys
from functools import cached_property
from pathlib import Path

from make_handbook import make_handbook
from measuring import Command, cost

CHANGED = 50
"""How many records differ between the two commits of the handbook that is edited."""
OFF = "GOLDTHREAD_NO_CACHE"
"""The variable that keeps nothing from one run to the next."""
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""The variable that has Python keep nothing of what it compiles, which no installation does."""
GOLDTHREAD = (sys.executable, "-m", "goldthread")
_COMMIT = (
    "git -c user.name=benchmarks -c user.email=benchmarks@quillon-works.example commit --quiet --all --message state"
)


class Bench:
    """The handbooks that are measured, made once when first asked for, and how many runs each figure is the median of."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        os.environ[OFF] = "1"  # whatever is measured, is measured as it is where nothing is kept, unless it says so
        os.environ.pop(
            UNCOMPILED, None
        )  # with it, each run would compile all modules that changed since an earlier one
        root = self.handbook("S")
        for command in (
            self.goldthread(root, "check"),
            self.build(root),
            self.goldthread(root, "diff", "HEAD", "HEAD"),
        ):
            cost(command)  # so that Python has compiled all of it, as it has where everything is installed

    def handbook(self, size: str, *, findings: int = 0) -> Path:
        """A handbook of a size, committed to a repository of its own."""
        root = self.folder / f"{size}{findings or ''}"
        if not root.exists():
            make_handbook(root, size, findings=findings)
            self._git(root, "git init --quiet .")
            self._git(root, "git add .")
            self._git(root, _COMMIT)
        return root

    @cached_property
    def edited(self) -> Path:
        """A handbook of size L of which some records were changed in a second commit."""
        root = self.handbook("L")
        shutil.rmtree(root / "content")
        shutil.rmtree(root / "principles")
        make_handbook(root, "L", changed=CHANGED)
        self._git(root, _COMMIT)
        return root

    def goldthread(self, root: Path, *words: str | Path, exit_code: int = 0) -> Command:
        """A command of ours on a handbook."""
        return Command((*GOLDTHREAD, *words, "--root", root), root, exit_code=exit_code)

    def build(self, root: Path, *words: str) -> Command:
        """A whole build, with no card kept from an earlier one."""
        command = self.goldthread(root, "build", "--output", self.site(root), *words)
        return command._replace(prepare=lambda: shutil.rmtree(root / ".cache", ignore_errors=True))

    def site(self, root: Path) -> Path:
        """Where a handbook's site is built."""
        return self.folder / f"site-{root.name}"

    def after_an_edit(self, size: str, *words: str) -> Command:
        """A command on a copy of a handbook of which one record is edited before each run, with what was kept of earlier runs."""
        root = self.folder / f"{size}-edited"
        if not root.exists():
            shutil.copytree(self.handbook(size), root)
        command = self.goldthread(root, *words)
        kept = ("env", "-u", OFF, f"GOLDTHREAD_CACHE={self.folder / 'kept'}", *command.words)
        return command._replace(words=kept, prepare=lambda: _edit(root))

    def plain(self, root: Path) -> Command:
        """The same pages built by MkDocs and Material alone."""
        tree = self.folder / f"tree-{root.name}"
        cost(self.goldthread(root, "write", tree))
        words = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", self.folder / f"plain-{root.name}")
        return Command(words, tree)

    def _git(self, root: Path, words: str) -> None:
        cost(Command(words.split(), root))


def _edit(root: Path) -> None:
    """Write another name for the first touchpoint, or the one that it had before."""
    file = min((root / "content/touchpoints").glob("*.yml"))
    text = file.read_text(encoding="utf-8")
    new = "name: Now "
    file.write_text(text.replace(new, "name: ", 1) if new in text else text.replace("name: ", new, 1), encoding="utf-8")
