"""The values that pages read of their context, by names, and their digests, by which it shows whether one has changed.

`watched_context` notes the names while a page is made. A value that nothing is known of has no digest, and is never the same as before.
"""

import importlib
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

import msgspec
from markupsafe import Markup

from goldthread.caching.folder import digest
from goldthread.model.dates import Date
from goldthread.model.kinds import KINDS
from goldthread.pages.frame.context import Context, RowsOf
from goldthread.pages.frame.picture_files import PictureFile
from goldthread.rule import RuleSetting

V = TypeVar("V")
Make = Callable[[Context], object]

PICTURE = "picture:"
"""How names begin of pictures, which are published as soon as a page asks for them."""
SHARED = "shared:"
"""How names begin of values that several pages need."""
ALL = "*"
"""Stands in a name for all keys."""
BETWEEN = "\n"
"""Stands between the name of a value that several pages need and the key of an entry in it."""


class Shared(msgspec.Struct, frozen=True):
    """A value that several pages need.

    value: The value.
    reads: What was read to make it.
    is_table: Whether it is a table by text, whose entries are noted one by one.
    """

    value: object
    reads: set[str]
    is_table: bool


class Rows(Protocol):
    """Gives the rows of a list by their keys, and adds to `reads` the names of all that they were made of."""

    def rows(self, make: RowsOf[V], keys: Iterable[str], reads: set[str]) -> tuple[V, ...]:
        """The rows of a list."""


class Values:
    """The values of a context as digests, by their names.

    watch: Gives the context as one that notes what is read of it, to make a value that several pages need.
    """

    def __init__(self, context: Context, watch: Callable[["Values"], tuple[Context, set[str]]]) -> None:
        self.context = context
        self._watch = watch
        self.rows: Rows | None = None
        """Gives the rows of lists where these are kept one by one."""
        self.shared: dict[str, Shared] = {}
        """What several pages need, by its name."""
        self._digests: dict[str, bytes] = {}
        self._fixed: Mapping[str, Callable[[], object]] = {
            f"record:{ALL}": lambda: [(key, self.digest(f"record:{key}")) for key in context.book.records],
            f"place:{ALL}": lambda: list(context.book.origins.items()),
            f"passage:{ALL}": lambda: list(context.book.passages.items()),
            f"out:{ALL}": lambda: list(context.graph.out.items()),
            f"into:{ALL}": lambda: list(context.graph.into.items()),
            f"found:{ALL}": lambda: context.findings,
            f"accepted:{ALL}": lambda: context.accepted,
            f"verdict:{ALL}": lambda: list(context.verdicts.items()),
            f"explanation:{ALL}": lambda: list(context.explanations.items()),
            f"history:{ALL}": lambda: (context.history.steps, context.history.events),
            "waived": lambda: context.waived,
            "rules": lambda: [_rule(each) for each in context.rules],
            "day": lambda: context.build.on,
            "commit": lambda: context.build.commit,
            "generator": lambda: context.build.generator,
            "site": lambda: context.site,
            f"picture_file:{ALL}": lambda: [_file(each) for each in context.picture_files.values()],
        }
        self._keyed: Mapping[str, Callable[[str], object]] = {
            "record": context.book.records.get,
            "kind": lambda kind: [self.digest(f"record:{each.key}") for each in context.book.of(KINDS[kind])],
            "keys": lambda kind: [each.key for each in context.book.of(KINDS[kind])],
            "column": self._column,
            "place": context.book.origins.get,
            "passage": context.book.passages.get,
            "out": context.graph.out.get,
            "into": context.graph.into.get,
            "found": context.findings_by_record.get,
            "accepted": context.accepted_by_record.get,
            "verdict": context.verdicts.get,
            "explanation": context.explanations.get,
            "history": lambda key: context.history.of_record((key,)),
            "edition": lambda edition: (context.history.of_edition(edition), context.history.step_of(edition)),
            "size": context.history.step_of,
            "picture": context.pictures.__contains__,
            "picture_file": lambda path: _file(context.picture_files.get(path)),
        }

    def digest(self, name: str) -> bytes:
        """The digest of what is found under a name; empty where none can be had."""
        found = self._digests.get(name)
        if found is None:
            found = self._digests[name] = digest_of(self._value(name))
        return found

    def _value(self, name: str) -> object:
        if name in self._fixed:
            return self._fixed[name]()
        sort, _, key = name.partition(":")
        if sort != SHARED[:-1]:
            return self._keyed[sort](key)
        made, between, key = name.partition(BETWEEN)
        value = self.share(made).value
        return value.get(key) if between and isinstance(value, Mapping) else value

    def _column(self, name: str) -> object:
        """What all records of a kind say in one field."""
        kind, _, field = name.partition(".")
        return [getattr(each, field) for each in self.context.book.of(KINDS[kind])]

    def share(self, name: str) -> Shared:
        """What several pages need, by its name; made when it is asked for first."""
        found = self.shared.get(name)
        if found is None:
            module, _, function = name.removeprefix(SHARED).rpartition(".")
            make: Make = getattr(importlib.import_module(module), function)
            context, reads = self._watch(self)
            value = make(context)
            self.context.take_shared(make, value)
            is_table = isinstance(value, Mapping) and all(isinstance(key, str) for key in value)
            found = self.shared[name] = Shared(value, reads, is_table)
        return found


def digest_of(value: object) -> bytes:
    """A digest of a value made of data; empty for any other, of which nobody knows when it is the same."""
    try:
        return digest(encoded(value))[:16]
    except (TypeError, OverflowError, msgspec.MsgspecError):
        return b""


def is_shared(name: str) -> bool:
    """Whether a name is that of a value that several pages need, or of one entry in it."""
    return name.startswith(SHARED)


def whole(name: str) -> str:
    """The name of the value that several pages need, for the name of an entry in it."""
    return name.partition(BETWEEN)[0]


def _encoded(value: object) -> object:
    match value:
        case Date() | Markup():
            return str(value)
        case MappingProxyType():
            return dict(value)
        case _:
            raise TypeError


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_encoded)


def encoded(value: object) -> bytes:
    """A value made of data, as bytes. Raises TypeError for any other."""
    return _ENCODER.encode(value)


def _file(file: PictureFile | None) -> object:
    """What a page writes of a picture; its bytes are in its path."""
    return (file.path, file.width, file.height) if file else None


def _rule(each: RuleSetting) -> object:
    """A rule without the function that judges, whose findings are values of their own."""
    rule = each.rule
    told = (rule.code, rule.name, rule.module, rule.doc, rule.idea, rule.severity, rule.strict, rule.adopt)
    return (*told, rule.weight, rule.common, each.severity, each.set_by)
