"""`mkdocs serve`, which builds the whole site after each change and serves what it built last."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from goldthread.model.record import Audience
from serving.conftest import SETTINGS

LANDING = "content/touchpoints/landing.yml"
LATE = "Message about a late boat"


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_what_became_internal_is_served_to_nobody_outside_while_something_is_wrong(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audience: Audience
) -> None:
    monkeypatch.setattr(MkDocsConfig.plugins, "plugin_cache", {})  # what another test has handed over to the plugin
    settings, site = root / "mkdocs.yml", tmp_path / "site"
    settings.write_text(SETTINGS.replace("goldthread]", f"goldthread: {{audience: {audience}}}]"))

    def said() -> list[Path]:
        return [path for path in site.rglob("*.html") if LATE in path.read_text()]

    def served() -> None:
        config = load_config(config_file=str(settings), site_dir=str(site))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)

    served()
    assert said()
    text = (root / LANDING).read_text()
    (root / LANDING).write_text(text.replace(f"  name: {LATE}", f"  audience: internal\n  name: {LATE}"))
    (root / "content/tools.yml").write_text("bell:\n\tname: Bell\n")
    with pytest.raises(Abort):
        served()
    assert bool(said()) == (audience == "internal")
    (root / "content/tools.yml").unlink()
    served()
    assert bool(said()) == (audience == "internal")
