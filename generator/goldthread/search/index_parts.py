"""The parts of the index as scripts, since a browser runs a script of a folder and fetches no file of one.

Parts are named after what they hold, and where one ends and the next begins is told by what stands there. So an edit changes the parts in
which its words are, and the first file, which names all parts; an old copy of a part is as good as a new one.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from zlib import crc32

import msgspec

FOLDER = "search/"
_ENDS = 16
"""A part that is long enough ends before one of so many items."""
_NAME_LENGTH = 12
"""How many signs of its digest name a part."""
_FIRST_SIGN, _SHARED = ord("A"), 57
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Files = dict[str, bytes]


class Item(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one of the many things in a part is written as.

    key: What tells whether a part ends before it.
    name: Its own name, as JSON.
    text: The rest of it, as JSON.
    """

    key: str
    name: str
    text: str

    @property
    def length(self) -> int:
        """How long it is, with the signs around it."""
        return len(self.name) + len(self.text) + 3


def cut(items: Iterable[Item], about: int) -> list[list[Item]]:
    """Items in parts of about equal length.

    about: The length that parts have more or less. One from which a third is missing ends before an item that its own key chooses,
        so that what stands further ahead does not move the end, and any other where it is full.
    """
    parts: list[list[Item]] = []
    taken = about
    for item in items:
        length = item.length
        is_end = taken + length > about or (3 * taken > 2 * about and crc32(item.key.encode()) % _ENDS == 0)
        if is_end or not parts:
            parts.append([])
            taken = 0
        parts[-1].append(item)
        taken += length
    return parts


def add_part(files: Files, sort: str, text: str) -> str:
    """Add a part to the files, and give its name.

    sort: The letter that its name begins with.
    text: What it holds, as JSON.
    """
    name = f"{sort}{sha256(text.encode()).hexdigest()[:_NAME_LENGTH]}"
    files[f"{FOLDER}{name}.js"] = script(name, text)
    return name


def front_coded(words: Sequence[str]) -> str:
    """Sorted words, each as how many letters it shares with the one before, as a sign, and the rest."""
    coded = []
    before = ""
    for word in words:
        shared, most = 0, min(_SHARED, len(before), len(word))
        while shared < most and before[shared] == word[shared]:
            shared += 1
        coded.append(chr(_FIRST_SIGN + shared) + word[shared:])
        before = word
    return " ".join(coded)


def script(name: str, text: str) -> bytes:
    """A part as a script."""
    return f'(self.goldthreadFound=self.goldthreadFound||[]).push(["{name}",{text}]);\n'.encode()


def written(value: object) -> str:
    """A value as JSON that is a script as well, and in which nothing ends one."""
    text = _ENCODE(value)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
