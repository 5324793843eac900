"""A typo declared editorial in the lock file of reviews is not a change of meaning, however long ago."""

from changes.history import SETTINGS, History, suspect
from goldthread.commands.diff import diff
from goldthread.commands.review import editorial
from goldthread.inspection import inspect
from goldthread.review.marking import Reviewer

FILE = "principles/plain-words.yml"
SAYS = "We say what a neighbour would say, in the order in which people need it."
FIRST = SAYS.replace("neighbour", "neighbor")
SECOND = FIRST.replace("order", "ordre")


def declare(ferry: History, key: str) -> None:
    """Declare the last change of a record editorial."""
    reviewer = Reviewer(on=SETTINGS.today, by="Crew", because="typo")
    editorial(ferry.root, inspect(ferry.root, SETTINGS), key, reviewer)


def test_a_typo_declared_editorial_in_the_lock_file_needs_no_review_in_a_diff(ferry: History) -> None:
    ferry.edit(FILE, SAYS, FIRST)
    assert suspect(ferry.meaning()) == ferry.followers_of("plain-words")
    declare(ferry, "principle/plain-words")
    change = ferry.meaning()
    assert (change.next_edition.step, suspect(change)) == ("patch", set())
    assert change.editorial == ("principle/plain-words",)


def test_several_editorial_typos_in_a_row_need_no_review(ferry: History) -> None:
    ferry.edit(FILE, SAYS, FIRST)
    declare(ferry, "principle/plain-words")
    ferry.edit(FILE, FIRST, SECOND)
    assert suspect(ferry.meaning()) == ferry.followers_of("plain-words")
    declare(ferry, "principle/plain-words")
    assert suspect(ferry.meaning()) == set()


def test_a_change_of_meaning_before_a_declared_typo_still_counts(ferry: History) -> None:
    ferry.edit(FILE, SAYS, "We say it as the rule book does.")
    before = ferry.meaning()
    reviewer = Reviewer(on=SETTINGS.today, by="Crew", because="typo")
    editorial(ferry.root, inspect(ferry.root, SETTINGS), "principle/plain-words", reviewer)
    ferry.edit(FILE, "We say it as the rule book does.", "We shout.")
    assert suspect(ferry.meaning()) == suspect(before)


def test_the_lock_file_of_the_earlier_state_does_not_count(ferry: History) -> None:
    ferry.edit(FILE, SAYS, FIRST)
    declare(ferry, "principle/plain-words")
    ferry.commit()
    change = diff(ferry.root, "HEAD", "HEAD~1", SETTINGS)
    assert change.editorial == ()
    assert suspect(change) == ferry.followers_of("plain-words")
