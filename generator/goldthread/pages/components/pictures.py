"""The pictures of a record as a page shows them: those of before and after a change side by side."""

from collections.abc import Iterator
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from goldthread.language.translation import to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.pictures import Picture
from goldthread.model.record import Record
from goldthread.pages.components.presenter import Presenter
from goldthread.reading.text_signs import picture_path

_SHOWS = Vocabulary({"before": to_say("Before"), "after": to_say("After"), "now": to_say("Now")})
_ORDER = ("before", "after", "now", None)


class ShownPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture with its address, and what stands for it and under it; `width` and `height` are 0 where it has no size of its own."""

    href: str
    width: int
    height: int
    alt: str
    caption: Markup
    shows: str


def pictures_of(presenter: Presenter, record: Record) -> tuple[ShownPicture, ...]:
    """The pictures of a record that are published, in the order of before, after and now."""
    return tuple(_shown(presenter, record))


def _shown(presenter: Presenter, record: Record) -> Iterator[ShownPicture]:
    pictures: tuple[Picture, ...] = getattr(record, "pictures", ())
    files = presenter.context.picture_files
    for picture in sorted(pictures, key=lambda each: _ORDER.index(each.shows)):
        file = files.get(picture_path(picture.file))
        if file is not None:
            yield ShownPicture(
                href=presenter.links.to(quote(file.path)),
                width=file.width,
                height=file.height,
                alt=presenter.words.plain(picture.alt),
                caption=presenter.words.line(picture.caption),
                shows=_SHOWS[picture.shows] if picture.shows else "",
            )
