"""Style sheets and scripts as they are published: without comments, indentation and empty lines."""

import re

_STRING_OR_COMMENT = re.compile(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/', re.DOTALL)


def short_style(sheet: str) -> str:
    """A style sheet of ours, that says the same in fewer bytes."""
    return _joined(_STRING_OR_COMMENT.sub(lambda found: found[1] or "", sheet))


def short_script(script: str) -> str:
    """A script of ours, whose comments have lines to themselves and whose templates have no line breaks."""
    lines = script.splitlines()
    return _joined("\n".join(each for each in lines if not each.lstrip().startswith(("//", "/*"))))


def _joined(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(filter(None, lines)) + "\n"
