"""Compiled templates, kept from one run to the next: compiling them takes as long as filling hundreds of pages."""

from functools import cache

import msgspec
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from goldthread.caching.folder import digest, read_entry, write_entry
from goldthread.caching.handbook_state import program_state

_KEPT = msgspec.msgpack.Decoder(dict[str, bytes])


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one environment; those that are new are kept when `keep` is called.

    environment: What the environment is called, since the same template may compile to something else in another.
    """

    def __init__(self, environment: str) -> None:
        self.name = f"templates-{digest(environment.encode(), _program()).hex()}"
        self._is_new = False
        data = read_entry(self.name)
        try:
            self._compiled = _KEPT.decode(data) if data else {}
        except msgspec.MsgspecError:
            self._compiled = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what is kept for its name; what was made of another text is refused by the bucket itself."""
        data = self._compiled.get(bucket.key)
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template that was compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
        self._is_new = True

    def keep(self) -> None:
        """Keep what is new for the next run."""
        if self._is_new:
            write_entry(self.name, msgspec.msgpack.encode(self._compiled))
            self._is_new = False


@cache
def _program() -> bytes:
    return program_state()


@cache
def compiled_templates(environment: str) -> CompiledTemplates:
    """The compiled templates of an environment, the same throughout a run."""
    _ASKED.add(environment)
    return CompiledTemplates(environment)


_ASKED: set[str] = set()


def keep_templates() -> None:
    """Keep the compiled templates of all environments."""
    for environment in sorted(_ASKED):
        compiled_templates(environment).keep()
