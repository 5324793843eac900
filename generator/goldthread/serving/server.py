"""The server: sockets to requests and answers to sockets, one thread a connection.

It is that of Python's own library: pages are few, readers are one or two, and what a request may ask is decided in `answers.py`.
"""

import http.server
import ipaddress
import socket
import socketserver
import sys
from http import HTTPStatus

from goldthread.serving.answers import EVENTS, Answer, Request, Site, path_of
from goldthread.serving.handbook import ServedHandbook
from goldthread.serving.unforeseen import Unforeseen, sentence

_IDLE = 75
"""Seconds after which a connection is closed on which nothing is asked."""
_BEAT = 15.0
"""Seconds after which a page is told that the server is still there, by which readers that left are noticed."""


_FAILED = Answer(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"},
    b"Something failed that nobody foresaw. The terminal says what.\n",
)


class Server(http.server.ThreadingHTTPServer):
    """Serves a handbook.

    host, port: Where; port 0 takes one that is free.
    Raises OSError when the address cannot be had.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, handbook: ServedHandbook, host: str, port: int) -> None:
        self.handbook = handbook
        self.site = Site(handbook, host)
        self.is_ending = False
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        self.address_family = family
        super().__init__((str(address[0]), port), _Connection)

    def server_bind(self) -> None:
        """Take the address; the name of the machine, for which others would be asked, is not needed."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of readers that went away; tell of any other error, which is ours."""
        del request, client_address
        error = sys.exception()
        if error is not None and not isinstance(error, OSError):
            self.handbook.tell_of_failure(sentence(error))

    def end(self) -> None:
        """Answer nobody any more."""
        self.is_ending = True
        self.shutdown()
        self.server_close()


class _Connection(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Goldthread"
    sys_version = ""
    timeout = _IDLE
    server: Server

    def do_GET(self) -> None:
        """Answer."""
        self._respond()

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._respond()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what cannot be read as a request, or has another method, and end the connection: what follows may belong to it."""
        del message, explain
        self.close_connection = True
        self.request_version = self.protocol_version  # of what cannot be read, no version is known
        status = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        more = {"Allow": "GET, HEAD"} if status is HTTPStatus.METHOD_NOT_ALLOWED else {}
        kind = {"Content-Type": "text/plain; charset=utf-8", "Connection": "close"}
        self._send(Answer(status, {**kind, **more}, f"{status.phrase}\n".encode()))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is inherited
        """Say nothing."""
        del format, args

    def _respond(self) -> None:
        names = self.headers.keys()
        hosts = len(self.headers.get_all("host", []))
        if hosts > 1 or (not hosts and self.request_version != "HTTP/1.0"):
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if {"content-length", "transfer-encoding"} & {name.lower() for name in names}:
            self.close_connection = True  # a body, which nobody reads
        request = Request(
            method=self.command,
            target=self.path,
            headers={name.lower(): str(self.headers[name]) for name in names},
            is_near=_is_near(str(self.client_address[0])),
        )
        if path_of(self.path) == EVENTS and self.command == "GET" and self.server.site.is_meant(request):
            self._stream()
            return
        answer = _FAILED
        with Unforeseen(self.server.handbook.tell_of_failure):
            answer = self.server.site.answer(request)
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        has_body = answer.status != HTTPStatus.NOT_MODIFIED
        if has_body:
            self.send_header("Content-Length", str(len(answer.body)))
        if self.close_connection and "Connection" not in answer.headers:
            self.send_header("Connection", "close")
        self.end_headers()
        if has_body and self.command != "HEAD":
            self.wfile.write(answer.body)

    def _stream(self) -> None:
        """Tell an open page of each change, until it is closed or the server ends."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"retry: 1000\n\n")
        handbook, version = self.server.handbook, -1
        while not self.server.is_ending:
            found = handbook.wait_for_change(version, _BEAT)
            self.wfile.write(b": still here\n\n" if found == version else f"data: {found}\n\n".encode())
            self.wfile.flush()
            version = found


def _is_near(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
