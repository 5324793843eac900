"""Every document that a record names as its source is there, with the heading that is meant.

A source that leads nowhere cannot be looked up, and nobody learns that the text it stands for has changed.
Paths go from the handbook's folder; a heading is named by its anchor, as MkDocs and GitHub write it, or by the id that it gives itself.

Fails:

    # content/glossary.yml
    - term: drill
      means: How to leave the boat.
      source: {title: Safety manual, at: docs/saftey.md#drills}

Passes:

    # content/glossary.yml
    - term: drill
      means: How to leave the boat.
      source: {title: Safety manual, at: "https://isles.example/safety#drills"}

Fix:
    Correct the path or the heading, name the place where the text is now, or give the title alone.
"""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from goldthread.data_faults.fault import fault
from goldthread.documents.addresses import DocumentAddress
from goldthread.documents.document import GONE, NoPassage
from goldthread.findings import Finding, Severity, Shared
from goldthread.language.message import Message, Names, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.naming import named
from goldthread.model.record import Record
from goldthread.places import Place

SEVERITY = Severity.WARNING

_LISTED = 8
_WHY: Mapping[str, str] = MappingProxyType(
    {
        "missing": to_say('The source of {record} is the file "{path}", which does not exist.'),
        "no_heading": to_say('The source of {record} is the heading "#{heading}" of {path}, which does not exist.'),
        "outside": to_say('The source of {record} is the file "{path}", which is not in this repository.'),
        "folder": to_say('The source of {record} is "{path}", which is a folder and no document.'),
        "no_file": to_say('The source of {record} is "{path}", which is no file.'),
        "unreadable": to_say('The source of {record} is the file "{path}", which cannot be read: {detail}.'),
        "no_text": to_say('The source of {record} is the file "{path}", which is not UTF-8 in line {detail}.'),
        "too_large": to_say('The source of {record} is the file "{path}", which is larger than {detail} MB.'),
        "not_fetched": to_say('The source of {record} is the file "{path}", which Git LFS has not fetched.'),
    }
)
_MANY = to_say("{count} records name {source} as their source, and nothing is there.")
_FIXES: Mapping[str, str] = MappingProxyType(
    {
        "missing": to_say("Correct the path, which goes from the handbook's folder, or give the title alone."),
        "outside": to_say("Name a file of this repository, or a web address."),
        "folder": to_say("Name a file in it."),
        "no_file": to_say("Name a file of this repository, or a web address."),
        "unreadable": to_say("Let the file be read, or give the title alone."),
        "no_text": to_say("Save the document as UTF-8."),
        "too_large": to_say("Divide the document, or give the title alone."),
        "not_fetched": to_say("Fetch it: git lfs pull"),
    }
)


def finding(
    place: Place,
    record: Record,
    address: DocumentAddress,
    problem: NoPassage,
    *,
    meant: str = "",
    called: str = "",
    headings: tuple[str, ...] = (),
) -> Finding:
    """A finding for a source that leads nowhere; a warning, since the record itself can be read.

    meant: The address that is likely meant; empty when none is.
    called: The words of the heading there.
    headings: The anchors that the document has.
    """
    values = {"record": named(record), "path": address.path, "heading": address.heading, "detail": problem.detail}
    found = _warning(
        place,
        record,
        address.name,
        marked_message(_WHY[problem.reason], **values),
        _fix(problem, meant, called, headings),
    )
    if problem.reason not in GONE:
        return found
    return msgspec.structs.replace(found, shared=(shared(address.name, meant, called),))


def shared(name: str, meant: str, called: str) -> Shared:
    """What all records have in common that name an address at which nothing is; those that have to be reviewed for it as well."""
    path, _, heading = name.partition("#")
    source = (
        message('the heading "#{heading}" of {path}', heading=heading, path=path)
        if heading
        else message('the file "{path}"', path=path)
    )
    return Shared(
        text=_MANY,
        values=(("source", source),),
        fix=_meant(meant, called)
        or message("Name the place where the text is now, or give the title alone, then review the records."),
    )


def no_address(place: Place, record: Record, written: str) -> Finding:
    """A finding for an address that is neither one of the web nor a path."""
    problem = message(
        'The source of {record} is at "{address}", which is neither a web address nor a path.',
        record=named(record),
        address=written,
    )
    return _warning(
        place,
        record,
        written,
        problem,
        message("Write an address that begins with https://, or the path of a file in this repository."),
    )


def _warning(place: Place, record: Record, name: str, problem: Message, fix: Message) -> Finding:
    return fault(__name__, place, message=problem, fix=fix, record=record.key, concerns=f"source: {name}")


def _meant(meant: str, called: str) -> Message | None:
    if meant and called:
        return message('Did you mean "{meant}", the heading "{title}"?', meant=meant, title=called)
    return message('Did you mean "{meant}"?', meant=meant) if meant else None


def _fix(problem: NoPassage, meant: str, called: str, headings: tuple[str, ...]) -> Message:
    likely = _meant(meant, called)
    if likely is not None:
        return likely
    if problem.reason != "no_heading":
        return marked_message(_FIXES[problem.reason])
    if not headings:
        return message("The document has no headings: name it without one.")
    if len(headings) > _LISTED:
        named = Names(headings[:_LISTED], "and")
        return message("Write one of its headings, such as {headings}.", headings=named)
    return message("Write one of its headings: {headings}.", headings=Names(headings, "or"))
