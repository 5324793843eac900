"""Edits of a handbook by chance: of records of all kinds, of files, of settings, of the day, and of its past."""

import copy
import datetime
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

import msgspec
import yaml

from goldthread.model.record import Audience
from publishing.secret_handbook import write_world

Files = dict[str, bytes]
Data = dict[str, object]
Steps = tuple[str | int, ...]

_LOCK = "content/editions.lock.yml"
_HANDBOOK = "content/handbook.yml"


class Handbook(msgspec.Struct, frozen=True, kw_only=True):
    """A handbook at a moment, and what is asked of it.

    files: Its files by their paths.
    day: The day that counts as today.
    audience: For whom pages are made.
    program: Stands for the generator, its templates, Python and the libraries.
    """

    files: Files
    day: datetime.date = datetime.date(2026, 11, 28)
    audience: Audience = "internal"
    program: bytes = b"1"


def first_handbook(folder: Path) -> Handbook:
    """A handbook with records of every kind and with every field, some of them internal."""
    write_world(folder, has_secrets=True)
    paths = (path for top in ("content", "principles") for path in (folder / top).rglob("*.yml"))
    return Handbook(files={path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)})


def edited(handbook: Handbook, chance: Random) -> tuple[str, Handbook]:
    """The handbook after one edit by chance, which may have left it with faults, and the name of the edit."""
    edit = chance.choice(_EDITS)
    return edit.__name__, edit(handbook, chance)


def _reword(handbook: Handbook, chance: Random) -> Handbook:
    """Write other words."""

    def reworded(value: object) -> object:
        return f"{value} {chance.choice(('anew', 'again', 'at last'))}" if isinstance(value, str) else value

    return _changed(handbook, chance, reworded)


def _declare(handbook: Handbook, chance: Random) -> Handbook:
    """Say that nobody knows a value."""
    return _changed(handbook, chance, lambda _: "unknown")


def _remove_value(handbook: Handbook, chance: Random) -> Handbook:
    """Delete a field or an item."""
    return _changed(handbook, chance, lambda _: None)


def _change_status(handbook: Handbook, chance: Random) -> Handbook:
    path = _file(handbook, chance)
    data = _loaded(handbook, path)
    _record_in(path, data)[1]["status"] = chance.choice(("draft", "live", "retiring", "retired"))
    return _with(handbook, path, data)


def _change_readers(handbook: Handbook, chance: Random) -> Handbook:
    path = _file(handbook, chance)
    data = _loaded(handbook, path)
    _record_in(path, data)[1]["audience"] = chance.choice(("public", "internal"))
    return _with(handbook, path, data)


def _rename(handbook: Handbook, chance: Random) -> Handbook:
    """Give a record another id wherever it is named, and write down the old one."""
    path = _file(handbook, chance)
    data = _loaded(handbook, path)
    old, record = _record_in(path, data)
    was = record.get("was") or []
    assert isinstance(was, list)
    record["was"] = [*was, "former"]
    new = f"{old}-{chance.randrange(100)}"
    changed = _with(handbook, path, data)
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])".encode())
    files = {
        name.replace(old, new): text if name == _LOCK else word.sub(new.encode(), text)
        for name, text in changed.files.items()
    }
    files = {name: re.sub(rb"(?<=- )former\b", old.encode(), text) for name, text in files.items()}
    return msgspec.structs.replace(handbook, files=files)


def _add(handbook: Handbook, chance: Random) -> Handbook:
    """Add a record like another one."""
    path = _file(handbook, chance)
    data = _loaded(handbook, path)
    old, record = _record_in(path, data)
    new = f"{old}-{chance.randrange(1000)}-more"
    added = {name: value for name, value in copy.deepcopy(record).items() if name not in {"was", "edition", "waive"}}
    stem, _, ending = path.rpartition(".")
    place = path.replace(old, new) if path.startswith("principles/") else f"{stem}-{chance.randrange(1000)}.{ending}"
    return _with(handbook, place, added if path.startswith("principles/") else {new: added})


def _delete(handbook: Handbook, chance: Random) -> Handbook:
    """Delete a record, most likely one that nothing leads to."""
    path = _file(handbook, chance)
    added = [name for name in handbook.files if re.search(r"-\d", name)]
    path = chance.choice(added) if added else path
    return msgspec.structs.replace(
        handbook, files={name: each for name, each in handbook.files.items() if name != path}
    )


def _move(handbook: Handbook, chance: Random) -> Handbook:
    """Move a record to another file, or to the end of one that there is."""
    path = _file(handbook, chance)
    if path.startswith("principles/"):
        return handbook
    folder = path.rpartition("/")[0]
    others = [name for name in handbook.files if name.startswith(f"{folder}/") and name != path]
    target = chance.choice([*others, f"{folder}/moved-{chance.randrange(1000)}.yml"])
    files = {name: text for name, text in handbook.files.items() if name != path}
    files[target] = files.get(target, b"") + handbook.files[path]
    return msgspec.structs.replace(handbook, files=files)


def _shift(handbook: Handbook, chance: Random) -> Handbook:
    """Write a comment at the top of a file, so that all lines below it move."""
    path = _file(handbook, chance)
    files = {**handbook.files, path: b"# A remark.\n" + handbook.files[path]}
    return msgspec.structs.replace(handbook, files=files)


