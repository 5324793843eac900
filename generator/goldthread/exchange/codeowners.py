"""The files of a handbook with the teams that answer for the records in them, as CODEOWNERS of GitHub and GitLab.

A team is named by its contact where that is an account, such as "@example/design", or an address of mail; else by its id, as "@crew".
A file with records of several teams names all of them; a file without an owner is left out.
"""

import re

from goldthread.language.translation import say
from goldthread.model.book import Book
from goldthread.model.teams import Team

_ACCOUNT = re.compile(r"@[\w.-]+(?:/[\w.-]+)*|[^\s@]+@[^\s@]+\.[^\s@]+")
_SPECIAL = re.compile(r"([\\\s#!\[\]*?])")


def write(some: Book, book: Book) -> bytes:
    """The owners of the files of some records of a book, by their paths from the root."""
    owners: dict[str, dict[str, None]] = {}
    for key, record in some.records.items():
        team = book.get(Team, record.owner) if record.owner else None
        found = owners.setdefault(book.origins[key].place.file, {})
        if team is not None:
            found[_account(team)] = None
    lines = [f"# {say('The teams that answer for the records of each file. Written by: goldthread export')}"]
    lines += [f"{_pattern(file)} {' '.join(sorted(found))}" for file, found in sorted(owners.items()) if found]
    return ("\n".join(lines) + "\n").encode()


def _account(team: Team) -> str:
    contact = (team.contact or "").strip()
    return contact if _ACCOUNT.fullmatch(contact) else f"@{team.id}"


def _pattern(file: str) -> str:
    return "/" + _SPECIAL.sub(r"\\\1", file)
