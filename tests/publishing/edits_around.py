"""Edits by chance of what lies around the records: settings of MkDocs, templates, rules and pages of an editor's own, media, documents."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random

import msgspec
import yaml

from goldthread.commands.release import ReleaseError, Wish, plan_after
from goldthread.comparison.compare import Version
from goldthread.graph.graph import graph_of
from goldthread.inspection import inspect_files
from goldthread.model.book import Book
from goldthread.settings import Settings
from publishing.secret_handbook import DOCUMENT, write_world
from random_edits import Data, Files, Handbook, edited

SETTINGS, BASE, TEMPLATE, PAGE, MEDIA = "mkdocs.yml", "base.yml", "own/main.html", "content/own.md", "content/media/"
RULE = "own/xyz001_named_in_full.py"
_HANDBOOK = "content/handbook.yml"
_PLUGINS: Data = {"plugins": ["search", "goldthread"]}
_RULE = '''"""Every {kind} has a name in full.

Whoever reads it wants to know.

Fails:

    # content/teams.yml
    crew:
      name: Crew

Passes:

    # content/teams.yml
    crew:
      name: Crew of the ferry

Fix:
    Write it {how}.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.{severity}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """What is named in a word."""
    for each in graph.book.{kind}s:
        if " " not in each.title:
            yield Breach(record=each, field=("name",), message=f"{{each.key}} is named in a word.", fix="Write it {how}.")
