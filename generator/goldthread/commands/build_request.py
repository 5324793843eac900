"""The build request that a command makes, for the records as they are or as they were at a revision."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from goldthread.model.record import Audience
from goldthread.publishing.build_request import BuildRequest, request_of
from goldthread.publishing.configuration import configuration_of
from goldthread.publishing.past_revision import at_revision


@contextlib.contextmanager
def build_request(
    root: Path, revision: str | None, audience: Audience | None, site_url: str = ""
) -> Iterator[BuildRequest]:
    """The request for the handbook under a root; at a revision, its files exist for as long as the block runs.

    Raises ConfigurationError, DayError and RevisionError.
    """
    if revision is None:
        yield request_of(root, configuration_of(root), audience=audience, site_url=site_url)
        return
    with at_revision(root, revision) as state:
        configuration = configuration_of(state.root, state.top)
        yield request_of(
            state.root,
            configuration,
            audience=audience,
            site_url=site_url,
            build=state.build,
            documents=state.documents,
        )
