"""Words for the values of a vocabulary, said in the language of the handbook at the moment when they are looked up."""

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

from goldthread.language.translation import said

K = TypeVar("K", bound=Hashable)


class Vocabulary(Mapping[K, str]):
    """A table whose texts are marked with `to_say` where it is written: one for all languages, that speaks the one spoken."""

    def __init__(self, texts: Mapping[K, str]) -> None:
        self._texts = dict(texts)

    def __getitem__(self, value: K) -> str:
        return said(self._texts[value])

    def __iter__(self) -> Iterator[K]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
