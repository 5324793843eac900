"""What git answers where it must not fail, and why it did, in a sentence."""

import os
from collections.abc import Mapping
from pathlib import Path

from goldthread.ratchet.revision import git
from goldthread.shelf.volumes import Unpublishable


def told(repository: Path, *arguments: str, asks: bytes = b"", environment: Mapping[str, str] | None = None) -> str:
    """What git answers.

    Raises Unpublishable when it cannot, with its reason.
    """
    done = git(repository, *arguments, asks=asks, environment=environment)
    if done.returncode:
        raise Unpublishable(f"Nothing was published. {reason(done.stderr)}")
    return os.fsdecode(done.stdout).strip()


def reason(said: bytes) -> str:
    """Why git did not do something: the first thing that it says."""
    lines = [line.strip() for line in said.decode(errors="replace").splitlines() if line.strip()]
    return f"Git says: {lines[0].rstrip('.')}." if lines else "Git does not say why."
