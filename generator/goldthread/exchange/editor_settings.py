"""What an editor of code is told of a handbook: which schema describes which file."""

from collections.abc import Mapping

from goldthread.model.kinds import KINDS, SECTIONS

SCHEMA_FOLDER = ".goldthread/schemas"
"""Where the schemas lie in a handbook, from its root; they are made anew whenever they are needed, and not kept by git."""
SETTINGS_FILE = ".vscode/settings.json"
EXTENSIONS_FILE = ".vscode/extensions.json"
_ENDINGS = (".yml", ".yaml")


def files_by_schema() -> Mapping[str, tuple[str, ...]]:
    """The files that each schema describes, by the schema's path from the root."""
    found: dict[str, list[str]] = {}
    for kind, record_type in KINDS.items():
        for home in record_type.homes:
            if "/" in home:
                found.setdefault(kind, []).extend(f"{home}{ending}" for ending in _ENDINGS)
            if kind != "handbook":
                found.setdefault(f"{kind}-record", []).extend(f"{home}/**/*{ending}" for ending in _ENDINGS)
    for stem in SECTIONS:
        found.setdefault(stem.rpartition("/")[2], []).extend(f"{stem}{ending}" for ending in _ENDINGS)
    return {f"{SCHEMA_FOLDER}/{schema}.schema.json": tuple(files) for schema, files in found.items()}


def settings() -> dict[str, object]:
    """The settings for the YAML extension of Visual Studio Code."""
    return {
        "yaml.schemas": {schema: list(files) for schema, files in files_by_schema().items()},
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.insertFinalNewline": True,
    }


def extensions() -> dict[str, object]:
    """The extensions that are recommended."""
    return {"recommendations": ["redhat.vscode-yaml"]}
