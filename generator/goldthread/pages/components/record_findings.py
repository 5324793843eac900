"""The findings about a record, as editors read them."""

import msgspec
from markupsafe import Markup

from goldthread.findings import Severity
from goldthread.language.translation import to_say
from goldthread.language.vocabulary import Vocabulary

SEVERITY_LABELS = Vocabulary(
    {
        Severity.ERROR: to_say("Blocking"),
        Severity.WARNING: to_say("Warning"),
        Severity.INFO: to_say("Info"),
    }
)


class FindingNote(msgspec.Struct, frozen=True):
    """A finding as shown to editors; an accepted one says so and does not count among the open ones."""

    severity: str
    word: str
    message: str
    fix: Markup
    code: str
    href: str
    is_accepted: bool = False
