"""Plain words put together at random: sentences that read like none in particular and are seldom alike."""

import random

_BEGINNINGS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s sh st t th tr v w z".split()
_MIDDLES = "a ai ea ee oa ou".split()
_ENDINGS = "ck d ft l ll m n nd ng nt p r rd sk ss st t th x".split()
_LINKING = "and at before by for from in of on or the to when with".split()

NAMES = tuple(begin + middle + end for begin in _BEGINNINGS for middle in _MIDDLES for end in _ENDINGS)
"""Some three thousand words, few of which stand for anything."""


def sentence(chance: random.Random, length: int, beginning: str = "") -> str:
    """A sentence of so many words, every third of them a linking one."""
    words = beginning.split()
    while len(words) < length:
        words.append(chance.choice(_LINKING if len(words) % 3 == 1 else NAMES))
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."
