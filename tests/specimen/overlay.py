"""A handbook for a test: the specimen, with files laid over it by the rule in the specimen's README."""

import shutil
from collections.abc import Mapping
from pathlib import Path

SPECIMEN = Path(__file__).parent


def lay_over_specimen(root: Path, files: Mapping[str, str]) -> None:
    """Write the specimen into an empty folder, with some files laid over it."""
    for top in ("content", "principles"):
        shutil.copytree(SPECIMEN / top, root / top)
    for path in files:
        _put_away_its_twin(root, path)
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def _put_away_its_twin(root: Path, path: str) -> None:
    """Remove the specimen's single file when a file of the folder comes, and the folder when the single file comes."""
    target = root / path
    if target.with_suffix("").is_dir():
        shutil.rmtree(target.with_suffix(""))
    if target.parent.parent == root / "content":
        target.parent.with_suffix(".yml").unlink(missing_ok=True)
