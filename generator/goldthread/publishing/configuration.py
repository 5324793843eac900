"""The settings of MkDocs that belong to a handbook: found as MkDocs would be told to find them, and read without being run."""

import codecs
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

import msgspec

from goldthread.disk.files import resolved, system_reason
from goldthread.disk.plain_files import SETTINGS_LIMIT, read_plain
from goldthread.language.message import MessageError, Names, message
from goldthread.model.record import Audience

if TYPE_CHECKING:
    import yaml

CONFIGURATION_NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""The names that MkDocs knows its settings by."""

PLUGIN = "goldthread"
INHERIT = "INHERIT"
"""The setting that names a file of which settings are taken over."""
_FAULTS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What the loader of YAML raises besides its own errors, where a value is none of its kind, such as the thirteenth month."""


class ConfigurationError(MessageError):
    """It cannot be known which settings belong to a handbook, or what they say; the message says why in a sentence."""


class Configuration(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of settings says that decides what is made of a handbook.

    file: The file.
    has_plugin: Whether it names our plugin at all.
    audience: For whom the handbook is.
    docs: The folder of the documents.
    code: The files of hooks, and the folder of templates of the handbook's own; what is there is run.
    site_name: The name of the site; empty where that is not said, as all that follows.
    site_url: Where it will be published.
    day: The day that counts as today.
    commit: The commit of the records.
    edition: The folder in which the site will lie among published editions.
    """

    file: Path
    has_plugin: bool = True
    audience: Audience = "internal"
    docs: Path
    code: tuple[Path, ...] = ()
    site_name: str = ""
    site_url: str = ""
    day: str = ""
    commit: str = ""
    edition: str = ""


def configuration_of(root: Path, top: Path | None = None) -> Configuration | None:
    """The settings of the handbook under a root; None where there are none.

    They lie in its folder, or in one above it, where the plugin's `root` has to name the handbook.

    top: The folder above which nothing is looked for.
    Raises ConfigurationError where there are several, or where one cannot be read.
    """
    own = _read_in(root)
    if own:
        _refuse_several([file for file, _ in own], root)
        file, settings = own[0]
        _refuse_elsewhere(file, settings, root)
        return _configuration(file, settings)
    above = [
        (file, settings)
        for folder in root.parents
        if top is None or folder.is_relative_to(top)
        for file, settings in _read_in(folder, is_own=False)
        if _names(file, settings, root)
    ]
    _refuse_several([file for file, _ in above], root)
    return _configuration(*above[0]) if above else None


def _refuse_several(files: list[Path], root: Path) -> None:
    if len(files) > 1:
        named = Names(tuple(str(file) for file in files))
        raise ConfigurationError(
            message(
                "{named} are both settings of the handbook in {root}: keep one of them.", named=named, root=str(root)
            )
        )


def _refuse_elsewhere(file: Path, settings: Mapping[str, object], root: Path) -> None:
    named = _root_named(file, settings)
    if named is not None and named != root:
        raise ConfigurationError(
            message(
                "{file} is for the handbook in {named}, not for {root}: name it with --root {named}",
                file=str(file),
                named=str(named),
                root=str(root),
            )
        )


def _read_in(folder: Path, *, is_own: bool = True) -> list[tuple[Path, Mapping[str, object]]]:
    """The settings in a folder; above a handbook, only those that may be the handbook's."""
    named = [folder / name for name in CONFIGURATION_NAMES]
    files = [file for file in named if (os.path.lexists(file) if is_own else file.is_file())]
    try:
        return [(file, _settings(file)) for file in files if is_own or _may_concern(file)]
    except OSError as error:
        raise ConfigurationError(
            message("{file} cannot be read: {reason}.", file=error.filename, reason=system_reason(error))
        ) from error


def _may_concern(file: Path) -> bool:
    text = read_plain(file, SETTINGS_LIMIT)
    return may_say(PLUGIN, text) or may_say(INHERIT, text)


def may_say(word: str, text: bytes) -> bool:
    """Whether settings may have a word: in UTF-16, or with escapes, it need not stand there letter by letter."""
    return word.encode() in text or b"\\" in text or text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _settings(file: Path) -> Mapping[str, object]:
    """What a file says, and what it inherits; Python that it names is not imported."""
    import yaml  # noqa: PLC0415 - MkDocs takes longer to load than a check takes to run
    from mkdocs.exceptions import ConfigurationError as UnreadableError  # noqa: PLC0415 - as above
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 - as above

    _refuse_unreadable(file)
    try:
        with file.open("rb") as stream:
            settings = yaml_load(stream, _loader())
    except (UnreadableError, yaml.YAMLError, *_FAULTS) as error:
        said = " ".join(str(error).split())
        raise ConfigurationError(
            message(
                "{file} cannot be read as settings, so nothing is made by them. {reason}", file=str(file), reason=said
            )
        ) from error
    if not isinstance(settings, dict):
        raise ConfigurationError(message("{file} should name settings and their values, and does not.", file=str(file)))
    return settings


def _refuse_unreadable(file: Path) -> None:
    """Refuse settings that are inherited from what cannot be read, before MkDocs waits for it. Raises OSError, and ConfigurationError."""
    seen = {file}
    base = _base_in(file, read_plain(file, SETTINGS_LIMIT))
    while base is not None:
        if base in seen:
            raise ConfigurationError(
                message(
                    "{file} inherits from itself: remove INHERIT from it, or from {base}.",
                    file=str(file),
                    base=str(base),
                )
            )
        seen.add(base)
        base = _base_in(base, read_plain(base, SETTINGS_LIMIT))


def inherited(files: Iterable[Path]) -> frozenset[Path]:
    """The files that files of settings inherit from, and those that these inherit from; they need not be there."""
    found: set[Path] = set()
    waiting = list(files)
    while waiting:
        base = _base_of(waiting.pop())
        if base is not None and base not in found:
            found.add(base)
            waiting.append(base)
    return frozenset(found)


def _base_of(file: Path) -> Path | None:
    """The file that a file of settings inherits from; None where there is none, or it cannot be read."""
    try:
        return _base_in(file, read_plain(file, SETTINGS_LIMIT))
    except (OSError, ConfigurationError):
        return None


def _base_in(file: Path, text: bytes) -> Path | None:
    """The file that settings inherit from, by their text; None where there is none.

    Raises ConfigurationError where what they say of it names no file.
    """
    if not may_say(INHERIT, text):
        return None
    import yaml  # noqa: PLC0415 - as above

    try:
        settings = yaml.load(text, _loader())  # noqa: S506 - it makes nothing but values
    except (yaml.YAMLError, *_FAULTS):
        return None
    if not isinstance(settings, dict) or INHERIT not in settings:
        return None
    base = settings[INHERIT]
    if not isinstance(base, str) or not _can_be_named(base):
        raise ConfigurationError(
            message("{file} says INHERIT, and what follows is not the name of a file.", file=str(file))
        )
    return Path(os.path.normpath(file.parent / base))


def _can_be_named(name: str) -> bool:
    """Whether a file can have a name at all."""
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def _loader() -> "type[yaml.BaseLoader]":
    import yaml  # noqa: PLC0415 - as above
    from mkdocs.utils.yaml import get_yaml_loader  # noqa: PLC0415 - as above

    class Loader(get_yaml_loader(yaml.SafeLoader)):  # type: ignore[misc] # MkDocs makes the class
        """Reads values, and passes over what only running code would tell."""

    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    Loader.add_multi_constructor("!relative", lambda *_: None)
    return Loader


def _names(file: Path, settings: Mapping[str, object], root: Path) -> bool:
    return _root_named(file, settings) == root


def _root_named(file: Path, settings: Mapping[str, object]) -> Path | None:
    """The handbook's folder by the settings of the plugin, which goes from the folder of their file, as all paths in them do."""
    for options in _options(settings):
        root = options.get("root")
        return resolved(_folder(file, "root", root if isinstance(root, str) else ""))
    return None


def _configuration(file: Path, settings: Mapping[str, object]) -> Configuration:
    options = next(_options(settings), None)
    audience = (options or {}).get("audience", "internal")
    if not _is_audience(audience):
        raise ConfigurationError(
            message(
                '{file} says "audience: {audience}", where internal or public belongs.',
                file=str(file),
                audience=str(audience),
            )
        )
    told = options or {}
    return Configuration(
        file=file,
        has_plugin=options is not None,
        audience=audience,
        docs=_folder(file, "docs_dir", _written(settings.get("docs_dir")) or "docs"),
        code=tuple(file.parent / name for name in _code(settings)),
        site_name=_written(settings.get("site_name")),
        site_url=_written(settings.get("site_url")),
        day=_written(told.get("day")),
        commit=_written(told.get("commit")),
        edition=_written(told.get("edition")),
    )


def _folder(file: Path, setting: str, name: str) -> Path:
    """A folder that a setting names, from that of the settings. Raises ConfigurationError where no folder can be meant."""
    folder = file.parent / name
    try:
        resolved(folder)
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            message(
                "{file} names {folder} under {setting}, which leads nowhere: {reason}.",
                file=str(file),
                folder=name,
                setting=setting,
                reason=system_reason(error) if isinstance(error, OSError) else str(error),
            )
        ) from error
    return folder


def _code(settings: Mapping[str, object]) -> Iterator[str]:
    """The names of files of hooks, and of the folder of templates."""
    hooks, theme = settings.get("hooks"), settings.get("theme")
    templates = theme.get("custom_dir") if isinstance(theme, dict) else None
    for name in (*(hooks if isinstance(hooks, list) else ()), templates):
        if isinstance(name, str) and name and _can_be_named(name):
            yield name


def _written(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_audience(value: object) -> TypeGuard[Audience]:
    return value in ("internal", "public")


def _options(settings: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """What is said of our plugin, wherever it is listed."""
    plugins = settings.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    for each in listed:
        if each == PLUGIN:
            yield {}
        if isinstance(each, dict) and PLUGIN in each:
            options = each[PLUGIN]
            yield options if isinstance(options, dict) else {}
