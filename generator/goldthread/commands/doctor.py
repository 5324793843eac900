"""Whether everything around a handbook is set up: one line for each thing, with what to do where something is to be done."""

import importlib.metadata
import os
import platform
from collections.abc import Iterator
from pathlib import Path

import msgspec

from goldthread.commands.schema import has_fresh_schemas
from goldthread.disk.journal import is_interrupted
from goldthread.exchange.editor_settings import SCHEMA_FOLDER
from goldthread.git.errors import GitError
from goldthread.git.identity import has_identity, name_of_committer
from goldthread.git.run import git
from goldthread.language.message import Text, message
from goldthread.publishing.configuration import ConfigurationError, configuration_of
from goldthread.starter.surroundings import CI_FILES


class Diagnosis(msgspec.Struct, frozen=True):
    """One thing that was looked at.

    is_ok: Whether nothing is to be done.
    words: What was found and, where something is to be done, what.
    """

    is_ok: bool
    words: Text


def diagnoses(root: Path) -> Iterator[Diagnosis]:
    """What was found in and around the handbook under a root. Writes nothing."""
    version = importlib.metadata.version("goldthread")
    yield Diagnosis(
        is_ok=True,
        words=message("Goldthread {version}, Python {python}", version=version, python=platform.python_version()),
    )
    yield from _of_git(root)
    yield _settings(root)
    yield _schemas(root)
    yield _ci(root)
    if is_interrupted(root):
        yield _to_do(message("a run was interrupted while it changed records: goldthread check --fix finishes it"))
    else:
        yield _ok(message("no change is left unfinished"))


def _ok(words: Text) -> Diagnosis:
    return Diagnosis(is_ok=True, words=words)


def _to_do(words: Text) -> Diagnosis:
    return Diagnosis(is_ok=False, words=words)


def _of_git(root: Path) -> Iterator[Diagnosis]:
    try:
        found = git(root, "rev-parse", "--is-shallow-repository")
    except GitError:
        yield _to_do(message("git is not installed: install it; only git knows the history of the records"))
        return
    if found.lacks_repository:
        yield _to_do(
            message("the folder is no git repository: git init, then commit; editions are published from commits")
        )
        return
    if not found.is_done:
        yield _to_do(message("git refuses this folder: {reason}", reason=found.reason))
        return
    if found.text == "true":
        yield _to_do(
            message("the history is shallow: git fetch --unshallow; a comparison with older commits needs them")
        )
    if git(root, "rev-parse", "--verify", "--quiet", "HEAD").is_done:
        branch = git(root, "rev-parse", "--abbrev-ref", "HEAD").text
        yield _ok(message("git repository, branch {branch}", branch=branch))
    else:
        yield _to_do(message("there is no commit yet: git add . and git commit"))
    if has_identity(root):
        name = name_of_committer(root) or os.environ.get("GIT_COMMITTER_NAME", "")
        yield _ok(message("git knows who commits: {name}", name=name))
    else:
        yield _to_do(message("git does not know who commits here: git config user.name and user.email"))


def _settings(root: Path) -> Diagnosis:
    try:
        found = configuration_of(root)
    except ConfigurationError as error:
        return _to_do(str(error))
    if found is None:
        return _to_do(
            message("no mkdocs.yml: goldthread init writes one; goldthread build works without, mkdocs build does not")
        )
    if not found.has_plugin:
        return _to_do(message("{file} does not name the plugin goldthread: add it under plugins", file=found.file.name))
    if not found.site_url:
        return _to_do(
            message(
                "{file} has no site_url: set it once the address is known, so that previews and the sitemap are right",
                file=found.file.name,
            )
        )
    return _ok(message("{file} names the plugin and the address", file=found.file.name))


def _schemas(root: Path) -> Diagnosis:
    folder = root / SCHEMA_FOLDER
    if not folder.is_dir():
        return _to_do(message("no schemas for editors: goldthread init writes them"))
    if has_fresh_schemas(root):
        return _ok(message("the schemas for editors are up to date"))
    return _to_do(
        message(
            "the schemas for editors are of another version or of other records: goldthread schema --output {folder}",
            folder=SCHEMA_FOLDER,
        )
    )


def _ci(root: Path) -> Diagnosis:
    workflows = sorted((root / ".github" / "workflows").glob("*.y*ml"))
    files = [*(file.relative_to(root).as_posix() for file in workflows), CI_FILES["gitlab"]]
    found = next((name for name in files if (root / name).is_file()), None)
    if found is None:
        return _to_do(message("no file of CI: goldthread init --ci github or --ci gitlab writes one"))
    return _ok(message("CI is set up in {file}", file=found))
