"""What templates print, in one step, is what containing and escaping make of it one after the other."""

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from goldthread.language.control_characters import contained
from goldthread.language.printing import PrintingOnce, printed

TEXTS = st.text(st.sampled_from("ab<>&\"'\x00\x1b\u202e\u2066\u2069é 1"))


class OneStep(Environment):
    code_generator_class = PrintingOnce


ONE_STEP = OneStep(autoescape=True, finalize=printed, undefined=StrictUndefined)
TWO_STEPS = Environment(
    autoescape=True,
    finalize=lambda value: contained(value) if isinstance(value, str) else value,
    undefined=StrictUndefined,
)
TEMPLATE = """{% macro twice(text) %}<b title="{{ text }}">{{ text }}</b>{% endmacro %}
{{ text }}{{ markup }}{{ number }}{{ "<" }}{{ ["&", 1.5] }}{{ none }}{{ twice(text) }}{{ text ~ markup }}{{ text | upper }}"""


@given(TEXTS, TEXTS, st.integers() | st.floats() | st.booleans())
def test_templates_print_the_same_in_one_step_as_in_two(text: str, markup: str, number: float) -> None:
    values = {"text": text, "markup": escape(contained(markup)), "number": number, "none": None}
    assert ONE_STEP.from_string(TEMPLATE).render(values) == TWO_STEPS.from_string(TEMPLATE).render(values)


def test_markup_is_printed_as_it_is_also_where_a_text_looks_the_same() -> None:
    assert printed("<i>") == "&lt;i&gt;"
    assert printed(Markup("<i>")) == "<i>"
    assert printed("<i>") == "&lt;i&gt;"
