"""The files of a theme that MkDocs copies, found without looking through its hidden folders.

MkDocs asks the environment of a theme for the names of all files, and leaves out those in a folder whose name begins with a dot.
Material keeps all its icons in one such, more than ten thousand files; templates take the icons that they name from there as before.
"""

import os
from pathlib import Path
from types import MethodType

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class _ShownFiles(FileSystemLoader):
    """Loads templates from the folders of a theme, and lists those files that are not hidden."""

    def list_templates(self) -> list[str]:
        """The paths of all files, as the loader names templates, of which no part begins with a dot."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top, followlinks=self.followlinks):
                folders[:] = [each for each in folders if not each.startswith(".")]
                inside = Path(folder).relative_to(top)
                found.update((inside / name).as_posix() for name in names if not name.startswith("."))
        return sorted(found)


def pass_over_hidden_files(theme: Theme) -> None:
    """Let the environments that a theme makes list no hidden files."""
    theme.get_env = MethodType(_environment, theme)  # type: ignore[method-assign] # MkDocs has no other place for it


def _environment(theme: Theme) -> Environment:
    made = Theme.get_env(theme)
    if type(made.loader) is FileSystemLoader:
        made.loader = _ShownFiles(made.loader.searchpath, made.loader.encoding, made.loader.followlinks)
    return made
