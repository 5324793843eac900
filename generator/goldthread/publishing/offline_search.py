"""What a site needs to be searched when it is opened from a folder, where a browser may not fetch a file, but may run it."""

from pathlib import Path

INDEX = Path("search", "search_index.json")


def write_index_as_script(site: Path) -> None:
    """Put beside the search index a script that holds the same, which the theme asks for when it is opened from a folder."""
    index = site / INDEX
    if index.is_file():
        data = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {data}\n", encoding="utf-8", newline="\n")
