"""Compiled templates, kept from one run to the next: compiling them takes as long as filling hundreds of pages.

They are treated as Python treats the modules that it has compiled: they lie in the same folder beside this one, for all handbooks and
all who use this installation, and hold as long as what they were compiled of is the same, to the second; where Python may not write, or
is told not to (https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE), they lie in the folder of caches. Whoever can
write to either can write code that is run anyway. Only templates that were installed are kept, not those of a handbook's own theme.

A wheel has none, since they hold for one version of Python and of Jinja alone; an image has those of what was built when it was made.
Python knows of no way to tell pip of them, which leaves them where they lie as it leaves what `python -O` compiles.
"""

import contextlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import cache_from_source
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from goldthread.caching.folder import digest, read_entry, replace_whole, write_entry
from goldthread.caching.handbook_state import SECOND, installed_state

if TYPE_CHECKING:
    from jinja2 import Environment

_KEPT = msgspec.msgpack.Decoder(dict[str, bytes])
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_DIGEST = 32
_MOST = 2000
"""So many templates are kept of an environment; there are a hundred, once for each way in which plugins of MkDocs set it up."""


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one environment; those that are new are kept when `keep` is called.

    environment: What the environment is called, since the same template may compile to something else in another.
    folders: The folders of installed templates, beside those of the generator's own.
    """

    def __init__(self, environment: str, folders: Iterable[str] = ()) -> None:
        self.name = f"templates-{environment.replace(' ', '-')}"
        self._folders = tuple(os.path.join(folder, "") for folder in (_PACKAGE, *folders))
        self._is_new = False
        self._forms: WeakKeyDictionary[Environment, bytes] = WeakKeyDictionary()
        """How each environment compiles; none is changed any more once it is asked for templates."""
        self._compiled = {**_kept(read_entry(_among_caches(self.name))), **_kept(_read_beside_modules(self.name))}

    def get_bucket(self, environment: "Environment", name: str, filename: str | None, source: str) -> Bucket:
        """The compiled form of a template, filled if it is kept; what was made of another text is refused by the bucket itself."""
        is_installed = filename is not None and os.path.abspath(filename).startswith(self._folders)
        form = self._forms.get(environment) or self._forms.setdefault(environment, _form(environment))
        escaping = environment.autoescape
        is_escaped = escaping(name) if callable(escaping) else escaping
        told = self.get_cache_key(name, filename).encode(), form, b"%d" % bool(is_escaped)
        key = digest(*told).hex() if is_installed else ""
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what is kept of it."""
        data = self._compiled.get(bucket.key)
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template that was compiled."""
        if bucket.key:
            if len(self._compiled) >= _MOST:
                self._compiled.clear()
            self._compiled[bucket.key] = bucket.bytecode_to_string()
            self._is_new = True

    def keep(self) -> None:
        """Keep what is new for the next run."""
        if self._is_new:
            _write(self.name, msgspec.msgpack.encode(self._compiled))
            self._is_new = False


def _form(environment: "Environment") -> bytes:
    """What of an environment tells how its templates compile: plugins of MkDocs may change it from one handbook to the next."""
    told: list[object] = [
        environment.block_start_string,
        environment.block_end_string,
        environment.variable_start_string,
        environment.variable_end_string,
        environment.comment_start_string,
        environment.comment_end_string,
        environment.line_statement_prefix,
        environment.line_comment_prefix,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.newline_sequence,
        environment.keep_trailing_newline,
        environment.optimized,
        environment.is_async,
        environment.sandboxed,
        *map(_named, (environment.autoescape, environment.finalize, environment.code_generator_class)),
        *sorted(environment.extensions),
    ]
    told += (
        f"{name} {_named(each)}" for named in (environment.filters, environment.tests) for name, each in named.items()
    )
    return digest(*(str(each).encode() for each in told))


def _named(value: object) -> str:
    """A function or a class by its name, which says what it does as long as the same packages are installed; of values their type."""
    if value is None or isinstance(value, bool):
        return str(value)
    named = value if hasattr(value, "__qualname__") else type(value)
    return f"{getattr(named, '__module__', '')}.{getattr(named, '__qualname__', '')}"


def _kept(data: bytes | None) -> dict[str, bytes]:
    """The compiled templates in what was kept; none where it holds something else."""
    try:
        return _KEPT.decode(data) if data else {}
    except msgspec.MsgspecError:
        return {}


def _read_beside_modules(name: str) -> bytes | None:
    """What is kept under a name beside Python's compiled modules; None where there is nothing that holds."""
    place = _beside_modules(name)
    try:
        with open(place, "rb") as file:
            kept = file.read()
    except OSError:
        return None
    data = kept[_DIGEST:]
    return data if kept[:_DIGEST] == digest(_program(), data) else None


def _write(name: str, data: bytes) -> None:
    """Keep something under a name; where nothing can be kept, nothing happens."""
    place = "" if sys.dont_write_bytecode else _beside_modules(name)
    if place:
        with contextlib.suppress(OSError):
            replace_whole(*os.path.split(place), digest(_program(), data) + data)
            return
    write_entry(_among_caches(name), data)


def _beside_modules(name: str) -> str:
    """The file beside this module as Python keeps it compiled, also in its name; empty where Python keeps nothing.

    Its name does not end as that of a template: whoever reads all templates of a folder would read it as text.
    """
    try:
        compiled = cache_from_source(os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{name}.py"))
    except NotImplementedError:
        return ""
    return f"{os.path.splitext(compiled)[0]}.templates"


def _among_caches(name: str) -> str:
    return f"{name}-{_program().hex()}"


@cache
def _program() -> bytes:
    return installed_state(unit=SECOND)


@cache
def compiled_templates(environment: str, folders: tuple[str, ...] = ()) -> CompiledTemplates:
    """The compiled templates of an environment, the same throughout a run."""
    found = CompiledTemplates(environment, folders)
    _ASKED.append(found)
    return found


_ASKED: list[CompiledTemplates] = []


def keep_templates() -> None:
    """Keep the compiled templates of all environments."""
    for each in _ASKED:
        each.keep()
