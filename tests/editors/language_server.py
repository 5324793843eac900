"""Speak with the YAML language server over its protocol; with `--install`, install it from a lock file with hashes."""

import itertools
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from node_programs import NodeProgram, prepare

PROGRAM = NodeProgram("editors", Path(__file__).parent, "yaml-language-server/bin/yaml-language-server")
ADVICE = (
    "The YAML language server is not installed, or is an older one: python tests/editors/language_server.py --install"
)
CURSOR = "|"
"""Stands in a text where the cursor is."""
_CLIENT = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
}
_OFFLINE = {"yaml.schemaStore.enable": False, "yaml.kubernetesCRDStore.enable": False}
"""The settings of the test alone: nothing is asked of another host."""
Answer = Any


class LanguageServer:
    """The server, with one folder open and the settings of an editor."""

    def __init__(self, root: Path, settings: Mapping[str, object]) -> None:
        """Start it.

        root: The folder that is open.
        settings: The settings, as in `.vscode/settings.json`.
        """
        self._root = root
        self._settings = {**settings, **_OFFLINE}
        self._numbers = itertools.count(1)
        self._marked: dict[str, list[str]] = {}
        self._is_set = False
        self._process = subprocess.Popen(
            [*PROGRAM.command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        folder = {"uri": root.as_uri(), "name": root.name}
        about = {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder], "capabilities": _CLIENT}
        self._ask("initialize", about)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {}})
        while not self._is_set:
            self._take(self._read())

    def __enter__(self) -> Self:
        """The server itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def marked(self, name: str, text: str) -> list[str]:
        """What an editor marks in a file, each as `line: message`."""
        uri = self._open(name, text)
        while uri not in self._marked:
            self._take(self._read())
        return self._marked[uri]

    def completions(self, name: str, text: str) -> dict[str, str]:
        """What is offered at the cursor: what would be inserted, by label, in the order of an editor."""
        uri, position = self._open_at(name, text)
        answer = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        items = sorted(answer["items"], key=lambda each: str(each.get("sortText") or each["label"]).lower())
        return {each["label"]: each["textEdit"]["newText"] for each in items}

    def replaced(self, name: str, text: str) -> str:
        """What of the line an accepted completion takes the place of; an editor finds labels by it."""
        uri, position = self._open_at(name, text)
        answer = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        ((line, start, end),) = {
            (
                each["textEdit"]["range"]["start"]["line"],
                each["textEdit"]["range"]["start"]["character"],
                each["textEdit"]["range"]["end"]["character"],
            )
            for each in answer["items"]
        }
        return str(text.replace(CURSOR, "").splitlines()[line][start:end])

    def hover(self, name: str, text: str) -> str:
        """The help on what the cursor is in."""
        uri, position = self._open_at(name, text)
        answer = self._ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})
        return str(answer["contents"]["value"])

    def _open_at(self, name: str, text: str) -> tuple[str, Mapping[str, int]]:
        before, cursor, after = text.partition(CURSOR)
        assert cursor
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self._open(name, before + after), position

    def _open(self, name: str, text: str) -> str:
        """Open a file, which no test opens twice, and return its address; it need not exist."""
        uri = (self._root / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, about: object) -> Answer:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": about})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _tell(self, method: str, about: object) -> None:
        self._send({"method": method, "params": about})

    def _take(self, message: Mapping[str, Answer]) -> None:
        """Do what the server asks for, and keep what it marks."""
        about: Answer = message.get("params")
        if message.get("method") == "workspace/configuration":
            self._send({"id": message["id"], "result": [self._section(each["section"]) for each in about["items"]]})
            self._is_set = True
        elif message.get("method") == "textDocument/publishDiagnostics":
            lines = [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in about["diagnostics"]]
            self._marked[about["uri"]] = lines
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})

    def _section(self, name: str) -> Mapping[str, object]:
        """A section of the settings, as an editor nests it: `yaml.format.enable` is `enable` in `format` in `yaml`."""
        found: dict[str, object] = {}
        for key, value in self._settings.items():
            if key.startswith(f"{name}."):
                inner = found
                *groups, last = key.removeprefix(f"{name}.").split(".")
                for group in groups:
                    inner = inner.setdefault(group, {})  # type: ignore[assignment]
                inner[last] = value
        return found

    def _send(self, message: Mapping[str, object]) -> None:
        data = msgspec.json.encode({"jsonrpc": "2.0", **message})
        stream = self._process.stdin
        assert stream
        stream.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        stream.flush()

    def _read(self) -> Mapping[str, Answer]:
        stream = self._process.stdout
        assert stream
        size = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                size = int(value)
        assert size, "the language server has ended"
        return msgspec.json.decode(stream.read(size), type=dict[str, Answer])


if __name__ == "__main__":
    sys.exit(prepare(PROGRAM, ADVICE))
