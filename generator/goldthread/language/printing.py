"""What templates print: each value is contained and escaped in one step, and each text only once, since most stand on many pages."""

from functools import lru_cache

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from goldthread.language.control_characters import contained

_KEPT = 1 << 15


class PrintingOnce(CodeGenerator):
    """Compiles templates that print what their environment makes of a value, which has to be escaped then."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        del node, frame, finalize
        self.write("environment.finalize(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        del node, frame, finalize
        self.write(")")


def printed(value: object) -> str:
    """A value as it stands in HTML: a text acts on nothing around it, and markup is as it is."""
    if type(value) is Markup:
        return value  # made of texts that are contained
    return _printed_text(value) if type(value) is str else _printed_other(value)


@lru_cache(maxsize=_KEPT)
def _printed_text(text: str) -> str:
    return str(escape(contained(text)))


def _printed_other(value: object) -> str:
    return str(escape(contained(value) if isinstance(value, str) else value))
