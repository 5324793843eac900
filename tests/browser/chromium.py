"""Find the browser that tests drive; with `--install`, put Debian's in place when there is none and this person may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
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
    """Install Debian's Chromium, where there is apt-get and this person is root."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "--quiet"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "--yes", "--quiet", "chromium"], check=False, **quiet)  # type: ignore[call-overload]


def main() -> int:
    """Print where the browser is, or say in one sentence what to install and fail."""
    if find() is None and "--install" in sys.argv[1:]:
        install()
    found = find()
    print(found or ADVICE)  # noqa: T201 - it is a command
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
