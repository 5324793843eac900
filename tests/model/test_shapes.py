"""The shapes of fields, which are put together from what kinds have in common."""

import pytest
from msgspec import inspect

from goldthread.model.kinds import KINDS
from goldthread.model.shapes import _shape, shape_of


@pytest.mark.parametrize("kind", KINDS)
def test_the_shape_of_a_kind_is_that_of_its_class_alone(kind: str) -> None:
    shape = _shape(inspect.type_info(KINDS[kind]), ())
    assert shape == shape_of(kind)
    assert list(shape.fields) == list(shape_of(kind).fields)
