"""Links to tools: where one is opened, and words that say what opens."""

from goldthread.language.translation import to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.teams import Tool
from goldthread.pages.frame.hrefs import is_web

_OPENINGS = Vocabulary(
    {
        "training": to_say("Open the training"),
        "script": to_say("Open the script"),
        "template": to_say("Open the template"),
        "asset": to_say("Open the material"),
        "": to_say("Open the tool"),
    }
)


def tool_link(tool: Tool) -> str:
    """The address at which a tool is opened; empty where there is none that a browser can open."""
    return tool.link if tool.link and is_web(tool.link) else ""


def opening(tool: Tool) -> str:
    """The words of the link to it; its name is to be said beside them."""
    return _OPENINGS[tool.sort or ""]
