"""Which pictures a page may show: those that are published with it."""

from collections.abc import Container


class _AnyPicture:
    def __contains__(self, path: object) -> bool:
        return isinstance(path, str)


ANY_PICTURE: Container[str] = _AnyPicture()
"""Every picture, where nobody knows which there are."""
