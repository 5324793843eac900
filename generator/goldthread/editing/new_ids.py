"""Ids for new records, made from their titles."""

import re
from collections.abc import Container

from goldthread.model.record import ID_LENGTH, ID_PATTERN
from goldthread.reading.records import slug

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ẞ": "ss"})
_ENGLISH = "a an and are as at by for i in is it need of on or that the they to want we with"
_OTHER = "als am auf brauche das dass dem den der des die ein eine einen für ich im ist mit muss sie sind und von wir zu zum zur"
_SMALL = frozenset(word for words in (_ENGLISH, _OTHER) for word in words.split())
"""Words that an id can go without when it is made from a sentence."""
_SENTENCE = 5
"""How many words an id made from a sentence has at most."""
_ID = re.compile(ID_PATTERN)
_OTHERWISE = re.compile("[0-9-]+|[0-9][0-9a-z]*|null|true|false|yes|no|on|off|y|n")
"""Ids that YAML may take for something else than a word: numbers, dates, true and false."""


def id_from(title: str, kind: str) -> str:
    """An id that reads like a title: its words in lower case, of a sentence the first that say something.

    The kind's own name stands in for a title without a Latin letter or a digit.
    """
    words = title.split()
    if len(words) > _SENTENCE:
        words = [word for word in words if word.strip(".,;:!?").casefold() not in _SMALL][:_SENTENCE] or words
    made = slug(" ".join(words).translate(_GERMAN).replace("'", "").replace("’", ""))
    shortened = made[:ID_LENGTH].rstrip("-") or kind
    return (
        shortened
        if _ID.fullmatch(shortened) and not _OTHERWISE.fullmatch(shortened)
        else f"{kind}-{shortened}"[:ID_LENGTH].rstrip("-")
    )


def new_id(title: str, kind: str, taken: Container[str]) -> str:
    """An id from a title that no other record of the kind has; a number tells it from one that is taken."""
    made = id_from(title, kind)
    number, free = 2, made
    while free in taken:
        free = f"{made[: ID_LENGTH - len(str(number)) - 1].rstrip('-')}-{number}"
        number += 1
    return free
