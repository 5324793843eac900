"""The word that was most likely meant."""

from collections.abc import Collection

from goldthread.language.words import same_form

_SHORT = 3


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that is most like the given one, or None when none is like it.

    Likeness is one minus the normalised Damerau-Levenshtein distance, so that a swapped pair of letters counts as one slip.
    """
    from rapidfuzz import process  # noqa: PLC0415 - only a handbook with faults pays for loading it
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - as above

    likeness = DamerauLevenshtein.normalized_similarity
    best = process.extractOne(word, known, scorer=likeness, processor=same_form, score_cutoff=0.6)
    return None if best is None else str(best[0])


def surely(word: str, known: Collection[str]) -> str | None:
    """The known word that is meant beyond doubt: the only one that is a single slip away, or that differs in nothing but its capitals.

    Words of three letters and fewer are too like each other, unless they hold the same letters in another order.
    """
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - as above

    plain, forms = same_form(word), {same_form(each): each for each in known}
    if plain in forms:
        return forms[plain]
    one_slip = [each for form, each in forms.items() if DamerauLevenshtein.distance(plain, form, score_cutoff=1) == 1]
    if len(one_slip) != 1:
        return None
    (meant,) = one_slip
    return meant if len(meant) > _SHORT or sorted(plain) == sorted(meant) else None