'''


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A handbook with all that lies around it.

    handbook: Its records, and what is asked of it.
    around: The other files by their paths.
    commit: The commit that its pages name.
    released: Its records when an edition was last released.
    """

    handbook: Handbook
    around: Files
    commit: str = "abc1234"
    released: Files | None = None

    @property
    def files(self) -> Files:
        """All files by their paths."""
        return {**self.handbook.files, **self.around}


def first_place(folder: Path, chance: Random, codes: Iterable[str]) -> Place:
    """A handbook with records of many kinds, some of them internal; which kinds these are is left to chance.

    codes: The rules that are known.
    """
    write_world(folder, has_secrets=True)
    every = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    records = {path: data for path, data in every.items() if path.endswith(".yml") and path != SETTINGS}
    data = yaml.safe_load(records[_HANDBOOK])
    data["alignment"] = {"rules": dict.fromkeys(codes, "warning")}
    records[_HANDBOOK] = yaml.safe_dump(data, sort_keys=False).encode()
    around = {path: data for path, data in every.items() if path == DOCUMENT or path.startswith(MEDIA)}
    has_media = chance.random() < 0.5
    kept = around if has_media else {}
    handbook = Handbook(files=_thinned(records, chance), audience=chance.choice(("internal", "public")))
    return Place(handbook=handbook, around={**kept, SETTINGS: _settings({})})


def edited_place(place: Place, chance: Random) -> tuple[str, Place]:
    """The place after one edit by chance, which may have left it with faults, and the name of the edit."""
    if chance.random() < 0.6:
        name, handbook = edited(place.handbook, chance)
        return name, msgspec.structs.replace(place, handbook=handbook)
    edit = chance.choice(_EDITS)
    return edit.__name__, edit(place, chance)


def _thinned(records: Files, chance: Random) -> Files:
    """The records without some kinds, and without all that leads to these."""
    needed = {"handbook.yml", "editions.lock.yml", "phases", "journey", "editions", "needs", "principles", "teams"}
    kinds = {_kind(path) for path in records}
    gone = set(chance.sample(sorted(kinds - needed), 2 * len(kinds - needed) // 3))
    kept = {path: data for path, data in records.items() if _kind(path) not in gone}
    ids = {name for path in records.keys() - kept.keys() for name in yaml.safe_load(records[path])}
    while True:
        kept = {path: _without(path, data, ids) for path, data in kept.items()}
        faults = inspect_files(kept, Settings(today=Handbook(files={}).day)).faults
        if not faults:
            return kept
        for file in {each.place.file for each in faults} - {_HANDBOOK}:
            principle = file.startswith("principles/")
            ids |= {Path(file).stem} if principle else set(yaml.safe_load(kept[file]))
            del kept[file]


def _kind(path: str) -> str:
    return "principles" if path.startswith("principles/") else path.split("/")[1]


def _without(path: str, text: bytes, ids: set[str]) -> bytes:
    """A file without the fields that lead to some records."""
    if path.endswith(".lock.yml"):
        return text
    data = yaml.safe_load(text)
    records = [data] if path.startswith("principles/") or path == _HANDBOOK else list(data.values())
    for record in records:
        for field in [name for name, value in record.items() if _leads(value, ids)]:
            kept = [each for each in record[field] if not _leads(each, ids)] if isinstance(record[field], list) else []
            record[field] = kept
            if not kept:
                del record[field]
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode()


def _leads(value: object, ids: set[str]) -> bool:
    match value:
        case dict():
            return any(_leads(each, ids) for each in (*value, *value.values()))
        case list():
            return any(_leads(each, ids) for each in value)
        case _:
            return str(value).rpartition("/")[2] in ids


def _settings(told: Mapping[str, object]) -> bytes:
    first = {"site_name": "World", "docs_dir": "content", "theme": {"name": "material"}, **_PLUGINS}
    return yaml.safe_dump({**first, **told}, sort_keys=False).encode()


def _with(place: Place, path: str, data: bytes | None) -> Place:
    around = {name: each for name, each in place.around.items() if name != path}
    return msgspec.structs.replace(place, around=around if data is None else {**around, path: data})


def _told(place: Place) -> Data:
    told = yaml.safe_load(place.around[SETTINGS])
    assert isinstance(told, dict)
    return told


def _change_site(place: Place, chance: Random) -> Place:
    """Say something else of the site."""
    told: Mapping[str, tuple[object, ...]] = {
        "site_name": ("World", "World & friends", "Welt"),
        "site_url": ("", "https://world.example/", "https://world.example/book/"),
        "use_directory_urls": (True,),
        "theme": ({"name": "material"}, {"name": "material", "features": ["navigation.top"]}),
        "extra": ({"version": {"provider": "mike"}}, {}),
    }
    name = chance.choice(sorted(told))
    return _with(place, SETTINGS, _settings({**_told(place), name: chance.choice(told[name])}))


def _inherit(place: Place, chance: Random) -> Place:
    """Take a setting from another file, or no longer."""
    told = _told(place)
    if told.pop("INHERIT", None) is not None:
        return _with(_with(place, SETTINGS, _settings(told)), BASE, None)
    base = yaml.safe_dump({"site_author": chance.choice(("A", "B")), "copyright": "World"}).encode()
    return _with(_with(place, SETTINGS, _settings({**told, "INHERIT": BASE})), BASE, base)


def _change_template(place: Place, chance: Random) -> Place:
    """Have a template of one's own, another one, or none."""
    told = _told(place)
    if TEMPLATE in place.around and chance.random() < 0.5:
        return _with(_with(place, SETTINGS, _settings({**told, "theme": {"name": "material"}})), TEMPLATE, None)
    text = f'{{% extends "base.html" %}}\n{{% block footer %}}<p>Own {chance.randrange(9)}</p>{{% endblock %}}\n'
    theme = {"name": "material", "custom_dir": "own"}
    return _with(_with(place, SETTINGS, _settings({**told, "theme": theme})), TEMPLATE, text.encode())


def _change_own_rule(place: Place, chance: Random) -> Place:
    """Have a rule of one's own, another one, or none."""
    data = yaml.safe_load(place.handbook.files[_HANDBOOK])
    if "rules" in data and chance.random() < 0.4:
        del data["rules"]
        left = _with(place, RULE, None)
    else:
        data["rules"] = [RULE]
        kind, how = chance.choice(("team", "touchpoint", "need")), chance.choice(("out", "in full"))
        severity = chance.choice(("WARNING", "INFO"))
        left = _with(place, RULE, _RULE.format(kind=kind, how=how, severity=severity).encode())
    files = {**place.handbook.files, _HANDBOOK: yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode()}
    return msgspec.structs.replace(left, handbook=msgspec.structs.replace(place.handbook, files=files))


def _change_own_page(place: Place, chance: Random) -> Place:
    """Have a page of one's own, another one, or none."""
    text = f"# A page of our own\n\nRemark {chance.randrange(9)}.\n".encode()
    return _with(place, PAGE, None if PAGE in place.around else text)


def _change_media(place: Place, chance: Random) -> Place:
    """Redraw, delete or add a picture."""
    pictures = sorted(name for name in place.around if name.startswith(MEDIA))
    if not pictures or chance.random() < 0.3:
        return _with(place, f"{MEDIA}beside-{chance.randrange(3)}.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    name = chance.choice(pictures)
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h%dv1z"/></svg>'
    return _with(place, name, None if chance.random() < 0.5 else drawn % chance.randrange(9))


def _change_document(place: Place, chance: Random) -> Place:
    """Write something else into a document that records name as their source."""
    text = f"# zqjxdocument\n\n## zqjxheading\n\nWe zqjxdid it {chance.randrange(9)} times.\n".encode()
    return _with(place, DOCUMENT, None if chance.random() < 0.3 else text)


def _commit(place: Place, chance: Random) -> Place:
    return msgspec.structs.replace(place, commit=f"{chance.randrange(16**7):07x}")


def _release(place: Place, chance: Random) -> Place:
    """Release an edition, as the command does."""
    del chance
    handbook = place.handbook
    settings = Settings(today=handbook.day)
    inspection = inspect_files(handbook.files, settings)
    if inspection.faults:
        return place
    before = Version("nothing", graph_of(Book({}, {})), ())
    if place.released is not None:
        earlier = inspect_files(place.released, settings)
        before = Version("before", earlier.graph, earlier.judgement.findings)
    wish = Wish(on=handbook.day + datetime.timedelta(1), summary="ogreleased")
    try:
        planned = plan_after(before, handbook.files, inspection, wish)
    except ReleaseError:
        return place
    files = {**handbook.files, **planned.files}
    later = msgspec.structs.replace(handbook, files=files, day=wish.on)
    return msgspec.structs.replace(place, handbook=later, released=files)


_EDITS: tuple[Callable[[Place, Random], Place], ...] = (
    *(_change_site, _inherit, _change_template, _change_own_rule, _change_own_rule, _change_own_page, _change_media),
    *(_change_document, _commit, _release, _release),
)
