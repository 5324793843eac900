"""A small handbook in a repository with three published versions."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

import command_line
from goldthread.exchange import handbook_json
from goldthread.inspection import Inspection
from goldthread.pages.frame.addresses import RECORDS_FILE
from goldthread.pages.frame.page import Site
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.previews import Previews
from goldthread.publishing.site_settings import site_settings
from shared_folders import made_once

BRANCH = "gh-pages"
SPECIMEN = Path(__file__).resolve().parents[1] / "specimen"
GOLDTHREAD = (sys.executable, "-m", "goldthread")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "SOURCE_DATE"))},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "NO_MKDOCS_2_WARNING": "1",
}
"""No identity and no settings but those of the repository."""

_SETTINGS = "site_name: Sandbank Ferry\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, goldthread]\n"
_DAYS = {"1.0": "2026-01-05", "2.0": "2026-03-02", "3.0": "2026-06-01"}
_TOUCHPOINT = """
{id}:
  name: {name}
  phase: crossing
  medium: physical
  channel: notice board
  customers: [islanders]
  gives: The hour of the last boat.
  gets: A calm landing.
  outcome: People know when they will be home.
  principles: [{{principle: say-it-plainly, how: It gives an hour.}}]
  owner: crew
  leads_to: n/a
"""


def run(root: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """What a command does in a folder."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def git(root: Path, *arguments: str) -> str:
    """What git prints; it must not fail."""
    done = run(root, "git", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def goldthread(root: Path, *arguments: str | Path) -> Result:
    """What one of our commands does in a folder, in this process."""
    others: dict[str, str | None] = {name: None for name in os.environ if name not in ENVIRONMENT}
    return command_line.goldthread(*arguments, cwd=root, env={**others, **ENVIRONMENT})


def published(root: Path, *arguments: str | Path) -> str:
    """What publishing prints; it must not fail."""
    done = goldthread(root, "publish", *arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def keep(root: Path, name: str, day: str) -> None:
    """Commit everything on a day, and tag it."""
    git(root, "add", "--all")
    who = ("-c", "user.name=A", "-c", "user.email=a@sandbank.example")
    done = subprocess.run(
        ["git", *who, "commit", "--quiet", "-m", name],
        cwd=root,
        env={**ENVIRONMENT, "GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"},
        check=False,
    )
    assert done.returncode == 0
    git(root, "tag", name)


def write_history(root: Path) -> None:
    """Three released editions, tagged v1.0 to v3.0: the first has a lantern, the second renames the board, the third adds a bell."""
    shutil.copytree(SPECIMEN, root)
    git(root, "init", "--quiet", "--initial-branch", "main")
    (root / "mkdocs.yml").write_text(_SETTINGS)
    lantern = root / "content" / "touchpoints" / "lantern.yml"
    lantern.write_text(_TOUCHPOINT.format(id="lantern", name="Lantern at the landing"))
    release(root, "1.0")
    lantern.unlink()
    landing = root / "content" / "touchpoints" / "landing.yml"
    landing.write_text(landing.read_text().replace("notice-board:\n", "slate:\n  was: [notice-board]\n", 1))
    release(root, "2.0")
    (root / "content" / "touchpoints" / "bell.yml").write_text(_TOUCHPOINT.format(id="bell", name="Bell on the quay"))
    release(root, "3.0")


def release(root: Path, number: str) -> None:
    """Write an edition after the others and commit it."""
    day = _DAYS[number]
    handbook = root / "content" / "handbook.yml"
    lines = handbook.read_text().splitlines()
    handbook.write_text(
        "\n".join(f'edition: "{number}"' if line.startswith("edition:") else line for line in lines) + "\n"
    )
    with (root / "content" / "editions.yml").open("a") as file:
        file.write(f'{number.replace(".", "-")}:\n  edition: "{number}"\n  on: {day}\n  summary: As it was then.\n')
        file.write("  shared_with: [{team: crew, on: " + day + ", how: Read aloud}]\n")
    keep(root, f"v{number}", day)


def change(root: Path, name: str, day: str = "2026-07-01") -> None:
    """Commit a change of the records that was not released."""
    with (root / "content" / "touchpoints" / "bell.yml").open("a") as file:
        file.write(_TOUCHPOINT.format(id=name, name=f"A {name}"))
    keep(root, name, day)


def publish_all(root: Path, output: Path) -> None:
    """Publish the three editions, the middle one last, and copy them to a folder."""
    published(root, "--at", "v1.0")
    published(root)
    published(root, "--at", "v2.0", "--output", output)


def published_editions(factory: pytest.TempPathFactory) -> Path:
    """A folder that nobody may change, with a repository of three published editions, `ferry`, and their copy, `editions`."""

    def make(folder: Path) -> None:
        folder.mkdir()
        write_history(folder / "ferry")
        publish_all(folder / "ferry", folder / "editions")

    return made_once(factory, "published", make)


def tip(root: Path) -> str:
    """The commit of the branch."""
    return git(root, "rev-parse", BRANCH)


def tree(root: Path, path: str) -> str:
    """The tree of a folder of the branch."""
    return git(root, "rev-parse", f"{BRANCH}:{path}")


def listed(root: Path) -> list[tuple[str, str, list[str]]]:
    """The editions of the branch, with their titles and other names."""
    return [
        (each["version"], each["title"], each["aliases"])
        for each in json.loads(git(root, "show", f"{BRANCH}:versions.json"))
    ]


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder, of which there are some, by their paths."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found
    return found


def without_pages(request: BuildRequest, inspection: Inspection) -> SiteContents:
    """The contents of a site of which no page is looked at."""
    return SiteContents(
        request=request,
        inspection=inspection,
        settings=site_settings(request, inspection.graph.book, ()),
        site=Site((), ()),
        previews=Previews("", "", {}, ()),
        pictures=(),
    )


def build_three_files(contents: SiteContents, output: Path) -> None:
    """What stands for a whole site where none of its pages is looked at."""
    book, request = contents.inspection.graph.book, contents.request
    records = output / RECORDS_FILE
    records.parent.mkdir(parents=True)
    records.write_bytes(handbook_json.book_as_json(book))
    (output / "index.html").write_text(f"<h1>{book.handbook.brand} {request.edition}</h1>")
    (output / "404.html").write_text("<h1>Page not found</h1>")
