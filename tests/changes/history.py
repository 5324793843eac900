"""A history of records in a repository of its own, and the meaning of its last commit."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import yaml

from goldthread.commands.diff import diff
from goldthread.comparison.report import Comparison
from goldthread.settings import Settings
from test_rule import TODAY

REPOSITORY = Path(__file__).resolve().parents[2]
SETTINGS = Settings(today=TODAY)


class History:
    """A repository in which records are edited and committed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str, at: Path | None = None) -> str:
        """What git prints, run as a person whom nobody else's settings reach."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        for who in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{who}_{what}": "a@gravel.example" for what in ("NAME", "EMAIL")}
        command = ["git", "-C", str(at or self.root), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--message", "Change")

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files by their paths; None takes one away."""
        for name, text in files.items():
            file = self.root / name
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")

    def edit(self, name: str, before: str, after: str) -> None:
        """Change words that stand in a file once."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{before} stands {text.count(before)} times in {name}"
        self.write({name: text.replace(before, after)})

    def rename_everywhere(self, before: str, after: str) -> None:
        """Change an id wherever it stands."""
        for file in [*self.root.glob("content/**/*.yml"), *self.root.glob("principles/*.yml")]:
            text = file.read_text(encoding="utf-8")
            file.write_text(re.sub(rf"(?<![\w-]){before}(?![\w-])", after, text), encoding="utf-8", newline="\n")

    def meaning(self, *, editorial: frozenset[str] = frozenset()) -> Comparison:
        """What the records as they lie mean that those of the last commit did not."""
        return diff(self.root, "HEAD", None, SETTINGS, editorial)

    def followers_of(self, *principles: str) -> set[str]:
        """The keys of touchpoints in play, of situations and of tools that follow one of some principles, read without any of our code."""
        found = set()
        kinds = {"tools": "tool", "situations": "situation"}
        beside = (self.root / "content" / f"{name}.yml" for name in kinds)
        for file in [*self.root.glob("content/touchpoints/*.yml"), *beside]:
            for id_, record in yaml.safe_load(file.read_text(encoding="utf-8")).items():
                links = record.get("principles", [])
                ids = {link["principle"] if isinstance(link, dict) else link for link in links}
                kind = kinds.get(file.stem, "touchpoint")
                if ids & set(principles) and record.get("status") not in {"idea", "retired"}:
                    found.add(f"{kind}/{id_}")
        return found

    def principles_of(self, focus: str) -> set[str]:
        """The ids of principles that support a focus, read without any of our code."""
        found = set()
        for file in (self.root / "principles").glob("*.yml"):
            links = yaml.safe_load(file.read_text(encoding="utf-8"))["supports"]
            ids = {link["focus"] if isinstance(link, dict) else link for link in links}
            found |= {file.stem} if focus in ids else set()
        return found


def brand(root: Path) -> History:
    """The demonstration brand in the first commit of a repository."""
    history = History(root)
    for top in ("content", "principles"):
        shutil.copytree(REPOSITORY / top, root / top)
    history.commit()
    return history


def suspect(change: Comparison) -> set[str]:
    """The keys of what has to be read again."""
    return {each.record.key for each in change.needs_review}


def teams(change: Comparison) -> set[str]:
    """The ids of the teams that a change concerns."""
    return {each.team.key.partition("/")[2] for each in change.teams}
