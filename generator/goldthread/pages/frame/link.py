"""The link to a record as HTML."""

from typing import Protocol

from markupsafe import Markup

from goldthread.language.printing import printed


class _Place(Protocol):
    """What a text and an address can be asked of."""

    @property
    def text(self) -> str:
        """What is shown."""

    @property
    def href(self) -> str:
        """Where it leads; empty where it leads nowhere."""


def link_to(place: _Place) -> Markup:
    """The link to a record, or its title alone where it has no page: what templates write more often than anything else."""
    text = printed(place.text)
    return Markup(f'<a href="{printed(place.href)}">{text}</a>' if place.href else text)  # noqa: S704 - both are escaped
