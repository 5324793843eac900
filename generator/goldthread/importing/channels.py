"""Channels in a sheet, held against the channels that the handbook lists under each medium."""

from goldthread.importing.names import plain
from goldthread.importing.values import Unusable
from goldthread.language.message import Names, message
from goldthread.model.vision import Channels
from goldthread.reading.suggestions import surely


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
