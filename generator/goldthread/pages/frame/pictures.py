"""Which pictures a page may show: those that are published with it."""

from collections.abc import Container

from goldthread.model.vision import Handbook
from goldthread.reading.text_signs import picture_path


class _AnyPicture:
    def __contains__(self, path: object) -> bool:
        return isinstance(path, str)


ANY_PICTURE: Container[str] = _AnyPicture()
"""Every picture, where nobody knows which there are."""


def logo_path(handbook: Handbook, pictures: Container[str]) -> str:
    """The path of the brand's logo from the top of the site; empty when there is none that is published."""
    path = picture_path(handbook.logo) if handbook.logo else ""
    return path if path and path in pictures else ""
