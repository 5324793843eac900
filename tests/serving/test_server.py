"""The server over sockets: what it takes for a request, how it tells of changes, and how it ends."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldthread.commands.serve import Address, AddressError, address_of, serving
from goldthread.serving.server import Server

BOARD = "/touchpoint/notice-board/"
PATIENCE = 120
LANDING = "content/touchpoints/landing.yml"


@pytest.fixture
def server(root: Path) -> Iterator[Server]:
    """The handbook, served at a free port."""
    with serving(root, Address(port=0)) as server:
        yield server


def sent(server: Server, data: bytes) -> bytes:
    """All that comes back for some bytes."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"200"),
        (b"GET / HTTP/1.0\r\n\r\n", b"200"),
        (b"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
        (b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
        (b"GET / HTTP/1.1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"403"),
        (b"GET /.goldthread/events HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"403"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"414"),
        (b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 200 + b"\r\n", b"431"),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"505"),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nGET", b"405"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
        (b"\0\0\0\r\n\r\n", b"400"),
        (b"GET\r\n\r\n", b"400"),
        (b"GET /\r\n\r\n", b"400"),
        (b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"405"),
    ],
)
def test_whatever_is_sent_has_an_answer(server: Server, data: bytes, status: bytes) -> None:
    back = sent(server, data)
    assert back.split(b" ", 2)[1] == status, back[:300]
    assert b"Traceback" not in back
    assert sent(server, b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 200")


def test_what_follows_a_body_that_nobody_reads_is_no_request(server: Server) -> None:
    hidden = b"GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(hidden)
    assert sent(server, head + hidden).count(b"HTTP/1.1 ") == 1


def test_a_connection_is_used_again_and_a_head_has_no_body(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request("GET", BOARD)
    whole = connection.getresponse()
    body = whole.read()
    connection.request("HEAD", BOARD)
    head = connection.getresponse()
    assert (head.status, head.read()) == (200, b"")
    assert head.headers["Content-Length"] == str(len(body))
    assert head.headers["ETag"] == whole.headers["ETag"]
    connection.request("GET", BOARD, headers={"If-None-Match": whole.headers["ETag"]})
    same = connection.getresponse()
    assert (same.status, same.read(), same.headers["Content-Length"]) == (304, b"", None)
    connection.close()


def test_open_pages_are_told_of_a_change_that_nobody_asked_for(server: Server, root: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request("GET", "/")
    connection.getresponse().read()
    connection.request("GET", "/.goldthread/events")
    events = connection.getresponse()
    assert events.headers["Content-Type"] == "text/event-stream"
    first = _event(events)
    text = (root / LANDING).read_text()
    (root / LANDING).write_text(text.replace("Notice board on the landing", "The board that tells"))
    while _event(events) == first:
        pass
    (root / LANDING).write_text(text.replace("  name:", "\tname:"))
    second = _event(events)
    assert second != first
    events.close()


def _event(events: http.client.HTTPResponse) -> bytes:
    while not (line := events.readline()).startswith(b"data: "):
        assert line
    return line


def test_an_address_that_is_taken_is_said(server: Server, root: Path) -> None:
    address = Address(port=server.server_port)
    with pytest.raises(AddressError, match="Name another address with --address"), serving(root, address):
        pass


def test_addresses_are_read_as_they_are_written() -> None:
    assert address_of(None) == Address("127.0.0.1", 8000)
    assert address_of("0.0.0.0:80") == Address("0.0.0.0", 80)  # noqa: S104 - no socket is opened
    assert address_of("[::1]:8000") == Address("::1", 8000)
    for text in ("", "localhost", "8000", ":8000", "a:", "a:http", "a:70000", "a:-1", "a:٣"):
        with pytest.raises(AddressError, match="is not an address"):
            address_of(text)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_command_while_a_page_listens(root: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "goldthread", "serve", "--address", "127.0.0.1:0"]
    process = subprocess.Popen(
        command,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        port = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        assert port, said
        connection = http.client.HTTPConnection("127.0.0.1", int(port[1]), timeout=PATIENCE)
        connection.request("GET", "/.goldthread/events")
        events = connection.getresponse()
        _event(events)
        process.send_signal(number)
        assert process.wait(PATIENCE) in {0, 128 + number}, "in order, or at once where that takes too long"
        assert "Traceback" not in process.stdout.read()
        events.close()
        connection.close()
    finally:
        process.kill()
        process.communicate()
