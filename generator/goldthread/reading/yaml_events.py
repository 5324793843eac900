"""A file without anything unusual, read by the parser of YAML: data, and only the places at which records begin.

What few files need is loaded for those alone, which takes a tenth of the time of a small check: this module and all below it.
"""

import msgspec
import yaml
from yaml import events

from goldthread.places import Path, Place
from goldthread.reading.yaml_lines import RECORDS_LEVEL, QuickData
from goldthread.reading.yaml_scalars import CONSTANTS, NUMBER_STARTS, number

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def data_of_events(file: str, text: str, depth_limit: int) -> QuickData | None:
    """What a file says, by the parser of YAML; None when it is not plain YAML throughout."""
    try:
        return _data_of_events(file, text, depth_limit)
    except yaml.YAMLError:
        return None


def _data_of_events(file: str, text: str, depth_limit: int) -> QuickData | None:  # noqa: C901, PLR0912, PLR0915 - a loop without calls is what makes it quick
    known: dict[str, object] = dict(CONSTANTS)
    found = QuickData(None, {}, {})
    mapping: dict[str, object] | None = None
    items: list[object] = []
    key: str | None = None
    above: list[tuple[dict[str, object] | None, list[object], str | None]] = []
    documents = 0
    steps: Path = ()
    top = items
    for event in iter(PARSER(text).get_event, None):
        kind = type(event)
        value: object
        if kind is events.ScalarEvent:
            word: str = event.value
            if event.anchor is not None or event.tag is not None:
                return None
            if mapping is not None and key is None:
                if word in mapping or word == "<<":
                    return None
                if len(above) == 1 or (len(above) == RECORDS_LEVEL and not mapping):
                    found.keys[(word,) if len(above) == 1 else (*steps, word)] = place_of(file, event)
                key = word
                continue
            value = word
            if event.implicit[0]:
                if word in known:
                    value = known[word]
                elif word[0] in NUMBER_STARTS:
                    value = known[word] = number(word)
        elif kind is events.MappingStartEvent:
            value = {}
        elif kind is events.SequenceStartEvent:
            value = []
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            mapping, items, key = above.pop()
            continue
        elif kind is events.DocumentStartEvent and not documents:
            documents += 1
            continue
        elif kind is events.DocumentStartEvent or kind is events.AliasEvent:
            return None
        else:
            continue
        if len(above) < RECORDS_LEVEL:
            steps = () if not above else (key,) if key is not None else (len(items),)
            found.starts[steps] = place_of(file, event)
        if mapping is None:
            items.append(value)
        elif key is not None:
            mapping[key] = value
        if kind is not events.ScalarEvent:
            is_odd = event.anchor is not None or event.tag is not None or len(above) >= depth_limit
            if is_odd or (mapping is not None and key is None):
                return None
            above.append((mapping, items, None))
            mapping, items, key = (value, [], None) if isinstance(value, dict) else (None, value, None)  # type: ignore[assignment]
        else:
            key = None
    return msgspec.structs.replace(found, data=top[0]) if top else found


def place_of(file: str, event: events.Event) -> Place:
    """Where what an event tells of stands."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Place(file)
    column = start.column + 1
    on_one_line = end.line == start.line and end.column > start.column
    return Place(file, start.line + 1, column, end.column + 1 if on_one_line else column)
