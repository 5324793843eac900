"""Histories of a handbook made from a seed, in two worlds: one with secrets, and one in which nobody ever wrote them.

Records are written, reworded, renamed, moved, linked, deleted, and become internal and public, in any order, while the handbook
keeps other fields internal from edition to edition. What is secret at a moment is what is internal then, or at any later edition, or
now; its words and ids begin with a mark. The other world holds at each edition just what is not secret, and both make their editions
with `release`.
"""

import datetime
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import yaml

from goldthread.commands.release import Wish, plan_after
from goldthread.comparison.compare import Version
from goldthread.graph.graph import graph_of
from goldthread.inspection import Inspection, inspect_files
from goldthread.model.book import Book
from goldthread.pages.frame.context import Build
from goldthread.pages.frame.page import Site
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import compose
from goldthread.rules import all_rules
from goldthread.settings import Settings
from publishing.secret_handbook import OPEN, SECRET

TODAY = datetime.date(2026, 11, 21)
Files = dict[str, bytes]

HOMES = {
    "focus": "content/focus", "need": "content/needs", "customer": "content/customers", "phase": "content/phases",
    "touchpoint": "content/touchpoints", "principle": "principles", "tool": "content/tools", "team": "content/teams",
    "term": "content/glossary", "metric": "content/metrics",
}  # fmt: skip
TEXTS: Mapping[str, tuple[str, ...]] = {
    "focus": ("statement", "title", "audience_reason"), "need": ("need",), "customer": ("name", "context"), "phase": ("name", "purpose"),
    "touchpoint": ("name", "outcome", "cost", "as_customer"), "principle": ("title", "statement", "example"),
    "tool": ("name", "link"), "team": ("name", "decides"), "term": ("term", "means"), "metric": ("name", "definition"),
}  # fmt: skip
LINKS: Mapping[str, Mapping[str, str]] = {
    "focus": {"need": "need"},
    "touchpoint": {"leads_to": "touchpoint", "principles": "principle", "tools": "tool", "contributors": "team", "owner": "team"},
    "principle": {"supports": "focus", "owner": "team"},
    "tool": {"principles": "principle", "owner": "team"},
}  # fmt: skip
_LISTS = {"decides"}
_SINGLE = {"need", "owner"}
_WITH_REASON = {("touchpoint", "principles"), ("principle", "supports"), ("tool", "principles")}
KEPT = (
    "touchpoint.cost", "touchpoint.outcome", "touchpoint.leads_to", "touchpoint.owner", "touchpoint.status",
    "focus.title", "tool.link", "tool.principles", "team.decides", "principle.example", "metric.definition",
)  # fmt: skip
"""The fields that a handbook may keep internal for a while."""
_COUNTS = {
    "focus": 3, "need": 3, "customer": 2, "phase": 3, "touchpoint": 7, "principle": 5, "tool": 3, "team": 4, "term": 2, "metric": 2,
}  # fmt: skip


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it is at one moment.

    is_internal: Whether it says so of itself.
    name: How often it was renamed before.
    texts: How often each of its texts was reworded before.
    links: The subjects that its links lead to, by field.
    status: Its status.
    """

    is_internal: bool
    name: int
    texts: Mapping[str, int]
    links: Mapping[str, tuple[int, ...]]
    status: str


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A record over time.

    kind: Its kind.
    phase: The subject that is its phase, for a touchpoint.
    moments: What it is at each moment; None while it is not there.
    """

    kind: str
    phase: int
    moments: tuple[Moment | None, ...]


