"""Requests to answers: what is served at an address, as values; no socket is touched."""

import ipaddress
import re
import socket
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import quote, unquote_to_bytes, urlsplit

import msgspec

from goldthread.language.translation import speaking
from goldthread.serving.changes import Served
from goldthread.serving.handbook import ServedHandbook
from goldthread.serving.problem import panel

OWN = "/.goldthread/"
"""Where the server's own files lie; no file of a site has a name that begins with a dot."""
EVENTS = f"{OWN}events"
_PANEL = f"{OWN}panel"
_STYLE = f"{OWN}panel.css"
_SCRIPT = f"{OWN}reload.js"
_PATH_LIMIT = 4096
_END = b"</body>"
_BODY = re.compile(rb"<body\b[^>]*>")
_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)")
_NO_PANEL = "-"

TYPES: Mapping[str, str] = {
    ".avif": "image/avif", ".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".gif": "image/gif",
    ".gz": "application/gzip", ".htm": "text/html; charset=utf-8", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon",
    ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
    ".m4a": "audio/mp4", ".map": "application/json", ".md": "text/markdown; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
    ".mov": "video/quicktime", ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".ogg": "audio/ogg", ".ogv": "video/ogg",
    ".otf": "font/otf", ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml", ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8", ".vtt": "text/vtt; charset=utf-8", ".wasm": "application/wasm", ".wav": "audio/wav",
    ".webm": "video/webm", ".webp": "image/webp", ".woff": "font/woff", ".woff2": "font/woff2",
    ".xml": "application/xml", ".zip": "application/zip",
}  # fmt: skip
"""The kinds of files by their endings; those of the system differ from one machine to the next."""

_ALWAYS = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",  # no other site may take in what is internal, such as the index of the search
}


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked.

    method: GET or HEAD; everything else is refused.
    target: The address as it was sent.
    headers: The headers, by their names in small letters.
    is_near: Whether it comes from the machine that serves.
    """

    method: str = "GET"
    target: str
    headers: Mapping[str, str] = {}
    is_near: bool = True


class Answer(msgspec.Struct, frozen=True):
    """What is answered. A body is given for HEAD as well, so that its length is known, and is not sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Site:
    """Answers requests for the pages and files of a handbook.

    handbook: The handbook.
    host: The name or number of the machine under which it is served.
    """

    def __init__(self, handbook: ServedHandbook, host: str = "127.0.0.1") -> None:
        self._handbook = handbook
        self._hosts = _hosts(host)
        self._takes_numbers = not _is_local(host)

    def answer(self, request: Request) -> Answer:
        """The answer to a request."""
        if request.method not in {"GET", "HEAD"}:
            return _words(405, "Only GET and HEAD are answered here.", {"Allow": "GET, HEAD"})
        if not self.is_meant(request):
            return _words(403, "This handbook is not served under that name.")
        path = path_of(request.target)
        if path is None:
            return _words(404, "There is no such address.")
        if path.startswith(OWN):
            return self._own(path, request)
        mount = self._handbook.mount
        if not path.startswith(mount):
            if path in {"/", mount.rstrip("/")}:
                return _redirect(mount)
            return self._page(request, "404.html", 404)
        return self._at(path.removeprefix(mount), mount, request)

    def is_meant(self, request: Request) -> bool:
        """Whether a request names this machine, and not another that somebody lets lead here; pages of others may not ask at all."""
        host = request.headers.get("host")
        if host is None:
            return request.is_near
        try:
            name = urlsplit(f"//{host}").hostname if _HOST.fullmatch(host) else None
        except ValueError:  # brackets around what is no number of a machine
            return False
        if name is None:
            return False
        name = name.rstrip(".")
        return name in self._hosts or name.endswith(".localhost") or (self._takes_numbers and _is_number(name))

    def _own(self, path: str, request: Request) -> Answer:
        if path == _PANEL:
            return _answer(request, self._panel(request).encode(), "text/html; charset=utf-8")
        name = path.removeprefix(OWN)
        if path in {_SCRIPT, _STYLE}:
            data = (files("goldthread") / "serving" / name).read_bytes()
            return _answer(request, data, TYPES[PurePosixPath(name).suffix])
        return _words(404, "There is no such address.")

    def _panel(self, request: Request) -> str:
        problem = self._handbook.problem()
        if problem is None:
            return ""
        with speaking(self._handbook.language):
            return panel(problem, _STYLE, is_public=self._handbook.is_public, is_near=request.is_near, is_alone=False)

    def _at(self, path: str, mount: str, request: Request) -> Answer:
        is_folder = not path or path.endswith("/")
        name = f"{path}index.html" if is_folder else path
        if is_folder or name.endswith(".html"):
            return self._page(request, name, 200)
        served = self._handbook.serve(name, fresh=False)
        if served.data is not None:
            return _answer(
                request, served.data, TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
            )
        if self._handbook.serve(f"{name}/index.html").data is not None:
            query = urlsplit(request.target).query
            return _redirect(f"{mount}{path}/", query)
        return self._page(request, "404.html", 404)

    def _page(self, request: Request, name: str, status: int) -> Answer:
        """A page with the script that keeps it as the handbook is, and with a panel while something is wrong."""
        served = self._handbook.serve(name)
        if served.data is None and name != "404.html":
            return self._page(request, "404.html", 404)
        if served.data is None:
            status = 404 if served.is_shown and not served.problem else 503
        html, state = self._live(served, request)
        return _answer(request, html, TYPES[".html"], status, {"Goldthread-State": state})

    def _live(self, served: Served, request: Request) -> tuple[bytes, str]:
        data = _EMPTY if served.data is None else served.data
        state = f"{sha256(data).hexdigest()[:24]}.{served.problem.tag if served.problem else _NO_PANEL}"
        if _END not in data:
            return data, state
        if served.problem:
            with speaking(self._handbook.language):
                shown = panel(
                    served.problem,
                    _STYLE,
                    is_public=self._handbook.is_public,
                    is_near=request.is_near,
                    is_alone=served.data is None,
                ).encode("utf-8", "replace")
            data = _BODY.sub(lambda found: found[0] + shown, data, count=1)
        before, end, after = data.rpartition(_END)
        return before + script(state).encode() + end + after, state


