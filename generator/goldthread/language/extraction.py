"""Finds every text that the generator says, for the catalogues; what is not found here cannot be translated.

Code and templates are read as syntax trees, so that a text is found however its call is laid out.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from jinja2 import Environment, nodes

_ONE = ("say", "to_say", "message")
_MANY = ("say_many", "message_many")
_WITH_CONTEXT = ("say_as", "message_as")


class Message(msgspec.Struct, frozen=True, order=True):
    """A text that is said.

    text: The English text.
    many: Its form for other numbers than one; empty when it has only one form.
    context: Which of its meanings is meant; empty when that is clear.
    """

    text: str
    many: str = ""
    context: str = ""


class NotLiteralError(Exception):
    """A text is said that is not written out in place."""


def messages(folder: Path) -> Iterator[tuple[Message, str]]:
    """Each text said in the modules and templates under a folder, with the file that says it, in order.

    Raises NotLiteralError when a text is not written out in place.
    """
    for path in sorted(folder.rglob("*.py")):
        yield from _in_file(_code_calls(path.read_text(encoding="utf-8")), path.relative_to(folder))
    for path in sorted(folder.rglob("*.jinja")):
        yield from _in_file(_template_calls(path.read_text(encoding="utf-8")), path.relative_to(folder))


Call = tuple[str, tuple[object, ...], object]
"""A call: the function's name, its positional arguments, and its argument `none`; an argument that is no literal is None."""


def _in_file(calls: Iterable[Call], path: Path) -> Iterator[tuple[Message, str]]:
    for name, given, none in calls:
        found = _of_call(name, given, none)
        if found is None:
            raise NotLiteralError(f"{path.as_posix()}: {name}() is called with a text that is not written out in place")
        yield from ((message, path.as_posix()) for message in found)


def _of_call(name: str, given: tuple[object, ...], none: object) -> tuple[Message, ...] | None:
    match name, given:
        case (("say" | "to_say" | "message"), (str() as text, *_)):
            return (Message(text),)
        case (("say_as" | "message_as"), (str() as context, str() as text, *_)):
            return (Message(text, context=context),)
        case (("say_many" | "message_many"), (str() as one, str() as many, *_)) if isinstance(none, str):
            return (Message(one, many), *([Message(none)] if none else []))
    return None


def _code_calls(source: str) -> Iterator[Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and _is_saying(node.func.id):
            given = tuple(each.value if isinstance(each, ast.Constant) else None for each in node.args)
            named = {each.arg: each.value for each in node.keywords}
            none = named.get("none", ast.Constant(""))
            yield node.func.id, given, none.value if isinstance(none, ast.Constant) else None


def _template_calls(source: str) -> Iterator[Call]:
    for node in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and _is_saying(node.node.name):
            given = tuple(each.value if isinstance(each, nodes.Const) else None for each in node.args)
            named = {each.key: each.value for each in node.kwargs}
            none = named.get("none", nodes.Const(""))
            yield node.node.name, given, none.value if isinstance(none, nodes.Const) else None


def _is_saying(name: str) -> bool:
    return name in {*_ONE, *_MANY, *_WITH_CONTEXT}
