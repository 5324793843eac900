"""What is made of a change that is noticed while it is being made."""

from goldthread.serving.watching import await_contents
from serving.conftest import Asked

LANDING = "content/touchpoints/landing.yml"


def test_a_file_that_an_editor_has_emptied_is_given_time_to_be_written(asked: Asked) -> None:
    asked.page("/")
    text, waits = (asked.root / LANDING).read_text(), []

    def write(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            asked.write(LANDING, text.replace("Notice board", "Board"))

    await_contents(asked.handbook, write)
    assert waits == []
    asked.write(LANDING, "")
    await_contents(asked.handbook, write)
    assert len(waits) == 2
    assert "Board on the landing" in asked.page("/touchpoint/notice-board/")


def test_a_file_that_stays_empty_is_said_after_a_moment_and_waited_for_no_more(asked: Asked) -> None:
    asked.page("/")
    asked.write(LANDING, "")
    waits: list[float] = []
    await_contents(asked.handbook, waits.append)
    assert 0 < sum(waits) < 1
    assert "SCH016" in asked.page("/")
    waits.clear()
    await_contents(asked.handbook, waits.append)
    assert waits == []
