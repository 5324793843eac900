"""Serving the handbook while its records are edited."""

from pathlib import Path

from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.mkdocs_site import serve_site
from goldthread.publishing.site_settings import site_name
from goldthread.reading.book import read_book
from goldthread.settings import epoch_day


def serve(root: Path, address: str | None, *, open_browser: bool = False, quiet: bool = False) -> None:
    """Serve the handbook under a root until the process is told to end.

    address: Host and port; None leaves them to the settings of MkDocs.
    quiet: Whether MkDocs prints its errors alone.
    Raises ConfigurationError, DayError and SiteBuildError.
    """
    epoch_day()  # checked first, since MkDocs would fail on it with a traceback
    configuration = configuration_of(root)
    name = site_name(configuration, read_book(root).book.handbook)
    serve_site(root, configuration, name, address, open_browser=open_browser, quiet=quiet)
