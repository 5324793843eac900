"""The word that was most likely meant."""

from collections.abc import Collection


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that is most like the given one, or None when none is like it.

    Likeness is one minus the normalised Damerau-Levenshtein distance, so that a swapped pair of letters counts as one slip.
    """
    from rapidfuzz import process  # noqa: PLC0415 - only a handbook with faults pays for loading it
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - as above

    best = process.extractOne(word.lower(), known, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.6)
    return None if best is None else str(best[0])
