"""Pictures of what a record speaks of."""

from typing import Literal

from goldthread.model.links import Part, Text
from goldthread.model.record import Audience


class Picture(Part, frozen=True, kw_only=True):
    """A picture of what a record speaks of.

    file: The picture, by its path under `content/`, such as `media/quay.jpg`.
    alt: What it shows, for those who do not see it.
    caption: What there is to notice.
    shows: Whether it shows how something is now, how it was `before` a change, or how it is `after` one.
    audience: `internal` keeps it out of the edition for the public.
    """

    file: str
    alt: Text
    caption: Text | None = None
    shows: Literal["now", "before", "after"] | None = None
    audience: Audience = "public"
