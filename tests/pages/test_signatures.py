"""The page of signature experiences."""

from goldthread.pages.experience.signatures import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of


def test_each_is_shown_with_its_reason_its_benchmark_and_its_measure(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "signature/")
    for words in ("Bond formed here", "The slate outside a good baker", "Now 18 of twenty", "12 crowns a year"):
        assert words in body


def test_a_phase_without_one_says_so_first(context_of: ContextOf) -> None:
    phases = "- {id: crossing, name: The crossing}\n- {id: after, name: Afterwards}\n"
    body = body_of(pages_of(WRITER, context_of({"content/journey.yml": phases})), "signature/")
    assert body.index("Phases without a signature experience") < body.index("Bond formed here")
    assert "No touchpoint of this phase is marked" in body[body.index('id="after"') :]


def test_a_phase_above_the_target_is_noted(context_of: ContextOf) -> None:
    quay = "".join(f"b{n}: {{name: Bell {n}, phase: crossing, signature: bond}}\n" for n in range(3))
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints/quay.yml": quay})), "signature/")
    assert "Above the target of 1 to 2 in each phase" in body


def test_a_missing_benchmark_is_noted(context_of: ContextOf) -> None:
    quay = "bell: {name: Bell, phase: crossing, signature: sale}\n"
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints/quay.yml": quay})), "signature/")
    tray, card = body.split('aria-label="Bell"')
    assert tray.index("Without a benchmark") < tray.index("Without a measure") < tray.rindex(">Bell</a>")
    assert "Benchmark" not in card
    assert "Not filled in" not in card


def test_without_records_it_says_what_to_write(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({"content/touchpoints.yml": "{}\n"})), "signature/")
    assert "No signature experiences yet" in body
