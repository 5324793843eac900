"""Errors that nobody foresaw while a handbook is served: told in a sentence, and survived."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from goldthread.serving import handbook as served_handbook
from goldthread.serving import watching
from goldthread.serving.answers import Site
from goldthread.serving.changes import Change
from goldthread.serving.server import Server
from goldthread.serving.unforeseen import told_by_threads
from goldthread.serving.watching import Watch
from serving.conftest import Asked

LANDING, BOARD = "content/touchpoints/landing.yml", "/touchpoint/notice-board/"
PATIENCE = 120
"""Seconds after which a thread is taken to have ended; nothing takes one of them."""


def fail(*_: object) -> None:
    raise ZeroDivisionError


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch, asked: Asked) -> list[str]:
    """What the terminal was told of errors."""
    found: list[str] = []

    def tell(change: Change) -> None:
        found.extend(filter(None, [change.problem.message if change.problem else ""]))

    monkeypatch.setattr(asked.handbook, "_told", tell)
    return found


def test_the_last_good_version_is_shown_until_all_can_be_read_again(
    asked: Asked, sentences: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Notice board on the landing" in asked.page(BOARD)
    with monkeypatch.context() as patched:
        patched.setattr(served_handbook, "contents_on_request", fail)
        asked.edit(LANDING, "Notice board on the landing", "The board that tells")
        version = [(asked.page(BOARD), asked.handbook.version)[1] for _ in range(3)]
        page = asked.page(BOARD)
    assert "Notice board on the landing" in page
    assert "ZeroDivisionError (test_unforeseen.py, line " in page
    assert len(set(version)) == 1
    (words,) = sentences
    assert "\n" not in words
    assert "The board that tells" in asked.page(BOARD)
    assert "ZeroDivisionError" not in asked.page(BOARD)


def test_where_nothing_can_be_told_pages_are_served(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    asked.page(BOARD)
    monkeypatch.setattr(asked.handbook, "_told", fail)
    asked.edit(LANDING, "Notice board on the landing", "The board that tells")
    assert "The board that tells" in asked.page(BOARD)


@pytest.mark.parametrize("step", ["has_emptied_file", "refresh", "work_ahead"])
def test_the_disk_is_looked_at_again(
    step: str, asked: Asked, sentences: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done, times = threading.Event(), []
    real: Callable[[], object] = getattr(asked.handbook, step)

    def sometimes() -> object:
        times.append(1)
        if len(times) < 4:
            raise ZeroDivisionError
        done.set()
        return real()

    for name in ("_LOOK", "_LOOK_ALONE"):
        monkeypatch.setattr(watching, name, 0.001)
    monkeypatch.setattr(asked.handbook, step, sometimes)
    watch = Watch(asked.handbook)
    watch.start()
    try:
        assert done.wait(PATIENCE)
    finally:
        watch.end()
    assert len(sentences) == 1
    assert sentences[0].startswith("Goldthread has a fault that nobody foresaw: ZeroDivisionError (test_unforeseen.py")


def test_watches_that_have_ended_are_set_anew(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "Observer", PollingObserver)  # of the system's own there are only so many
    asked.page(BOARD)
    watch = Watch(asked.handbook)
    watch._follow()  # noqa: SLF001 - one step of the thread
    first = watch._observer  # noqa: SLF001 - as above
    assert first is not None
    for each in tuple(first.emitters):
        each.stop()
        each.join(PATIENCE)
    watch._follow()  # noqa: SLF001 - as above
    second = watch._observer  # noqa: SLF001 - as above
    assert second is not None
    assert second is not first
    assert all(each.is_alive() for each in second.emitters)
    watch.end()


def test_a_request_is_answered(
    asked: Asked, sentences: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    server = Server(asked.handbook, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        with monkeypatch.context() as patched:
            patched.setattr(Site, "answer", fail)
            statuses = [_status(server) for _ in range(2)]
        assert statuses == [b"500", b"500"]
        assert _status(server) == b"200"
    finally:
        server.end()
        thread.join()
    assert len(sentences) == 1
    assert "Traceback" not in "".join(capfd.readouterr())


def _status(server: Server) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        back = b"".join(iter(lambda: connection.recv(65536), b""))
    assert b"ZeroDivision" not in back
    return back.split(b" ", 2)[1]


def test_what_ends_a_thread_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    found: list[str] = []
    before = threading.excepthook
    with told_by_threads(found.append):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert threading.excepthook is before
    assert len(found) == 1
    assert "ZeroDivisionError" in found[0]
    assert "Traceback" not in "".join(capfd.readouterr())


def test_a_request_to_a_handbook_that_was_never_read(
    root: Path, serve: Callable[[Path], Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served_handbook, "contents_on_request", fail)
    asked = serve(root)
    answer = asked.ask("/")
    assert answer.status == 503
    assert b"ZeroDivisionError" in answer.body
