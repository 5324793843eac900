"""The words of findings as pages show them: quotation marks of the language, no keys beside titles, and code for what is typed."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from goldthread.language.message import Text
from goldthread.language.translation import say
from goldthread.model.kinds import KINDS

_KEY = re.compile(rf" \((?:{'|'.join(KINDS)})/[^\s()]+\)")
_BEFORE_QUOTATION = ("", " ", "\n", "(", "[", "{", "/")
_TYPED = re.compile(r'"(?P<field>[a-z_]+:[^"]*)"|(?<=: )(?P<command>goldthread [a-z].*?)(?=\.?$)')
"""A field as it stands in a record, or a command at the end of a text."""


def message_words(text: Text) -> str:
    """What a finding says. A page links the records that it names, so their keys are left out."""
    return _quoted(str(text))


def fix_words(text: Text) -> Markup:
    """What is to be done about a finding."""
    return Markup().join(_pieces(str(text)))


def _pieces(text: str) -> Iterator[Markup]:
    place = 0
    for found in _TYPED.finditer(text):
        yield Markup.escape(_quoted(text[place : found.start()]))
        yield Markup("<code>{}</code>").format(found["field"] or found["command"])
        place = found.end()
    yield Markup.escape(_quoted(text[place:]))


def _quoted(text: str) -> str:
    """A text whose straight quotation marks are those of the language, also within each other; one that is alone stays."""
    open_texts = [""]
    for piece in re.split('(")', _KEY.sub("", text)):
        if piece != '"':
            open_texts[-1] += piece
        elif open_texts[-1][-1:] in _BEFORE_QUOTATION:
            open_texts.append("")
        elif len(open_texts) > 1:
            words = open_texts.pop()
            open_texts[-1] += say("“{words}”", words=words)
        else:
            open_texts[-1] += piece
    return '"'.join(open_texts)
