"""What keeps git from answering, in sentences."""

from goldthread.language.message import MessageError


class GitError(MessageError):
    """Git cannot answer; the message says why in a sentence."""


class RevisionError(GitError):
    """A revision or its files cannot be had; the message says why, and what to do about it."""


class NoRepositoryError(RevisionError):
    """A folder lies in no git repository."""


class UncommittedEditionError(RevisionError):
    """An edition was made, and no commit holds it."""
