"""Serving the handbook while its records are edited."""

import contextlib
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from goldthread.language.message import MessageError, message
from goldthread.model.record import Audience
from goldthread.publishing.interruption import ended_by_signals, wait_for_signal
from goldthread.publishing.mkdocs_site import loud_only_when_it_matters
from goldthread.serving.changes import Change
from goldthread.serving.handbook import ServedHandbook
from goldthread.serving.server import Server
from goldthread.serving.unforeseen import told_by_threads
from goldthread.serving.watching import Watch
from goldthread.settings import epoch_day

HOST, PORT = "127.0.0.1", 8000


class AddressError(MessageError):
    """The handbook cannot be served at an address; the message says why in a sentence."""


class Address(msgspec.Struct, frozen=True):
    """Where a handbook is served: a name or number of this machine, and a port of it."""

    host: str = HOST
    port: int = PORT


def address_of(text: str | None) -> Address:
    """The address that a text such as "127.0.0.1:8000" gives. Raises AddressError."""
    if text is None:
        return Address()
    host, colon, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isascii() or not port.isdigit() or int(port) > _LAST_PORT:
        raise AddressError(
            message('"{address}" is not an address to serve at. Write one such as 127.0.0.1:8000.', address=text)
        )
    return Address(host, int(port))


_LAST_PORT = 65535


@contextlib.contextmanager
def serving(
    root: Path, address: Address, audience: Audience | None = None, told: Callable[[Change], None] = lambda _: None
) -> Iterator[Server]:
    """Serve the handbook under a root for as long as the block runs.

    told: Is told of each change.
    Raises AddressError when the address cannot be had.
    """
    handbook = ServedHandbook(root, audience, told)
    try:
        server = Server(handbook, address.host, address.port)
    except (OSError, UnicodeError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AddressError(
            message(
                "The handbook cannot be served at {host}:{port}: {reason}. Name another address with --address.",
                host=address.host,
                port=str(address.port),
                reason=reason.lower(),
            )
        ) from error
    watch = Watch(handbook)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="serve", daemon=True)
    try:
        thread.start()
        watch.start()
        yield server
    finally:
        watch.end()
        server.end()
        handbook.close()


def serve(
    root: Path,
    address: Address,
    audience: Audience | None = None,
    *,
    told: Callable[[Change], None],
    begun: Callable[[str], None],
    open_browser: bool = False,
) -> None:
    """Serve the handbook under a root until the process is told to end.

    told: Is told of each change.
    begun: Is told the address of the first page once it can be asked for.
    Raises AddressError and DayError.
    """
    epoch_day()
    with (
        ended_by_signals(),
        loud_only_when_it_matters(),
        serving(root, address, audience, told) as server,
        told_by_threads(server.handbook.tell_of_failure),
    ):
        host = f"[{server.server_name}]" if ":" in server.server_name else server.server_name
        home = f"http://{host}:{server.server_port}/"
        begun(home)
        if open_browser:
            webbrowser.open(home)
        wait_for_signal()
