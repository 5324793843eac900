"""Find the browser that tests drive; with `--install`, put Debian's in place where this person may.

The Chromium that has no windows is taken before any other: it draws the same pages and takes half the computing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # letters as wide as at any other size, as most screens have them
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ADVICE = (
    "No Chromium was found: install Chromium or Chrome (on Debian: apt-get install chromium), "
    "or name one in GOLDTHREAD_BROWSER."
)


def find() -> str | None:
    """The path of a Chromium: the one named in GOLDTHREAD_BROWSER, else one that is installed."""
    named = os.environ.get("GOLDTHREAD_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    on_path = (found for name in NAMES if (found := shutil.which(name)))
    return next(on_path, None) or next((path for path in ELSEWHERE if Path(path).is_file()), None)


def install() -> None:
    """Install Debian's Chromium, where there is apt-get and this person is root: the one without windows, else the usual."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    _apt_get("update")
    _apt_get("install", "--yes", WITHOUT_WINDOWS)
    if find() is None:
        _apt_get("install", "--yes", "chromium")


def _apt_get(*arguments: str) -> None:
    """Run apt-get without a question and without waiting long for a network that is not there; tests say if it was in vain."""
    command = ["apt-get", "--quiet", "--option=Acquire::Retries=0", "--option=Acquire::http::Timeout=20", *arguments]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)


def main() -> int:
    """Print where the browser is, or say in one sentence what to install and fail."""
    if "--install" in sys.argv[1:] and "GOLDTHREAD_BROWSER" not in os.environ and not shutil.which(WITHOUT_WINDOWS):
        install()
    found = find()
    print(found or ADVICE)  # noqa: T201 - it is a command
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
