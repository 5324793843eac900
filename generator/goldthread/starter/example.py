"""The demonstration brand: in the package when it is installed, in the repository where Goldthread is developed."""

from pathlib import Path

import goldthread

DAY = "2026-11-22"
"""The day on which the demonstration is checked: its evidence, reviews and waivers are of the months before."""
_FOLDERS = ("content", "principles")


def example_files() -> dict[str, bytes]:
    """The records and settings of the demonstration, by path from the handbook's root."""
    package = Path(goldthread.__file__).parent
    installed = package / "starter" / "example"
    root = installed if installed.is_dir() else package.parents[1]
    files = (file for folder in _FOLDERS for file in sorted((root / folder).rglob("*")) if file.is_file())
    found = {file.relative_to(root).as_posix(): file.read_bytes() for file in (*files, root / "mkdocs.yml")}
    return {name: data for name, data in found.items() if not any(part.startswith(".") for part in name.split("/"))}
