"""`mkdocs serve`, which builds the whole site after each change and serves what it built last."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer

from goldthread.model.record import Audience
from serving.conftest import SETTINGS

LANDING = "content/touchpoints/landing.yml"
LATE = "Message about a late boat"


SLIPS = {"a record": ("content/tools.yml", "bell:\n\tname: Bell\n"), "the settings": ("mkdocs.yml", ": [\n")}
"""What keeps MkDocs from building, each written to the end of a file."""


@pytest.mark.parametrize(
    ("audience", "slip"), [("internal", "a record"), ("public", "a record"), ("public", "the settings")]
)
def test_what_became_internal_is_served_to_nobody_outside_while_something_is_wrong(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audience: Audience, slip: str
) -> None:
    monkeypatch.setattr(MkDocsConfig.plugins, "plugin_cache", {})  # what another test has handed over to the plugin
    settings, site = root / "mkdocs.yml", tmp_path / "site"
    settings.write_text(SETTINGS.replace("goldthread]", f"goldthread: {{audience: {audience}}}]"))

    def said() -> list[Path]:
        return [path for path in site.rglob("*.html") if LATE in path.read_text()]

    def configured() -> MkDocsConfig:
        return load_config(config_file=str(settings), site_dir=str(site))

    config = configured()
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert said()
    with LiveReloadServer(lambda: build(configured()), "127.0.0.1", 0, str(site)) as server:
        config.plugins.on_serve(server, config=config, builder=server.builder)
        text = (root / LANDING).read_text()
        (root / LANDING).write_text(text.replace(f"  name: {LATE}", f"  audience: internal\n  name: {LATE}"))
        name, broken = SLIPS[slip]
        good = (root / name).read_text() if (root / name).exists() else ""
        (root / name).write_text(f"{good}{broken}")
        with pytest.raises((Abort, ConfigurationError)):
            server.builder()
        assert bool(said()) == (audience == "internal")
        (root / name).write_text(good) if good else (root / name).unlink()
        server.builder()
        assert bool(said()) == (audience == "internal")