class Story:
    """What happens in a handbook from one edition to the next, up to now."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - it is to be the same each time
        self.editions = self._chance.randint(2, 4)
        self.subjects: list[Subject] = []
        for kind, count in _COUNTS.items():
            for place in range(count):
                self.subjects.append(self._subject(kind, is_constant=place == 0))
        self._link()
        self.internal_fields = self._fields()
        self._lasting = [self._visible(place) for place in range(len(self.subjects))]

    @property
    def moments(self) -> range:
        """The editions, and now."""
        return range(self.editions + 1)

    def _fields(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(field for field in KEPT if self._chance.random() < 0.2) for _ in self.moments)

    def _subject(self, kind: str, *, is_constant: bool) -> Subject:
        chance = self._chance
        born = 0 if is_constant or chance.random() < 0.6 else chance.choice(self.moments)
        stays = (
            is_constant or kind == "focus"
        )  # an event that is left without its title is not told once the record is gone
        gone = len(self.moments) if stays or chance.random() < 0.6 else chance.randint(born + 1, len(self.moments))
        flips = 0.0 if is_constant else chance.choice((0.0, 0.0, 0.3, 0.6))
        internal, name = chance.random() < flips, 0
        texts = dict.fromkeys(TEXTS[kind], 0)
        moments: list[Moment | None] = []
        status = "live"
        for moment in self.moments:
            if moment > born:
                internal = internal != (chance.random() < flips)
                name += not is_constant and chance.random() < 0.2
                texts = {field: revision + (chance.random() < 0.3) for field, revision in texts.items()}
                status = chance.choice((status, status, status, "live", "retired"))
            is_there = born <= moment < gone
            moments.append(
                Moment(is_internal=internal, name=name, texts=texts, links={}, status=status) if is_there else None
            )
        return Subject(kind=kind, phase=-1, moments=tuple(moments))

    def _link(self) -> None:
        """Let links lead to what is there at their moment, and touchpoints live as long as their phases."""
        for place, subject in enumerate(self.subjects):
            if subject.kind == "touchpoint":
                self.subjects[place] = self._in_phase(subject)
        for place, subject in enumerate(self.subjects):
            led: dict[str, tuple[int, ...]] = {}
            moments = []
            for moment, state in enumerate(subject.moments):
                for field, kind in LINKS.get(subject.kind, {}).items():
                    if field not in led or self._chance.random() < 0.3:
                        led[field] = self._targets(kind, moment, place, 1 if field in _SINGLE else 2)
                there = {
                    field: tuple(each for each in targets if self.subjects[each].moments[moment] is not None)
                    for field, targets in led.items()
                }
                moments.append(None if state is None else msgspec.structs.replace(state, links=there))
            self.subjects[place] = msgspec.structs.replace(subject, moments=tuple(moments))

    def _in_phase(self, subject: Subject) -> Subject:
        phases = [place for place, each in enumerate(self.subjects) if each.kind == "phase"]
        phase = phases[0] if subject is self._first("touchpoint") else self._chance.choice(phases)
        if phase == phases[0]:
            return msgspec.structs.replace(subject, phase=phase)
        last = next(each for each in subject.moments if each is not None)
        moments: list[Moment | None] = []
        for own, there in zip(subject.moments, self.subjects[phase].moments, strict=True):
            last = own or last  # so that no former name comes back, which would be another record
            moments.append(None if there is None else last)
        return msgspec.structs.replace(subject, phase=phase, moments=tuple(moments))

    def _first(self, kind: str) -> Subject:
        return next(each for each in self.subjects if each.kind == kind)

    def _targets(self, kind: str, moment: int, source: int, most: int) -> tuple[int, ...]:
        there = [
            place
            for place, each in enumerate(self.subjects)
            if each.kind == kind and each.moments[moment] is not None and place != source
        ]
        return tuple(sorted(self._chance.sample(there, min(len(there), self._chance.randint(0, most)))))

    def _visible(self, place: int) -> tuple[bool, ...]:
        """Whether a record is public at each moment, and never internal later."""
        subject = self.subjects[place]
        lasting: list[bool] = []
        never_later = True
        for moment in reversed(self.moments):
            state = subject.moments[moment]
            phase = self.subjects[subject.phase].moments[moment] if subject.phase >= 0 else None
            never_later &= not (state and (state.is_internal or (phase is not None and phase.is_internal)))
            lasting.insert(0, state is not None and never_later)
        return tuple(lasting)

    def is_shown(self, place: int, moment: int) -> bool:
        """Whether the other world holds a record at a moment."""
        return self._lasting[place][moment]

    def is_told(self, field: str, moment: int) -> bool:
        """Whether a field is internal neither then nor later."""
        return not any(field in fields for fields in self.internal_fields[moment:])

    def id_of(self, place: int, name: int) -> str:
        """An id; one by which nobody outside ever knew the record bears the mark."""
        subject = self.subjects[place]
        known = any(
            state is not None and state.name == name and self.is_shown(place, moment)
            for moment, state in enumerate(subject.moments)
        )
        return f"{OPEN if known else SECRET}{subject.kind}{place}n{name}"

    def files(self, moment: int, *, has_secrets: bool) -> Files:
        """The records of a world at a moment, without editions."""
        files = {"content/handbook.yml": _dumped(self._handbook(moment, has_secrets=has_secrets))}
        for place, subject in enumerate(self.subjects):
            state = subject.moments[moment]
            if state is not None and (has_secrets or self.is_shown(place, moment)):
                id_ = self.id_of(place, state.name)
                record = self._record(place, moment, state, has_secrets=has_secrets)
                name = f"{HOMES[subject.kind]}/{id_}.yml"
                files[name] = _dumped(record if subject.kind == "principle" else {id_: record})
        files[f"content/tools/always{moment}.yml"] = _dumped({f"always{moment}": {"name": f"Always {moment}"}})
        return files

    def _handbook(self, moment: int, *, has_secrets: bool) -> dict[str, object]:
        rules = {rule.code: "warning" for rule in all_rules()}
        inside = list(self.internal_fields[moment]) if has_secrets else []
        told = {"brand": "World", "vision": f"{OPEN}vision", "edition": str(moment or 1), "alignment": {"rules": rules}}
        return {**told, **({"internal_fields": inside} if inside else {})}

    def _record(self, place: int, moment: int, state: Moment, *, has_secrets: bool) -> dict[str, object]:
        subject = self.subjects[place]
        record: dict[str, object] = {"status": state.status} if subject.kind in {"touchpoint", "principle"} else {}
        shows = self.is_shown(place, moment)
        if not has_secrets and not self.is_told(f"{subject.kind}.status", moment):
            record = {}
        if has_secrets:
            record["audience"] = "internal" if state.is_internal else "public"
        if subject.phase >= 0:
            phase = self.subjects[subject.phase].moments[moment]
            assert phase is not None
            record["phase"] = self.id_of(subject.phase, phase.name)
        for field, revision in state.texts.items():
            is_told = self.is_told(f"{subject.kind}.{field}", moment)
            if is_told or has_secrets:
                text = f"{OPEN if shows and is_told else SECRET}{subject.kind}{place} {field} revision {revision}"
                record[field] = [text] if field in _LISTS else text
        for field, targets in state.links.items():
            written = list(self._links(place, moment, field, targets, has_secrets=has_secrets))
            if written:
                record[field] = written[0] if field in _SINGLE else written
        was = [self.id_of(place, name) for name in self._former(place, moment, state, has_secrets=has_secrets)]
        return {**record, **({"was": was} if was else {})}

    def _former(self, place: int, moment: int, state: Moment, *, has_secrets: bool) -> Iterator[int]:
        moments = self.subjects[place].moments[:moment]
        for name in range(state.name):
            held = [at for at, each in enumerate(moments) if each is not None and each.name == name]
            if held and (has_secrets or self.is_shown(place, held[-1])):
                yield name

    def _links(
        self, place: int, moment: int, field: str, targets: tuple[int, ...], *, has_secrets: bool
    ) -> Iterator[object]:
        kind = self.subjects[place].kind
        for target in targets:
            state = self.subjects[target].moments[moment]
            is_shown = self.is_shown(target, moment) and self.is_told(f"{kind}.{field}", moment)
            if state is None or not (has_secrets or is_shown):
                continue
            id_ = self.id_of(target, state.name)
            mark = OPEN if is_shown and self.is_shown(place, moment) else SECRET
            yield (
                {LINKS[kind][field]: id_, "how": f"{mark} {place} to {target}"}
                if (kind, field) in _WITH_REASON
                else id_
            )


class World:
    """One of the two worlds, released edition by edition."""

    def __init__(self, story: Story, *, has_secrets: bool) -> None:
        self._story = story
        self._has_secrets = has_secrets
        self._kept: Files = {}
        self._before: Files | None = None
        self.summary = ""

    def _files(self, moment: int) -> Files:
        return {**self._story.files(moment, has_secrets=self._has_secrets), **self._kept}

    def release(self, moment: int, summary: str = "") -> None:
        """Make the edition of a moment."""
        files = self._files(moment)
        before = Version("nothing", graph_of(Book({}, {})), ()) if self._before is None else _version(self._before)
        wish = Wish(on=TODAY + datetime.timedelta(moment), edition=f"{moment + 1}.0", summary=summary)
        planned = plan_after(before, files, _inspected(files), wish)
        files |= planned.files
        self.summary = planned.entry.summary
        self._kept = {name: data for name, data in files.items() if name.startswith("content/editions")}
        self._before = files

    def now(self) -> Files:
        """The handbook of today."""
        return self._files(self._story.editions)


def _version(files: Files) -> Version:
    inspection = _inspected(files)
    return Version("before", inspection.graph, inspection.judgement.findings)


def _inspected(files: Files) -> Inspection:
    inspection = inspect_files(files, Settings(today=TODAY))
    assert inspection.faults == (), inspection.faults[:3]
    return inspection


def public_edition(files: Files) -> Site:
    """The edition for the public."""
    request = request_of(Path(), None, audience="public", build=Build(on=TODAY, generator="1"))
    return compose(_inspected(files), request)


def told(story: Story) -> tuple[Files, Files]:
    """Both worlds today: the one with secrets, and the other."""
    shut, free = World(story, has_secrets=True), World(story, has_secrets=False)
    for moment in range(story.editions):
        free.release(moment)
        shut.release(moment, free.summary)
    return shut.now(), free.now()


def contents(site: Site) -> Mapping[str, bytes]:
    """All that an edition consists of, by name."""
    pages = {page.path: repr(page).encode() for page in site.pages}
    return {**pages, **dict(site.files), "navigation": repr(site.chapters).encode()}


def _dumped(data: Mapping[str, object]) -> bytes:
    return yaml.safe_dump(dict(data)).encode()