def _change_settings(handbook: Handbook, chance: Random) -> Handbook:
    settings: Mapping[str, tuple[object, ...]] = {
        "language": ("en", "de"),
        "brand": ("World", "Another world", "World"),
        "vision": ("ogvision", "ogvision, seen anew"),
        "edition": ("1.0", "1.7", "2.0"),
        "colours": ({"accent": "#884400"}, {"accent": "#224488"}),
        "cards": (True, False),
        "internal_fields": ([], ["touchpoint.outcome"], ["team.contact"]),
        "horizons": ({"year": 30}, {"year": 400}),
    }
    data = _loaded(handbook, _HANDBOOK)
    name = chance.choice(sorted(settings))
    data[name] = chance.choice(settings[name])
    return _with(handbook, _HANDBOOK, data)


def _change_rules(handbook: Handbook, chance: Random) -> Handbook:
    data = _loaded(handbook, _HANDBOOK)
    alignment = data["alignment"]
    assert isinstance(alignment, dict)
    rules = dict(alignment["rules"])
    for code in chance.sample(sorted(rules), 5):
        rules[code] = chance.choice(("off", "info", "warning"))
    data["alignment"] = {**alignment, "rules": rules}
    return _with(handbook, _HANDBOOK, data)


def _release(handbook: Handbook, chance: Random) -> Handbook:
    """Release an edition, in which a record was changed."""
    path = _file(handbook, chance)
    kind = next((each for each in ("touchpoint", "team", "need", "focus", "customer") if each in path), "")
    if not kind:
        return handbook
    key = f"{kind}/{_record_in(path, _loaded(handbook, path))[0]}"
    number = f"{chance.randrange(2, 90)}.{chance.randrange(90)}"
    change = {"audience": "public", "record": key, "title": "told then", "edition": number, "kind": "reworded"}
    entries: tuple[Mapping[str, object], ...] = (
        {"edition": number, "step": "minor", "since": "1.0-ogeditionopenedition", "public": "minor"},
        {**change, "field": "name", "before": "before", "after": f"after {number}", "teams": ["ogidteamopen"]},
    )
    lock = handbook.files[_LOCK] + "".join(f"- {json.dumps(entry)}\n" for entry in entries).encode()
    edition = {number: {"edition": number, "on": handbook.day, "summary": "ogtold", "changed": [key]}}
    place = f"content/editions/released-{number}.yml"
    return _with(
        msgspec.structs.replace(handbook, files={**handbook.files, _LOCK: lock}), place, _under(edition, number)
    )


def _under(edition: Mapping[str, Mapping[str, object]], number: str) -> Data:
    return {f"e{number.replace('.', '-')}": dict(edition[number])}


def _let_time_pass(handbook: Handbook, chance: Random) -> Handbook:
    days = datetime.timedelta(days=chance.choice((1, 40, 400, -300)))
    return msgspec.structs.replace(handbook, day=handbook.day + days)


def _change_audience(handbook: Handbook, chance: Random) -> Handbook:
    del chance
    return msgspec.structs.replace(handbook, audience="internal" if handbook.audience == "public" else "public")


def _change_program(handbook: Handbook, chance: Random) -> Handbook:
    """Another generator, with other templates."""
    return msgspec.structs.replace(handbook, program=chance.choice((b"1", b"2")))


_EDITS: tuple[Callable[[Handbook, Random], Handbook], ...] = (
    *(_reword, _reword, _reword, _declare, _remove_value, _change_status, _change_readers, _rename, _add, _add),
    *(_delete, _delete, _move, _shift, _change_settings, _change_rules, _release, _let_time_pass, _change_audience),
    _change_program,
)


def _file(handbook: Handbook, chance: Random) -> str:
    """A file that holds a record."""
    return chance.choice(sorted(handbook.files.keys() - {_LOCK, _HANDBOOK}))


def _loaded(handbook: Handbook, path: str) -> Data:
    data = yaml.safe_load(handbook.files[path])
    assert isinstance(data, dict)
    return data


def _record_in(path: str, data: Data) -> tuple[str, Data]:
    """The id of the first record of a file, and its fields."""
    if path.startswith("principles/"):
        return path.rpartition("/")[2].partition(".")[0], data
    name = next(iter(data))
    record = data[name]
    assert isinstance(record, dict)
    return name, record


def _with(handbook: Handbook, path: str, data: Data) -> Handbook:
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode()
    return msgspec.structs.replace(handbook, files={**handbook.files, path: text})


def _changed(handbook: Handbook, chance: Random, change: Callable[[object], object]) -> Handbook:
    """The handbook with one value of one record changed; None takes it out."""
    path = chance.choice((_file(handbook, chance), _file(handbook, chance), _file(handbook, chance), _HANDBOOK))
    data = _loaded(handbook, path)
    steps = chance.choice([each for each in _leaves(data) if "rules" not in each])
    at: object = data
    for step in steps[:-1]:
        at = at[step]  # type: ignore[index]
    new = change(at[steps[-1]])  # type: ignore[index]
    if new is None:
        del at[steps[-1]]  # type: ignore[attr-defined]
    else:
        at[steps[-1]] = new  # type: ignore[index]
    return _with(handbook, path, data)


def _leaves(value: object) -> Iterator[Steps]:
    match value:
        case dict():
            yield from ((key, *steps) for key, each in value.items() for steps in _leaves(each))
        case list():
            yield from ((index, *steps) for index, each in enumerate(value) for steps in _leaves(each))
        case _:
            yield ()
