"""The medium and the channel that rows say of a touchpoint, written as the handbook writes them."""

from collections.abc import Iterator

import msgspec

from goldthread.importing.channels import channel_in, channel_sense, is_listed, medium_of
from goldthread.importing.columns import Column, column_named
from goldthread.importing.media_words import MEDIA
from goldthread.importing.names import plain
from goldthread.importing.plan import SameRecord
from goldthread.importing.rows import RowReader, Value
from goldthread.importing.targets import Target
from goldthread.importing.values import Unusable
from goldthread.importing.word_labels import label_of
from goldthread.model.journey import Touchpoint
from goldthread.model.vision import Channels
from goldthread.reading.shorthand import DECLARABLE


def settle_channel(target: Target, channels: Channels, reader: RowReader) -> Iterator[SameRecord]:
    """Write a channel as the handbook does, beside its medium, and refuse one that its medium does not have.

    Takes the medium from the channel where no row says it, and yields each cell of which the word was taken for another.
    """
    record = target.record if isinstance(target.record, Touchpoint) else None
    if target.kind != Touchpoint.kind or not {"medium", "channel"} & target.values.keys():
        return
    yield from _complete(target, record, channels)
    said: dict[str, Value] = {name: target.values[name] for name in ("medium", "channel") if name in target.values}
    medium = str(said["medium"].value) if "medium" in said else (record.medium if record else None) or ""
    channel = str(said["channel"].value) if "channel" in said else (record.channel if record else None) or ""
    if not said or not channel or not {medium, channel}.isdisjoint(DECLARABLE):
        return
    found = channel_in(channels, medium, channel)
    name = "channel" if "channel" in said else "medium"
    value = said[name]
    if isinstance(found, Unusable):
        del target.values[name]
        reader.refuse(value.place, value.column.label(), value.value, found.why)
    elif name == "channel":
        target.values[name] = msgspec.structs.replace(value, value=found)


def _complete(target: Target, record: Touchpoint | None, channels: Channels) -> Iterator[SameRecord]:
    """Take the medium from a channel, and the channel from a word for the medium that says more than that."""
    medium, channel = target.values.get("medium"), target.values.get("channel")
    has_medium = medium is not None or (record is not None and record.medium is not None)
    if channel is not None and str(channel.value) not in DECLARABLE:
        words = str(channel.value)
        found, sense = medium_of(channels, words), channel_sense(words)
        if found is not None and not has_medium:
            target.values["medium"] = Value(_column("medium"), found, channel.place)
            if plain(words) != plain(label_of(found)):
                yield SameRecord(channel.place, words, label_of(found))
        if sense is not None and sense.is_bare and not is_listed(channels, words):
            del target.values["channel"]
    elif medium is not None and channel is None and (record is None or record.channel is None):
        sense = channel_sense(medium.words) if medium.words else None
        is_known = is_listed(channels, medium.words) or not any(getattr(channels, each) for each in MEDIA)
        if sense is not None and not sense.is_bare and is_known:
            target.values["channel"] = Value(_column("channel"), " ".join(medium.words.split()), medium.place)


def _column(name: str) -> Column:
    column = column_named(Touchpoint.kind, name)
    assert column is not None
    return column
