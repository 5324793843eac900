"""What serving takes: from the start to the first page, from a saved file to its page, and memory from one edit to the next."""

import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

EDITS = 200
SETTLED = 100
"""Edits after which memory should be what it was: until then, caches fill, and the allocator finds out what is needed at once."""
_SAMPLE = 20
"""Edits over which memory is averaged; it goes up and down within one."""
_PATIENCE = 120.0
_PAUSE = 0.3
"""Seconds between two edits."""


class Serving(NamedTuple):
    """What was measured of a server.

    ready: Seconds from its start to the first page.
    page: Seconds from a saved file to its page.
    work: Processor seconds for that, which a busy machine does not change much.
    start: Megabytes that it holds after the first page.
    settled: Megabytes that it holds once it has settled.
    end: Megabytes that it holds after all edits.
    """

    ready: float
    page: float
    work: float
    start: float
    settled: float
    end: float


def measured(root: Path) -> Serving:
    """Serve a handbook, and edit a touchpoint of it again and again."""
    file, name = _touchpoint(root)
    text = file.read_text(encoding="utf-8")
    began = time.perf_counter()
    with _server(root) as (process, port):
        _asked(port, name.address, process)
        ready = time.perf_counter() - began
        start = _megabytes(process.pid)
        taken, worked, sizes = [], [], []
        try:
            for number in range(EDITS):
                words = f"Edit number {number}"
                file.write_text(text.replace(name.line, f"name: {words}", 1), encoding="utf-8")
                since, before = time.perf_counter(), _worked(process.pid)
                while words not in _asked(port, name.address, process):
                    """The page is still that from before."""
                taken.append(time.perf_counter() - since)
                worked.append(_worked(process.pid) - before)
                sizes.append(_megabytes(process.pid))
                time.sleep(_PAUSE)
        finally:
            file.write_text(text, encoding="utf-8")
    settled, end = (statistics.mean(each) for each in (sizes[SETTLED : SETTLED + _SAMPLE], sizes[-_SAMPLE:]))
    return Serving(ready, statistics.median(taken), statistics.median(worked), start, settled, end)


class _Named(NamedTuple):
    address: str
    line: str


def _touchpoint(root: Path) -> tuple[Path, _Named]:
    """The file of a touchpoint that has a name, with its address and the line of the name."""
    for file in sorted((root / "content" / "touchpoints").glob("*.yml")):
        found = re.search(r"^([\w-]+):\n  (name: .*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return file, _Named(f"/touchpoint/{found[1]}/", found[2])
    raise RuntimeError(f"{root} holds no touchpoint with a name")


@contextmanager
def _server(root: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [
        sys.executable,
        "-m",
        "goldthread",
        "serve",
        "--quiet",
        "--root",
        str(root),
        "--address",
        f"127.0.0.1:{port}",
    ]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})  # noqa: S603 - our own command
    try:
        yield process, port
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(_PATIENCE)


def _asked(port: int, address: str, process: "subprocess.Popen[bytes]") -> str:
    """A page; the server is waited for as long as it does not answer."""
    until = time.perf_counter() + _PATIENCE
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            text = answer.read().decode()
        except ConnectionError:
            if process.poll() is not None or time.perf_counter() > until:
                raise
            time.sleep(0.01)
            continue
        finally:
            connection.close()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{address} was answered with {answer.status}: {text[:500]}")
        return text


def _worked(process: int) -> float:
    """The processor seconds that a process has taken so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(process: int) -> float:
    """The memory that a process holds now."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