def script(state: str) -> str:
    """The element that asks for the script, which is told what the page shows."""
    return f'<script src="{_SCRIPT}" data-state="{state}" data-events="{EVENTS}" data-panel="{_PANEL}"></script>'


_EMPTY = (
    b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Goldthread</title>\n'
    b'<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n<body>\n</body>\n</html>\n'
)
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?")


def path_of(target: str) -> str | None:
    """The path that an address names, decoded once; None where it names none that a site can have."""
    if len(target) > _PATH_LIMIT:
        return None
    if not target.startswith("/"):
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        if parts.scheme not in {"http", "https"} or not parts.path.startswith("/"):
            return None
        target = parts.path
    raw = target.partition("?")[0].partition("#")[0]
    try:
        path = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return None
    steps = path.split("/")[1:]
    is_plain = path.isprintable() and "\\" not in path
    if not is_plain or any(not step for step in steps[:-1]) or any(step in {".", ".."} for step in steps):
        return None
    hidden = [step for step in steps if step.startswith(".")]
    return None if hidden and not path.startswith(OWN) else path


def _answer(request: Request, body: bytes, kind: str, status: int = 200, more: Mapping[str, str] = {}) -> Answer:
    """A body, or what of it is asked for."""
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {**_ALWAYS, "ETag": tag, **more}
    asked = request.headers
    if status != 200:  # noqa: PLR2004 - all is well
        return Answer(status, {**headers, "Content-Type": kind}, body)
    if "if-none-match" in asked and _matches(asked["if-none-match"], tag):
        return Answer(304, headers)
    headers |= {"Content-Type": kind, "Accept-Ranges": "bytes"}
    wanted = asked.get("range", "")
    if wanted and request.method == "GET" and asked.get("if-range", tag) == tag:
        return _part(wanted, body, headers)
    return Answer(200, headers, body)


def _matches(header: str, tag: str) -> bool:
    return header.strip() == "*" or tag in (each.strip().removeprefix("W/") for each in header.split(","))


def _part(wanted: str, body: bytes, headers: dict[str, str]) -> Answer:
    """One stretch of a body; the whole of it where several stretches are asked for, or what is asked cannot be read."""
    found = _RANGE.fullmatch(wanted.strip())
    if not found or not any(found.groups()) or max(map(len, found.groups())) > _DIGITS:
        return Answer(200, headers, body)
    size = len(body)
    first, last = found.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if first and last and int(last) < start:
        return Answer(200, headers, body)
    if start >= size or (not first and not int(last)):
        return Answer(416, {**headers, "Content-Range": f"bytes */{size}"})
    return Answer(206, {**headers, "Content-Range": f"bytes {start}-{end}/{size}"}, body[start : end + 1])


_DIGITS = 18


def _words(status: int, words: str, more: Mapping[str, str] = {}) -> Answer:
    return Answer(status, {**_ALWAYS, "Content-Type": "text/plain; charset=utf-8", **more}, f"{words}\n".encode())


def _redirect(path: str, query: str = "") -> Answer:
    address = quote(path, safe="/") + (f"?{quote(query, safe=_QUERY)}" if query else "")
    return _words_to(address)


_QUERY = "=&/?:@!$'()*+,;%-._~"


def _words_to(address: str) -> Answer:
    return _words(302, "The page is at another address.", {"Location": address})


def _is_local(host: str) -> bool:
    return host.lower() == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _hosts(host: str) -> frozenset[str]:
    """The names under which this machine is known to itself and, where others may ask it, to them."""
    names = {"localhost", "127.0.0.1", "::1", host.lower()}
    if not _is_local(host):
        name = socket.gethostname().lower()
        names |= {name, f"{name}.local", socket.getfqdn().lower()}
    return frozenset(names)
