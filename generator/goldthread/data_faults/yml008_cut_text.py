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

from goldthread.data_faults.fault import fault
from goldthread.findings import Edit, Finding
from goldthread.places import Place


def finding(place: Place, record: str, field: str, value: str, edit: Edit | None) -> Finding:
    """A finding for a text of which the rest counts as a comment.

    value: What is read of it.
    edit: The one that puts the whole in quotation marks.
    """
    read = f'only "{value}" is read' if value else "nothing is read"
    whole = f"Put the whole text in quotes: {edit.text}." if edit else "Put the whole text in double quotes."
    return fault(
        __name__,
        place,
        message=f'{record}: the text of "{field}" is cut at " #", which begins a comment, so that {read}.',
        fix=f'{whole} If a comment is meant, begin it with "# ", with a space.',
        record=record,
        concerns=field,
        edits=(edit,) if edit else (),
    )
