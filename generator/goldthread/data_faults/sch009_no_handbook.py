"""There is a `content/handbook.yml` that names the brand.

Everything else hangs on it: the brand, its vision, and the settings of the handbook.

Fails:

    # content/handbook.yml
    # nothing is written here yet

Passes:

    # content/handbook.yml
    brand: Sandbank Ferry
    vision: Nobody is left on the far shore.
    edition: "1.0"

Fix:
    Write `content/handbook.yml` with `brand`, `vision` and `edition`.
"""

from goldthread.data_faults.fault import fault
from goldthread.findings import Finding
from goldthread.language.message import message
from goldthread.places import Place


def finding(file: str) -> Finding:
    """A finding for a handbook that does not say whose it is."""
    return fault(
        __name__,
        Place(file),
        message=message("The handbook does not say which brand it is about."),
        fix=message('Write {file} with "brand:", "vision:" and "edition:".', file=file),
    )
