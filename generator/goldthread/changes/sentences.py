"""A change in sentences, as a colleague would sum it up: sections of lines that text and Markdown then set."""

from collections.abc import Iterator

import msgspec

from goldthread.changes.change import (
    Change,
    Concerned,
    Found,
    Named,
    Relinked,
    Reworded,
    Suspect,
    Thread,
    Told,
    Wording,
)
from goldthread.graph.record_names import listed

_TITLE_LIMIT = 60
_FEW = 3
_ROW = 30

_SAYS = {
    "statement": "now says", "need": "now says", "vision": "now says", "title": "is now called", "name": "is now called",
    "excludes": "says no in other words", "do": "asks for it in other words", "dont": "warns in other words",
}  # fmt: skip
_ALSO = {
    "excludes": "now also says no to",
    "do": "now also asks",
    "dont": "now also warns",
    "over": "now also wins over",
}
_NO_LONGER = {
    "excludes": "no longer says no to", "do": "no longer asks", "dont": "no longer warns", "over": "no longer wins over",
}  # fmt: skip
_PRESENT = {"principles": "follows", "supports": "supports", "need": "answers", "for": "is for", "because": "rests on"}
_LACKS = {
    "focus": "no longer reaches a focus", "principle": "is no longer carried by any principle",
    "touchpoint": "is no longer practised anywhere",
}  # fmt: skip
_HOLDS = {
    "focus": "reaches a focus again",
    "principle": "is carried by a principle again",
    "touchpoint": "is practised again",
}


class Line(msgspec.Struct, frozen=True):
    """Something to say, with the new and the old words where there are any, and of how many things it speaks."""

    text: str
    now: str = ""
    was: str = ""
    count: int = 1


class Section(msgspec.Struct, frozen=True):
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        """How many things it speaks of."""
        return sum(line.count for line in self.lines)


def headline(change: Change) -> str:
    """What the edition should do, and why."""
    step, reasons = change.version.step, list(change.version.reasons)
    if step == "none":
        return "Nothing has changed in what the handbook says."
    rest = len(reasons) - _FEW
    shown = [*reasons[:_FEW], *([f"{rest:,} more"] if rest > 0 else [])]
    return f"The edition takes a {step} step: {listed(shown)}."


def sections(change: Change) -> tuple[Section, ...]:
    """All there is to say, what matters most first; a heading without lines is left out."""
    told = (
        ("What could not be compared", (Line(each) for each in change.doubts)),
        ("Says something else", (line for each in change.reworded for line in _reworded(each))),
        ("New", (_told(each, "is new") for each in change.added)),
        ("Gone", (_told(each, "is gone") for each in change.dropped)),
        ("Renamed", (Line(f"{_called(each.record)} was {each.before}.") for each in change.renamed)),
        ("Hangs elsewhere", (_relinked(each) for each in change.relinked)),
        ("Counts no longer, or again", _shelved(change)),
        ("Threads broken", (_thread(each, _LACKS) for each in change.broken)),
        ("Threads mended", (_thread(each, _HOLDS) for each in change.mended)),
        ("Coverage", _coverage(change)),
        ("To be read again", _suspects(change.suspect)),
        ("Whom it concerns", (Line(_concerned(each)) for each in change.teams)),
        ("New findings", (_found(each) for each in change.found)),
        ("Findings gone", (_found(each) for each in change.gone)),
        ("Besides", _besides(change)),
    )
    made = (Section(heading, tuple(lines)) for heading, lines in told)
    return tuple(section for section in made if section.lines)


def _called(record: Named) -> str:
    kind, _, id_ = record.key.partition("/")
    title = record.title.rstrip(".")
    if kind == "handbook":
        return "The handbook"
    if not title or title == id_ or len(title) > _TITLE_LIMIT:
        return f"The {kind} {id_}"
    return f'The {kind} "{title}" ({record.key})'


def _reworded(each: Reworded) -> Iterator[Line]:
    remark = " (declared editorial, so nobody has to read again)" if each.editorial else ""
    for wording in each.wordings:
        yield Line(f"{_called(each.record)} {_wording(wording)}{remark}:", now=wording.after, was=wording.before)


