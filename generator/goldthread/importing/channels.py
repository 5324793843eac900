"""Channels in a sheet: the medium that each belongs to, and the channels that the handbook lists under each medium."""

import msgspec

from goldthread.importing.media_words import BARE_MEDIA, CHANNEL_MEDIA, MEDIA
from goldthread.importing.names import plain
from goldthread.importing.values import Unusable
from goldthread.language.message import Names, message
from goldthread.model.customers import Medium
from goldthread.model.vision import Channels
from goldthread.reading.suggestions import surely

_PARTS = ("/", ",", ";", "|", "\n", " and ", " und ", "&", "+")


class ChannelSense(msgspec.Struct, frozen=True):
    """What a word for a channel says.

    medium: The medium that it belongs to.
    is_bare: Whether it says the medium alone, and no channel.
    """

    medium: Medium
    is_bare: bool


def channel_sense(text: str) -> ChannelSense | None:
    """What a word for a channel says; None where it says no medium, or more than one."""
    form = plain(text)
    if form in BARE_MEDIA:
        return ChannelSense(BARE_MEDIA[form], is_bare=True)
    parts = [text]
    for sign in _PARTS:
        parts = [piece for each in parts for piece in each.split(sign) if plain(piece)]
    media = {_medium_of(plain(each)) for each in parts}
    medium = media.pop() if len(media) == 1 else None
    return ChannelSense(medium, is_bare=False) if medium is not None else None


def _medium_of(form: str) -> Medium | None:
    """The medium of the whole phrase, else the one that its words agree on."""
    known = {**BARE_MEDIA, **CHANNEL_MEDIA}
    if form in known:
        return known[form]
    media = {known[each] for word in form.split() for each in (word, word.removesuffix("s")) if each in known}
    return media.pop() if len(media) == 1 else None


def medium_of(channels: Channels, channel: str) -> Medium | None:
    """The medium of a channel: the one under which the handbook lists it, else the one that the word says."""
    form = plain(channel)
    listed = [medium for medium in MEDIA if form in map(plain, getattr(channels, medium))]
    if listed:
        return listed[0] if len(listed) == 1 else None
    sense = channel_sense(channel)
    return sense.medium if sense is not None else None


def is_listed(channels: Channels, channel: str) -> bool:
    """Whether the handbook lists a channel."""
    return any(plain(channel) == plain(each) for medium in MEDIA for each in getattr(channels, medium))


def channel_in(channels: Channels, medium: str, channel: str) -> str | Unusable:
    """A channel as the handbook writes it; one that is not known is taken as it is as long as no medium says where it belongs."""
    listed = {"personal": channels.personal, "physical": channels.physical, "digital": channels.digital}
    if not any(listed.values()):
        return channel
    known = listed.get(medium, ()) if medium else tuple(word for words in listed.values() for word in words)
    forms = {plain(word): word for word in known}
    found = forms.get(plain(channel)) or surely(channel, known)
    if found is None and medium:
        words = Names(known, "or")
        return Unusable(
            message("it is none of the channels of the medium {medium}: {words}", medium=medium, words=words)
        )
    return found or channel
