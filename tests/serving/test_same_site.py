"""What is served is what is built, but for the script that reloads a page."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from demonstration import SECONDS
from goldthread.disk.manifests import MANIFEST
from goldthread.model.record import Audience
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import inspected
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.engine import site_contents
from goldthread.publishing.mkdocs_site import build_site
from serving.conftest import Asked

REPOSITORY = Path(__file__).resolve().parents[2]
_SCRIPT = re.compile(rb'<script src="/\.goldthread/reload\.js"[^>]*></script>(?=</body>)')


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("audience", get_args(Audience))
def test_every_file_of_the_demonstration_is_served_as_it_is_built(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    serve: Callable[[Path], Asked],
    language: str,
    audience: Audience,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(SECONDS))
    root = tmp_path / "handbook"
    for name in ("content", "principles"):
        shutil.copytree(REPOSITORY / name, root / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text()
    (root / "mkdocs.yml").write_text(settings.replace("goldthread", f"goldthread: {{audience: {audience}}}"))
    asked = serve(root)
    asked.write("content/handbook.yml", f"{(root / 'content/handbook.yml').read_text()}\nlanguage: {language}\n")
    request = request_of(root, configuration_of(root))
    build_site(site_contents(request, inspected(request), with_errors=True), tmp_path / "site")
    built = {
        file.relative_to(tmp_path / "site").as_posix(): file.read_bytes()
        for file in (tmp_path / "site").rglob("*")
        if file.is_file()
    }
    mount = asked.handbook.mount
    assert len(built) > 200
    differing = []
    for path, data in built.items():
        if path == MANIFEST:
            continue
        answer = asked.ask(f"{mount}{path.removesuffix('index.html')}")
        body, scripts = _SCRIPT.subn(b"", answer.body)
        if body != data or answer.status != 200 or scripts != (path.endswith(".html") and b"</body>" in data):
            differing.append(path)
    assert differing == []
