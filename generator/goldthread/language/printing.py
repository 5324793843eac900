"""What templates print: each value is contained and escaped in one step, and each text only once, since most stand on many pages."""

from functools import lru_cache
from keyword import iskeyword

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr
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

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - as Jinja has it
        """Call a function or a macro as it is; Jinja looks each time whether it wants the context, which none of ours does."""
        names = [each.key for each in node.kwargs]
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, names)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        for number, each in enumerate((*node.args, *node.kwargs)):
            self.write(", " if number else "(")
            self.visit(each, frame)
        self.write(")" if node.args or node.kwargs else "()")


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
