"""What is to be made of a handbook: decided once, before anything is read, and handed to all that take part."""

import datetime
from pathlib import Path

import msgspec

from goldthread.documents.document import DocumentStore
from goldthread.language.message import message
from goldthread.model.record import Audience
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_info import conditions, conditions_of
from goldthread.publishing.configuration import Configuration
from goldthread.record_files import TOPS
from goldthread.settings import DayError


class BuildRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made of a handbook. All paths are whole ones.

    root: The folder that holds `content/` and `principles/`.
    configuration: The settings of MkDocs that belong to it; None where it has none.
    audience: For whom it is made.
    site_url: Where it will be published; empty where nobody said.
    build: The day that counts as today, and the commit of the records.
    edition: The folder in which it will lie among published editions; empty where it stands alone.
    warning: What a person should know of how this was decided; empty when all is as usual.
    documents: The documents around the handbook, where they lie elsewhere than around its folder.
    """

    root: Path
    configuration: Configuration | None
    audience: Audience
    site_url: str
    build: Build
    edition: str = ""
    warning: str = ""
    documents: DocumentStore | None = None

    @property
    def docs(self) -> Path:
        """The folder from whose top pictures and other media are named."""
        return self.configuration.docs if self.configuration else self.root / TOPS[0]

    @property
    def inside(self) -> tuple[Path, ...]:
        """The folders in which a file has to lie to be published, once all links are followed."""
        return self.root, self.docs.resolve()


def request_of(
    root: Path,
    configuration: Configuration | None,
    *,
    audience: Audience | None = None,
    site_url: str = "",
    build: Build | None = None,
    edition: str = "",
    documents: DocumentStore | None = None,
) -> BuildRequest:
    """What is to be made of the handbook under a root; what a person asks for comes before what settings say.

    build: The conditions, where they are known, as they are of what lies in a commit.
    documents: The documents around the handbook, where they are known, as they are of a commit.
    Raises DayError when the settings or the environment give no day.
    """
    told = configuration or Configuration(file=root, docs=root / TOPS[0])
    warning = ""
    if build is None and told.day:
        build = conditions_of(told.commit, _day(told))
    elif build is None:
        found = conditions(root)
        build, warning = found.build, found.warning
    return BuildRequest(
        root=root.resolve(),
        configuration=configuration,
        audience=audience or told.audience,
        site_url=site_url or told.site_url,
        build=build,
        edition=edition or told.edition,
        warning=warning,
        documents=documents,
    )


def _day(told: Configuration) -> datetime.date:
    try:
        return datetime.date.fromisoformat(told.day)
    except ValueError as error:
        raise DayError(
            message(
                'The day in {file} is "{day}", and should be one such as "2026-04-13".',
                file=told.file.name,
                day=told.day,
            )
        ) from error
