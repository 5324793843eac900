"""A text is not cut at a `#`.

In YAML, a space and a `#` begin a comment, so that the rest of a sentence in which one stands is not read. A comment of your own
has a space behind its `#`.

Fails:

    # content/tools.yml
    boat-drill:
      name: Drill #3 of the boat

Passes:

    # content/tools.yml
    boat-drill:
      name: "Drill #3 of the boat"  # as the crew calls it

Fix:
    Put the whole text in double quotes. If a comment is meant, begin it with `# `, a number sign and a space.
"""

from goldthread.data_faults.fault import dotted, fault, field_name
from goldthread.findings import Edit, Finding
from goldthread.language.message import MessageValue, message
from goldthread.places import Path, Place


def finding(place: Place, record: str, path: Path, value: str, edit: Edit | None) -> Finding:
    """A finding for a text of which the rest counts as a comment.

    value: What is read of it.
    edit: The one that puts the whole in quotation marks.
    """
    names: dict[str, MessageValue] = {"record": record, "field": field_name(path)}
    whole = (
        message("Put the whole text in quotes: {text}.", text=edit.text)
        if edit
        else message("Put the whole text in double quotes.")
    )
    return fault(
        __name__,
        place,
        message=message(
            '{record}: the text of "{field}" is cut at " #", which begins a comment, so that only "{value}" is read.',
            value=value,
            **names,
        )
        if value
        else message(
            '{record}: the text of "{field}" is cut at " #", which begins a comment, so that nothing is read.', **names
        ),
        fix=message('{whole} If a comment is meant, begin it with "# ", with a space.', whole=whole),
        record=record,
        concerns=dotted(path),
        edits=(edit,) if edit else (),
    )