def _wording(wording: Wording) -> str:
    field = wording.field
    label = field.replace("_", " ")
    where = "in the customer's words" if field == "as_customer" else f"under {label}"
    if wording.about:
        return f"tells otherwise how its {label} {wording.about} holds"
    match wording.way:
        case "added":
            return _ALSO.get(field, f"now also says {where}")
        case "removed":
            return _NO_LONGER.get(field, f"no longer says {where}")
        case "reordered":
            return f"puts its {label} in another order"
        case _:
            return _SAYS.get(field, f"now says {where}")


def _told(each: Told, what: str) -> Line:
    split = f", split off from {each.split_from}" if each.split_from else ""
    says = each.says or (each.record.title if len(each.record.title) > _TITLE_LIMIT else "")
    sentence = f"{_called(each.record)} {what}{split}{':' if says else '.'}"
    return Line(sentence, was=says) if what == "is gone" else Line(sentence, now=says)


def _relinked(each: Relinked) -> Line:
    target = f'"{each.target.title.rstrip(".")}" ({each.target.key})'
    verb = _PRESENT.get(each.field)
    match each.way:
        case "basis":
            return Line(f"{_called(each.record)}: its link to {target} is now {each.basis}.")
        case "added":
            inferred = " (inferred)" if each.basis == "inferred" else ""
            what = f"now {verb} {target}" if verb else f"now names {target} under {each.field}"
            return Line(f"{_called(each.record)} {what}{inferred}.")
        case _:
            what = f"{_negated(each.field)} {target}" if verb else f"no longer names {target} under {each.field}"
            return Line(f"{_called(each.record)} {what}.")


def _negated(field: str) -> str:
    return "is no longer for" if field == "for" else f"no longer {_PRESENT[field]}"


def _shelved(change: Change) -> Iterator[Line]:
    for each in change.shelved:
        again = "counts again" if each.is_in_play else "counts no longer"
        yield Line(f"{_called(each.record)} {again}: it was {each.before}, and is {each.after}.")


def _thread(each: Thread, words: dict[str, str]) -> Line:
    is_need = each.record.key.startswith("need/")
    said = words[each.lacks]
    return Line(f"{_called(each.record)} {said.replace('reaches', 'is answered by') if is_need else said}.")


def _coverage(change: Change) -> Iterator[Line]:
    covered = change.coverage
    if covered.emptied or covered.filled:
        now = f"{covered.after} of {covered.cells_after} cells of phase and medium"
        yield Line(f"Touchpoints lie in {now}; before, it was {covered.before} of {covered.cells_before}.", count=0)
    for cell in covered.emptied:
        yield Line(f"Nothing {cell.medium} is left in the phase {cell.phase.title}.")
    for cell in covered.filled:
        yield Line(f"Something {cell.medium} stands in the phase {cell.phase.title} for the first time.")


def _suspects(suspect: tuple[Suspect, ...]) -> Iterator[Line]:
    """By cause, since many hang on one."""
    causes: dict[tuple[str, ...], list[str]] = {}
    for each in suspect:
        causes.setdefault(tuple(cause.key for cause in each.because), []).append(each.record.key)
    for because, keys in causes.items():
        above = listed(because)
        many = f"{len(keys):,} records" if len(keys) > 1 else "1 record"
        for start in range(0, len(keys), _ROW):
            row = keys[start : start + _ROW]
            whose = f"Also below {above}" if start else f"{many} below {above}"
            yield Line(f"{whose}: {', '.join(row)}.", count=len(row))


def _concerned(each: Concerned) -> str:
    told = []
    if each.changed:
        told.append(f"{len(each.changed):,} of theirs changed")
    if each.suspect:
        told.append(f"{len(each.suspect):,} of theirs to be read again")
    if each.guided_by:
        guide = "guides them and changed" if len(each.guided_by) == 1 else "guide them and changed"
        told.append(f"{listed(each.guided_by)} {guide}")
    return f"{each.team.title}: {'; '.join(told)}."


def _found(each: Found) -> Line:
    return Line(f"{each.severity} {each.rule}: {each.message}")


def _besides(change: Change) -> Iterator[Line]:
    if change.form_only:
        more = len(change.form_only) - _ROW
        shown = [*change.form_only[:_ROW], *([f"{more:,} more"] if more > 0 else [])]
        yield Line(f"In form alone, nothing in meaning: {', '.join(shown)}.", count=len(change.form_only))
    if change.other_fields:
        counts = ", ".join(f"{field} {count:,}" for field, count in change.other_fields.items())
        yield Line(f"Fields that carry no meaning: {counts}.", count=sum(change.other_fields.values()))
