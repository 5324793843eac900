"""A page that is watched reads the same as one that is not, whatever a context holds."""

import inspect

import msgspec

from goldthread.pages.frame.context import Context
from goldthread.pages.frame.picture_files import PictureFile
from goldthread.pages.frame.watched_context import WatchedContext, values_of
from pages.page_bodies import ContextOf


def test_every_field_of_a_context_is_watched_or_handed_on_and_told_apart(context_of: ContextOf) -> None:
    source = inspect.getsource(WatchedContext.over)
    context = context_of({})
    watched = WatchedContext.over(values_of(context))
    noted = {name for name in Context.__struct_fields__ if isinstance(vars(WatchedContext).get(name), property)}
    left = {name for name in Context.__struct_fields__ if f" {name}=" not in source} - noted
    assert {name for name in left if getattr(watched, name) is not getattr(context, name)} == set()
    assert left == {"audience", "language", "absent", "brand"}


def test_the_address_and_the_pictures_are_handed_on_and_noted(context_of: ContextOf) -> None:
    file = PictureFile("assets/pictures/x.svg", 0, 0, bytes)
    context = msgspec.structs.replace(
        context_of({}), site="https://handbook.example/", picture_files={"media/x.svg": file}
    )
    values = values_of(context)
    watched = WatchedContext.over(values)
    assert watched.site == context.site
    assert watched.picture_files.get("media/x.svg") is file
    assert {"site", "picture_file:media/x.svg"} <= watched.reads
    other = values_of(msgspec.structs.replace(context, site="https://other.example/", picture_files={}))
    for name in ("site", "picture_file:media/x.svg"):
        assert values.digest(name)
        assert values.digest(name) != other.digest(name)
