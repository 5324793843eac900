"""An address as a QR code, drawn as SVG (ISO/IEC 18004, by segno)."""

import io
from functools import lru_cache

from markupsafe import Markup


@lru_cache(maxsize=512)
def qr_code(address: str) -> Markup:
    """The code of an address, with middling correction of errors and without a size of its own."""
    import segno  # noqa: PLC0415 - few sheets bear a code, and it takes a while to load

    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        drawn,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        border=0,
        svgclass="gt-code",
        lineclass=None,
        nl=False,
    )
    return Markup(drawn.getvalue().decode())  # noqa: S704 - drawn by the library; the address is modules in it, not text
