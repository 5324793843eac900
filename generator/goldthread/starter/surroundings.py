"""What lies around the records of a handbook: what git and the editor need to know, and the files of CI."""

from importlib import resources
from typing import Literal

import goldthread

Ci = Literal["github", "gitlab", "none"]
REQUIREMENTS_FILE = "requirements.txt"
CI_FILES = {"github": ".github/workflows/handbook.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each platform looks for what it is to run."""
_OF_GIT = {".gitignore": "gitignore.txt", ".gitattributes": "gitattributes.txt"}


def surroundings(ci: Ci, version: str) -> dict[str, bytes]:
    """The files by path from the handbook's root.

    version: The version of Goldthread that the handbook is checked and built with.
    """
    shared = resources.files(goldthread) / "starter" / "shared"
    files = {name: (shared / template).read_bytes() for name, template in _OF_GIT.items()}
    files[REQUIREMENTS_FILE] = f"goldthread=={version}\n".encode()
    if ci != "none":
        files[CI_FILES[ci]] = (shared / f"{ci}.yml").read_bytes()
    return files
